"""After every decision the scores have learned from it: in the queue, on cards, for any pair."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from store.matching.evidence.weights import SHIPPED
from store.models import LoadOptions
from store.store import Store
from tests.store.review.near_stories import words
from tui.program import run


def kept(store: Store) -> list[float] | None:
    """Return the weights in the file."""
    learned = store.setting("match_weights") or {}
    now: list[float] | None = learned.get("now")
    return now


def scores(store: Store) -> dict[str, float]:
    return {row.id: row.score for row in store.queue()}


def pair_of(store: Store, id: str) -> tuple[str, str]:
    a, b = (member.claim.id for member in store.group(id).members[:2])
    return a, b


def test_weights_and_every_score_shown_follow_each_decision(store: Store) -> None:
    first, second, third, *_ = store.queue_ids()
    a, b = pair_of(store, third)
    seen = [(kept(store), scores(store)[third], store.explain_pair(a, b).probability)]
    for id, outcome in ((first, "reject"), (second, "reject")):
        store.decide(id, outcome)  # type: ignore[arg-type]  # one of the outcomes
        card = store.group(third).score
        seen.append((kept(store), scores(store)[third], store.explain_pair(a, b).probability))
        assert seen[-1][1] == store.queue_rows([third])[0].score == card
        assert card == pytest.approx(seen[-1][2], abs=1e-6)
    assert seen[0][0] is None
    assert [row[1] for row in seen] == sorted({row[1] for row in seen}, reverse=True)  # each rejection lowers its like
    assert store.check()["problems"] == []


def test_nothing_is_approved_or_moved_by_itself(store: Store) -> None:
    before = store.queue_ids()
    for id in before[:12]:
        store.decide(id, "reject")
    store.learn()
    assert store.queue_ids() == before[12:]
    assert {group.state for group in store.groups()} == {"pending", "rejected"}


def test_a_few_rejections_of_sure_groups_leave_the_other_groups_together_and_bring_no_strange_ones(
    store: Store,
) -> None:
    sure = sorted((row for row in store.queue() if not row.probe), key=lambda row: -row.score)
    before = {row.id for row in sure}
    for n, row in enumerate(sure[:3]):
        store.decide(row.id, "reject")
        store.regroup()
        now = {row.id for row in store.queue() if not row.probe}
        assert not now - before
        assert len(before - now) <= n + 1 + len(before) // 10  # the rejected ones, and hardly one beside them


def test_what_was_learned_is_what_grouping_everything_takes(store: Store) -> None:
    waiting = [row.id for row in store.queue()]
    merged = store.merge(waiting[:2]).group  # of the pairs across the two no card ever had a score
    for n, id in enumerate(waiting[2:12]):
        store.decide(id, "reject" if n % 4 == 0 else "approve")
    learned, shown = kept_after(store), scores(store)
    store.regroup()
    assert kept(store) == pytest.approx(learned)
    again = scores(store)
    both = (shown.keys() & again.keys()) - {merged}
    assert len(both) > 20
    assert {id: again[id] for id in both} == pytest.approx({id: shown[id] for id in both})


def kept_after(store: Store) -> list[float] | None:
    store.learn()
    return kept(store)


def test_a_decision_taken_back_is_forgotten_and_one_done_again_is_learned_again(store: Store) -> None:
    plain = scores(store)
    first, second, *_ = plain
    store.decide(first, "reject")
    one = kept_after(store)
    store.decide(second, "reject")
    both = kept_after(store)
    store.undo()
    assert kept_after(store) == one
    store.undo()
    assert kept_after(store) is None and scores(store) == plain
    store.redo()
    store.redo()
    assert kept_after(store) == both
    store.decide(second, "defer", force=True)  # a deferral teaches nothing
    assert kept_after(store) == one


def test_the_order_of_decisions_does_not_matter(store: Store, loaded: Path, tmp_path: Path) -> None:
    shutil.copy(loaded, tmp_path / "other.db")
    ids = store.queue_ids()[:9]
    with Store.open(tmp_path / "other.db", reviewer="سعيد") as other:
        for n, id in enumerate(ids):
            store.decide(id, "reject" if n % 3 else "approve")
            store.learn()
        for n, id in reversed(list(enumerate(ids))):
            other.decide(id, "reject" if n % 3 else "approve")
        assert kept_after(store) == kept_after(other) != None  # noqa: E711 - both at once
        assert [row.score for row in store.queue()] == [row.score for row in other.queue()]


def test_members_left_out_and_groups_split_teach_too(store: Store) -> None:
    waiting = [row.id for row in store.queue() if not row.probe]
    together = store.merge(waiting[:2]).group
    merged = kept_after(store)
    members = [member.claim.id for member in store.group(together).members]
    store.split(together, members[2:])
    parted = kept_after(store)
    assert merged != parted and None not in (merged, parted)
    store.undo()
    store.decide(together, "approve", members=members[:2])
    assert kept_after(store) not in (None, merged)


def test_switched_off_nothing_is_learned_and_switched_on_all_of_it(store: Store) -> None:
    plain = scores(store)
    first, second, *_ = plain
    store.decide(first, "reject")
    learned = kept_after(store)
    store.set_setting("learning", False)
    assert scores(store) == {id: score for id, score in plain.items() if id != first} and kept(store) is None
    store.decide(second, "reject")
    assert kept_after(store) is None
    store.undo()
    store.set_setting("learning", True)
    assert kept_after(store) == learned


def test_calibration_has_every_decision_with_the_score_that_was_shown(store: Store) -> None:
    squares = 0.0
    for n, row in enumerate([row for row in store.queue() if not row.probe][:4]):
        shown = store.group(row.id).score
        store.decide(row.id, "reject")
        told = store.stats()["calibration"]
        assert (told["pairs"], told["learned_from"]) == (n + 1, n + 1)
        squares += shown**2
        assert told["brier"] == pytest.approx(squares / (n + 1), abs=1e-6)


def test_whoever_learns_late_is_not_held_up_and_learns_when_asked(store: Store) -> None:
    store.learns_late = True
    first, second, *_ = store.queue_ids()
    before = store.group(second).score
    store.decide(first, "reject")
    assert store.group(second).score == before and kept(store) is None
    assert store.learn() and not store.learn()
    assert store.group(second).score < before


def test_a_process_that_died_before_it_learned_leaves_that_to_the_next(store: Store) -> None:
    store.learns_late = True
    first, second, *_ = store.queue_ids()
    store.decide(first, "reject")
    store._db.close()  # as a kill would: no farewell
    with Store.open(store.path, reviewer="سعيد") as other:
        assert other.group(second).score == other.queue_rows([second])[0].score
        assert kept(other) is not None


def test_among_very_many_decisions_one_waits_for_others(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = store.queue_ids()
    for id in ids[:6]:
        store.decide(id, "reject")
    learned = kept_after(store)
    monkeypatch.setattr("store.review.records.lessons._MANY", 2)  # what is a thousand else
    for id in ids[6:8]:
        store.decide(id, "reject")
        assert kept_after(store) == learned
    store.decide(ids[8], "reject")
    assert kept_after(store) != learned
    store.decide(ids[9], "reject")
    store.set_setting("learning", False)
    assert kept_after(store) is None  # this does not wait


def test_pairs_that_were_scored_by_other_features_are_read_again(store: Store) -> None:
    first, second, *_ = store.queue_ids()
    store.learns_late = True
    store.decide(first, "reject")
    with sqlite3.connect(store.path) as other:
        other.execute("UPDATE lesson SET features = '[0.5, 0.5, 0.0]'")
        other.execute("UPDATE pair SET features = '[0.5, 0.5, 0.0]'")
    before = store.group(second).score
    assert kept_after(store) is not None
    assert store.group(second).score == before  # what it is made of is not known before the next grouping


def test_a_file_that_others_write_in_is_read_without_waiting(store: Store) -> None:
    first, second, *_ = store.queue_ids()
    store.decide(first, "reject")
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert store.group(second).id == second
    other.execute("ROLLBACK")
    other.close()
    assert kept_after(store) is not None


def test_readers_see_what_was_learned_and_write_nothing(store: Store) -> None:
    store.decide(store.queue_ids()[0], "reject")
    learned = scores(store)
    with Store.open(store.path, readonly=True) as reader:
        assert scores(reader) == learned
        assert not reader.learn()


def test_a_load_is_scored_by_what_was_learned(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.review.task.MANY", 10)
    monkeypatch.setattr("store.review.task.LARGE", 10)
    store.regroup()
    for id in store.queue_ids()[:8]:
        store.decide(id, "reject")
    learned = kept_after(store)
    before = scores(store)
    (tmp_path / "new.txt").write_text(f"أعلن المحافظ أن {' '.join(words(9000, 8))}.\n", "utf-8")
    store.load([tmp_path / "new.txt"], LoadOptions(outlet="outlet0", published="2021-03-04"))
    assert kept(store) == learned
    after = scores(store)
    assert {id: after[id] for id in before if id in after} == {id: before[id] for id in before if id in after}


def test_one_command_after_another(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    first, second, *_ = store.queue_ids()
    a, b = pair_of(store, second)

    def told(*arguments: str) -> dict[str, float]:
        capsys.readouterr()
        assert run(["--db", str(store.path), *arguments, "--json"]) == 0
        return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]  # JSON

    before = told("group", "--explain", a, b)["score"]
    assert run(["--db", str(store.path), "decide", first, "reject"]) == 0
    assert told("group", "--explain", a, b)["score"] < before
    assert told("stats")["calibration"]["learned_from"] == 1  # type: ignore[index]  # nested


def test_shipped_weights_are_what_no_decision_leaves(store: Store) -> None:
    a, b = pair_of(store, store.queue_ids()[0])
    pair = store.explain_pair(a, b)
    assert pair.probability == SHIPPED.probability([feature.value for feature in pair.features])
