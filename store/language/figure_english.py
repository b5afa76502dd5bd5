"""English figures that are parts of a whole: «half a million», «a third of», «two-thirds of»."""

from __future__ import annotations

from store.language.figure_units import unit_after
from store.language.figure_words import Run, figure_words
from store.language.lexicon import folded_set
from store.language.numerals import number_words

_WHOLE_BEFORE = frozenset(("the", "its", "their", "his", "her", "of"))


def english_part(run: Run, at: int) -> tuple[float, int, str] | None:
    """Read a part of a whole at ``at``: (value, next index, what it is of); None when there is none."""
    words = run.words
    after = [*words[at + 1 : at + 3], "", ""]
    if words[at] == "half":
        return _half(run, at, after)
    times = 1.0 if words[at] in ("a", "an") else number_words().small.get(words[at], 0)
    part = figure_words().english_parts.get(after[0], 0)
    if not part or part == 0.5 or not 0 < times < 10 or run.gaps[at + 1].strip() not in ("", "-"):
        return None
    if (
        after[0].endswith("s") != (times > 1)
        or after[1] not in ("of", "off")
        or words[at + 3 : at + 5] == ["a", "century"]
    ):
        return None
    # «two-thirds» are .67, not twice .33.
    exact = 1 / 3 if part == 0.33 and times > 1 else part
    return round(times * exact, 2), at + 2, ""


def _half(run: Run, at: int, after: list[str]) -> tuple[float, int, str] | None:
    """Read «half a million people», «half an hour», «half of them»; «the second half of the match» is no figure."""
    if at and run.words[at - 1] in folded_set("numbers_en", "halves.not_after"):
        return None
    if after[0] in number_words().scales and run.gaps[at + 1].strip() in ("", "-"):
        # «a half-billion dollars»
        unit, end = unit_after(run, at + 2)
        return 0.5 * number_words().scales[after[0]], end, unit or ""
    if after[0] not in ("a", "an"):
        return (0.5, at + 1, "") if after[0] in _WHOLE_BEFORE else None
    scale = number_words().scales.get(after[1])
    if scale:
        unit, end = unit_after(run, at + 3)
        return 0.5 * scale, end, unit or ""
    return (0.5, at + 3, after[1]) if after[1].isalpha() and after[1] != "dozen" else None
