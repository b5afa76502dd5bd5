"""The same cells in fewer bytes: colours and cursor moves that change nothing are left out. Pure.

Textual ends every piece of a row in the terminal's own style, writes the colours anew for the next, and a line feed
before each absolute move. On a slow line that is a third of a key's bytes.
"""

from __future__ import annotations

import re
from functools import lru_cache

_TOKENS = re.compile(r"(\x1b\[[\d;:]*m|(?:\r?\n)*(?:\x1b\[\d+;\d+H)+)")
_ON = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29", "53": "55"}
_OFF = {off: frozenset(on for on, its in _ON.items() if its == off) for off in _ON.values()}

# Attributes that are on (sorted codes), foreground code, background code.
State = tuple[tuple[str, ...], str, str]
PLAIN: State = ((), "39", "49")


def thrifty(data: str) -> str:
    """Return ``data`` without the style changes and moves that have no effect.

    ``data`` begins in the terminal's own style, and what is returned ends in it. With a style that is not known here
    (coloured underlines) it is returned as it is.
    """
    parts = _TOKENS.split(data)
    if len(parts) < 4:
        return data
    out: list[str] = []
    sent = wanted = PLAIN
    move = ""
    for number, part in enumerate(parts):
        if not part:
            continue
        if number % 2 == 0:
            out += (move, change(sent, wanted), part)
            sent, move = wanted, ""
        elif part[-1] == "H":
            move = part[part.rindex("\x1b") :]
        else:
            after = styled(wanted, part[2:-1])
            if after is None:
                return data
            wanted = after
    out += (move, change(sent, PLAIN))
    return "".join(out)


@lru_cache(maxsize=4096)
def styled(state: State, codes: str) -> State | None:
    """Return the style after a sequence of codes (``1;38;5;231``), None when one of them is not known."""
    on, fore, back = set(state[0]), state[1], state[2]
    numbers = iter(codes.split(";"))
    for number in numbers:
        if number in ("", "0"):
            on, fore, back = set(), "39", "49"
        elif number in _ON:
            on.add(number)
        elif number in _OFF:
            on -= _OFF[number]
        elif number in ("38", "48"):
            kind = next(numbers, "")
            rest = [next(numbers, "") for _ in range({"5": 1, "2": 3}.get(kind, 0))]
            if not rest or not all(rest):
                return None
            colour = ";".join((number, kind, *rest))
            fore, back = (colour, back) if number == "38" else (fore, colour)
        elif re.fullmatch(r"3[0-79]|9[0-7]", number):
            fore = number
        elif re.fullmatch(r"4[0-79]|10[0-7]", number):
            back = number
        else:
            return None
    return tuple(sorted(on)), fore, back


@lru_cache(maxsize=4096)
def change(before: State, after: State) -> str:
    """Return the shortest sequence from one style to another; empty when they are the same."""
    if before == after:
        return ""
    fresh = [*after[0], *(code for code, own in zip(after[1:], PLAIN[1:], strict=True) if code != own)]
    whole = f"\x1b[0;{';'.join(fresh)}m" if fresh else "\x1b[0m"
    gone = {_ON[code] for code in before[0] if code not in after[0]}
    kept = {code for code in before[0] if _ON[code] not in gone}
    parts = [*sorted(gone), *(code for code in after[0] if code not in kept)]
    parts += [code for code, old in zip(after[1:], before[1:], strict=True) if code != old]
    step = f"\x1b[{';'.join(parts)}m"
    return min(step, whole, key=len)
