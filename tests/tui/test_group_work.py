"""Split, merge, pin, relation, flag, tag, evidence and verdict on the card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.errors import UsageError
from store.store import Store
from tests.tui.driver import Story, sitting
from tui.naming import quoted

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
        story.sees("1 statement split off", "2 reports")


async def test_the_group_that_was_split_off_is_no_news(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await _on_a_group_of_three(story)
        before = len(story.review.sitting.ids)
        await story.press("2", "3", "s")
        story.sees("2 statements split off")
        assert len(story.review.sitting.ids) == before  # one came, and the statement that is left waits for nothing


async def test_after_a_split_that_leaves_one_statement_the_next_card_is_there(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        rows = await story.app.desk.ask(lambda store: store.queue())
        group = next(row.id for row in rows if row.members == 2)
        story.review.go(story.review.sitting.ids.index(group))
        await story.settled()
        before = len(story.review.sitting.ids)
        await story.press("1", "s")
        story.sees("one statement is left", "z brings it back")
        assert group not in story.review.sitting.ids and len(story.review.sitting.ids) == before - 1
        assert story.review.card is not None and story.review.card.group.id == story.review.sitting.current
        await story.press("z")
        assert story.review.sitting.current == group == story.review.card.group.id
        assert len(story.review.card.members) == 2


async def test_after_the_last_card_was_split_the_summary_is_there(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        while story.review.sitting.open_after(-1) is not None and story.review.card is not None:
            await story.press(*map(str, range(2, len(story.review.card.members) + 1)), "s")
            if story.review.decisions.ended:
                break
        story.sees("Every group is decided")


async def test_mark_and_merge(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        before = len(story.review.sitting.ids)
        assert before > 1
        await story.press("m", "m")
        story.sees("no group is marked for a merge")
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
        story.sees("A verdict needs evidence first: press E")
        story.sees_not("Disputed figures")
        await story.press("E")
        await story.type("https://example.org/report")
        await story.press("enter", "enter")
        await story.type("the words")
        await story.press("enter", "s", "enter")
        story.sees("Evidence added")
        await story.press("v")
        story.sees("Verdict", "صحيح", "Disputed figures")
        await story.press("٥")
        story.sees("verdict", "صحيح")
        title = next(row for row in story.text().splitlines() if "approved by" in row)
        assert title.count("verdict") == 1  # its name says that there is one


async def test_a_note_is_shown_with_the_reasons(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("c")
        await story.type("ask the ministry")
        await story.press("enter", "w")
        story.sees("ask the ministry", "Approve means")


async def test_what_was_typed_of_evidence_is_never_lost(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("E")
        await story.type("notaurl")
        await story.press("enter")
        story.sees("An address begins with http", "1/4", "notaurl")
        await story.press(*["backspace"] * 7)
        await story.type("https://example.org/a")
        await story.press("enter", "enter")
        await story.type("the words")
        await story.press("escape")
        story.sees("E brings back what you typed")
        await story.press("E")
        story.sees("https://example.org/a")
        await story.press("enter", "enter")
        story.sees("the words")
        await story.press("enter", "enter")
        story.sees("Evidence added")
        await story.press("E")
        story.sees_not("https://example.org/a")


async def test_a_merged_group_leaves_the_queue_with_its_sign(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        groups = list(story.review.sitting.ids)
        await story.press("m", "space", "space", "k", "M")
        story.sees("2 groups are one now")
        await story.review.live.look()
        kept = story.review.sitting.current
        assert kept == groups[1]
        assert story.review.sitting.ids == [*groups[1:]]
        story.sees("1 deferred")
        await story.press("j", "k")
        story.sees("Group 1")
        story.sees_not("There is no group")
        assert story.review.card is not None and story.review.card.group.id == kept


async def test_a_group_that_is_no_more_leaves_the_queue(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        first, second = story.review.sitting.ids[:2]
        await story.press("j", "space")
        with opened() as store:
            store.reviewer = "omar"
            store.merge([first, second])
        story.review.cards.forget()
        story.review.go(story.review.sitting.ids.index(second))
        await story.settled()
        story.sees("That group is no more")
        assert second not in story.review.sitting.ids
        assert story.review.card is not None
        assert story.review.card.group.id == story.review.sitting.current


async def test_deferred_is_no_sign_of_a_group_that_is_pending_after_a_merge(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("m", "j", "space", "k", "M")
        story.sees("2 groups are one now")
        story.sees_not("◷", "1 deferred")


async def test_a_refused_merge_names_groups_by_number(opened: Open) -> None:
    async with sitting(None, open_store=opened, size=(80, 24)) as story:
        second = story.review.sitting.ids[1]

        def refuse(store: Store) -> None:
            raise UsageError(f"Not merged: two of these reports are kept apart by mona in group {second}.")

        await story.review.work.remark(refuse, "")
        story.sees("Not merged: two of these reports are kept apart by mona in group 2")


async def test_a_date_that_is_typed_replaces_the_one_that_was_found(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        for day in ("2016-12-09", "2016-12-10"):
            await story.press("t")
            await story.type(day)
            await story.press("enter", "enter")
            story.sees("Date and outlet confirmed", f"{day} confirmed")


async def test_a_date_that_is_none_is_asked_again_before_the_outlet(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("t", "ctrl+u")
        await story.type("yesterday")
        await story.press("enter")
        story.sees("This is not a date", "1/2 Published on", "yesterday")
        await story.press("ctrl+u")
        await story.type("9/12/2016")
        await story.press("enter", "ctrl+u")
        await story.type("Daily")
        await story.press("enter")
        story.sees("Date and outlet confirmed", "Daily", "2016-12-09")
        await story.press("t", "ctrl+u", "enter", "ctrl+u", "enter")
        story.sees("Date and outlet confirmed", "no date")
        story.sees_not("Daily")
        await story.press("t", "enter", "enter")
        story.sees("Nothing was given")


async def test_the_log_says_what_a_tag_is(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        story.review.act("tag")
        await story.type("ask twice")
        await story.press("enter", "f6")
        story.sees("tag «ask twice»")


async def test_the_queue_shows_at_once_what_was_said_on_the_card(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f")
        row = next(line for line in story.review.queue_list.row_texts() if line.startswith("│   1"))
        assert "⚑" in row
        await story.press("p", "e", "ctrl+a", "ctrl+u")
        await story.type("Forty-six")
        await story.press("enter")
        shown = story.review.queue_list.item(story.review.sitting.ids[0])
        assert shown is not None and "Forty-six" in shown.headline


async def test_not_checkable_keeps_its_class(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        first, second, third = story.review.sitting.ids[:3]
        await story.press("i")
        story.sees("1  opinion", "2  forecast", "3  boilerplate", "press a digit")
        await story.press("2", "i", "0", "i", "7")
        story.sees("a digit from 0 to 3")
        await story.press("i", "²", "i", "q")
        events = await story.app.desk.ask(lambda store: [e for e in store.log() if e.kind == "not_checkable"])
        assert [(e.body["group"], e.body.get("reason")) for e in events] == [(first, "forecast"), (second, None)]
        assert story.review.sitting.current == third


async def test_a_group_outside_the_queue_is_named_by_words_in_reading_order(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        group = story.review.sitting.ids[-1]
        headline = (await story.app.desk.ask(lambda store: store.queue_rows([group])))[0].headline
        story.review.sitting.drop([group])

        def refuse(store: Store) -> None:
            raise UsageError(f"Not merged: two of these reports are kept apart in group {group}.")

        await story.review.work.remark(refuse, "")
        story.sees(f"kept apart in {quoted(headline, 24)}")


@pytest.mark.parametrize("keys", [("r", "5"), ("p",), ("s",), ("M",), ("v", "5")])
async def test_what_is_judged_is_what_was_looked_at(opened: Open, keys: tuple[str, ...]) -> None:
    async with sitting(None, open_store=opened) as story:
        await _on_a_group_of_three(story)
        card = story.review.card
        assert card is not None
        await story.press("a", "k")
        await story.app.desk.ask(lambda store: store.evidence(card.group.id, "https://example.org/a"))
        await story.review.cards.read(card.group.id)  # as it is with the evidence
        await story.press("3")
        story.review.work.marked.append(next(id for id in story.review.sitting.ids if id != card.group.id))
        with opened() as store:
            store.reviewer = "zayd"
            store.flag(card.group.id, True)
            before = store.group(card.group.id).version
        await story.press(*keys)
        story.sees("Not done", "zayd was first")
        with opened() as store:
            assert store.group(card.group.id).version == before
