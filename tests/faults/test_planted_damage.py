"""``check`` finds each kind of damage; every test plants one with plain SQL, as somebody with the file could."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from store.errors import DamagedError
from store.store import Store
from tests.store import newsroom


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("newsroom")
    with newsroom.newsroom(folder, stories=3, outlets=2) as store:
        first, second, third = store.queue_ids()
        store.decide(first, "approve")
        store.decide(second, "reject")
        store.note(third, "ملاحظة")
        members = store.group(third).members
        store.claim_edit(members[0].claim.id, statement="صياغة أخرى")
        store.claim_edit(members[1].claim.id, end=members[1].claim.end - 4)
        assert store.check()["ok"]
        return Path(store.path)


@pytest.fixture
def damaged(prepared: Path, tmp_path: Path) -> Callable[..., str]:
    """Return a function that plants damage in a fresh copy and returns what ``check`` says of it."""

    def plant(*statements: str) -> str:
        path = tmp_path / "copy.db"
        shutil.copy(prepared, path)
        with sqlite3.connect(path) as raw:
            for statement in statements:
                assert raw.execute(statement).rowcount != 0, f"nothing was damaged by: {statement}"
        raw.close()
        with Store.open(path, readonly=True) as store:
            found = store.check()
        assert found["ok"] is False
        return "\n".join(found["problems"])

    return plant


UNGUARD = ("DROP TRIGGER event_is_never_edited", "DROP TRIGGER event_is_never_deleted")


def test_an_edited_event(damaged: Callable[..., str]) -> None:
    found = damaged(
        *UNGUARD,
        "UPDATE event SET reviewer = 'أحد' WHERE kind = 'decide' AND seq = (SELECT min(seq) FROM event WHERE"
        " kind = 'decide')",
    )
    assert "was edited: its hash does not match" in found


def test_an_event_rewritten_with_a_right_hash_breaks_the_chain(damaged: Callable[..., str], prepared: Path) -> None:
    import json

    from store.database import events

    raw = sqlite3.connect(prepared)
    seq, at, _, kind, body, prev = raw.execute(
        "SELECT seq, at, reviewer, kind, body, prev FROM event WHERE kind = 'decide'"
    ).fetchone()
    raw.close()
    forged = events.digest(seq, at, "أحد", kind, json.loads(body), prev)
    found = damaged(*UNGUARD, f"UPDATE event SET reviewer = 'أحد', hash = '{forged}' WHERE seq = {seq}")
    assert f"Event {seq + 1} does not follow" in found


def test_a_missing_event(damaged: Callable[..., str]) -> None:
    found = damaged(*UNGUARD, "DELETE FROM event WHERE seq = 2")
    assert "Event 2 is missing" in found


def test_a_decision_without_event(damaged: Callable[..., str]) -> None:
    found = damaged("UPDATE claim_group SET state = 'approved', place = NULL WHERE touched = 0 OR state = 'pending'")
    assert "no event of the record decided it" in found or "not what the record of decisions says" in found


def test_a_decision_turned_round(damaged: Callable[..., str]) -> None:
    found = damaged("UPDATE claim_group SET state = 'approved' WHERE state = 'rejected'")
    assert "was edited: its state is not what the record of decisions says" in found


def test_a_decided_by_somebody_else(damaged: Callable[..., str]) -> None:
    assert "decided_by" in damaged("UPDATE claim_group SET decided_by = 'سالم' WHERE state = 'approved'")


def test_an_offset_that_no_longer_matches_its_text(damaged: Callable[..., str]) -> None:
    found = damaged("UPDATE claim SET start = start + 1 WHERE pk = 1")
    assert "does not match its article" in found


def test_a_correction_that_points_elsewhere(damaged: Callable[..., str]) -> None:
    found = damaged(
        "UPDATE claim_edit SET body = json_set(body, '$.shift', 3) WHERE json_extract(body, '$.shift') IS NOT NULL"
    )
    assert "does not match its article as it was corrected" in found


def test_an_edited_claim(damaged: Callable[..., str]) -> None:
    found = damaged("UPDATE claim SET speaker = 'شخص آخر' WHERE pk = 1")
    assert "The claims of article" in found
    assert "were edited" in found


def test_an_edited_article(damaged: Callable[..., str]) -> None:
    assert "its bytes do not match their hash" in damaged(
        "UPDATE article_version SET raw = raw || x'20' WHERE article = 1"
    )
    forged = (
        "UPDATE article_version SET raw = x'41', sha256 ="
        " '559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd' WHERE article = 1"
    )
    assert "was edited" in damaged(forged)


def test_an_article_that_nobody_loaded(damaged: Callable[..., str]) -> None:
    found = damaged(
        "INSERT INTO article (id, key, file, version, sha256, loaded_at) VALUES ('a1', 'k', 'f', 1,"
        " 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '')",
        "INSERT INTO article_version SELECT pk, 1, x'', '', sha256, 'utf-8', 1, '[]', '' FROM article WHERE id = 'a1'",
    )
    assert "no event of the record loaded" in found


def test_a_broken_cannot_link(damaged: Callable[..., str]) -> None:
    found = damaged(
        "INSERT INTO pair_constraint SELECT g.id, 99, 'cannot', (SELECT json_group_array(c.id) FROM member m"
        " JOIN claim c ON"
        " c.pk = m.claim WHERE m.grp = g.pk), NULL FROM claim_group g WHERE g.state = 'pending'"
    )
    assert "A constraint is broken" in found
    assert "kept apart" in found


def test_a_broken_must_link(damaged: Callable[..., str]) -> None:
    found = damaged(
        "DELETE FROM member WHERE claim = (SELECT max(claim) FROM member m JOIN claim_group g ON g.pk = m.grp"
        " WHERE g.state = 'approved')"
    )
    assert "A constraint is broken" in found
    assert "was bound to group" in found


def test_orphans(damaged: Callable[..., str]) -> None:
    assert "orphan" in damaged("INSERT INTO annotation VALUES ('n1', 'note', 'gffffffffffff', 'x', 'r', '')")
    assert "orphan" in damaged("DELETE FROM article WHERE pk = 1").lower()
    assert "orphan" in damaged("INSERT INTO claim_search (rowid, folded) VALUES (9999, 'x')")


def test_a_group_that_is_gone(damaged: Callable[..., str]) -> None:
    found = damaged(
        "DELETE FROM member WHERE grp IN (SELECT pk FROM claim_group WHERE state = 'approved')",
        "DELETE FROM claim_group WHERE state = 'approved'",
    )
    assert "is gone, but the record says it was approved" in found


def test_a_wrong_tally(damaged: Callable[..., str]) -> None:
    assert "The tally says" in damaged("UPDATE tally SET n = n + 1 WHERE name = 'approved'")


def test_overwritten_pages(prepared: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    whole = bytearray(prepared.read_bytes())
    for at in range(4096 * 2, len(whole), 4096 * 3):
        whole[at : at + 4096] = b"\xa5" * 4096
    path.write_bytes(bytes(whole))
    with pytest.raises(DamagedError, match="damaged"), Store.open(path, readonly=True) as store:
        found = store.check()
        assert found["ok"] is False
        raise DamagedError(found["problems"][0])
