"""The word diff compares folded words and points at the original letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.language.tokens import tokens
from store.matching.texts.worddiff import word_diff

WORDS = st.sampled_from(["قُتِلَ", "قتل", "شخصاً", "شخصا", "في", "حلب", "46", "٤٦", "الرياض،", "«أكد»", "الـيوم"])
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)


@given(TEXTS, TEXTS)
def test_every_word_of_both_texts_is_in_exactly_one_step(a: str, b: str) -> None:
    steps = word_diff(a, b)
    for text, spans in ((a, [s[1] for s in steps]), (b, [s[2] for s in steps])):
        held = [[w for w in tokens(text) if span.start <= w.start and w.end <= span.end] for span in spans]
        assert [w for some in held for w in some] == tokens(text)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(op == "equal" for op, _, _ in word_diff(text, text))


def test_spellings_of_one_word_are_equal_and_letters_are_the_original_ones() -> None:
    a, b = "قُتِلَ ١٢ شخصاً في حلب", "قتل 15 شخصا في حلب"
    changed = [(a[x.start : x.end], b[y.start : y.end]) for op, x, y in word_diff(a, b) if op != "equal"]
    assert changed == [("١٢", "15")]


def test_words_only_on_one_side_are_insertions_and_deletions() -> None:
    assert [op for op, _, _ in word_diff("حريق في الميناء", "حريق كبير في الميناء")] == ["equal", "insert", "equal"]
    assert [op for op, _, _ in word_diff("حريق كبير", "حريق")] == ["equal", "delete"]


def test_a_word_that_stands_elsewhere_is_moved_and_not_changed() -> None:
    a, b = "اليوم افتتح الوزير مطار الواحة", "افتتح الوزير مطار النخيل اليوم"
    steps = [(op, a[x.start : x.end], b[y.start : y.end]) for op, x, y in word_diff(a, b)]
    assert steps == [
        ("move", "اليوم", ""),
        ("equal", "افتتح الوزير مطار", "افتتح الوزير مطار"),
        ("replace", "الواحة", "النخيل"),
        ("move", "", "اليوم"),
    ]
