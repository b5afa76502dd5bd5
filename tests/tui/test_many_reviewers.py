"""Many reviewers at one file: each is led to a card where nobody is, and told who is at the ones that are left."""

from __future__ import annotations

from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore

_IDS = [f"g{number:012d}" for number in range(6)]


async def test_the_screen_opens_on_a_card_where_nobody_is() -> None:
    store = FakeStore(6)
    store.there = {_IDS[0]: "salem", _IDS[1]: "omar"}
    async with sitting(store) as story:
        story.sees("Group 3")
        story.sees_not("is here")


async def test_a_decision_and_n_lead_to_a_card_where_nobody_is() -> None:
    store = FakeStore(6)
    async with sitting(store) as story:
        store.there = {_IDS[1]: "salem", _IDS[3]: "omar"}
        await story.press("a")
        story.sees("Group 3")
        await story.press("n")
        story.sees("Group 5")
        await story.press("N")
        story.sees("Group 3")
        await story.press("n", "a", "a")
        story.sees("Group 3")  # around the end, past the two cards that others are at


async def test_when_others_are_at_all_that_is_left_the_card_says_who() -> None:
    store = FakeStore(3)
    async with sitting(store) as story:
        store.there = {_IDS[1]: "salem", _IDS[2]: "omar"}
        await story.press("a")
        story.sees("Group 2", "salem is here")
        await story.press("n")
        story.sees("Group 3", "omar is here")


async def test_whoever_comes_and_goes_is_told_on_the_card() -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        await story.review.live.look()
        for there in ({_IDS[0]: "salem"}, {}):
            store.there, store.changed = there, store.changed + 1
            await story.review.live.look()
            await story.settled()
            (story.sees if there else story.sees_not)("salem is here")


async def test_after_someone_was_first_n_leads_past_the_card_where_he_is_now() -> None:
    store = FakeStore(4)
    async with sitting(store) as story:
        store.decide_elsewhere(_IDS[0], "reject")
        store.there = {_IDS[1]: "reviewer2"}
        await story.press("a")
        story.sees("Someone was first")
        await story.press("k", "n")
        story.sees("Group 3")


async def test_a_sprint_and_the_deferred_begin_where_nobody_is() -> None:
    store = FakeStore(3)
    async with sitting(store) as story:
        await story.press("space", "space", "space")
        assert story.review.decisions.ended
        store.there = {_IDS[0]: "salem"}
        await story.press("enter")
        story.sees("Group 2")
