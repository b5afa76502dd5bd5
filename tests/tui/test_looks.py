"""Looks: themes by what the terminal can do, signs for poor fonts, lean bytes that mean the same as the stock ones."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore
from tui.theme import Theme, choose, wants_plain_signs
from tui.widgets.lean import LeanStrip


@pytest.mark.parametrize(
    ("environ", "wanted", "name"),
    [
        ({"TERM": "xterm-256color"}, None, "dark"),
        ({"TERM": "xterm-256color"}, "light", "light"),
        ({"TERM": "xterm"}, "light", "16"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "dark", "none"),
        ({"TEXTUAL_DRIVER": "web"}, None, "dark"),
    ],
)
def test_the_theme_is_what_the_terminal_can_do(environ: dict[str, str], wanted: str | None, name: str) -> None:
    assert choose(environ, wanted) == name


def test_eight_colours_around_a_multiplexer_count() -> None:
    assert choose({"TERM": "tmux-256color"}, "dark", few_colours=True) == "16"


def test_without_colour_no_colour_is_written() -> None:
    look = Theme("none")
    for key, style in look.styles.items():
        assert all(colour is None or colour.is_default for colour in (style.color, style.bgcolor)), key


def test_a_poor_console_gets_ascii_signs_one_for_one() -> None:
    assert wants_plain_signs({"TERM": "linux"}) and not wants_plain_signs({"TERM": "xterm-256color"})
    drawn = Theme("dark", plain_signs=True).drawn("╭─ ☑1 ≠ ▸ ★ ┃ قال")
    assert drawn == "+- x1 ! > * | قال"


@pytest.mark.parametrize(
    ("name", "system"), [("dark", "256"), ("light", "truecolor"), ("16", "standard"), ("none", "256")]
)
def test_lean_rows_look_like_stock_rows(name: str, system: str) -> None:
    look = Theme(name)
    console = Console(file=io.StringIO(), force_terminal=True, color_system=system)  # type: ignore[arg-type]  # by name
    keys = list(look.styles)
    segments = [Segment(f"<{key}>", look.style(key)) for key in (*keys, *reversed(keys))]
    lean, stock = LeanStrip(segments).render(console), Strip(segments).render(console)
    assert _cells(lean) == _cells(stock)
    assert len(lean) < len(stock)


def _cells(data: str) -> list[tuple[str, frozenset[str]]]:
    """Return every character with what is switched on there, worked out anew."""
    found: list[tuple[str, frozenset[str]]] = []
    state: dict[str, str] = {}
    at = 0
    while at < len(data):
        if data[at] == "\x1b":
            end = data.index("m", at)
            _apply(state, data[at + 2 : end].split(";"))
            at = end + 1
        else:
            found.append((data[at], frozenset(f"{k}={v}" for k, v in state.items())))
            at += 1
    assert not state, "a row must end in the terminal's own style"
    return found


def _apply(state: dict[str, str], codes: list[str]) -> None:
    off = {"22": ("1", "2"), "23": ("3",), "24": ("4",), "27": ("7",), "39": ("fg",), "49": ("bg",)}
    while codes:
        code = codes.pop(0)
        if code in ("", "0"):
            state.clear()
        elif code in off:
            for name in off[code]:
                state.pop(name, None)
        elif code in ("38", "48"):
            count = 2 if codes[0] == "5" else 4
            state["fg" if code == "38" else "bg"] = ";".join(codes[:count])
            del codes[:count]
        elif code[0] in "34" and len(code) == 2:
            state["fg" if code[0] == "3" else "bg"] = code
        elif len(code) > 1:
            state["fg" if code[0] == "9" else "bg"] = code
        else:
            state[code] = "on"


async def test_the_theme_changes_with_one_key_and_is_kept() -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        before = story.app.look.name
        await story.press("f10")
        story.sees("Theme:")
        assert story.app.look.name != before
    assert store.settings["theme"] == story.app.look.name


async def test_keys_of_ones_own_and_their_conflicts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.read_overrides", lambda: {"approve": ["y"], "reject": "d"})
    store = FakeStore(2)
    async with sitting(store) as story:
        story.sees("y approve", "«reject»", "«differences»")
        await story.press("y")
    assert store.states["g000000000000"] == "approved"
