"""Figures in a row that count one noun: «94 و580 و400 لاجئ», «15 شخصا في حلب وأربعة في حماة»."""

from __future__ import annotations

from store.language.figure_units import is_year, unit_after
from store.language.figure_words import BREAK, Run
from store.language.numerals import bare_number_word, digits_value


def goes_on(run: Run, end: int) -> bool:
    """Say whether more digits follow that count the same noun: «تقل 94 و580 و400 لاجئ»."""
    while run.words[end : end + 1] == ["و"] and not run.gaps[end].strip() and end + 1 < len(run.words):
        if digits_value(run.words[end + 1]) is None or is_year(run.words[end + 1]):
            return False
        end += 2
        if run.words[end : end + 1] and unit_after(run, end)[0] is not None:
            return True
    return False


def as_many_there(run: Run, at: int) -> bool:
    """Say whether a number counts what was counted just before, but elsewhere: «15 شخصا في حلب وأربعة في حماة»."""
    if (
        not bare_number_word(run.words[at])[0].startswith("و")
        or run.words[at + 1 : at + 2] != ["في"]
        or run.gaps[at + 1].strip()
    ):
        return False
    for place in range(at - 1, max(-1, at - 10), -1):
        # «وأربعة في مرسى مطروح (على المتوسط) واثنان في قنا»: brackets only say where that is.
        if BREAK.search(run.gaps[place + 1].strip(" ()")):
            return False
        if digits_value(run.words[place]) is not None or bare_number_word(run.words[place])[1]:
            return "في" in run.words[place:at]
    return False
