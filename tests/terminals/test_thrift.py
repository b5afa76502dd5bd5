"""What is left out of the output changes nothing on the screen, and what stays is shorter."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.ansi import AnsiDecoder
from rich.console import Console
from rich.style import Style

from tui.terminal.thrift import thrifty

_MOVE = re.compile(r"\x1b\[(\d+);(\d+)H")
_CODES = ("0", "1", "2", "22", "3", "23", "4", "24", "7", "27", "31", "92", "39", "44", "103", "49", "38;5;231",
          "48;5;235", "38;2;1;2;3", "1;38;5;75;48;5;234")  # fmt: skip
_PIECES = st.one_of(
    st.sampled_from([f"\x1b[{code}m" for code in _CODES]),
    st.tuples(st.integers(1, 9), st.integers(1, 40)).map(lambda at: f"\n\x1b[{at[0]};{at[1]}H"),
    st.text("abc لوﺎ│", min_size=1, max_size=6),
)


def shown(style: Style) -> str:
    """Return what is seen of a style: attributes that are on, colours that are not the terminal's own."""
    on = [name for name in ("bold", "dim", "italic", "underline", "reverse") if getattr(style, name)]
    colours = [None if colour is None or colour.is_default else colour.name for colour in (style.color, style.bgcolor)]
    return f"{on} {colours}"


def drawn(data: str) -> list[tuple[str, str, str]]:
    """Return (where it begins, character, style) of all that is drawn, read by another decoder."""
    decoder, console = AnsiDecoder(), Console()
    found: list[tuple[str, str, str]] = []
    found_at = ""
    for number, part in enumerate(_MOVE.split(data.replace("\n", ""))):
        if number % 3 == 0:
            text = decoder.decode_line(part)
            for index, character in enumerate(text.plain):
                found.append((f"{found_at}+{index}", character, shown(text.get_style_at_offset(console, index))))
        elif number % 3 == 1:
            found_at = part
        else:
            found_at += ";" + part
    return found


@given(st.lists(_PIECES, max_size=30))
def test_the_same_cells_are_drawn_in_no_more_bytes(pieces: list[str]) -> None:
    data = "".join(pieces) + "\x1b[0m"
    made = thrifty(data)
    assert drawn(made) == drawn(data)
    assert len(made) <= len(data) + 4


def test_a_row_after_a_row_of_the_same_colours_needs_only_the_move() -> None:
    rows = "".join(f"\n\x1b[{y};1H\x1b[38;5;238;48;5;234m│row│\x1b[0m" for y in range(1, 4))
    assert thrifty(rows) == "\x1b[1;1H\x1b[38;5;238;48;5;234m│row│\x1b[2;1H│row│\x1b[3;1H│row│\x1b[0m"


def test_a_style_that_is_not_known_is_left_alone() -> None:
    data = "\x1b[58;5;1m\x1b[4:3ma\x1b[0m\n\x1b[2;1H\x1b[0mb"
    assert thrifty(data) == data
