"""Text on its way out: nothing a terminal or a reader would obey survives, and nothing else is touched."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.safe import is_hostile, safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x9b5m", "⟨009B⟩5m"),
        ("a\u202eb", "a⟨202E⟩b"),
        ("\x00\x07\x7f", "␀␇␡"),
        ("\u2028\u2029", "⟨2028⟩⟨2029⟩"),
        ("line\r\nnext\rend", "line\r\nnext␍end"),
        ("می\u200cخواهم\u200d", "می\u200cخواهم\u200d"),
        ("\udce9", "⟨DCE9⟩"),
        ("\U000e0041", "⟨E0041⟩"),
    ],
)
def test_hostile_characters_become_signs(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_one_line_places_show_breaks_too() -> None:
    assert safe("a\tb\nc\rd", one_line=True) == "a␉b␊c␍d"


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_no_control_leaves_and_safe_is_stable(text: str) -> None:
    shown = safe(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\t\n\r"]
    assert not any(map(is_hostile, shown))
    assert safe(shown) == shown


@given(st.text(st.sampled_from("حلب أكد 46-48 «و200» (CNN) \u064b\u0640\u200c")))
def test_ordinary_text_is_untouched(text: str) -> None:
    assert safe(text) == text
