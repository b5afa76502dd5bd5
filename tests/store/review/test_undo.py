"""Undo and redo: mine only, unlimited, across restarts; N actions and N undos give the first state back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.database.connection import open_database
from store.database.digest import state_digest
from store.errors import StaleVersionError, TadqiqError, UsageError
from store.store import Store
from tests.store import newsroom


def digest(store: Store) -> str:
    db = open_database(store.path, readonly=True)
    try:
        return state_digest(db, history=False)
    finally:
        db.close()


def test_undo_and_redo_survive_a_restart(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=3) as store:
        path, first = store.path, digest(store)
        for row in store.queue():
            store.decide(row.id, "approve")
        done = digest(store)
    with Store.open(path, reviewer="منى") as store:
        for _ in range(3):
            store.undo()
        assert digest(store) == first
        with pytest.raises(UsageError, match="is left to undo"):
            store.undo()
    with Store.open(path, reviewer="منى") as store:
        for _ in range(3):
            store.redo()
        assert digest(store) == done
        with pytest.raises(UsageError, match="is left to redo"):
            store.redo()
        assert store.check()["problems"] == []


def test_undo_is_only_of_my_own_work(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path) as store, store.reopen() as other:
        other.reviewer = "سالم"
        group = store.queue()[0]
        store.decide(group.id, "approve")
        with pytest.raises(UsageError, match="سالم"):
            other.undo()
        other.decide(group.id, "reject", force=True)
        told = r"سالم has changed g\w+ since \(event \d+, reject, [\d: -]{16} UTC\)"
        with pytest.raises(StaleVersionError, match=told) as caught:
            store.undo()
        assert caught.value.by == "سالم"
        assert store.group(group.id).state == "rejected"
        other.undo()
        assert store.undo().state == "pending"
        assert store.check()["problems"] == []


def test_undo_of_one_group_leaves_the_later_ones(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path) as store:
        first, second = (row.id for row in store.queue()[:2])
        store.decide(first, "reject")
        store.decide(second, "approve")
        assert store.undo(first).group == first
        assert store.group(second).state == "approved"
        assert store.group(first).state == "pending"


def test_undo_of_a_rejection_takes_the_members_back(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=2, outlets=3) as store:
        group = store.queue()[0].id
        claims = [member.claim.id for member in store.group(group).members]
        before = digest(store)
        store.decide(group, "reject")
        store.regroup()
        newsroom.load(store, newsroom.write(tmp_path / "more", 2, 4))
        store.undo()
        assert {store.claim_group(claim) for claim in claims} == {group}
        store.regroup()
        assert store.check()["problems"] == []
        assert before != digest(store), "a fourth outlet has reported it since"


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "approve",
                "reject",
                "defer",
                "partial",
                "split",
                "merge",
                "pin",
                "relate",
                "note",
                "flag",
                "delete",
                "edit",
                "date",
            ]
        ),
        st.integers(0, 7),
    ),
    min_size=1,
    max_size=12,
)


def act(store: Store, action: str, pick: int) -> bool:
    """Do one action on some group; False when it was refused."""
    groups = [group for group in store.groups() if group.members]
    group = groups[pick % len(groups)]
    claims = [member.claim.id for member in group.members]
    try:
        if action in ("approve", "reject", "defer"):
            store.decide(group.id, action, force=True)  # type: ignore[arg-type]  # one of the three
        elif action == "partial":
            store.decide(group.id, "approve", members=claims[:2], force=True)
        elif action == "split":
            store.split(group.id, claims[: 1 + pick % 2])
        elif action == "merge":
            store.merge([group.id, groups[(pick + 1) % len(groups)].id])
        elif action == "pin":
            store.pin(group.id, claims[-1])
        elif action == "relate":
            store.relate(group.id, (1, 2, 3, 5)[pick % 4])
        elif action == "note":
            store.note(group.id, f"note {pick}")
        elif action == "flag":
            store.flag(group.id, pick % 2 == 0)
        elif action == "delete":
            store.claim_delete(claims[0])
        elif action == "edit":
            store.claim_edit(claims[0], statement=f"صياغة {pick}", speaker="المحافظ")
        else:
            article = store.claim(claims[0]).article_id
            store.article_edit(article, published=f"2021-03-{pick + 10}")
    except (UsageError, StaleVersionError):
        return False
    return True


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("newsroom")
    with newsroom.newsroom(folder, stories=4, outlets=3) as store:
        return Path(store.path)


@given(actions=ACTIONS, reopen=st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_n_actions_and_n_undos_give_the_first_state(
    prepared: Path, tmp_path: Path, actions: list[tuple[str, int]], reopen: bool
) -> None:
    path = tmp_path / "copy.db"
    for old in tmp_path.iterdir():
        old.unlink()
    shutil.copy(prepared, path)
    store = Store.open(path, reviewer="منى")
    first = digest(store)
    done = 0
    for action, pick in actions:
        done += act(store, action, pick)
        assert store.check()["problems"] == []
    last = digest(store)
    if reopen:
        store.close()
        store = Store.open(path, reviewer="منى")
    for _ in range(done):
        store.undo()
    assert digest(store) == first
    assert store.check()["problems"] == []
    for _ in range(done):
        store.redo()
    assert digest(store) == last
    with pytest.raises(TadqiqError):
        store.redo()
    store.close()
