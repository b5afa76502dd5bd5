"""Exports leave the program: exact where machines read them, harmless where people do, whole or not at all."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store.errors import MissingFieldsError, UnavailableError, UsageError
from store.export.export import export
from store.models import LoadOptions
from store.safe import is_hostile
from store.store import Store

HOSTILE = (
    '=HYPERLINK("http://x.example") \x1b]52;c;eA==\x07 \u202eخلف\u202c <script>alert(1)</script> [x](javascript:a) '
    "![x](http://x.example) [/nope] \x85 | `x`"
)
FLOOD = "{} محافظ البحيرة سمير النجار يوم السبت {} {} أسرة من قرية الصفاء انتقلت إلى مدينة دمنهور بعد الفيضان."
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with one approved group of two outlets, whose articles hold hostile text."""
    for number, (verb, that, count) in enumerate((("أعلن", "أن", 46), ("قال", "إن", 48)), 1):
        file = tmp_path / f"=1+{number}.txt"
        text = FLOOD.format(verb, that, count) + (f"\n{HOSTILE}\n" if number == 1 else "")
        text = text.replace("قرية", "قرية \x1b[31m<script>\u202e") if number == 1 else text
        file.write_text(text, "utf-8")
    with Store.open(tmp_path / "x.db", create=True, reviewer="=cmd()") as opened:
        for number in (1, 2):
            options = LoadOptions(outlet=f"@صحيفة <b>{number}</b>", published="2016-12-04")
            opened.load([tmp_path / f"=1+{number}.txt"], options)
        (row,) = opened.queue()
        opened.decide(row.id, "approve", note="-ملاحظة\x1b[31m")
        yield opened


def written(store: Store, kind: str, tmp_path: Path, **settings: Any) -> str:
    """What an export wrote."""
    path = tmp_path / "out"
    export(store, kind, str(path), **settings)
    return path.read_bytes().decode()


def test_json_lines_give_every_text_back_exactly(store: Store, tmp_path: Path) -> None:
    text = written(store, "jsonl", tmp_path)
    assert not any(is_hostile(c) for c in text)
    rows = [json.loads(line) for line in text.split("\n")[:-1]]
    articles = {row["id"]: row for row in rows if row["type"] == "article"}
    assert len(articles) == 2
    assert sorted(article["text"].endswith(HOSTILE + "\n") for article in articles.values()) == [False, True]
    for claim in (row for row in rows if row["type"] == "claim"):
        assert articles[claim["article_id"]]["text"][claim["start"] : claim["end"]] == claim["text"]
    (group,) = (row for row in rows if row["type"] == "group")
    assert group["state"] == "approved"
    assert any(row["type"] == "decision" and row["kind"] == "decide" for row in rows)
    assert rows[-1]["type"] == "export"
    assert rows[-1]["audit_head"] == next(store.log(limit=1, newest_first=True)).hash


@pytest.mark.parametrize("kind", ["csv", "md", "html"])
def test_what_people_open_holds_nothing_live(kind: str, store: Store, tmp_path: Path) -> None:
    text = written(store, kind, tmp_path)
    assert not CONTROL.search(text)
    assert "46" in text
    lowered = text.lower()
    if kind != "csv":
        for live in ("<script", "<img", "<b>", "](javascript", "![x]", 'href="javascript'):
            assert live not in lowered


def test_no_cell_is_a_formula(store: Store, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(written(store, "csv", tmp_path), newline="")))
    assert len(rows) == 2
    assert {row["file"] for row in rows} == {"'=1+1.txt", "'=1+2.txt"}
    assert all(cell[:1] not in tuple("=+-@\t\r") for row in rows for cell in row.values() if cell)


def test_html_reads_right_to_left_and_links_only_to_the_web(store: Store, tmp_path: Path) -> None:
    assert 'dir="rtl"' in written(store, "html", tmp_path)
    article = next(store.articles())
    store.article_edit(article.id, url='https://example.org/?a=1&b="2')
    assert 'href="https://example.org/?a=1&amp;b=' in written(store, "html", tmp_path)
    store.undo()
    for address in ("javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "//example.org", "file:///x"):
        store._db.execute("UPDATE article SET url = ?", (address,))  # no reader takes it, but the file may hold it
        assert "href" not in written(store, "html", tmp_path), address


def test_pairs_carry_what_was_decided(store: Store, tmp_path: Path) -> None:
    (pair,) = (json.loads(line) for line in written(store, "pairs", tmp_path).splitlines())
    assert pair["same"] == 1
    assert {"46", "48"} <= set(re.findall(r"\d+", pair["a"] + pair["b"]))
    assert written(store, "pairs", tmp_path, state="pending") == ""
    with pytest.raises(UsageError, match="approved"):
        written(store, "claimreview", tmp_path, state="rejected")
    (group,) = store.groups()
    store.decide(group.id, "reject", force=True)
    (pair,) = (json.loads(line) for line in written(store, "pairs", tmp_path).splitlines())
    assert pair["same"] == 0


def test_a_state_chooses_groups(store: Store, tmp_path: Path) -> None:
    assert len(written(store, "csv", tmp_path, state="pending").splitlines()) == 1


def test_claim_review_lists_what_is_missing_and_writes_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(MissingFieldsError) as caught:
        written(store, "claimreview", tmp_path)
    for field in ("url", "author", "reviewRating"):
        assert field in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_claim_review_names_the_speaker_and_invents_nothing(store: Store, tmp_path: Path) -> None:
    (group,) = store.groups()
    store.evidence(group.id, "https://example.org/report", supports=True)
    store.verdict(group.id, "صحيح جزئياً Mostly true")
    first = group.members[0].claim
    store.claim_edit(group.lead, speaker="سمير النجار")
    store.article_edit(first.article_id, url="https://example.org/1")
    text = written(store, "claimreview", tmp_path, base_url="https://checks.example/", organisation="مدققون")
    (review,) = (json.loads(line) for line in text.splitlines())
    assert review["@context"] == "https://schema.org"
    assert review["url"] == f"https://checks.example/{group.id}"
    assert review["author"]["name"] == "مدققون"
    assert review["reviewRating"]["alternateName"] == "صحيح جزئياً"
    assert review["reviewRating"]["ratingValue"] == "4"
    assert (review["reviewRating"]["worstRating"], review["reviewRating"]["bestRating"]) == ("1", "5")
    item = review["itemReviewed"]
    assert item["author"]["name"] == "سمير النجار"
    assert [a.get("url") for a in item["appearance"]].count("https://example.org/1") == 1
    assert sum("url" in a for a in item["appearance"]) == 1
    assert item["firstAppearance"]["datePublished"] == "2016-12-04"
    store.verdict(group.id, "متضارب")
    text = written(store, "claimreview", tmp_path, base_url="https://checks.example", organisation="x")
    assert "ratingValue" not in json.loads(text)["reviewRating"]


def test_a_full_disk_leaves_the_old_file_and_no_other(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("the previous export\n")
    before = sorted(tmp_path.iterdir())

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnavailableError, match="full"):
        export(store, "csv", str(path))
    assert path.read_text() == "the previous export\n"
    assert sorted(tmp_path.iterdir()) == before


def test_who_reads_the_old_export_goes_on_reading_it(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("the previous export\n")
    with path.open() as old:
        export(store, "csv", str(path))
        assert old.read() == "the previous export\n"
    assert path.read_text("utf-8").startswith("group")


def test_places_that_cannot_be_written_are_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder"):
        export(store, "csv", str(tmp_path))
    with pytest.raises(UsageError, match="does not exist"):
        export(store, "csv", str(tmp_path / "none" / "x.csv"))
    if Path("/dev/full").exists():
        with pytest.raises(UnavailableError, match="full"):
            export(store, "csv", "/dev/full")
    with pytest.raises(UsageError, match="No export"):
        export(store, "docx", str(tmp_path / "x"))


def test_a_link_stays_a_link_and_keeps_the_files_mode(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "real.csv"
    target.write_text("old")
    target.chmod(0o640)
    (tmp_path / "link.csv").symlink_to(target)
    export(store, "csv", str(tmp_path / "link.csv"))
    assert (tmp_path / "link.csv").is_symlink()
    assert target.read_text().startswith("group,")
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_statements_reports_and_sources_are_counted_apart(kind: str, tmp_path: Path) -> None:
    texts = {
        "الضحى": "قتل 46 شخصا في انفجار بمدينة البحيرة أمس.\nوقال المحافظ إن 46 شخصا قتلوا في انفجار بمدينة البحيرة."
    }
    texts["المرسى"] = "قتل 46 شخصا في انفجار بمدينة البحيرة أمس."
    with Store.open(tmp_path / "x.db", create=True) as store:
        for outlet, text in texts.items():
            (tmp_path / f"{outlet}.txt").write_text(text, "utf-8")
            store.load([tmp_path / f"{outlet}.txt"], LoadOptions(outlet=outlet, published="2016-12-09"))
        ids = [claim.id for claim in store.claims()]
        (group,) = store.groups()
        assert set(ids) == {member.claim.id for member in group.members}
        assert len(ids) == 3
        export(store, kind, str(tmp_path / "out"))
    text = (tmp_path / "out").read_text("utf-8")
    sources = f"{group.sources.count} independent source{'' if group.sources.count == 1 else 's'}"
    assert f"3 statements · 2 reports · {sources}" in text
