"""Asking the terminal at start-up, before Textual reads from it, and asking tmux again when its client changes."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from codecs import getincrementaldecoder
from collections.abc import Mapping
from typing import NamedTuple

from store.safe import safe
from tui.terminal.answers import QUERIES, Answers, Listener, queries_beyond
from tui.terminal.detect import KONSOLE, NO_ANSWERS, Choice, by_name, choose_mode, key_of, multiplexer
from tui.terminal.modes import DEFAULT_MODE, MODES, check_mode
from tui.terminal.stored import saw, seen_modes, stored_modes

LIMIT = 0.4
# Values of TERM that promise eight colours; PuTTY goes under the first.
_EIGHT_COLOURS = frozenset({"xterm", "linux", "vt100", "vt220", "ansi", "screen", "tmux", "rxvt", "mlterm", "putty"})


class Report(NamedTuple):
    """What was asked, answered and chosen. ``typed`` are keys pressed meanwhile, to be read first by the program."""

    choice: Choice
    answers: Answers = NO_ANSWERS
    key: str = ""
    outer: tuple[str, ...] | None = None
    inside: str = ""
    requested: str | None = None
    asked: bool = False
    seconds: float = 0.0
    typed: str = ""
    mirrors: bool = True
    beyond: Answers = NO_ANSWERS
    tashkeel: bool = True

    @property
    def mode(self) -> str:
        """Return the chosen mode."""
        return self.choice.mode

    @property
    def conceals(self) -> bool:
        """Say whether the terminal's font may lack the strong blank of ``words``."""
        return any(name.startswith("mlterm") for name in (self.outer or ())[:2])

    @property
    def few_colours(self) -> bool:
        """Say whether tmux makes eight colours of 256: all it knows of the terminal outside is a TERM with no more."""
        kind, term = (*(self.outer or ()), "", "")[:2]
        return self.inside == "tmux" and not kind and term in _EIGHT_COLOURS

    def lines(self) -> list[str]:
        """Return the report as sentences, harmless to print."""
        answers, mode = self.answers, MODES[self.mode]
        lines = [f"{self.mode}: {mode.written}; reads right in {mode.right_in}", f"because: {self.choice.why}"]
        if self.asked:
            lines.append(f"asked XTVERSION, DA2, cursor, DA1; waited {self.seconds * 1000:.0f} ms")
            shown = (("XTVERSION", answers.xtversion), ("DA2", answers.da2), ("DA1", answers.da1))
            lines.extend(f"{name} answered: {value or 'nothing'}" for name, value in shown)
            marks = "not told" if not answers.column else "no cells" if answers.column <= 3 else "cells"
            lines.append(f"bidi marks take {marks}")
        if self.inside:
            names = [*(self.outer or ())[:2], self.beyond.xtversion, self.beyond.da2]
            outside = " ".join(name for name in names if name) or "unknown"
            lines.append(f"inside {self.inside}; the terminal outside is {outside}")
        if self.key:
            lines.append(f"kept as: {self.key}")
        if not self.tashkeel:
            lines.append("tashkeel is not drawn (TADQIQ_TASHKEEL=show draws it)")
        if not self.choice.certain:
            lines.append("not certain: open the calibration screen and press the number of the row that reads right")
        return [safe(line, one_line=True) for line in lines]


def mirrors_brackets(
    env: Mapping[str, str],
    answers: Answers = NO_ANSWERS,
    outer: tuple[str, ...] | None = None,
    beyond: Answers = NO_ANSWERS,
) -> bool:
    """Say whether the terminal mirrors brackets in words it turns: every one but Konsole, as far as is known."""
    names = (answers.xtversion, beyond.xtversion, *(outer or ())[:2])
    if any(name.startswith("Konsole") for name in names) or KONSOLE in (answers.da3.upper(), beyond.da3.upper()):
        return False
    if beyond.complete:
        return True
    local = not any(env.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))
    # Inside screen the answers are screen's own; then, as without any, the environment is all there is.
    told = (answers.complete and not answers.da2.startswith("83;")) or outer is not None
    return told or not (local and env.get("KONSOLE_VERSION"))


def draws_tashkeel(env: Mapping[str, str], *names: str, inside: str = "") -> bool:
    """Say whether marks on letters are sent: as ``TADQIQ_TASHKEEL`` says (show, hide), else where they do no harm.

    foot 1.13 leaves out the letter itself where a final or isolated one carries a mark; kitty turns such letters
    unless they are italic, which GNU screen 4.9 does not hand on. ``names`` are what the terminal calls itself.
    """
    told = env.get("TADQIQ_TASHKEEL", "")
    harmed = ("foot", "kitty") if inside == "screen" else ("foot",)
    return told != "hide" if told in ("show", "hide") else not any(name.startswith(harmed) for name in names)


def ask(input_fd: int, output_fd: int, queries: str = QUERIES, limit: float = LIMIT) -> tuple[Answers, str]:
    """Ask the terminal and return (answers, keys typed meanwhile); waits at most ``limit`` seconds.

    Nothing is echoed, and the terminal's settings are put back.
    """
    import termios

    before = termios.tcgetattr(input_fd)
    quiet = termios.tcgetattr(input_fd)
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    quiet[6][termios.VMIN] = 1
    quiet[6][termios.VTIME] = 0
    listener = Listener()
    decode = getincrementaldecoder("utf-8")("replace").decode
    termios.tcsetattr(input_fd, termios.TCSANOW, quiet)
    try:
        os.write(output_fd, queries.encode())
        end = time.monotonic() + limit
        while (left := end - time.monotonic()) > 0:
            if not select.select([input_fd], [], [], left)[0]:
                break
            data = os.read(input_fd, 4096)
            if not data or listener.feed(decode(data)):
                break
    finally:
        termios.tcsetattr(input_fd, termios.TCSANOW, before)
    answers = listener.finish()
    return answers, listener.typed


def outer_terminal(env: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return tmux's (client_termtype, client_termname, allow-passthrough), None when unknown."""
    told = _tmux(env, "#{client_termtype}\t#{client_termname}\t#{allow-passthrough}")
    return None if told is None else tuple(part[:80] for part in told.split("\t")[:3])


def has_the_keys(env: Mapping[str, str]) -> bool:
    """Say whether what is typed in tmux comes to this pane: the answers of the terminal outside come that way."""
    return _tmux(env, "#{pane_active}#{window_active}") == "11"


def _tmux(env: Mapping[str, str], question: str) -> str | None:
    if not env.get("TMUX"):
        return None
    import subprocess

    pane = ["-t", env["TMUX_PANE"]] if env.get("TMUX_PANE") else []
    try:
        done = subprocess.run(
            ["tmux", "display-message", "-p", *pane, question],
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return re.sub(r"[^ -~\t]", "", done.stdout)


def _own_terminal() -> tuple[int, int] | None:
    """Return (input, output) file descriptors of a terminal that is ours to ask, else None."""
    try:
        import termios  # noqa: F401  (not on Windows)

        streams = sys.__stdin__, sys.__stderr__ if sys.__stderr__ and sys.__stderr__.isatty() else sys.__stdout__
        if not all(stream is not None and stream.isatty() for stream in streams):
            return None
        descriptors = [stream.fileno() for stream in streams if stream is not None]
        # A program in the background must not touch the terminal.
        if os.tcgetpgrp(descriptors[0]) != os.getpgrp():
            return None
        return descriptors[0], descriptors[1]
    except (ImportError, OSError, ValueError):
        return None


def choose_mode_now(requested: str | None, *, env: Mapping[str, str] | None = None) -> Report:
    """Choose the mode for the terminal this process runs in, asking it unless a mode was requested.

    Raises UsageError for a mode that does not exist. In a browser it is ``plain``.
    """
    env = os.environ if env is None else env
    inside = multiplexer(NO_ANSWERS, env)
    if requested and requested != "auto":
        choice = Choice(check_mode(requested), "as told")
        drawn = draws_tashkeel(env, env.get("TERM", ""))
        return Report(choice, inside=inside, requested=requested, mirrors=mirrors_brackets(env), tashkeel=drawn)
    if env.get("TEXTUAL_DRIVER"):
        return Report(Choice("plain", "the browser's terminal has no bidi of its own"))
    if env.get("TERM") == "dumb" or (terminal := _own_terminal()) is None:
        return Report(Choice(DEFAULT_MODE, "there is no terminal to ask", certain=False), inside=inside)
    start = time.monotonic()
    answers, typed = _asked(terminal, QUERIES)
    inside = multiplexer(answers, env)
    outer = outer_terminal(env) if inside == "tmux" else None
    beyond = NO_ANSWERS
    if hands_on(inside, outer):
        beyond, more = _asked(terminal, queries_beyond(inside))
        typed += more
    seconds = time.monotonic() - start
    choice = choose_mode(None, env, stored_modes(), answers, outer, beyond)
    if answers.complete:
        saw(place(env), choice.mode)
    key, mirrors = key_of(answers, env, outer, beyond), mirrors_brackets(env, answers, outer, beyond)
    names = (env.get("TERM", ""), answers.xtversion, beyond.xtversion, *(outer or ())[:2])
    drawn = draws_tashkeel(env, *names, inside=inside)
    return Report(choice, answers, key, outer, inside, None, True, seconds, typed, mirrors, beyond, drawn)


def _asked(terminal: tuple[int, int], queries: str) -> tuple[Answers, str]:
    try:
        return ask(*terminal, queries)
    except OSError:
        return NO_ANSWERS, ""


def hands_on(inside: str, outer: tuple[str, ...] | None) -> bool:
    """Say whether a question for the terminal outside can be handed on, and is needed.

    GNU screen always does (and says nothing of its own accord); tmux does where its option allows it, and mostly
    knows the name already. A version of tmux without the option hands everything on.
    """
    if inside == "screen":
        return True
    if inside != "tmux" or any(by_name(name) for name in (outer or ())[:1]):
        return False
    return outer is None or outer[2:] in (("on",), ("all",), ("",))


def place(env: Mapping[str, str]) -> str:
    """Return what the environment says of the terminal and where it stands; a multiplexer's session included."""
    names = ("TERM", "TERM_PROGRAM", "VTE_VERSION", "KONSOLE_VERSION", "KITTY_PID", "XTERM_VERSION", "TMUX", "STY")
    known = [f"{name}={env[name]}" for name in names if env.get(name)]
    return " ".join([*known, *env.get("SSH_CONNECTION", "").split()[:1]])


def quick_mode(requested: str | None, *, env: Mapping[str, str] | None = None) -> str:
    """Return a mode for a command's few lines without asking the terminal.

    As told, else what the screens last found here, else as hinted by the environment, else the default.
    """
    env = os.environ if env is None else env
    if requested and requested != "auto":
        return check_mode(requested)
    return seen_modes().get(place(env)) or choose_mode(None, env, stored_modes(), NO_ANSWERS).mode


def asked_again(report: Report, *, beyond: Answers | None = None, env: Mapping[str, str] | None = None) -> Report:
    """Return the report for the terminal the multiplexer is shown in now: the same object when nothing changed.

    ``beyond`` is what the terminal outside answered just now, where it was asked; None asks tmux alone.
    """
    env = os.environ if env is None else env
    if report.requested or not report.inside:
        return report
    outer = outer_terminal(env) if report.inside == "tmux" else None
    outer = report.outer if outer is None else outer
    if beyond is None:
        # Another client: what the last one answered says nothing of it.
        beyond = report.beyond if outer == report.outer else NO_ANSWERS
    if (outer, beyond) == (report.outer, report.beyond):
        return report
    choice = choose_mode(None, env, stored_modes(), report.answers, outer, beyond)
    key, mirrors = key_of(report.answers, env, outer, beyond), mirrors_brackets(env, report.answers, outer, beyond)
    drawn = draws_tashkeel(env, beyond.xtversion, *(outer or ())[:2], inside=report.inside)
    return report._replace(choice=choice, outer=outer, beyond=beyond, key=key, mirrors=mirrors, tashkeel=drawn)
