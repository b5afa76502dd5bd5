"""Undo goes back as far as one likes, and shows what it undid."""

from __future__ import annotations

from collections.abc import Callable

from store.store import Store
from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore
from tui.first import ReviewOptions

Open = Callable[[], Store]


async def test_every_decision_can_be_taken_back() -> None:
    store = FakeStore(4)
    async with sitting(store) as story:
        await story.press("a", "x", "space")
        story.sees("Group 4")
        await story.press("z")
        story.sees("Group 3", "Event 3 (defer) undone")
        await story.press("u", "backspace")
        story.sees("Group 1", "Review 0/4")
        await story.press("z")
        story.sees("Nothing that reviewer1 did is left to undo")
    assert set(store.states.values()) == {"pending"}


async def test_undo_goes_on_in_the_next_sitting() -> None:
    store = FakeStore(3)
    async with sitting(store) as story:
        await story.press("a", "x")
    async with sitting(store) as story:
        story.sees("Review 2/3")
        await story.press("z", "z")
        story.sees("Review 0/3")
    assert set(store.states.values()) == {"pending"}


async def test_what_was_said_of_an_article_is_undone_on_the_card_that_is_open(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        group = story.review.sitting.current
        await story.press("t")
        await story.type("2016-12-09")
        await story.press("enter", "enter")
        story.sees("Date and outlet confirmed", "2016-12-09 confirmed")
        waiting = list(story.review.sitting.ids)
        await story.press("z")
        story.sees("(article edit) undone: it was about an article")
        story.sees_not("2016-12-09 confirmed", "There is no group")
        assert list(story.review.sitting.ids) == waiting
        assert story.review.sitting.current == group
        await story.press("a")
        story.sees_not("still being read")
        with opened() as store:
            assert group is not None and store.group(group).state == "approved"


async def test_whose_change_stands_in_the_way_is_said_with_the_number_of_the_group(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        group = story.review.sitting.current
        assert group is not None
        await story.press("a")
        with opened() as store:
            store.reviewer = "zayd"
            store.decide(group, "reject", force=True)
        await story.press("z")
        story.sees("Nothing was changed: zayd has changed group 1 since (event ", ", reject, ")
        story.sees_not(group)


async def test_an_undo_in_the_reader_says_what_it_took_back(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("a", "f3", "z")
        story.sees("(approve) undone")
        await story.press("Z")
        story.sees("(approve) done again")


async def test_a_flag_taken_back_takes_nothing_from_the_sprint(opened: Open) -> None:
    async with sitting(None, open_store=opened, options=ReviewOptions(count=2)) as story:
        await story.press("a", "f", "z")
        story.sees("Sprint 1/2", "undone")
        await story.press("a")
        story.sees("The sprint is over: 2 decisions")


async def test_card_and_queue_tell_one_score_after_every_decision_and_undo(opened: Open) -> None:
    shown: set[float] = set()
    async with sitting(None, open_store=opened) as story:
        for key in ("x", "z", "a", "z"):
            await story.press(key)
            story.review.cards.read_ahead()
            await story.settled()
            card = story.review.card
            assert card is not None
            with opened() as store:
                score = store.queue_rows([card.group.id])[0].score
            assert card.group.score == score
            story.sees(f"same {score:.2f}")
            shown.add(score)
    assert len(shown) > 2  # decisions did teach something


async def test_a_decision_done_again_is_in_the_calibration_as_before(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("a")
        told = story.review.sitting.calibration()
        assert told
        await story.press("z")
        assert story.review.sitting.calibration() == []
        await story.press("Z")
        assert story.review.sitting.calibration() == told


async def test_groups_of_an_undone_merge_stand_where_they_stood(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        before = list(story.review.sitting.ids)
        assert len(before) > 2
        await story.press("m", "j", "M")
        story.sees("2 groups are one now")
        assert len(story.review.sitting.ids) == len(before) - 1
        await story.press("z")
        assert list(story.review.sitting.ids) == before


async def test_another_order_keeps_the_card_in_hand(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("j")
        mine = story.review.sitting.current
        for _ in range(5):
            await story.press("O")
            card = story.review.card
            assert card is not None and card.group.id == story.review.sitting.current == mine
