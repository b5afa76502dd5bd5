"""The scale of verdicts: which names there are, and which of them carry a rating."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

# The digits a reviewer presses; those up to here are ratings, the others have no place between best and worst.
SCORED = 5
DEFAULT_SCALE: dict[int, str] = {
    5: "صحيح True",
    4: "صحيح جزئياً Mostly true",
    3: "خارج السياق Missing context",
    2: "مضلل Misleading",
    1: "زائف False",
    6: "غير مؤكد Unproven",
    7: "متضارب Disputed figures",
    8: "ساخر Satire",
    9: "رأي Opinion",
}
_TWO_NAMES = re.compile(r"^([^A-Za-z]*[\u0600-\u06ff])\s+([A-Za-z].*)$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One step of the scale: its digit, its name as it is kept, and whether it is a rating."""

    digit: int
    name: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to write it: as kept, and each language alone."""
        both = _TWO_NAMES.match(self.name)
        return (self.name, both[1], both[2]) if both else (self.name,)

    @property
    def shown(self) -> str:
        """The name to publish: the Arabic one of a name in two languages."""
        return self.names[1] if len(self.names) > 1 else self.name

    @property
    def scored(self) -> bool:
        """Whether it is a rating between worst and best."""
        return self.digit <= SCORED


def scale(setting: object) -> list[Verdict]:
    """Return the scale kept in the setting ``verdict_scale`` (digit → name), or the default one."""
    found = setting if isinstance(setting, Mapping) and setting else DEFAULT_SCALE
    return [Verdict(int(digit), str(name)) for digit, name in found.items() if str(digit).isdecimal()]


def named(word: str, steps: list[Verdict]) -> Verdict | None:
    """Return the step that ``word`` means: its digit, its name, or its name in one language."""
    wanted = " ".join(word.split()).casefold()
    for step in steps:
        if wanted == str(step.digit) or wanted in (name.casefold() for name in step.names):
            return step
    return None
