"""Sprints by number, blind reviewing, second review, coming back to the same card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.store import Store
from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore
from tui.counted import many
from tui.first import ReviewOptions
from tui.group_ids import GroupIds
from tui.review_session import Sitting

Open = Callable[[], Store]


async def test_a_sprint_ends_after_its_number_with_a_report() -> None:
    store = FakeStore(5)
    async with sitting(store, options=ReviewOptions(count=2)) as story:
        story.sees("Sprint 0/2")
        await story.press("a", "x")
        story.sees("The sprint is over: 2 decisions", "1 approved", "1 rejected")
        await story.press("enter")
        story.sees("Group 3")
    assert store.settings["sprint:reviewer1"]["decisions"] == 2


async def test_a_sprint_can_be_paused() -> None:
    async with sitting(FakeStore(2), options=ReviewOptions(minutes=5)) as story:
        story.sees("left")
        story.review.act("pause")
        story.sees("paused")


async def test_blind_hides_the_score_until_decided() -> None:
    async with sitting(FakeStore(2), options=ReviewOptions(blind=True)) as story:
        story.sees_not("same 0.93")
        await story.press("w")
        story.sees("Scores are hidden until you have decided")
        await story.press("a", "k")
        story.sees("same 0.93")


async def test_a_second_review_is_blind_and_leaves_the_first_decision(database: Path) -> None:
    with Store.open(database, reviewer="zayd") as store:
        group = store.queue_ids()[0]
        store.decide(group, "approve")
    options = ReviewOptions(second=True, blind=True)
    async with sitting(None, open_store=lambda: Store.open(database, reviewer="second"), options=options) as story:
        story.sees("Second review 0/1")
        story.sees_not("approved by", "zayd", "✓", "same 0.")
        await story.press("w")
        story.sees("Scores are hidden")
        await story.press("H")
        story.sees("blind second review")
        await story.press("f6")
        story.sees("Hidden: a second review is blind")
        await story.press("x")
        story.sees("Summary")
        story.sees_not("go on with")
    with Store.open(database) as store:
        assert store.group(group).state == "approved"
        assert store.agreement()["conflicts"] == [group]


async def test_the_end_of_a_sprint_and_a_changed_card_are_seen_from_a_narrow_queue() -> None:
    store = FakeStore(4)
    async with sitting(store, options=ReviewOptions(count=2), size=(80, 24)) as story:
        await story.press("h", "a")
        story.sees("Queue")
        store.decide_elsewhere("g000000000001", "reject")
        await story.press("x")
        story.sees("Someone was first", "reviewer2", "Yours («rejected») is not saved")
        await story.press("k", "h", "j", "a")
        story.sees("Summary", "The sprint is over: 2 decisions")
        story.sees_not("Queue")


async def test_disagreements_stand_first(database: Path) -> None:
    with Store.open(database, reviewer="zayd") as store:
        group = store.queue_ids()[0]
        store.decide(group, "approve")
    with Store.open(database, reviewer="second") as store:
        store.second(group, "reject")
    async with sitting(None, open_store=lambda: Store.open(database, reviewer="editor")) as story:
        story.review.act("adjudicate")
        await story.settled()
        story.sees("1 disagreement first in the queue", "approved by zayd")


async def test_my_decision_that_somebody_disputes_counts_when_it_is_decided_again(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        mine, group = story.review.sitting, story.review.sitting.current
        assert group is not None
        await story.press("a")
        assert (mine.done(), mine.kinds()) == (1, {"approved": 1})
        with opened() as store:
            store.reviewer = "omar"
            store.second(group, "reject")
        story.review.act("adjudicate")
        await story.settled()
        assert mine.current == group
        assert (mine.done(), mine.kinds(), mine.scored) == (0, {}, {})
        await story.press("x")
        assert (mine.done(), mine.kinds()) == (1, {"rejected": 1})


async def test_one_comes_back_to_the_same_card(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("j")
        here = story.review.sitting.current
        await story.review.live.look()
    async with sitting(None, open_store=opened) as story:
        assert story.review.sitting.current == here


async def test_what_was_sent_to_adjudication_stands_first_until_somebody_decides(opened: Open) -> None:
    async with sitting(None, open_store=opened, options=ReviewOptions()) as story:
        group = story.review.sitting.current
        assert group is not None
        with opened() as store:
            store.reviewer = "omar"
            store.decide(group, "reject")
        await story.press("a")
        story.sees("Someone was first", "omar", "It is rejected now.", "Yours («approved») is not saved")
        story.sees_not(group, "nothing was changed")
        await story.press("c")
        story.sees("Sent to adjudication")
        assert story.review.sitting.current != group
        await story.press("k", "a")
        assert story.review.sitting.current == group
        story.sees("You sent this group to adjudication")
        with opened() as store:
            assert store.group(group).state == "rejected"
        await story.press("H")
        story.sees("sent to adjudication")
    async with sitting(None, open_store=opened, options=ReviewOptions()) as story:  # another day
        story.review.sitting.visit(group)
        await story.review.read_card(group)
        await story.settled()
        await story.press("a")
        story.sees("You sent this group to adjudication")
        story.review.sitting.outcomes[group] = "rejected"
        await story.press("j")
        story.review.act("adjudicate")
        await story.settled()
        story.sees("1 disagreement first in the queue", "⇄", "rejected by omar")
        assert story.review.sitting.current == group
        await story.press("a")
        story.review.act("adjudicate")
        await story.settled()
        story.sees("No two reviewers disagree")


@pytest.mark.parametrize(("minutes", "said"), [(1.0, "1 minute"), (2.5, "2.5 minutes"), (20, "20 minutes")])
def test_the_end_of_a_sprint_says_its_minutes(minutes: float, said: str) -> None:
    mine = Sitting(GroupIds([]), 0.0, minutes=minutes)
    assert mine.over(minutes * 60 - 1) is None
    assert mine.over(minutes * 60 + 1) == f"{said}, 0 decisions"


def test_large_numbers_are_told_whole() -> None:
    assert [many(0, "claim"), many(1, "claim"), many(1234567, "claim")] == ["0 claims", "1 claim", "1234567 claims"]
