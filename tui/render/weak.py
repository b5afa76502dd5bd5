"""UAX #9 rules W1 to W7 and N0 to N2 for one isolating run sequence, as regular expressions on class letters.

The sequence comes without the characters that rule X9 removes. Class letters: see :mod:`tui.render.properties`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.render.properties import CLOSERS, HAS_BRACKET, OPENERS

REMOVED = -1  # the level of a character that rule X9 takes out
_MARKS = re.compile("(^|.)(m+)")
# Whole stretches, so that a text of any length is gone through once.
_AFTER_ARABIC = re.compile("A[^LR]*")
_ES_CS = re.compile("(?<=E)[sc](?=E)")
_CS = re.compile("(?<=N)c(?=N)")
_TERMINATORS = re.compile("t+(?=E)|(?<=E)t+")
_TO_NEUTRAL = str.maketrans("stc", "OOO")
_AFTER_LATIN = re.compile("L[^R]*")
_BETWEEN_RTL = re.compile("(?<=[REN])[BSWO6789]+(?=[REN])")
_BETWEEN_LTR = re.compile("(?<=L)[BSWO6789]+(?=L)")
_NEUTRALS = re.compile("[BSWO6789]+")
_MAX_OPENERS = 63


def _mark(match: re.Match[str]) -> str:
    before, marks = match[1], match[2]
    return before + ("O" if before in "6789" else before) * len(marks)


def _weak(classes: str, sos: str) -> str:
    """Apply W1 to W7; the result has the letters L R E N B S W O 6 7 8 9."""
    if "m" in classes:
        # W1: a mark takes the class of what it stands on; on an isolate control it is neutral.
        classes = _MARKS.sub(_mark, sos + classes)[1:]
    if "E" in classes:
        # W2: European digits after an Arabic letter are Arabic digits.
        if "A" in classes:
            classes = _AFTER_ARABIC.sub(lambda match: match[0].replace("E", "N"), classes)
        classes = classes.replace("A", "R")
        # W4, W5: separators inside a number and signs beside it belong to it.
        if "E" in classes:
            classes = _ES_CS.sub("E", classes)
            classes = _CS.sub("N", classes)
            classes = _TERMINATORS.sub(lambda match: "E" * len(match[0]), classes)
            classes = classes.translate(_TO_NEUTRAL)
            # W7: European digits after a Latin letter behave like it.
            return _AFTER_LATIN.sub(lambda match: match[0].replace("E", "L"), sos + classes)[1:]
        return _CS.sub("N", classes).translate(_TO_NEUTRAL)
    classes = classes.replace("A", "R")
    if "N" in classes:
        classes = _CS.sub("N", classes)
    return classes.translate(_TO_NEUTRAL)


def bracket_pairs(text: Sequence[str], classes: str) -> list[tuple[int, int]]:
    """Return the index pairs of matching brackets (BD16) among the neutral characters, in order of the openers."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        if classes[index] != "O":
            continue
        if character in OPENERS:
            if len(stack) == _MAX_OPENERS:
                return []
            stack.append((OPENERS[character], index))
        elif character in CLOSERS:
            closer = CLOSERS[character]
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == closer:
                    pairs.append((stack[depth][1], index))
                    del stack[depth:]
                    break
    return sorted(pairs)


def _strong(letter: str) -> str:
    return "R" if letter in "REN" else letter if letter == "L" else ""


def _strong_before(letters: list[str], index: int) -> str:
    while index:
        index -= 1
        if found := _strong(letters[index]):
            return found
    return ""


def _brackets(text: Sequence[str], original: str, classes: str, sos: str, direction: str) -> str:
    """Apply N0: a pair of brackets takes the direction of what it holds."""
    pairs = bracket_pairs(text, original)
    if not pairs:
        return classes
    letters = list(classes)
    for opener, closer in pairs:
        inside = {_strong(letter) for letter in letters[opener + 1 : closer]}
        if direction in inside:
            found = direction
        elif inside & {"L", "R"}:
            found = _strong_before(letters, opener) or sos
        else:
            continue
        for bracket in (opener, closer):
            letters[bracket] = found
            # Marks on a bracket go with it.
            follow = bracket + 1
            while follow < len(original) and original[follow] == "m":
                letters[follow] = found
                follow += 1
    return "".join(letters)


def resolve(classes: str, text: Sequence[str], sos: str, eos: str, direction: str) -> str:
    """Return the resolved classes (``L R E N``) of one isolating run sequence.

    ``text`` is empty or as long as ``classes`` (needed for brackets only); ``sos`` and ``eos`` are ``L`` or ``R``,
    ``direction`` is that of the embedding level.
    """
    resolved = _weak(classes, sos)
    if text and HAS_BRACKET.search(text if isinstance(text, str) else "".join(text)):
        resolved = _brackets(text, classes, resolved, sos, direction)
    # N1, N2: what stands between two of the same direction follows them, the rest follows the embedding.
    padded = sos + resolved + eos
    padded = _BETWEEN_RTL.sub(lambda match: "R" * len(match[0]), padded)
    padded = _BETWEEN_LTR.sub(lambda match: "L" * len(match[0]), padded)
    return _NEUTRALS.sub(lambda match: direction * len(match[0]), padded)[1:-1]
