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
    "base": ("color(254)", "color(235)", "default", "default"),
    "dim": ("color(246)", "color(242)", "default dim", "default dim"),
    "faint": ("color(243)", "color(245)", "default dim", "default dim"),
    "strong": ("bold color(231)", "bold color(233)", "bold default", "bold default"),
    "title": ("bold color(153)", "bold color(25)", "bold default", "bold default"),
    "border": ("color(238)", "color(250)", "default dim", "default dim"),
    "border_focus": ("color(75)", "color(26)", "bold green", "bold default"),
    "header": ("color(254) on color(235)", "color(235) on color(254)", "reverse", "reverse"),
    "header_strong": ("bold color(231) on color(235)", "bold color(233) on color(254)", "bold reverse", "bold reverse"),
    "bar": ("color(75) on color(235)", "color(26) on color(254)", "reverse", "reverse"),
    "footer": ("color(249) on color(235)", "color(238) on color(254)", "reverse", "reverse"),
    "footer_key": ("bold color(222) on color(235)", "bold color(94) on color(254)", "bold reverse", "bold reverse"),
    "footer_off": ("color(243) on color(235)", "color(248) on color(254)", "reverse dim", "reverse dim"),
    "cursor": ("color(231) on color(237)", "color(233) on color(189)", "reverse", "reverse"),
    "cursor_dim": ("color(251) on color(237)", "color(238) on color(189)", "reverse", "reverse"),
    "cursor_idle": ("color(254) on color(236)", "color(235) on color(255)", "bold underline", "bold underline"),
    "claim": ("bold color(233) on color(221)", "bold color(233) on color(222)", "black on yellow", "bold reverse"),
    "claim_differs": (
        "bold underline color(233) on color(215)", "bold underline color(233) on color(216)",
        "bold underline white on red", "bold underline reverse",
    ),
    "other": ("underline color(254)", "underline color(235)", "underline default", "underline default"),
    "denial": ("underline color(216)", "underline color(124)", "underline red", "underline default"),
    "direct": ("underline color(153)", "underline color(25)", "underline blue", "underline default"),
    "narrator": ("underline color(183)", "underline color(61)", "underline magenta", "underline default"),
    "figure": ("underline color(114)", "underline color(22)", "underline green", "underline default"),
    "fold": ("italic color(246)", "italic color(242)", "default dim", "default dim"),
    "differs": (
        "bold underline color(215)", "bold underline color(94)", "bold underline magenta", "bold underline default",
    ),
    "hit": ("bold color(233) on color(114)", "bold color(233) on color(151)", "black on green", "bold reverse"),
    "good": ("bold color(114)", "bold color(22)", "bold green", "bold default"),
    "bad": ("bold color(216)", "bold color(124)", "bold red", "bold default"),
    "warn": ("bold color(215)", "bold color(94)", "bold magenta", "bold default"),
    "agree": ("color(114)", "color(22)", "green", "default"),
    "note": ("color(233) on color(75)", "color(231) on color(26)", "black on cyan", "reverse"),
    "warning": ("bold color(233) on color(215)", "bold color(233) on color(215)", "black on yellow", "bold reverse"),
    "error": ("bold color(233) on color(216)", "bold color(231) on color(124)", "bold white on red", "bold reverse"),
    "input": ("color(231) on color(237)", "color(233) on color(189)", "default", "default"),
    "caret": ("reverse color(231) on color(237)", "reverse color(233) on color(189)", "reverse", "reverse"),
    "selected": ("color(231) on color(25)", "color(231) on color(26)", "black on cyan", "underline reverse"),
    "key": ("bold color(222)", "bold color(94)", "bold magenta", "bold default"),
}  # fmt: skip

_GROUNDS = {"dark": "color(234)", "light": "color(231)", "16": "default", "none": "default"}
NAMES = tuple(_GROUNDS)


# One cell each; for consoles whose font lacks the signs. Arabic is no business of this table.
_PLAIN_SIGNS = str.maketrans({
    **dict.fromkeys("╭╮╰╯├┤", "+"), **dict.fromkeys("─…▁▂", "-"), **dict.fromkeys("│┃‖▏▕", "|"),
    **dict.fromkeys("█▇▆▉▊", "#"), **dict.fromkeys("▌▅▄▃▋▍▎", "="), **dict.fromkeys("«»", '"'),
    "▸": ">", "☑": "x", "☐": "o", "★": "*", "≠": "!", "✓": "v", "✗": "x", "◷": "~", "∅": "0", "↻": "r", "◉": "@",
    "⊕": "+", "⚑": "!", "⋯": "~", "✎": "/", "⏎": ">", "⌫": "<", "␣": "_", "●": "*", "◂": "<", "↓": "v", "↑": "^",
    "←": "<", "→": ">", "↔": "-", "⇄": "%", "²": "2", "⚠": "!", "¶": "P", "·": ".",
})  # fmt: skip


class Theme:
    """One look: ``style(key)`` gives the style, ``native`` says that it uses the terminal's own colours.

    ``plain_signs`` draws frames and signs in ASCII.
    """

    def __init__(self, name: str, *, plain_signs: bool = False) -> None:
        self.name = name
        self.plain_signs = plain_signs
        column = NAMES.index(name)
        ground = Style.parse(f"on {_GROUNDS[name]}")
        self.native = name in ("16", "none")
        self.styles: dict[str, Style] = {key: ground + Style.parse(looks[column]) for key, looks in _KEYS.items()}

    def style(self, key: str) -> Style:
        """Return the style of a key; an unknown key looks like plain text."""
        return self.styles.get(key) or self.styles["base"]

    def drawn(self, text: str) -> str:
        """Return text with the signs this terminal has."""
        return text.translate(_PLAIN_SIGNS) if self.plain_signs else text


def wants_plain_signs(environ: Mapping[str, str]) -> bool:
    """Say whether frames and signs are drawn in ASCII: ``TADQIQ_SIGNS=ascii``, or a console without a full font."""
    asked = environ.get("TADQIQ_SIGNS", "")
    return asked == "ascii" or (not asked and environ.get("TERM", "") in ("linux", "vt100", "vt220", "ansi"))


def choose(environ: Mapping[str, str], wanted: str | None = None, *, few_colours: bool = False) -> str:
    """Return the theme's name: NO_COLOR first, then what the terminal can do, then what the reviewer chose.

    ``few_colours``: the terminal around a multiplexer has fewer than the multiplexer says.
    """
    if environ.get("NO_COLOR") is not None:
        return "none"
    terminal = environ.get("TERM", "")
    many = environ.get("COLORTERM") in ("truecolor", "24bit") or "256color" in terminal or "direct" in terminal
    if (few_colours or not many) and not environ.get("TEXTUAL_DRIVER"):  # a browser has them all
        return "16"
    return str(wanted) if wanted in NAMES else "dark"
