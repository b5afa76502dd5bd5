"""A reviewer's own claims and corrections: what is refused, what a reload keeps, undo and redo of all of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Tadqiq

PAGE = (
    "افتتاح محطة القطار في وادي السرو\n"
    "قال مدير المحطة سالم الدوسري إن 40 عاملا أنهوا بناء الرصيف الثالث. "
    "وأضاف الدوسري أن كلفة المشروع بلغت 12 مليون ريال خلال ثلاث سنوات.\n"
)


@pytest.fixture
def page(tmp_path: Path, tadqiq: Tadqiq) -> Path:
    file = tmp_path / "station.txt"
    file.write_text(PAGE, "utf-8")
    assert tadqiq("load", file, "--published", "2022-06-16").code == 0
    return file


def claims(tadqiq: Tadqiq) -> dict[str, Any]:
    return {claim["id"]: claim for claim in tadqiq("claims", "--json").lines if claim["article_file"] == "station.txt"}


def one(tadqiq: Tadqiq, words: str) -> str:
    return next(id for id, claim in claims(tadqiq).items() if words in claim["text"])


def refused(tadqiq: Tadqiq, *words: str, code: int = 2) -> str:
    """Run a command that must be refused in one sentence; return the sentence."""
    answer = tadqiq(*words)
    assert answer.code == code, answer.err
    assert len(answer.err.strip().splitlines()) == 1
    assert "Traceback" not in answer.err
    return str(answer.err)


def test_what_cannot_be_a_claim_is_refused_in_one_sentence(page: Path, tadqiq: Tadqiq) -> None:
    claim = one(tadqiq, "كلفة المشروع")
    article = claims(tadqiq)[claim]["article_id"]
    here = claims(tadqiq)[claim]
    assert "inside" in refused(tadqiq, "claim", "add", article, "0", "99999")
    assert "after" in refused(tadqiq, "claim", "add", article, "10", "4")
    assert "empty" in refused(tadqiq, "claim", "add", article, "0", "8", "--statement", "  ")
    assert claim in refused(tadqiq, "claim", "add", article, str(here["start"]), str(here["end"]))
    assert "more than once" in refused(tadqiq, "claim", "add", article, "--quote", "الدوسري")
    refused(tadqiq, "claim", "add", "a000000000000", "0", "8")
    refused(tadqiq, "claim", "edit", "c000000000000", "--statement", "س")
    assert "empty" in refused(tadqiq, "claim", "edit", claim, "--statement", "")
    assert "inside" in refused(tadqiq, "claim", "edit", claim, "--end", "99999")
    assert claims(tadqiq)[claim] == here


def test_a_correction_that_changes_nothing_is_no_event(page: Path, tadqiq: Tadqiq) -> None:
    claim = one(tadqiq, "كلفة المشروع")
    assert tadqiq("claim", "edit", claim, "--statement", "كلفت المحطة 12 مليون ريال").code == 0
    before = len(tadqiq("log", "--json").json)
    assert "already" in refused(tadqiq, "claim", "edit", claim, "--statement", "كلفت المحطة 12 مليون ريال")
    assert len(tadqiq("log", "--json").json) == before


def test_a_deleted_claim_is_deleted_once_and_comes_back(page: Path, tadqiq: Tadqiq) -> None:
    claim = one(tadqiq, "كلفة المشروع")
    assert tadqiq("claim", "delete", claim).code == 0
    assert claim not in claims(tadqiq)
    assert "deleted" in tadqiq("claims", "--explain", claim).out
    assert "undo" in refused(tadqiq, "claim", "delete", claim)
    assert "deleted" in refused(tadqiq, "claim", "edit", claim, "--speaker", "سالم")
    assert tadqiq("undo").code == 0
    assert claim in claims(tadqiq)


def test_an_answer_names_what_its_id_is(page: Path, tadqiq: Tadqiq) -> None:
    claim = one(tadqiq, "كلفة المشروع")
    noted = tadqiq("note", claim, "الرقم", "يراجع", "--json").json
    gone = tadqiq("claim", "delete", claim, "--json").json
    for answer in (noted, gone):
        assert answer.keys() == {"seq", "claim", "undo_of"} and answer["claim"] == claim
    article = tadqiq("articles", "--json").json[0]["id"]
    assert tadqiq("article", "edit", article, "--outlet", "الرأي", "--json").json["article"] == article


def test_figures_follow_the_words_of_a_correction(page: Path, tadqiq: Tadqiq) -> None:
    claim = one(tadqiq, "كلفة المشروع")
    assert tadqiq("claim", "edit", claim, "--quote", "خلال ثلاث سنوات").code == 0
    found = claims(tadqiq)[claim]
    assert [(q["value"], PAGE[q["start"] : q["end"]]) for q in found["quantities"]] == [(3, "ثلاث سنوات")]
    assert tadqiq("undo").code == 0
    assert [q["value"] for q in claims(tadqiq)[claim]["quantities"]] == [12_000_000, 3]
    added = tadqiq("claim", "add", found["article_id"], "--quote", "40 عاملا أنهوا بناء", "--json").json["claim"]
    assert [q["value"] for q in claims(tadqiq)[added]["quantities"]] == [40]


def test_corrections_and_own_claims_move_with_a_new_version(page: Path, tadqiq: Tadqiq) -> None:
    claim = one(tadqiq, "كلفة المشروع")
    assert tadqiq("claim", "edit", claim, "--quote", "كلفة المشروع بلغت 12 مليون ريال").code == 0
    assert tadqiq("claim", "edit", claim, "--statement", "كلف المشروع 12 مليون ريال").code == 0
    own = tadqiq("claim", "add", claims(tadqiq)[claim]["article_id"], "--quote", "بناء الرصيف الثالث", "--json").json
    longer = PAGE.replace("\n", "\nمقدمة جديدة كتبها المحرر في القاهرة.\n", 1)
    page.write_text(longer, "utf-8")
    assert tadqiq("load", page, "--published", "2022-06-16").code == 0
    found = claims(tadqiq)
    for id, statement in ((claim, "كلف المشروع 12 مليون ريال"), (own["claim"], "بناء الرصيف الثالث")):
        assert longer[found[id]["start"] : found[id]["end"]] == found[id]["text"]
        assert (found[id]["statement"], found[id]["rule_id"]) == (statement, "reviewer")
    assert tadqiq("check").code == 0
    assert tadqiq("undo").code == tadqiq("undo").code == tadqiq("undo").code == 0
    assert claims(tadqiq)[claim]["rule_id"] != "reviewer"
    assert tadqiq("redo").code == 0
    assert tadqiq("check").code == 0


def test_a_claim_of_an_older_version_is_not_corrected(page: Path, tadqiq: Tadqiq) -> None:
    claim = one(tadqiq, "كلفة المشروع")
    page.write_text(PAGE.replace("12 مليون", "15 مليون"), "utf-8")
    assert tadqiq("load", page, "--published", "2022-06-16").code == 0
    assert "older version" in refused(tadqiq, "claim", "edit", claim, "--statement", "س", code=3)


def test_the_place_nearest_to_the_claim_is_meant(page: Path, tadqiq: Tadqiq) -> None:
    claim = one(tadqiq, "كلفة المشروع")
    page.write_text(PAGE + "وبلغت كلفة المشروع في العام نفسه مستوى قياسيا.\n", "utf-8")
    assert tadqiq("load", page, "--published", "2022-06-16").code == 0
    assert tadqiq("claim", "edit", claim, "--quote", "كلفة المشروع").code == 0
    assert claims(tadqiq)[claim]["text"] == "كلفة المشروع"
