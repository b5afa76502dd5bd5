"""Which terminal this is, from what it answers, and the mode that reads right in it. Pure but for ``describe``.

One string asks everything in-band, so it works over SSH: XTVERSION, DA2, a cursor report behind marked letters,
DA1 last, because every terminal answers DA1 and its answer ends the waiting. The rules were recorded in VTE 0.70,
Konsole 22.12, kitty 0.26, xterm 379, alacritty 0.11, foot 1.13, st, urxvt, PuTTY's pterm, mlterm 3.9, tmux 3.3a
and screen 4.9 (design: DISPLAY).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tui.terminal.modes import DEFAULT_MODE, MODES

# Two presentation forms with an override and a mark between them: two cells where marks take none. The line is
# wiped again and the cursor put back.
_PROBE = "\x1b7\r\ufe91\u202d\u200e\ufe90\x1b[6n\r\x1b[2K\x1b8"
QUERIES = "\x1b[>q\x1b[>c" + _PROBE + "\x1b[c"
XTVERSION = re.compile(r"\x1bP>\|([^\x1b\x07]*)(?:\x1b\\|\x07)")
DA3 = re.compile(r"\x1bP!\|([0-9A-Fa-f]*)\x1b\\")
DA2 = re.compile(r"\x1b\[>([\d;]*)c")
DA1 = re.compile(r"\x1b\[\?([\d;]*)c")
_CPR = re.compile(r"\x1b\[(\d+);(\d+)R")
ANSWERS = re.compile("|".join(one.pattern for one in (XTVERSION, DA3, DA2, DA1, _CPR)))
# The beginning of such an answer at the end of what was read so far (never a lone escape, that is a key).
PARTIAL_ANSWER = re.compile(r"\x1b(?:P(?:[>!](?:\|[^\x1b\x07]*\x1b?)?)?|\[[>?][\d;]*)$")
KONSOLE = "7E4B4445"  # its unit id, answered to DA3
# DA2 of terminals that say nothing else: PuTTY, mlterm, alacritty, urxvt, VTE.
BY_DA2 = (
    (re.compile(r"0;136;0"), "PuTTY", "words"),
    (re.compile(r"24;279(;|$)"), "mlterm", "mlterm"),
    (re.compile(r"0;\d{4,};1"), "alacritty", "plain"),
    (re.compile(r"85;"), "urxvt", "plain"),
    (re.compile(r"65;\d+;1"), "VTE (GNOME Terminal and kin)", "lro"),
)
_BY_NAME = (
    (re.compile(r"^(xterm-)?kitty", re.I), "kitty"),
    (re.compile(r"^konsole", re.I), "words"),
    (re.compile(r"^putty", re.I), "words"),
    (re.compile(r"^mlterm", re.I), "mlterm"),
    (re.compile(r"^(xterm\(|foot|alacritty|rxvt|st-)", re.I), "plain"),
    (re.compile(r"^vte", re.I), "lro"),
)


@dataclass(frozen=True, slots=True)
class Answers:
    """What the terminal answered; empty where it did not; ``column`` behind the probe is 3 when marks are free."""

    xtversion: str = ""
    da1: str = ""
    da2: str = ""
    da3: str = ""
    column: int = 0

    @property
    def complete(self) -> bool:
        """Say whether the last question was answered."""
        return bool(self.da1)

    @property
    def fingerprint(self) -> str:
        """Return the name under which a reviewer's choice for such a terminal is kept; empty when it was silent."""
        version = re.sub(r"\s*\(.*\)$", "", self.xtversion)
        return "|".join(part for part in (version, self.da2, self.da3) if part) if self.da1 or self.da2 else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A mode and why; ``certain`` is False where only the calibration screen can know."""

    mode: str
    why: str
    certain: bool = True


@dataclass(slots=True)
class Listener:
    """Takes what is read from the terminal, piece by piece; ``typed`` is what was not an answer (keys pressed)."""

    text: str = ""
    typed: str = field(default="")

    def feed(self, data: str) -> bool:
        """Take in more; True when the last answer has come."""
        self.text += data
        return DA1.search(self.text) is not None

    def finish(self) -> Answers:
        """Return the answers; keys pressed meanwhile are left in ``typed``, an answer cut short is dropped."""
        answers = parse(self.text)
        self.typed = PARTIAL_ANSWER.sub("", ANSWERS.sub("", self.text))
        return answers


def parse(text: str) -> Answers:
    """Return the answers found in what a terminal sent."""

    def first(pattern: re.Pattern[str], group: int = 1) -> str:
        match = pattern.search(text)
        return match[group] if match else ""

    return Answers(
        first(XTVERSION), first(DA1) or ("?" if DA1.search(text) else ""), first(DA2), first(DA3),
        int(first(_CPR, 2) or 0),
    )  # fmt: skip


def by_name(name: str) -> str | None:
    """Return the mode for a terminal's own name (XTVERSION, tmux's client_termtype, TERM), None when unknown."""
    for pattern, mode in _BY_NAME:
        if pattern.search(name):
            return mode
    return None


def multiplexer(answers: Answers, env: Mapping[str, str]) -> str:
    """Return ``tmux``, ``screen`` or an empty string."""
    if answers.xtversion.startswith("tmux") or answers.da2.startswith("84;") or env.get("TMUX"):
        return "tmux"
    return "screen" if answers.da2.startswith("83;") or env.get("STY") else ""


def _hint(env: Mapping[str, str]) -> Choice | None:
    """Return what the environment suggests, only where it is this machine's own (no SSH)."""
    if any(env.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")):
        return None
    for name, mode in (("KONSOLE_VERSION", "words"), ("KITTY_WINDOW_ID", "kitty"), ("MLTERM", "mlterm"),
                       ("VTE_VERSION", "lro"), ("XTERM_VERSION", "plain")):  # fmt: skip
        if env.get(name):
            return Choice(mode, f"{name} is set, and nothing better was answered", certain=False)
    return None


def detected(answers: Answers, env: Mapping[str, str], outer: tuple[str, ...] | None = None) -> Choice:
    """Return the mode for these answers; ``outer`` is tmux's (client_termtype, client_termname, allow-passthrough)."""
    inside = multiplexer(answers, env)
    if inside == "tmux":
        return _in_tmux(outer, env)
    if inside == "screen":
        hint = _hint(env)
        # Whoever attaches next may sit in another terminal: the mode that is right in most.
        mode = "lro" if hint is None or hint.mode in ("plain", "mlterm") else hint.mode
        return Choice(mode, "inside screen, which does not say what is outside", certain=False)
    named = by_name(answers.xtversion) if answers.xtversion else None
    if named:
        return Choice(named, f"it calls itself {answers.xtversion}")
    if answers.da3.upper() == KONSOLE:
        return Choice("words", "its unit id is Konsole's")
    for pattern, name, choice in BY_DA2:
        if pattern.match(answers.da2):
            return Choice(choice, f"its device attributes are those of {name}")
    if not answers.da1:
        return _hint(env) or Choice(DEFAULT_MODE, "it did not answer; this mode is right in most", certain=False)
    return _hint(env) or Choice(DEFAULT_MODE, "an unknown terminal; this mode is right in most", certain=False)


def _in_tmux(outer: tuple[str, ...] | None, env: Mapping[str, str]) -> Choice:
    for name in (outer or ())[:2]:
        mode = by_name(name) if name else None
        if mode == "mlterm" and (outer or ())[2:] != ("on",):
            return Choice("words", f"inside tmux, which passes nothing on to {name} (allow-passthrough is off)")
        if mode:
            # lro costs little and stays right when the session is attached from somewhere else.
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
) -> Choice:
    """Return the mode: as asked for, else as the reviewer said for this terminal, else as detected."""
    if requested:
        return Choice(requested, "as told")
    key = key_of(answers, env, outer)
    if key in stored and stored[key] in MODES:
        return Choice(stored[key], "as you said for this terminal")
    choice = detected(answers, env, outer)
    if answers.column > 3 and choice.mode in ("lro", "lrm", "words"):
        # Marks would shift every column.
        return Choice("plain", f"{choice.why}, but marks take cells in it", certain=False)
    return choice


def key_of(answers: Answers, env: Mapping[str, str], outer: tuple[str, ...] | None = None) -> str:
    """Return the name of this terminal for the stored choices, the outer terminal included."""
    parts = [answers.fingerprint or f"TERM={env.get('TERM', '')}", *(name for name in (outer or ())[:2] if name)]
    return " < ".join(parts)


def describe() -> list[str]:
    """Ask this terminal now and return what was asked, answered and chosen, a line each (for ``doctor``)."""
    from tui.terminal.session import choose_mode_now

    return choose_mode_now(None).lines()
