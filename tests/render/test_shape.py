"""Shaping equals arabic-reshaper (an oracle in tests only), index for index."""

from __future__ import annotations

from pathlib import Path

import arabic_reshaper
import pytest
from arabic_reshaper import ligatures
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from tui.render.cells import _kind
from tui.render.shape import shape, unshape

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
LAM_ALEF = {f"ARABIC LIGATURE LAM WITH ALEF{kind}" for kind in ("", " WITH HAMZA ABOVE", " WITH HAMZA BELOW",
                                                               " WITH MADDA ABOVE")}  # fmt: skip
# The oracle as a terminal needs it: marks stay, and no ligature but lam-alef.
ORACLE = arabic_reshaper.ArabicReshaper(
    configuration={
        "delete_harakat": "no", "delete_tatweel": "no", "support_zwj": "yes", "shift_harakat_position": "no",
        **{name: "yes" if name in LAM_ALEF else "no" for name, _ in ligatures.LIGATURES},
    }
)  # fmt: skip
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهويىپچژکگی"


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_line_of_the_seeds(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        assert "".join(shape(line)) == ORACLE.reshape(line)


@settings(max_examples=400)
@given(st.text(alphabet=LETTERS + "\u064b\u064e\u0651 .a1", max_size=24))
def test_generated_words(text: str) -> None:
    forms = shape(text)
    assert len(forms) == len(text)
    assert "".join(forms) == ORACLE.reshape(text)


@given(st.text(alphabet=LETTERS + "\u064e\u0651 «1", max_size=24))
def test_unshaping_gives_the_letters_back(text: str) -> None:
    found = unshape("".join(shape(text)))
    # Marks between lam and alef come to stand behind the alef: they share its cell.
    assert sorted(found) == sorted(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("لا", ["\ufefb", ""]),
        ("سلام", ["\ufeb3", "\ufefc", "", "\ufee1"]),
        ("لَا", ["\ufefb", "\u064e", ""]),
        ("ل\u200cا", ["\ufedd", "\u200c", "\ufe8d"]),
        ("ه\u200d", ["\ufeeb", "\u200d"]),
        ("بـ140", ["\ufe91", "ـ", "1", "4", "0"]),
    ],
)
def test_forms_stay_on_their_letters(text: str, wanted: list[str]) -> None:
    assert shape(text) == wanted


def test_every_character_is_measured_as_the_screens_measure_it() -> None:
    for code in range(0x20, 0x20000):
        character = chr(code)
        own = _kind(character)
        assert own in (-1, get_character_cell_size(character)), hex(code)
