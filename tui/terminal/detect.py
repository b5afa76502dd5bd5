"""Which mode reads right in a terminal that answered so. Pure but for ``describe``.

The rules were recorded in VTE 0.70, Konsole 22.12, kitty 0.26, xterm 379, alacritty 0.11, foot 1.13, st, urxvt,
PuTTY's pterm, mlterm 3.9, tmux 3.3a and screen 4.9 (design: DISPLAY).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from tui.terminal.answers import Answers
from tui.terminal.modes import DEFAULT_MODE, MODES

KONSOLE = "7E4B4445"  # its unit id, answered to DA3
NO_ANSWERS = Answers()
# DA2 of terminals that say nothing else: PuTTY, mlterm, alacritty, urxvt, VTE.
BY_DA2 = (
    (r"0;136;0", "PuTTY", "words"),
    (r"24;279(;|$)", "mlterm", "mlterm"),
    (r"0;\d{4,};1", "alacritty", "plain"),
    (r"85;", "urxvt", "plain"),
    (r"65;\d+;1", "VTE (GNOME Terminal and kin)", "lro"),
)
_BY_NAME = (
    ("(xterm-)?kitty", "kitty"),
    ("konsole", "words"),
    ("putty", "words"),
    ("mlterm", "mlterm"),
    (r"xterm\(|foot|alacritty|rxvt|st-", "plain"),
    ("vte", "lro"),
)


class Choice(NamedTuple):
    """A mode and why; ``certain`` is False where only the calibration screen can know."""

    mode: str
    why: str
    certain: bool = True


def by_name(name: str) -> str | None:
    """Return the mode for a terminal's own name (XTVERSION, tmux's client_termtype, TERM), None when unknown."""
    for pattern, mode in _BY_NAME:
        if re.match(pattern, name, re.IGNORECASE):
            return mode
    return None


def multiplexer(answers: Answers, env: Mapping[str, str]) -> str:
    """Return ``tmux``, ``screen`` or an empty string."""
    if answers.xtversion.startswith("tmux") or answers.da2.startswith("84;"):
        return "tmux"
    if answers.da2.startswith("83;"):
        return "screen"
    # Silent, or not asked. Inside a multiplexer inside another the inner one set TERM.
    if env.get("STY") and (not env.get("TMUX") or env.get("TERM", "").startswith("screen.")):
        return "screen"
    return "tmux" if env.get("TMUX") else ""


def _hint(env: Mapping[str, str]) -> Choice | None:
    """Return what the environment suggests, only where it is this machine's own (no SSH)."""
    if any(env.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")):
        return None
    for name, mode in (("KONSOLE_VERSION", "words"), ("KITTY_WINDOW_ID", "kitty"), ("MLTERM", "mlterm"),
                       ("VTE_VERSION", "lro"), ("XTERM_VERSION", "plain")):  # fmt: skip
        if env.get(name):
            return Choice(mode, f"{name} is set, and nothing better was answered", certain=False)
    return None


def _answered(answers: Answers) -> Choice | None:
    """Return the mode for a terminal that said which it is."""
    named = by_name(answers.xtversion) if answers.xtversion else None
    if named:
        return Choice(named, f"it calls itself {answers.xtversion}")
    if answers.da3.upper() == KONSOLE:
        return Choice("words", "its unit id is Konsole's")
    for pattern, name, choice in BY_DA2:
        if re.match(pattern, answers.da2):
            return Choice(choice, f"its device attributes are those of {name}")
    return None


def detected(
    answers: Answers,
    env: Mapping[str, str],
    outer: tuple[str, ...] | None = None,
    beyond: Answers = NO_ANSWERS,
) -> Choice:
    """Return the mode for these answers.

    ``outer`` is tmux's (client_termtype, client_termname, allow-passthrough); ``beyond`` what the terminal around a
    multiplexer answered, where the question was handed on.
    """
    inside = multiplexer(answers, env)
    if inside:
        told = _answered(beyond)
        if told is not None:
            # lro costs little and stays right when the session is attached from somewhere else.
            mode = "lro" if told.mode == "plain" else told.mode
            return Choice(mode, f"inside {inside}, and outside {told.why}")
    if inside == "tmux":
        return _in_tmux(outer)
    if inside == "screen":
        hint = _hint(env)
        # Whoever attaches next may sit in another terminal: the mode that is right in most.
        mode = "lro" if hint is None or hint.mode in ("plain", "mlterm") else hint.mode
        return Choice(mode, "inside screen, and the terminal outside did not answer", certain=False)
    choice = _answered(answers) or _hint(env)
    silent = "an unknown terminal" if answers.da1 else "it did not answer"
    return choice or Choice(DEFAULT_MODE, f"{silent}; this mode is right in most", certain=False)


def _in_tmux(outer: tuple[str, ...] | None) -> Choice:
    for name in (outer or ())[:2]:
        mode = by_name(name) if name else None
        if mode == "mlterm" and (outer or ())[2:] != ("on",):
            return Choice("words", f"inside tmux, which passes nothing on to {name} (allow-passthrough is off)")
        if mode:
            return Choice("lro" if mode == "plain" else mode, f"inside tmux, and outside is {name}")
    if (outer or ())[:2] == ("", "xterm"):
        # xterm itself gives its version, VTE and others say xterm-256color: a bare "xterm" is PuTTY or its kin.
        return Choice("words", "inside tmux, and outside is a nameless xterm, most likely PuTTY", certain=False)
    return Choice(DEFAULT_MODE, "inside tmux, which does not say what is outside", certain=False)


def choose_mode(
    requested: str | None,
    env: Mapping[str, str],
    stored: Mapping[str, str],
    answers: Answers,
    outer: tuple[str, ...] | None = None,
    beyond: Answers = NO_ANSWERS,
) -> Choice:
    """Return the mode: as asked for, else as the reviewer said for this terminal, else as detected."""
    if requested:
        return Choice(requested, "as told")
    key = key_of(answers, env, outer, beyond)
    if key in stored and stored[key] in MODES:
        return Choice(stored[key], "as you said for this terminal")
    choice = detected(answers, env, outer, beyond)
    if answers.column > 3 and choice.mode in ("lro", "lrm", "words"):
        # Marks would shift every column.
        return choice._replace(mode="plain", why=f"{choice.why}, but marks take cells in it", certain=False)
    return choice


def key_of(
    answers: Answers,
    env: Mapping[str, str],
    outer: tuple[str, ...] | None = None,
    beyond: Answers = NO_ANSWERS,
) -> str:
    """Return the name of this terminal for the stored choices, the outer terminal included."""
    outside = [name for name in (outer or ())[:2] if name]
    parts = [answers.fingerprint or f"TERM={env.get('TERM', '')}", *outside]
    if not any(by_name(name) for name in outside):
        parts.append(beyond.fingerprint)
    return " < ".join(part for part in parts if part)


def describe() -> list[str]:
    """Ask this terminal now and return what was asked, answered and chosen, a line each (for ``doctor``)."""
    from tui.terminal.session import choose_mode_now

    return choose_mode_now(None).lines()
