"""What a card says in little room: no member without its words, no figure cut in two, reports counted as reports."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from store.models import Feature, Link, Pair, SourceFold, Sources
from tests.tui.fake_store import FakeStore
from tui.card import load_card
from tui.render.line import one_line, plain
from tui.screens.explanations import comparison_rows, why_rows
from tui.widgets.card_rows import Ticks, card_rows, chain, queue_line, title
from tui.widgets.rows import cells, fit, row_text


@pytest.mark.parametrize("width", range(4, 44))
def test_a_figure_is_shown_whole_or_not_at_all(width: int) -> None:
    for text in ("ارتفاع حصيلة الضحايا إلى 1750 قتيلا و3.25 مليون", "the toll rose from 46-48 to 1,750 on 2016/12/09"):
        shown = set(re.findall(r"\d[\d.,/-]*\d|\d", one_line(text, width).cells))
        assert shown <= {"1750", "3.25", "46-48", "1,750", "2016/12/09"}, shown


def test_every_member_of_a_long_card_shows_its_words() -> None:
    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]  # as much of a Store as is needed
    long = card.members[0]
    for width in (38, 60, 84):
        rows, starts = card_rows(card, Ticks(frozenset({long.claim.id}), focus=1), width, 2)
        for start in starts:
            assert row_text(rows[start + 1]).strip(), [row_text(row) for row in rows]


def test_statements_of_one_report_are_not_several_reports() -> None:
    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]
    articles = len({member.claim.article_id for member in card.members})
    assert f"{articles} report" in "".join(text for text, _ in title(card, 1, 116))


def test_the_chain_names_the_occasion_between_speaker_and_agency() -> None:
    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]
    links = chain(card.members[0], "مؤتمر صحفي").split(" ◂ ")
    assert "مؤتمر صحفي" in links[1:]


def test_a_queue_row_shows_the_telling_difference_and_what_lies_over_its_state() -> None:
    from dataclasses import replace

    row = FakeStore(1).queue_rows(["g000000000000"])[0]
    plain = "".join(text for text, _ in queue_line(row, 1, 32))
    told = replace(row, telling="46 ≠ 48", overlays=("needs_second", "conflict"))
    shown = "".join(text for text, _ in queue_line(told, 1, 32))
    assert len(plain) == len(shown) == 32
    assert shown.rstrip().endswith("46 ≠ 48")
    assert "²" in shown and "⇄" in shown
    assert "46 ≠" in "".join(text for text, _ in queue_line(told, 1, 20))
    assert fit("46 ≠ 48", 7) == "46 ≠ 48"


@pytest.mark.parametrize("width", [38, 58, 78, 86, 118])
def test_values_without_room_are_counted_not_dropped(width: int) -> None:
    from dataclasses import replace

    from store.models import Difference, SlotValue
    from tui.widgets.card_rows import difference_rows

    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]
    values = tuple(SlotValue(f"c{n}", f"{n + 10} قتيلا") for n in range(6))
    group = replace(card.group, differences=(Difference("figure", values, differs=True, counted="killed"),))
    shown = row_text(difference_rows(replace(card, group=group), width)[0])
    seen = sum(f"{n + 10}" in shown for n in range(6))
    assert len(shown) == width
    assert seen == 6 or f"+{6 - seen} " in shown, shown


@pytest.mark.parametrize("width", [34, 40, 52, 64, 76])
def test_a_narrow_title_keeps_the_score_and_what_differs(width: int) -> None:
    card = load_card(FakeStore(2), "g000000000001")  # type: ignore[arg-type]
    pieces = title(replace(card, group=replace(card.group, leased_by=None)), 27, width)
    shown = "".join(text for text, _ in pieces)
    assert "same 0.93  ≠ figures" in shown.removesuffix("  AFP")
    assert len(shown.removesuffix("  AFP")) <= width
    assert "1 independent" in shown or width < 50


@pytest.mark.parametrize("width", [58, 78, 84, 118])
def test_dates_whose_words_are_alike_keep_the_days_they_were_read_as(width: int) -> None:
    from dataclasses import replace

    from store.models import Difference, SlotValue
    from tui.widgets.card_rows import difference_rows

    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]
    values = tuple(SlotValue(f"c{n}", f"صباح يوم الأربعاء الماضي (2016-11-{n}0)") for n in (1, 2))
    group = replace(card.group, differences=(Difference("date", values, differs=True),))
    shown = row_text(difference_rows(replace(card, group=group), width)[0])
    for day in ("10", "20"):  # behind Arabic words a date stands with its day on the left
        assert f"2016-11-{day}" in shown or f"{day}-11-2016" in shown, shown


@pytest.mark.parametrize("width", [38, 60, 84, 118])
@pytest.mark.parametrize("note", ["framing: one thing is named differently", "لافروف tells what ترودو said", "−2"])
def test_a_note_is_whole_in_its_row_or_has_a_row_of_its_own(width: int, note: str) -> None:
    from dataclasses import replace

    from tui.widgets.card_rows import difference_rows
    from tui.widgets.rows import row_width, visual

    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]
    group = replace(card.group, differences=(replace(card.group.differences[0], note=note),))
    rows = difference_rows(replace(card, group=group), width)
    assert all(row_width(row) <= width for row in rows)
    shown = [row_text(row) for row in rows]
    whole = f"figures: {note}"
    told = (note, visual(note), visual(whole)) if width > len(whole) + 4 else ("figures: ",)
    assert any(words in row for row in shown for words in told), shown


def test_a_reason_that_begins_with_a_name_is_an_english_sentence() -> None:
    """Drawn from the left, whatever script the name in front has."""
    from dataclasses import replace

    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]
    ids = tuple(member.claim.id for member in card.members)[:2]
    fold = SourceFold("one_voice", ids, "ترودو tells what لافروف said: one voice")
    told = replace(card, group=replace(card.group, sources=Sources(1, folds=(fold,))))
    shown = ["".join(text for text, _ in row) for row in why_rows(told, [], 100)]
    row = next(row for row in shown if "one voice" in row)
    assert row.startswith("  members 1·2") and row.rstrip().endswith("one voice")


def test_the_reason_of_a_relation_and_of_a_link_goes_on_their_sentence() -> None:
    from dataclasses import replace

    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]
    link = Link(card.group.id, "g111111111111", 7, "likely one story")
    told = replace(card, group=replace(card.group, relation=2, relation_reason="they give two tolls", links=(link,)))
    shown = "\n".join(row_text(row) for row in why_rows(told, [], 120))
    assert "same fact, values differ: they give two tolls" in shown
    assert "Linked with g111111111111, related only: likely one story" in shown


@pytest.mark.parametrize("width", [40, 78, 118])
def test_a_reason_is_told_to_its_end_at_every_width(width: int) -> None:
    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]
    words = "their articles tell one story, and nothing in either of them answers the other claim better"
    a, b = (member.claim.id for member in card.members)
    rows = why_rows(card, [Pair(a, b, 0.9, (Feature("story", 1.0, 0.5, words),))], width)
    assert {len(row_text(row)) for row in rows} == {width}
    assert words in " ".join(" ".join(row_text(row).split()) for row in rows)


@pytest.mark.parametrize("width", [40, 60, 78, 200])
def test_an_arabic_list_that_ends_a_reason_is_not_broken_out_of_order(width: int) -> None:
    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]
    listed = "جسر · وادي · محافظ"
    words = f"their articles tell one story, and the claims are closest to each other: {listed}; a third brings both"
    a, b = (member.claim.id for member in card.members)
    rows = why_rows(card, [Pair(a, b, 0.9, (Feature("story", 1.0, 0.5, words),))], width)
    assert {len(row_text(row)) for row in rows} == {width}
    assert any(plain(listed) in row_text(row) for row in rows)


def test_the_comparison_cuts_no_name_on_a_narrow_screen() -> None:
    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]  # as much of a Store as is needed
    name = "المتحدث الرسمي باسم الهيئة العامة للأرصاد الجوية"
    first = card.group.members[0]
    said = replace(first, claim=replace(first.claim, speaker=name, speaker_chain=()))
    card = replace(card, group=replace(card.group, members=(said, *card.group.members[1:])))
    for width in (40, 58, 116):
        rows = ["".join(text for text, _ in row) for row in comparison_rows(card, width)]
        assert all(plain(word) in "\n".join(rows) for word in name.split())
        assert all(cells(row) == width for row in rows)


def test_a_question_from_below_the_threshold_says_that_it_is_not_counted() -> None:
    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]  # as much of a Store as is needed
    asked = replace(card, group=replace(card.group, overlays=("below_threshold",)))
    assert "? not counted" in "".join(text for text, _ in title(asked, 1, 116))
    assert "not counted" not in "".join(text for text, _ in title(card, 1, 116))


def test_a_very_long_statement_leaves_room_for_the_others() -> None:
    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]  # as much of a Store as is needed
    text = "استقبل المستشفى العام ثلاثين مصابا في الأيام الماضية " * 60
    members = tuple(replace(one, claim=replace(one.claim, text=text)) for one in card.group.members)
    card = replace(card, group=replace(card.group, members=members))
    for focus in range(len(members)):
        rows, _ = card_rows(card, Ticks(frozenset(), focus), 78, 17)
        shown = ["".join(piece for piece, _ in row) for row in rows[:17]]
        assert sum("☐" in row for row in shown) == len(members)
        assert any("d shows all of it" in row for row in shown)
        assert all(cells(row) == 78 for row in shown)


def test_a_reason_that_weighs_nothing_neither_adds_nor_takes_away() -> None:
    card = load_card(FakeStore(1), "g000000000000")  # type: ignore[arg-type]
    a, b = (member.claim.id for member in card.members[:2])
    reasons = (Feature("x", 1.0, 1.5, "one"), Feature("y", 1.0, -0.7, "two"), Feature("z", 0.0, 0.0, "three"))
    rows = [row_text(row) for row in why_rows(card, [Pair(a, b, 0.9, reasons)], 100)]
    signs = {word: next(row for row in rows if word in row.split())[2] for word in ("one", "two", "three")}
    assert signs == {"one": "+", "two": "−", "three": " "}
