"""The reader: articles, text with marked claims, claims with what was found; adding, adjusting, taking out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.store import Store
from tests.tui.driver import Story, sitting
from tui.screens.reader import ReaderScreen

Open = Callable[[], Store]


def _reader(story: Story) -> ReaderScreen:
    screen = story.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen


async def test_articles_claims_and_details(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f3")
        story.sees("Articles · 8", "Claims", "speaker", "rule", "عكاظ")
        first = _reader(story).article
        await story.press("j")
        assert _reader(story).article != first


async def test_a_claim_of_ones_own(opened: Open, database: Path) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f3")
        before = len(_reader(story).claims)
        await story.press("a", "h", "h", "enter")
        story.sees("Claim added")
        assert len(_reader(story).claims) == before + 1
        added = next(claim for claim in _reader(story).claims if claim.rule_id == "reviewer")
        article = _reader(story).article
        assert article is not None and article.text[added.start : added.end] == added.text
        assert len(added.text.split()) == 3


async def test_a_span_is_adjusted_by_words(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f3", "l", "l")
        claim = _reader(story).claims[0]
        await story.press("s", "l", "enter")
        story.sees("Span changed")
        article = _reader(story).article
        assert article is not None
        changed = _reader(story).claims[0]
        assert changed.end < claim.end and changed.text == article.text[changed.start : changed.end]


async def test_the_statement_changes_and_the_quote_does_not(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f3")
        text = _reader(story).claims[0].text
        await story.press("e", "ctrl+u")
        await story.type("قول آخر")
        await story.press("enter")
        story.sees("Statement changed")
        assert _reader(story).claims[0].statement == "قول آخر" and _reader(story).claims[0].text == text


async def test_date_and_outlet_by_one_key(opened: Open, database: Path) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f3", "t", "ctrl+u")
        await story.type("2016-12-09")
        await story.press("enter", "ctrl+u")
        await story.type("عكاظ")
        await story.press("enter")
        story.sees("confirmed", "2016-12-09")
        article = _reader(story).article
        assert article is not None and article.published == "2016-12-09" and article.published_basis == "reviewer"


async def test_narrow_shows_one_pane(opened: Open) -> None:
    async with sitting(None, open_store=opened, size=(80, 24)) as story:
        await story.press("f3")
        story.sees("Articles")
        story.sees_not("Claims ·")
        await story.press("tab", "tab")
        story.sees("Claims ·")
        story.sees_not("Articles ·")


@pytest.mark.parametrize("width", [80, 120])
async def test_while_words_are_chosen_the_footer_tells_what_the_keys_do(opened: Open, width: int) -> None:
    async with sitting(None, open_store=opened, size=(width, 24)) as story:
        await story.press("f3", "a")
        for keys in ((), ("h",), ("tab", "j")):
            await story.press(*keys)
            assert "⏎ take · q leave" in story.bar("footer")
        await story.press("q")
        assert "add claim" in story.bar("footer")


async def test_the_words_chosen_are_told_without_colours(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f3", "a")
        story.sees("1 chosen")
        await story.press("h", "h")
        story.sees("3 chosen", *_words(_reader(story)))
        await story.press("j", "j", "k")
        told = _words(_reader(story))
        story.sees("8 chosen", *told[:2], *told[-2:])
        await story.press("q")
        story.sees_not("chosen")


def _words(reader: ReaderScreen) -> list[str]:
    assert reader.article is not None and reader.editing.span is not None
    return reader.article.text[slice(*reader.editing.span)].split()


async def test_the_mouse_goes_to_a_claim_and_chooses_words(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f3")
        reader = _reader(story)
        right = reader.text.size.width - 6
        await story.pilot.click(reader.text, offset=(right, 1))
        await story.settled()
        assert reader.editing.span is None
        await story.pilot.mouse_down(reader.text, offset=(right, 1))
        await story.pilot.mouse_up(reader.text, offset=(right - 12, 1))
        await story.settled()
        assert reader.editing.span is not None and reader.article is not None
        start, end = reader.editing.span
        assert start < 4 < end and len(reader.article.text[start:end].split()) >= 2
        claims = len(reader.claims)
        await story.press("x")
        story.sees("Words are being chosen")
        assert len(reader.claims) == claims and reader.editing.span == (start, end)
        await story.press("q")
        assert reader.editing.span is None


async def test_the_rule_and_its_steps_are_shown_beside_the_claim_in_full(opened: Open) -> None:
    for size in ((120, 36), (80, 24)):
        async with sitting(None, open_store=opened, size=size) as story:
            await story.press("f3", "l")
            screen = _reader(story)
            place = next(n for n, claim in enumerate(screen.claims) if claim.path)
            screen.go_claim(place)
            await story.press("w")
            claim = screen.claims[place]
            story.sees("w closes the steps", claim.rule_id)
            story.sees(claim.path[0].split()[0])
            await story.press("w")
            story.sees_not("w closes the steps")


async def test_what_was_taken_out_comes_back_in_the_reader(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f3")
        before = list(_reader(story).claim_list.ids)
        await story.press("x")
        story.sees("z brings it back")
        assert len(_reader(story).claim_list.ids) == len(before) - 1
        await story.press("z")
        story.sees("(claim delete) undone")
        assert list(_reader(story).claim_list.ids) == before


async def test_q_closes_the_steps_of_a_rule_first(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        await story.press("f3", "w")
        story.sees("w closes the steps")
        await story.press("q")
        story.sees("Reader 1/")
        story.sees_not("w closes the steps")


async def test_unfolding_says_where_there_is_nothing_to_open(opened: Open) -> None:
    async with sitting(None, open_store=opened) as story:
        with opened() as store:
            folded = [bool(article.folds) for article in store.articles()]
        await story.press("f3", *("j" * folded.index(False)), "o")
        story.sees("no repeats and no page furniture")
        await story.press("f2")
        card = story.review.card
        assert card is not None
        plain = not card.articles[card.members[0].claim.article_id].folds
        await story.press("w", "o")
        story.sees("no repeats and no page furniture" if plain else "Source")


def test_what_is_counted_is_said_once() -> None:
    from store.models import Quantity
    from tui.screens.reader_rows import quantity_words

    assert quantity_words(Quantity(0, 2, 11, unit="منزل", counted="منزل")) == "11 منزل"
    assert quantity_words(Quantity(0, 2, 11, unit="million", counted="homes", comparator=">=")) == (
        "at least 11 million homes"
    )
