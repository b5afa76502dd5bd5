"""The progress screen: its figures are those of the database, and add up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from store.models import SourceFold, Sources
from store.store import Store
from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore
from tui.card import load_card
from tui.render.line import plain
from tui.screens.progress import timeline

Open = Callable[[], Store]


async def test_every_article_is_counted_once(opened: Open) -> None:
    with opened() as store:
        named = sum(article.outlet is not None for article in store.articles())
        unknown = store.counts().articles - named
    assert named and unknown
    async with sitting(None, open_store=opened) as story:
        await story.press("f5")
        story.sees(f"{named + unknown} articles", "Outlets", f"{unknown} articles of no known outlet")


async def test_articles_without_any_outlet_are_counted(opened: Open) -> None:
    with opened() as store:
        for article in store.articles():
            store.article_edit(article.id, outlet="")
        assert not any(article.outlet for article in store.articles())
        number = store.counts().articles
    async with sitting(None, open_store=opened) as story:
        await story.press("f5")
        story.sees("Outlets", f"{number} articles of no known outlet")


async def test_a_decision_taken_back_counts_for_nobody(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("a", "x", "z", "f5")
        row = next(line for line in story.text().splitlines() if "mona  " in line and "│" in line)
        assert row.split()[2:5] == ["1", "1", "0"]


def test_who_printed_first_copied_nobody() -> None:
    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]  # as much of a Store as is needed
    first, second = card.members[:2]
    fold = SourceFold("wire_copy", (first.claim.id, second.claim.id), "30 words are the same")
    for printed, copies in ((first.outlet, [second.outlet]), (None, [first.outlet, second.outlet])):
        sources = Sources(1, folds=(fold,), first=printed)
        shown = timeline(replace(card, group=replace(card.group, sources=sources)), 100)
        pieces = [text for row in shown for text, _ in row]
        marked = [before for before, text in pairwise(pieces) if text == " = copy"]
        assert marked == [plain(outlet or "") for outlet in copies]


async def test_one_article_makes_no_group_and_is_counted_as_one() -> None:
    store = FakeStore(1)
    article = store.article("a000")
    store.members.clear()
    store.states.clear()
    store.articles_by_id = {article.id: article}
    async with sitting(store, size=(80, 24)) as story:
        story.sees("No two articles here report the same fact", "1 article with 2 claims", "F9", "F3")
        story.sees_not("Every group is decided")
