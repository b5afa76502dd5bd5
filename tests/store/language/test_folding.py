"""Folding: what compares equal, and that every folded place finds its way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.language.folding import fold, fold_plain
from store.language.stems import stem
from store.language.tokens import tokens

ARABIC = st.text(alphabet="ابتثأإآىةيو ـًٌَُِّْ،.؟«»\"'12٣٤ abC\u200f\u00a0\u202b", max_size=60)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("أعلنَتْ الولاياتُ", "اعلنت الولايات"),
        ("مـــدينة", "مدينه"),
        ("الى", "إلي"),
        ("٤٦ شخصًا", "46 شخصا"),
        ("«هدنة»", "“هدنة”"),
        ("U.S.", "u.s."),
        ("الشيعة\u200f،", "الشيعه,"),
        ("لا\u00a0يمكن", "لا يمكن"),
    ],
)
def test_spellings_of_one_text_compare_equal(a: str, b: str) -> None:
    assert fold_plain(a) == fold_plain(b)


@given(ARABIC)
def test_every_folded_span_is_found_again_in_the_raw_text(text: str) -> None:
    view = fold(text)
    assert view.text == fold_plain(text)
    for index in range(len(view.text)):
        raw = view.raw_index(index)
        assert fold_plain(text[raw]) == view.text[index]
        assert view.folded_index(raw) == index
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
        assert fold_plain(token.text) == token.folded


@given(ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_plain(fold_plain(text)) == fold_plain(text)


def test_marks_on_the_last_letter_stay_with_the_word() -> None:
    text = "قتل 46 شخصاً\u200f."
    view = fold(text)
    start = view.text.index("شخصا")
    span = view.raw_span(start, start + 4)
    assert text[span.start : span.end] == "شخصاً"


@pytest.mark.parametrize(
    ("a", "b"),
    [("وزير", "والوزير"), ("الفيضانات", "بالفيضانات"), ("المدنيين", "والمدنيون"), ("attacks", "attack")],
)
def test_forms_of_one_word_share_a_stem(a: str, b: str) -> None:
    assert stem(fold_plain(a)) == stem(fold_plain(b))
