"""``check`` finds every edit of what reviewers said and loads recorded; each test plants one with plain SQL."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from store.models import LoadOptions
from store.store import Store
from tests.store import newsroom

EVIDENCE = "UPDATE annotation SET body = replace(body, 'source.example', 'other.example') WHERE kind = 'evidence'"
FORGED_LINK = (
    "INSERT INTO link SELECT min(id), max(id), 7, '', 'منى' FROM claim_group WHERE id NOT IN (SELECT a FROM link)"
)

# name → (statement, what the sentence says)
PLANTED = {
    "evidence points elsewhere": (EVIDENCE, "The evidence e… was edited: its text is not what the record says"),
    "evidence deleted": ("DELETE FROM annotation WHERE kind = 'evidence'", "The evidence e… is gone"),
    "a note reworded": ("UPDATE annotation SET body = 'غيرها' WHERE kind = 'note'", "The note n… was edited: its text"),
    "a note of another author": ("UPDATE annotation SET by = 'سالم' WHERE kind = 'note'", "its author is not"),
    "a note of another time": ("UPDATE annotation SET at = '2020' WHERE kind = 'note'", "its time is not"),
    "a tag reworded": ("UPDATE annotation SET body = 'غيره' WHERE kind = 'tag'", "The tag t… was edited"),
    "a tag added": (
        "INSERT INTO annotation SELECT 'tffffffffffff', kind, target, 'جديد', by, at FROM annotation"
        " WHERE kind = 'tag'",
        "The tag tffffffffffff … no event of the record put it there",
    ),
    "a link deleted": ("DELETE FROM link WHERE by IS NOT NULL", "The link 7 from g… is gone"),
    "a link forged": (FORGED_LINK, "The link 7 from g… no event of the record put it there"),
    "a link turned into another": (
        "UPDATE link SET relation = 4 WHERE by IS NOT NULL",
        "The link 4 from g… no event of the record put it there",
    ),
    "a link of another author": ("UPDATE link SET by = 'سالم' WHERE by IS NOT NULL", "The link 7 from g… its author"),
    "another speaker in a correction": (
        "UPDATE claim_edit SET body = json_set(body, '$.speaker', 'غيره')",
        "The correction of claim c… was edited: its speaker",
    ),
    "a correction deleted": ("DELETE FROM claim_edit", "The correction of claim c… is gone"),
    "a correction forged": (
        'INSERT INTO claim_edit SELECT max(pk), \'{"speaker":"غيره"}\' FROM claim',
        "The correction of claim c… no event of the record put it there",
    ),
    "a reviewer's own claim reworded": (
        "UPDATE claim SET statement = 'غيره' WHERE origin = 'reviewer'",
        "Claim c… was edited: it is not what the record says its reviewer added",
    ),
    "a reviewer's own claim withdrawn": (
        "UPDATE claim SET live = 0 WHERE origin = 'reviewer'",
        "The reviewer's claim c… is gone",
    ),
    "an article's correction changed": (
        "UPDATE article_edit SET body = json_set(body, '$.url', 'https://other.example/')",
        "The correction of article a… was edited: its url",
    ),
    "an article's date": ("UPDATE article SET published = '2001-01-01'", "What is known of article a… was edited"),
    "an article's outlet": (
        "UPDATE article SET outlet = (SELECT max(pk) FROM outlet) WHERE pk = 1",
        "What is known of article a… was edited",
    ),
    "an outlet renamed": ("UPDATE outlet SET name = 'غيره' WHERE pk = 1", "What is known of article a… was edited"),
    "words appended to a text": (
        "UPDATE article_version SET text = text || ' وأضاف غير ذلك.'",
        "Article a… was edited: the text of version 1",
    ),
    "a figure": ("UPDATE quantity SET value = value + 1000", "The figures or dates of article a… were edited"),
    "a figure elsewhere": ("UPDATE quantity SET start = start + 1", "The figures or dates of article a… were edited"),
    "a day": ("UPDATE date_mention SET iso = '1999-01-01'", "The figures or dates of article a… were edited"),
    "a second opinion forged": (
        "INSERT INTO second_opinion SELECT id, 'سالم', 'approve', '2026' FROM claim_group WHERE state = 'rejected'",
        "The second opinion of سالم on g… no event of the record put it there",
    ),
    "a second opinion changed": ("UPDATE second_opinion SET outcome = 'defer'", "The second opinion of … its outcome"),
    "a second opinion deleted": ("DELETE FROM second_opinion", "The second opinion of … is gone"),
    "the time of a decision": (
        "UPDATE claim_group SET decided_at = '2020-01-01T00:00:00.000Z' WHERE state = 'approved'",
        "the time of its decision",
    ),
    "a verdict nobody gave": (
        "UPDATE claim_group SET flagged = 1, verdict = '1' WHERE touched = 0",
        "no event of the record decided it",
    ),
    "a setting": ("UPDATE setting SET value = '\"auto\"' WHERE key = 'order'", "The setting order was edited"),
    "a setting nobody made": (
        "INSERT INTO setting VALUES ('learning', 'true')",
        "The setting learning … no event of the record put it there",
    ),
    "a guard removed": ("DROP TRIGGER event_is_never_edited", "A guard of the record is gone"),
    "a guard that guards nothing": (
        "DROP TRIGGER event_is_never_edited;"
        " CREATE TRIGGER event_is_never_edited BEFORE UPDATE ON event BEGIN SELECT 1; END",
        "The trigger event_is_never_edited was changed",
    ),
    "a trigger of somebody else": (
        "CREATE TRIGGER quiet AFTER INSERT ON annotation BEGIN DELETE FROM annotation WHERE pk = new.pk; END",
        "The trigger quiet is in the file",
    ),
    "an index removed": ("DROP INDEX article_by_content", "The index article_by_content of article is gone"),
    "a column removed": ("ALTER TABLE outlet DROP COLUMN kind", "The column kind of outlet is gone"),
    "a table removed": ("DROP TABLE second_opinion", "The table second_opinion is gone"),
    "a rule of a table removed": (
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (a < b)', '')"
        " WHERE name = 'judged'",
        "The rule a < b of judged is gone",
    ),
    "a table without its rules": (
        "ALTER TABLE outlet RENAME TO was; CREATE TABLE outlet AS SELECT * FROM was",
        "The column name of outlet was changed",
    ),
    "search of claims emptied": ("DELETE FROM claim_search", "The search index does not hold … of the claims"),
    "search of articles emptied": ("DELETE FROM article_search", "The search index does not hold … of the articles"),
    "a history cut": ("DELETE FROM touch WHERE entity LIKE 'remark:%'", "The history of … was cut"),
}


def _work(folder: Path) -> Path:
    """Return a closed database in which everything that can be recorded was recorded, some of it taken back again."""
    with newsroom.newsroom(folder, stories=5, outlets=2) as store:
        first, second, third, fourth, *_ = store.queue_ids()
        store.decide(first, "approve")
        store.decide(second, "reject")
        store.evidence(first, "https://source.example/a", quote="نص", supports=True)
        store.verdict(first, "false")
        store.note(third, "ملاحظة")
        store.tag(third, "وسم")
        store.relate(third, 7, fourth)
        claim = store.group(third).members[0].claim
        store.claim_edit(claim.id, speaker="الوزير")
        store.set_setting("order", "newest")
        report = folder / "figures.txt"
        report.write_text("قال الوزير إن 12 شخصا قتلوا في 3 مارس 2021 في المدينة القديمة.\n", encoding="utf-8")
        store.load([report], LoadOptions(outlet="outlet0", published="2021-03-04"))
        article = store.article(str(report))
        start = article.text.index("12 شخصا")
        store.claim_add(article.id, start, start + len("12 شخصا قتلوا"), statement="قتل 12 شخصا")
        store.article_edit(article.id, url="https://source.example/b")
        with store.reopen() as other:
            other.reviewer = "هدى"
            other.second(first, "reject")
        assert store.check()["problems"] == []
        return Path(store.path)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _work(tmp_path_factory.mktemp("newsroom"))


def _problems(path: Path) -> str:
    with Store.open(path, readonly=True) as store:
        return "\n".join(store.check()["problems"])


@pytest.mark.parametrize("name", PLANTED)
def test_every_planted_edit_is_found(worked: Path, tmp_path: Path, name: str) -> None:
    statement, sentence = PLANTED[name]
    path = tmp_path / "copy.db"
    shutil.copy(worked, path)
    with sqlite3.connect(path) as raw:
        state = list(raw.iterdump())
        raw.executescript(statement)
        assert list(raw.iterdump()) != state, "nothing was damaged"
    raw.close()
    found = _problems(path)
    assert any(all(part in line for part in sentence.split("…")) for line in found.splitlines()), found


OLDER = ("text_sha256", "row_sha256", "values_sha256")


def _aged(path: Path) -> None:
    """Rewrite the events as they were before they held the newer hashes, with the chain made new."""
    import json

    from store.database import events

    raw = sqlite3.connect(path)
    guard = "SELECT sql FROM sqlite_schema WHERE name = 'event_is_never_edited'"
    (trigger,) = raw.execute(guard).fetchone()
    raw.execute("DROP TRIGGER event_is_never_edited")
    prev = events.GENESIS
    for seq, at, who, kind, text in raw.execute("SELECT seq, at, reviewer, kind, body FROM event").fetchall():
        body = json.loads(text)
        body.pop("sha256", None)
        for entry in body.get("articles", ()):
            for key in OLDER:
                entry.pop(key)
        if isinstance(body.get("claims"), dict):
            body["claims"] = {id: kept[:2] for id, kept in body["claims"].items()}
        chained = events.digest(seq, at, who, kind, body, prev)
        row = (events.canonical(body), prev, chained, seq)
        raw.execute("UPDATE event SET body = ?, prev = ?, hash = ? WHERE seq = ?", row)
        prev = chained
    raw.execute(trigger)
    raw.commit()
    raw.close()


@pytest.fixture
def aged(worked: Path, tmp_path: Path) -> Callable[[str], str]:
    """Return a function that plants damage in a database written before the newer hashes."""

    def plant(statement: str) -> str:
        path = tmp_path / "aged.db"
        shutil.copy(worked, path)
        _aged(path)
        with sqlite3.connect(path) as raw:
            raw.execute(statement)
        raw.close()
        return _problems(path)

    return plant


def test_a_database_from_before_the_newer_hashes_is_sound(aged: Callable[[str], str]) -> None:
    assert aged("SELECT 1") == ""


def test_in_an_older_database_what_was_recorded_then_is_compared(aged: Callable[[str], str]) -> None:
    assert "the text of version 1 is not what its bytes say" in aged("UPDATE article_version SET text = text || 'ثم'")
    assert "its published is not what the record says" in aged("UPDATE article SET published = '2001-01-01'")


@pytest.fixture
def parted(tmp_path: Path) -> Path:
    """A database in which the matcher took away a group that a reviewer had split, and what he keeps apart stayed."""
    (tmp_path / "parted").mkdir()
    with newsroom.newsroom(tmp_path / "parted", stories=2, outlets=2) as store:
        group = store.queue_ids()[0]
        store.split(group, [store.group(group).members[0].claim.id])
        store.regroup()
        assert group not in [one.id for one in store.groups()]
        assert store.check()["problems"] == []
        newsroom.load(store, newsroom.write(tmp_path / "parted" / "reports", 2, 3))
        assert store.check()["problems"] == []
        return Path(store.path)


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM pair_constraint", "INSERT INTO pair_constraint VALUES ('gffffffffffff', 0, 'cannot', '[]', NULL)"],
)
def test_what_a_decision_keeps_apart_is_compared_when_its_group_is_gone(parted: Path, statement: str) -> None:
    with sqlite3.connect(parted) as raw:
        assert raw.execute(statement).rowcount != 0
    raw.close()
    assert "record" in _problems(parted)
