"""Levels and order: a fixed sample of Unicode's own cases; all of them run in tests/bench/conformance.py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.conformance import character_cases, check, class_cases
from tests.bench.make_unicode_tables import DEFAULT_FOLDER
from tui.render.bidi import levels, reorder
from tui.render.properties import bidi_classes

# From BidiCharacterTest 15.0: code points; direction (2: by the text), levels (x: removed), order.
SAMPLE = """
05D0 05D1 0028 05D2 05D3 005B 0026 0065 0066 005D 002E 0029 0067 0068;1;1 1 1 1 1 1 1 2 2 1 1 1 2 2;12 13 11 10 9 7 8 6 5 4 3 2 1 0
0627 0628 062C 0020 0062 006F 006F 006B 0028 0073 0029;1;1 1 1 1 2 2 2 2 2 2 2;4 5 6 7 8 9 10 3 2 1 0
0627 0628 062C 0020 0062 006F 006F 006B 0028 0073 0029;0;1 1 1 0 0 0 0 0 0 0 0;2 1 0 3 4 5 6 7 8 9 10
202E 0061 202A 0062 202C 2066 0063 2069 202A 0064 202C 0065 202C;2;x 1 x 2 x 1 2 1 x 2 x 1 x;11 9 7 6 5 3 1
202D 0661 202B 0662 202C 2068 0663 2069 202B 0664 202C 0665 202C;0;x 2 x 4 x 2 6 2 x 4 x 2 x;1 3 5 6 7 9 11
202A 202E 0061 202C 0028 05D0 202C 202D 0029 202C;2;x x 3 x 3 3 x x 2 x;5 4 2 8
""".strip().splitlines()  # noqa: E501


@pytest.mark.parametrize("case", SAMPLE)
def test_unicodes_own_cases(case: str) -> None:
    codes, direction, wanted, order = case.split(";")
    text = "".join(chr(int(code, 16)) for code in codes.split())
    base = None if direction == "2" else int(direction)
    expected = [-1 if one == "x" else int(one) for one in wanted.split()]
    assert check(bidi_classes(text), text, base, expected, [int(one) for one in order.split()])


@pytest.mark.skipif(not (DEFAULT_FOLDER / "BidiTest.txt").exists(), reason="Debian's package unicode-data is not here")
def test_a_fixed_sample_of_the_files() -> None:
    classes = list(class_cases(DEFAULT_FOLDER / "BidiTest.txt"))[::97]
    wrong = [case for case in classes if not check(case[0], "", *case[1:])]
    characters = list(character_cases(DEFAULT_FOLDER / "BidiCharacterTest.txt"))[::23]
    wrong += [case for case in characters if not check(bidi_classes(case[0]), *case)]
    assert len(classes) > 7000 and len(characters) > 3900
    assert wrong == []


@given(st.text(max_size=60))
def test_every_character_that_is_kept_is_shown_once(text: str) -> None:
    found, base = levels(text.replace("\u2029", ""))
    assert base in (0, 1)
    order = reorder(found)
    assert sorted(order) == [index for index, level in enumerate(found) if level >= 0]
