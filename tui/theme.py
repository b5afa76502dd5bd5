"""The looks: which colour and attribute a style key has in the dark, light, 16-colour and colourless themes.

Rows carry style keys (words such as ``claim`` or ``border``), never colours; a theme turns them into what the
terminal draws. Colour is never the only signal: every key that means something also has an attribute or the
row carries a sign. Greys are near enough to neutral to stay grey on a terminal with 256 colours.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style

# key: dark, light, 16 colours, no colour. A missing background is the theme's own.
_KEYS: dict[str, tuple[str, str, str, str]] = {
    "base": ("#d8dee6", "#24272d", "default", "default"),
    "dim": ("#8b96a5", "#5d6673", "default dim", "default dim"),
    "faint": ("#66717f", "#848c97", "default dim", "default dim"),
    "strong": ("bold #f4f7fb", "bold #0b0f16", "bold default", "bold default"),
    "title": ("bold #9ecbff", "bold #0b4f9e", "bold cyan", "bold default"),
    "border": ("#3d4652", "#b3bac4", "default dim", "default dim"),
    "border_focus": ("#6cb6ff", "#0969da", "bold cyan", "bold default"),
    "header": ("#d8dee6 on #252a30", "#24272d on #e4e7ea", "reverse", "reverse"),
    "header_strong": ("bold #ffffff on #252a30", "bold #0b0f16 on #e4e7ea", "bold reverse", "bold reverse"),
    "bar": ("#6cb6ff on #252a30", "#0969da on #e4e7ea", "reverse", "reverse"),
    "footer": ("#a5b0bd on #252a30", "#3d4652 on #e4e7ea", "reverse", "reverse"),
    "footer_key": ("bold #ffd479 on #252a30", "bold #8a4b00 on #e4e7ea", "bold reverse", "bold reverse"),
    "footer_off": ("#66717f on #252a30", "#9aa2ac on #e4e7ea", "reverse dim", "reverse dim"),
    "cursor": ("#f4f7fb on #343c46", "#0b0f16 on #cfe3fb", "reverse", "reverse"),
    "cursor_dim": ("#b8c2ce on #343c46", "#3d4652 on #cfe3fb", "reverse", "reverse"),
    "cursor_idle": ("#d8dee6 on #262c33", "#24272d on #e6eef8", "bold underline", "bold underline"),
    "claim": ("bold #10151c on #f2cc60", "bold #10151c on #ffe08a", "black on yellow", "bold reverse"),
    "claim_differs": (
        "bold underline #10151c on #ff9f6b", "bold underline #10151c on #ffb78f",
        "bold underline white on red", "bold underline reverse",
    ),
    "other": ("underline #d8dee6", "underline #24272d", "underline default", "underline default"),
    "denial": ("underline #ff9d96", "underline #b42318", "underline red", "underline default"),
    "direct": ("underline #a5d6ff", "underline #0550ae", "underline cyan", "underline default"),
    "narrator": ("underline #c8b6ff", "underline #6639ba", "underline magenta", "underline default"),
    "figure": ("underline #8ddb8c", "underline #116329", "underline green", "underline default"),
    "fold": ("italic #8b96a5", "italic #5d6673", "default dim", "default dim"),
    "differs": ("bold underline #ffb86c", "bold underline #9a4a00", "bold underline yellow", "bold underline default"),
    "hit": ("bold #10151c on #8ddb8c", "bold #10151c on #a8e6a3", "black on green", "bold reverse"),
    "good": ("bold #8ddb8c", "bold #116329", "bold green", "bold default"),
    "bad": ("bold #ff9d96", "bold #b42318", "bold red", "bold default"),
    "warn": ("bold #ffb86c", "bold #9a4a00", "bold yellow", "bold default"),
    "agree": ("#8ddb8c", "#116329", "green", "default"),
    "note": ("#10151c on #6cb6ff", "#ffffff on #0969da", "black on cyan", "reverse"),
    "warning": ("bold #10151c on #ffb86c", "bold #10151c on #ffb86c", "black on yellow", "bold reverse"),
    "error": ("bold #10151c on #ff9d96", "bold #ffffff on #b42318", "bold white on red", "bold reverse"),
    "input": ("#f4f7fb on #343c46", "#0b0f16 on #cfe3fb", "default", "default"),
    "caret": ("reverse #f4f7fb on #343c46", "reverse #0b0f16 on #cfe3fb", "reverse", "reverse"),
    "key": ("bold #ffd479", "bold #8a4b00", "bold yellow", "bold default"),
}  # fmt: skip

_GROUNDS = {"dark": "#141a21", "light": "#fbfcfd", "16": "default", "none": "default"}
NAMES = tuple(_GROUNDS)


class Theme:
    """One look: ``style(key)`` gives the style, ``native`` says that it uses the terminal's own colours."""

    def __init__(self, name: str) -> None:
        self.name = name
        column = NAMES.index(name)
        ground = Style.parse(f"on {_GROUNDS[name]}")
        self.native = name in ("16", "none")
        self.styles: dict[str, Style] = {key: ground + Style.parse(looks[column]) for key, looks in _KEYS.items()}

    def style(self, key: str) -> Style:
        """Return the style of a key; an unknown key looks like plain text."""
        return self.styles.get(key) or self.styles["base"]


def choose(environ: Mapping[str, str], wanted: str | None = None) -> str:
    """Return the theme's name: NO_COLOR first, then what the reviewer chose, then what the terminal can do."""
    if environ.get("NO_COLOR") is not None:
        return "none"
    if wanted in NAMES:
        return str(wanted)
    terminal = environ.get("TERM", "")
    if environ.get("COLORTERM") in ("truecolor", "24bit") or "256color" in terminal or "direct" in terminal:
        return "dark"
    return "16"
