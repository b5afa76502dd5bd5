"""Run all of Unicode's bidi test cases over the engine: ``python -m tests.bench.conformance [FOLDER]``.

FOLDER holds BidiTest.txt and BidiCharacterTest.txt (default: Debian's package ``unicode-data``). Prints how many
cases of each file pass and ends with status 1 when one fails.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.make_unicode_tables import DEFAULT_FOLDER, LETTERS
from tui.render.bidi import REMOVED, base_level, levels_of_classes, line_levels, reorder
from tui.render.properties import bidi_classes


def check(classes: str, text: str, base: int | None, levels: list[int], order: list[int]) -> bool:
    """Say whether the engine gives these levels (``REMOVED`` for x) and this order."""
    level = base_level(classes) if base is None else base
    found = line_levels(levels_of_classes(classes, text, level), classes, level)
    return found == levels and reorder(found) == order


def class_cases(path: Path) -> Iterator[tuple[str, int | None, list[int], list[int]]]:
    """Yield (classes, base or None, levels, order) of BidiTest.txt, one a paragraph direction."""
    levels: list[int] = []
    order: list[int] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        data = line.split("#", 1)[0].strip()
        if data.startswith("@Levels:"):
            levels = [REMOVED if one == "x" else int(one) for one in data[8:].split()]
        elif data.startswith("@Reorder:"):
            order = [int(one) for one in data[9:].split()]
        elif data and not data.startswith("@"):
            names, _, bits = data.partition(";")
            classes = "".join(LETTERS[name] for name in names.split())
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(bits, 16) & bit:
                    yield classes, base, levels, order


def character_cases(path: Path) -> Iterator[tuple[str, int | None, list[int], list[int]]]:
    """Yield (text, base or None, levels, order) of BidiCharacterTest.txt."""
    for line in path.read_text(encoding="utf-8").splitlines():
        data = line.split("#", 1)[0].strip()
        if not data:
            continue
        codes, direction, _, levels, order = data.split(";")
        yield (
            "".join(chr(int(code, 16)) for code in codes.split()),
            None if direction == "2" else int(direction),
            [REMOVED if one == "x" else int(one) for one in levels.split()],
            [int(one) for one in order.split()],
        )


def main(folder: Path) -> int:
    """Run both files; return the exit status."""
    failed = 0
    tally = {True: 0, False: 0}
    for classes, base, levels, order in class_cases(folder / "BidiTest.txt"):
        passed = check(classes, "", base, levels, order)
        tally[passed] += 1
        if not passed and tally[False] <= 5:
            print(f"  wrong: {classes} base {base}")
    print(f"BidiTest: {tally[True]:,} of {sum(tally.values()):,} pass")
    failed += tally[False]
    tally = {True: 0, False: 0}
    for text, base, levels, order in character_cases(folder / "BidiCharacterTest.txt"):
        passed = check(bidi_classes(text), text, base, levels, order)
        tally[passed] += 1
        if not passed and tally[False] <= 5:
            print(f"  wrong: {text!a} base {base}")
    print(f"BidiCharacterTest: {tally[True]:,} of {sum(tally.values()):,} pass")
    return 1 if failed + tally[False] else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_FOLDER))
