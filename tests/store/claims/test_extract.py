"""Extraction as a whole: offsets, folds, ids, cancelling, and texts nobody meant to write."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.claims.extract import MOST_CLAIMS, claim_id, extract
from store.errors import CancelledError
from store.models import Fold

_PIECES = st.sampled_from(
    [
        "قال",
        "وزير",
        "الخارجية",
        "سيرغي",
        "لافروف",
        "إن",
        "«الهدنة",
        "مستمرة»",
        "،",
        ".",
        "أمس",
        "46",
        "شخصا",
        "وأضاف",
        "أن",
        ":",
        "\n",
        "بحسب",
        "وكالة",
        "نفى",
        "مشيرا",
        "إلى",
        "(",
        ")",
        '"',
        "؛",
        "said",
        "that",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40))
def test_every_span_is_the_text_it_claims(pieces: list[str]) -> None:
    text = " ".join(pieces)
    claims = extract(text, article_id="a1", published="2016-12-09")
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text
        assert claim.id == claim_id("a1", claim.start, claim.end, claim.text)
        assert claim.rule_id and claim.path and 0 <= claim.confidence <= 1
        for span in (claim.cue, claim.speaker_mention, *claim.quantities, *claim.dates):
            assert span is None or 0 <= span.start < span.end <= len(text)
    assert len({claim.id for claim in claims}) == len(claims)


def test_a_far_line_keeps_its_offsets() -> None:
    text = "سطر\n" * 9000 + "وقال وزير الصحة خالد الفالح إن الوزارة سجلت 3 حالات أمس."
    claim = extract(text, published="2015-08-04")[-1]
    assert text[claim.start : claim.end] == claim.text
    assert claim.speaker == "خالد الفالح"
    assert [text[one.start : one.end] for one in claim.quantities] == ["3 حالات"]
    assert claim.cue is not None and text[claim.cue.start : claim.cue.end] == "وقال"


def test_nothing_is_read_inside_a_fold() -> None:
    line = "قالت الوزارة إن المدارس ستفتح الأحد."
    text = f"{line}\n{line}"
    folded = Fold(len(line) + 1, len(text), "repeat", "the same line again")
    assert len(extract(text, folds=(folded,))) == 1


def test_a_claim_explains_itself() -> None:
    [claim] = extract("ونفى المتحدث باسم الشرطة سامي حداد، على حد زعمه، أن يكون 12 شخصا قد أوقفوا.")
    assert claim.stance == "deny"
    assert claim.hedge == "على حد زعمه"
    assert any("نفى" in step for step in claim.path)
    assert any("12" in step for step in claim.path)
    assert claim.reasons


def test_a_state_that_confirms_in_a_headline_speaks() -> None:
    first = extract("كينيا تؤكد: الحطام يعود للطائرة المفقودة\nوعثر على الحطام صيادون أمس.")[0]
    assert (first.speaker, first.text) == ("كينيا", "الحطام يعود للطائرة المفقودة")


def test_to_enter_is_no_interference() -> None:
    [claim] = extract("وقال الوزير إن الاتفاقية ستنفذ بعد أن تدخل المرحلة الثانية.")
    assert claim.stance == "assert"
    [claim] = extract("وقال الوزير إن التقرير تضليل للرأي العام.")
    assert claim.stance == "accuse"


def test_reading_can_be_cancelled() -> None:
    with pytest.raises(CancelledError):
        extract("قالت الوزارة إن المدارس ستفتح الأحد. " * 3, cancelled=lambda: True)


@pytest.mark.parametrize("written", ["«الضفاف»", "صحيفة الضفاف"])
def test_what_a_paper_knows_it_tells_itself(written: str) -> None:
    text = f"علمت {written} أن البلدية ستغلق الجسر القديم شهرين."
    own = extract(text, outlet="الضفاف")[0]
    other = extract(text, outlet="الميناء")[0]
    assert (own.speaker, own.quote_type, own.cue) == (None, "narrator", None)
    assert "الضفاف" in (other.speaker or "")


def test_a_runaway_line_is_bounded() -> None:
    assert len(extract("قالت الوزارة إن المدارس ستفتح الأحد. " * 8000)) == MOST_CLAIMS


@pytest.mark.parametrize(
    "text", ["", " ", ".", "«", "قال", "وقال إن", 'قال "', "12", "\u202e", "قال: ", "بحسب", ")(", "، ، ،"]
)
def test_scraps_give_no_claims_and_no_errors(text: str) -> None:
    assert extract(text, published="2015-08-04") == []
