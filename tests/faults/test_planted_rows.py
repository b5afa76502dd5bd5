"""``check`` finds rows that follow from the record or belong together and no longer do; each test plants one."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from store.errors import DamagedError
from store.store import Store
from tests.store import newsroom
from tui.program import run

INDEX = "DROP INDEX member_once; CREATE UNIQUE INDEX member_once ON member (claim) WHERE live = 7"
SCHEMA = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '{}', '{}') WHERE name = '{}'"
LAST = "(SELECT max(seq) FROM event WHERE kind = 'decide')"

# name → (statement, what the sentence says)
PLANTED = {
    "an index that no longer guards": (INDEX, "The index member_once of member was changed"),
    "an index in another order": (
        "DROP INDEX queue_newest;"
        " CREATE INDEX queue_newest ON claim_group (place, newest, conflicts, id) WHERE place IS NOT NULL",
        "The index queue_newest of claim_group was changed",
    ),
    "a key that no longer cascades": (
        SCHEMA.format("ON DELETE CASCADE", "", "member"),
        "The foreign key grp of member was changed",
    ),
    "letters of either case are one": (
        SCHEMA.format("target TEXT NOT NULL", "target TEXT NOT NULL COLLATE NOCASE", "annotation"),
        "The table annotation was changed",
    ),
    "a rule that refuses more": (
        SCHEMA.format("target TEXT NOT NULL", "target TEXT NOT NULL CHECK (target <> ''g1'')", "annotation"),
        "The table annotation was changed",
    ),
    "a step of the schema": ("DELETE FROM migration WHERE number = 3", "step 3 is not what the program made"),
    "an older version deleted": (
        "DELETE FROM claim WHERE version = 1 AND article = 1; DELETE FROM fold WHERE article = 1 AND version = 1;"
        " DELETE FROM article_version WHERE article = 1 AND version = 1",
        "Article a… has lost its version 1",
    ),
    "an article set back to its older version": (
        "UPDATE article SET version = 1,"
        " sha256 = (SELECT sha256 FROM article_version WHERE article = 1 AND version = 1) WHERE pk = 1",
        "Article a… was edited: version 1 is shown, but version 2 was loaded last",
    ),
    "a claim of an older version reworded": (
        "UPDATE claim SET speaker = 'غيره' WHERE NOT live",
        "The figures or dates of article a… were edited, or claims of an older version of it",
    ),
    "what can be undone given to another": (
        "UPDATE undoable SET reviewer = 'سالم'",
        "What سالم can undo or redo was edited",
    ),
    "what can be undone forgotten": ("DELETE FROM undoable", "What منى can undo or redo was cut"),
    "an action called undone": ("UPDATE undoable SET undone_by = 2", "What منى can undo or redo was edited"),
    "a history lengthened": (
        f"INSERT INTO touch SELECT 'group:' || id, {LAST} FROM claim_group WHERE state = 'pending'",
        "The history was edited: event",
    ),
    "an older part of a history cut": (
        "DELETE FROM touch WHERE entity LIKE 'group:%' AND seq < (SELECT max(seq) FROM touch t WHERE t.entity ="
        " touch.entity)",
        "The history was edited: event",
    ),
    "a reviewer nobody knows": ("INSERT INTO reviewer VALUES ('مجهول', 'root', '')", "The list of reviewers … مجهول"),
    "a group kept from the queue": (
        "UPDATE claim_group SET place = NULL WHERE state = 'pending'",
        "Group g… does not wait in the queue although it is pending",
    ),
    "a decided group back in the queue": (
        "UPDATE claim_group SET place = 0 WHERE state = 'approved'",
        "Group g… waits in the queue although it is approved",
    ),
    "members that another group could take": (
        "UPDATE member SET live = 0 WHERE grp IN (SELECT pk FROM claim_group WHERE state = 'approved')",
        "Group g… does not hold 2 of its members",
    ),
    "a rejected group that holds its members": (
        "UPDATE member SET live = 1 WHERE grp IN (SELECT pk FROM claim_group WHERE state = 'rejected')",
        "Group g… is rejected but still holds 2 claims",
    ),
    "more outlets' articles than there are": ("UPDATE claim_group SET articles = 9", "counts 9 articles but has 2"),
    "a decided group that passes for an open one": (
        "UPDATE claim_group SET touched = 0 WHERE state = 'approved'",
        "Group g… was edited: it is not marked as one that the record names",
    ),
    "a card without its differences": ("DELETE FROM group_detail", "What the card of group g… says"),
    "a pair of strangers": ("UPDATE pair SET b = 'cffffffffffff'", "An orphan: a scored pair of group g"),
    "a judged pair of strangers": (
        "INSERT INTO judged VALUES ('cfffffffffff1', 'cfffffffffff2', 0.5, 1)",
        "An orphan: the score of cfffffffffff1 and cfffffffffff2",
    ),
}


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with decisions, one taken back and done again, and an article that came twice."""
    folder = tmp_path_factory.mktemp("newsroom")
    with newsroom.newsroom(folder, stories=6, outlets=2) as store:
        first, second, third, *_ = store.queue_ids()
        store.decide(first, "approve")
        store.decide(second, "reject")
        store.note(third, "ملاحظة")
        store.undo()
        store.redo()
        article = next(store.articles())
        report = Path(article.path)
        report.write_text("قال الوزير إن 12 شخصا قتلوا في المدينة القديمة أمس.\n", encoding="utf-8")
        newsroom.load(store, folder / "reports")
        assert next(store.articles()).version == 2
        third = next(group.id for group in store.groups(state="pending"))
        store.decide(third, "approve")
        store.decide(third, "reject", expect_version=store.group(third).version)
        assert store.check()["problems"] == []
        return Path(store.path)


def planted(worked: Path, folder: Path, statement: str) -> Path:
    path = folder / "copy.db"
    shutil.copy(worked, path)
    with sqlite3.connect(path) as raw:
        state = list(raw.iterdump())
        raw.executescript(statement)
    raw.close()
    with sqlite3.connect(path) as raw:
        assert list(raw.iterdump()) != state, "nothing was damaged"
    raw.close()
    return path


@pytest.mark.parametrize("name", PLANTED)
def test_every_planted_row_is_found(worked: Path, tmp_path: Path, name: str) -> None:
    statement, sentence = PLANTED[name]
    with Store.open(planted(worked, tmp_path, statement), readonly=True) as store:
        found = store.check()["problems"]
    assert any(all(part in line for part in sentence.split("…")) for line in found), found


@pytest.mark.parametrize(
    "statement", ["DROP TABLE article", "DROP TABLE event", "PRAGMA user_version = 3", "PRAGMA user_version = 0"]
)
def test_a_file_without_its_tables_or_of_two_schemas_is_damaged(
    worked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], statement: str
) -> None:
    path = tmp_path / "copy.db"
    shutil.copy(worked, path)
    with sqlite3.connect(path) as raw:
        raw.execute(statement)
    raw.close()
    before = path.read_bytes()
    assert run(["--db", str(path), "check"]) == DamagedError.exit_code
    said = capsys.readouterr().err
    assert "damaged" in said
    assert len(said.strip().splitlines()) == 1
    assert path.read_bytes() == before


def test_check_leaves_its_connection_as_it_was(worked: Path, tmp_path: Path) -> None:
    """A sitting checks and goes on deciding with the same connection."""
    shutil.copy(worked, tmp_path / "copy.db")
    with Store.open(tmp_path / "copy.db") as store:
        names = ("recursive_triggers", "foreign_keys", "synchronous", "busy_timeout", "query_only", "cache_size")
        before = [store._db.value(f"PRAGMA {name}") for name in names]
        functions = store._db.rows("PRAGMA function_list")
        assert store.check()["ok"]
        assert [store._db.value(f"PRAGMA {name}") for name in names] == before
        assert store._db.rows("PRAGMA function_list") == functions
