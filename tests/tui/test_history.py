"""History: every event, newest first; undo from here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from store.database import events
from store.models import Claim, Event
from store.store import Store
from tests.tui.driver import sitting
from tui.naming import quoted
from tui.screens.history import Numbered

Open = Callable[[], Store]


async def test_a_decision_stands_on_top_and_is_undone_from_here(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("a", "f6")
        story.sees("History", "approve", "mona")
        await story.press("x")
        story.sees("undone")
        await story.press("f2")
        story.sees("Review 0/")


async def test_a_group_is_told_by_its_headline_and_its_id_beside_it(opened: Open) -> None:
    async with sitting(None, open_store=opened, size=(160, 36)) as story:
        group = story.review.sitting.ids[0]
        headline = (await story.app.desk.ask(lambda store: store.queue_rows([group])))[0].headline
        await story.press("x", "R")
        story.sees("reject · ", quoted(headline))
        story.sees_not(group)
        await story.press("f6")
        story.sees("reject · ", quoted(headline), f"group      {group}")


async def test_the_history_of_a_group_tells_it_by_its_headline(opened: Open) -> None:
    async with sitting(None, open_store=opened, size=(160, 36)) as story:
        group = story.review.sitting.ids[0]
        headline = (await story.app.desk.ask(lambda store: store.queue_rows([group])))[0].headline
        await story.press("f", "H")
        story.sees(quoted(headline))
        story.sees_not(group)


def test_a_name_is_cut_between_words() -> None:
    assert quoted("one two\nthree", 8) == "«one two…»" and quoted("one two", 8) == "«one two»"


async def test_only_one_reviewer(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("a", "f6", "f")
        await story.type("mona")
        await story.press("enter")
        story.sees("only mona", "approve")
        await story.press("f", "ctrl+u")
        await story.type("nobody")
        await story.press("enter")
        story.sees("0 events", "only nobody")


async def test_enter_shows_the_group(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("a", "f6", "enter")
        story.sees("approved by mona")


async def test_every_event_says_what_was_done_and_opens_it(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("r", "5", "f", "f", "f3", "E")
        await story.type("https://example.org/a")
        await story.press("enter", "enter", "enter", "enter", "z", "f6")
        story.sees(
            "relate · 5 same wire copy · ", "flag taken away", "https://example.org/a", "undo · of event", "(evidence)"
        )
        await story.press("j", "enter")
        story.sees("Reader", "Claims ·")
        await story.press("f6", "G", "enter")
        story.sees("This event is about no group, article or claim")


async def test_a_filter_that_is_typed_replaces_the_one_of_before(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("a", "f6")
        for name in ("zayd", "mona"):
            await story.press("f")
            await story.type(name)
            await story.press("enter")
        story.sees("only mona", "approve")


async def test_a_filter_that_finds_nothing_says_so(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f6", "f")
        await story.type("zayd")
        await story.press("enter")
        story.sees("Nothing of zayd", "0 events")
        story.sees_not("Nothing has happened")


def test_a_million_events_cost_nothing() -> None:
    ids = Numbered(range(1_000_000, 0, -1))
    assert len(ids) == 1_000_000 and ids[0] == "1000000" and ids[999_999] == "1" and ids[1:3] == ["999999", "999998"]
    assert ids.index("1") == 999_999


async def test_twenty_thousand_events_of_one_reviewer_are_all_there_and_read_page_by_page(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened() as store:
        claims = [claim.id for claim in store.claims()]
        titles = [quoted(article.title or article.file) for article in store.articles()]
        articles = [article.id for article in store.articles()]
        with store._db.transaction():
            for number in range(20_000):
                body = {"target": (claims, articles)[number % 2][number % 5], "text": f"note {number}"}
                events.append(store._db, "mona", "note", body)
    asked: list[int] = []
    singly: list[str] = []
    read, claim = Store.events, Store.claim

    def counted(store: Store, numbers: Sequence[int]) -> list[Event]:
        asked.extend(numbers)
        return read(store, numbers)

    def one_claim(store: Store, id: str) -> Claim:
        singly.append(id)
        return claim(store, id)

    monkeypatch.setattr(Store, "events", counted)
    monkeypatch.setattr(Store, "claim", one_claim)
    async with sitting(None, open_store=opened, size=(160, 36)) as story:
        await story.press("f6", "f")
        await story.type("mona")
        await story.press("enter")
        story.sees("20000 events", "only mona", "note 19999")
        await story.press("G")
        story.sees("«note 0»", "«note 1»", titles[1])
        assert 0 < len(asked) < 500
        assert len(singly) < 20, "names are not read one by one"
        await story.press("f", "ctrl+u", "enter", "G")
        story.sees("load")


async def test_what_was_taken_back_is_not_among_the_rejected_and_what_was_rejected_long_ago_is(opened: Open) -> None:
    with opened() as store:
        first, second = store.queue_ids()[:2]
        headline = store.queue_rows([first])[0].headline
        store.decide(first, "reject")
        store.decide(second, "reject")
        store.undo()
        with store._db.transaction():
            for number in range(2_500):
                events.append(store._db, "sami", "note", {"target": second, "text": f"note {number}"})
    async with sitting(None, open_store=opened, size=(160, 36)) as story:
        await story.press("R")
        story.sees("reject · ", quoted(headline))
        assert story.text().count("reject · ") == 1
        await story.press("R", "z", "R")
        story.sees("Nothing is rejected")
