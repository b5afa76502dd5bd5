"""Sentences, clauses, quotations, names and word lists of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import UsageError
from store.language.lexicon import load
from store.language.names import canonical, same_name
from store.language.sentences import clauses, sentences


def test_a_full_stop_without_a_space_ends_a_sentence_and_one_in_a_quotation_does_not() -> None:
    text = "ستعقد في واشنطن.من جانبه قال «التقينا أمس. الهدنة غدا» وانصرف. بلغت 3.5 في المئة."
    found = [text[one.start : one.end] for one in sentences(text)]
    assert found == ["ستعقد في واشنطن.", "من جانبه قال «التقينا أمس. الهدنة غدا» وانصرف.", "بلغت 3.5 في المئة."]


def test_an_unbalanced_quotation_closes_at_the_paragraph() -> None:
    text = 'وقال: "لن نقبل. لن ننسحب\nوصل الوفد.'
    assert [text[one.start : one.end] for one in sentences(text)] == ['وقال: "لن نقبل. لن ننسحب', "وصل الوفد."]


def test_clauses_part_at_joints() -> None:
    text = "تسيطر القوات على الغرب، في حين تنتشر الفصائل في الشرق؛ لكنها تراجعت"
    [span] = sentences(text)
    assert len(clauses(text, span)) == 3


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("سيرجي لافروف", "سيرغي لافروف", True),
        ("لافروف", "سيرغي لافروف", True),
        ("توكور جوسو", "توكور غوساو", True),
        ("الدكتور خالد الفالح", "خالد الفالح", True),
        ("جون كيري", "جون كيربي", False),
        ("خالد الفالح", "فهد الفالح", False),
    ],
)
def test_spellings_of_one_name_meet_and_two_names_do_not(a: str, b: str, same: bool) -> None:
    assert same_name(a, b) is same


def test_the_fullest_spelling_names_the_person() -> None:
    assert canonical(["لافروف", "سيرغي لافروف", "لافروف"]) == "سيرغي لافروف"


def test_a_checker_adds_words_and_a_broken_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "numbers.toml").write_text('[nouns]\n"درون" = "درونات"\n', "utf-8")
    assert load("numbers", tmp_path)["nouns"]["درون"] == "درونات"
    assert load("numbers", tmp_path)["nouns"]["شخص"]
    (tmp_path / "dates.toml").write_text("not toml", "utf-8")
    with pytest.raises(UsageError, match=r"dates\.toml"):
        load("dates", tmp_path)
