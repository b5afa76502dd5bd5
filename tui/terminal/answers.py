"""What a terminal is asked and how its answers are read. Pure.

One string asks everything in-band, so it works over SSH: XTVERSION, DA2, a cursor report behind marked letters,
DA1 last, because every terminal answers DA1 and its answer ends the waiting. Patterns are strings that ``re``
compiles (and keeps) when they are first used: a start in a mode that was asked for never needs them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Two presentation forms with an override and a mark between them: two cells where marks take none. The line is
# wiped again and the cursor put back.
_PROBE = "\x1b7\r\ufe91\u202d\u200e\ufe90\x1b[6n\r\x1b[2K\x1b8"
QUERIES = "\x1b[>q\x1b[>c" + _PROBE + "\x1b[c"
# The same for the terminal a multiplexer is shown in; no probe, its cells are the multiplexer's.
_BEYOND = ("\x1b[>q", "\x1b[>c", "\x1b[c")
XTVERSION = r"\x1bP>\|([^\x1b\x07]*)(?:\x1b\\|\x07)"
DA3 = r"\x1bP!\|([0-9A-Fa-f]*)\x1b\\"
DA2 = r"\x1b\[>([\d;]*)c"
DA1 = r"\x1b\[\?([\d;]*)c"
CPR = r"\x1b\[(\d+);(\d+)R"
# Answers that can be told from keys wherever they come (a cursor report looks like a key with a modifier).
UNMISTAKABLE = "|".join((XTVERSION, DA3, DA2, DA1))
ANSWERS = f"{UNMISTAKABLE}|{CPR}"
# The beginning of such an answer at the end of what was read so far (never a lone escape, that is a key).
PARTIAL_ANSWER = r"\x1b(?:P(?:[>!](?:\|[^\x1b\x07]*\x1b?)?)?|\[[>?][\d;]*)$"


class Answers(NamedTuple):
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


class Listener:
    """Takes what is read from the terminal, piece by piece; ``typed`` is what was not an answer (keys pressed)."""

    def __init__(self) -> None:
        self.text = self.typed = ""

    def feed(self, data: str) -> bool:
        """Take in more; True when the last answer has come."""
        self.text += data
        return re.search(DA1, self.text) is not None

    def finish(self) -> Answers:
        """Return the answers; keys pressed meanwhile are left in ``typed``, an answer cut short is dropped."""
        answers = parse(self.text)
        self.typed = re.sub(PARTIAL_ANSWER, "", re.sub(ANSWERS, "", self.text))
        return answers


def parse(text: str) -> Answers:
    """Return the answers found in what a terminal sent."""

    def first(pattern: str, group: int = 1) -> str:
        match = re.search(pattern, text)
        return match[group] if match else ""

    return Answers(
        first(XTVERSION), first(DA1) or ("?" if re.search(DA1, text) else ""), first(DA2), first(DA3),
        int(first(CPR, 2) or 0),
    )  # fmt: skip


def passed_through(sequence: str, inside: str) -> str:
    """Return a sequence for the terminal a multiplexer (``tmux``, ``screen``) is shown in; as it is without one.

    GNU screen hands the inside of a device control string on; tmux does so when ``allow-passthrough`` is on.
    """
    if inside == "tmux":
        return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    return f"\x1bP{sequence}\x1b\\" if inside == "screen" else sequence


def queries_beyond(inside: str) -> str:
    """Return the string that asks the terminal outside; its answers come back like those to :data:`QUERIES`."""
    return "".join(passed_through(query, inside) for query in _BEYOND)
