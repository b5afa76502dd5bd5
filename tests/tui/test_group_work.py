"""Split, merge, pin, relation, flag, tag, evidence and verdict on the card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from store.store import Store
from tests.tui.driver import Story, sitting

Open = Callable[[], Store]


async def _on_a_group_of_three(story: Story) -> None:
    rows = await story.app.desk.ask(lambda store: store.queue())
    group = next(row.id for row in rows if row.members == 3)
    story.review.go(story.review.sitting.ids.index(group))
    await story.settled()


async def test_split_the_unticked_off(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await _on_a_group_of_three(story)
        await story.press("3", "s")
        story.sees("1 split off", "2 reports")


async def test_mark_and_merge(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        before = len(story.review.sitting.ids)
        assert before > 1
        await story.press("m", "j")
        story.sees("⊕")
        await story.press("M")
        story.sees("groups are one now")
        assert len(await story.app.desk.ask(lambda store: store.queue_ids())) == before - 1


async def test_a_merge_against_a_decision_is_refused_with_the_reason(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("x", "k", "m", "j", "M")
        story.sees("Not done", "mona")
        states = await story.app.desk.ask(lambda store: [group.state for group in store.groups()])
        assert states.count("rejected") == 1 and len(states) == len(story.review.sitting.ids)


async def test_pin_relation_flag_and_tag(opened: Open, database: Path) -> None:
    async with sitting(None, open_store=opened) as story:
        await _on_a_group_of_three(story)
        await story.press("tab", "tab", "p")
        story.sees("leads the group now")
        await story.press("r", "5")
        story.sees("5 same wire copy")
        await story.press("r", "4")
        story.sees("links two groups: mark the other one first")
        await story.press("f")
        story.sees("⚑ flagged")
        await story.press("f")
        story.sees_not("⚑ flagged")


async def test_a_verdict_needs_approval_and_evidence(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("v")
        story.sees("approve it first")
        await story.press("a", "k", "v")
        story.sees("Verdict", "صحيح", "Disputed figures")
        await story.press("5")
        story.sees("evidence")
        await story.press("E")
        await story.type("https://example.org/report")
        await story.press("enter", "enter")
        await story.type("the words")
        await story.press("enter", "s", "enter")
        story.sees("Evidence added")
        await story.press("v", "٥")
        story.sees("verdict", "صحيح")


async def test_a_note_is_shown_with_the_reasons(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("c")
        await story.type("ask the ministry")
        await story.press("enter", "w")
        story.sees("ask the ministry", "Approve means")
