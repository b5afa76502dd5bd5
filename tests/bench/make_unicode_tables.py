"""Write ``tui/render/unicode_tables.py`` from the Unicode Character Database.

``python -m tests.bench.make_unicode_tables [FOLDER]``; FOLDER holds the files of one Unicode version
(default: where Debian's package ``unicode-data`` puts them). The version is read from the files' own headings
and written into the module.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

DEFAULT_FOLDER = Path("/usr/share/unicode")
TARGET = Path(__file__).parents[2] / "tui" / "render" / "unicode_tables.py"

# One letter for each Bidi_Class, so that a text's classes are a string that regular expressions can work on.
LETTERS = {
    "L": "L", "R": "R", "AL": "A", "EN": "E", "AN": "N", "ES": "s", "ET": "t", "CS": "c", "NSM": "m", "BN": "b",
    "B": "B", "S": "S", "WS": "W", "ON": "O", "LRE": "1", "RLE": "2", "LRO": "3", "RLO": "4", "PDF": "5",
    "LRI": "6", "RLI": "7", "FSI": "8", "PDI": "9",
}  # fmt: skip
LONG_NAMES = {
    "Left_To_Right": "L", "Right_To_Left": "R", "Arabic_Letter": "AL", "European_Terminator": "ET",
    "Boundary_Neutral": "BN",
}  # fmt: skip
FORMS = ("isolated", "final", "initial", "medial")


def fields(path: Path) -> Iterator[list[str]]:
    """Yield the semicolon-separated fields of each data line, without comments."""
    for line in path.read_text(encoding="utf-8").splitlines():
        data = line.split("#", 1)[0].strip()
        if data:
            yield [field.strip() for field in data.split(";")]


def span(text: str) -> range:
    """Return the code points of ``0600`` or ``0600..0605``."""
    first, _, last = text.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def bidi_classes(folder: Path) -> list[tuple[int, str]]:
    """Return (first code point, class letter) for each run of equal Bidi_Class, defaults for unassigned included."""
    path = folder / "extracted" / "DerivedBidiClass.txt"
    classes = ["L"] * 0x110000
    for line in path.read_text(encoding="utf-8").splitlines():
        default = re.match(r"# @missing: ([0-9A-F.]+); (\w+)", line)
        if default:
            for code in span(default[1]):
                classes[code] = LETTERS[LONG_NAMES[default[2]]]
    for codes, name in fields(path):
        for code in span(codes):
            classes[code] = LETTERS[name]
    return [(code, name) for code, name in enumerate(classes) if code == 0 or classes[code - 1] != name]


def shapes(folder: Path) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return the presentation forms (isolated, final, initial, medial) of letters, and of lam-alef by its alef."""
    letters: dict[int, list[int]] = {}
    lam_alef: dict[int, list[int]] = {}
    for row in fields(folder / "UnicodeData.txt"):
        match = re.fullmatch(r"<(isolated|final|initial|medial)> ([0-9A-F ]+)", row[5])
        if not match:
            continue
        form, parts = FORMS.index(match[1]), [int(part, 16) for part in match[2].split()]
        if len(parts) == 1:
            letters.setdefault(parts[0], [0, 0, 0, 0])[form] = int(row[0], 16)
        elif len(parts) == 2 and parts[0] == 0x644 and parts[1] in (0x622, 0x623, 0x625, 0x627):
            lam_alef.setdefault(parts[1], [0, 0, 0, 0])[form] = int(row[0], 16)
    return letters, lam_alef


def joining_types(folder: Path) -> dict[str, list[int]]:
    """Return the code points of Joining_Type D, R, L, C and T."""
    found: dict[str, list[int]] = {}
    for codes, name in fields(folder / "extracted" / "DerivedJoiningType.txt"):
        for code in span(codes):
            if name in "DRLC" or (name == "T" and code < 0x10000):
                found.setdefault(name, []).append(code)
    return found


def ranges(codes: list[int]) -> str:
    """Return sorted code points as ``600 610-61A``."""
    out: list[list[int]] = []
    for code in sorted(codes):
        if out and out[-1][1] == code - 1:
            out[-1][1] = code
        else:
            out.append([code, code])
    return " ".join(f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in out)


def constant(name: str, meaning: str, content: str) -> str:
    """Return one module constant as a wrapped string, with its meaning above it."""
    lines = "\n".join(textwrap.wrap(content, 116))
    return f'# {meaning}\n{name} = """\n{lines}\n"""\n'


def main(folder: Path) -> None:
    """Read ``folder`` and write the module."""
    heading = (folder / "extracted" / "DerivedBidiClass.txt").read_text(encoding="utf-8").splitlines()[0]
    version = re.search(r"\d+\.\d+\.\d+", heading)
    assert version, f"{folder}: no version in {heading!r}"
    letters, lam_alef = shapes(folder)
    brackets = " ".join(f"{a}{'<' if kind == 'o' else '>'}{b}" for a, b, kind in fields(folder / "BidiBrackets.txt"))
    mirrors = " ".join(f"{a}={b}" for a, b in fields(folder / "BidiMirroring.txt"))
    shaped = (
        f"{code:X}=" + ",".join(f"{form:X}" if form else "" for form in row) for code, row in sorted(letters.items())
    )
    ligatures = (f"{code:X}=" + ",".join(f"{form:X}" for form in row if form) for code, row in sorted(lam_alef.items()))
    joins = joining_types(folder)
    parts = [
        f'"""Unicode {version[0]} tables for bidi and shaping; written by tests/bench/make_unicode_tables.py."""',
        f'UNICODE_VERSION = "{version[0]}"',
        constant("BIDI_CLASSES", "first code point of each run = its class letter (tui.render.properties names them)",
                 " ".join(f"{code:X}{'='}{name}" for code, name in bidi_classes(folder))),
        constant("BRACKETS", "Bidi_Paired_Bracket: opener<closer, closer>opener", brackets),
        constant("MIRRORS", "Bidi_Mirroring_Glyph", mirrors),
        constant("SHAPES", "letter=isolated,final,initial,medial presentation forms (empty: none)", " ".join(shaped)),
        constant("LAM_ALEF", "alef=isolated,final form of its ligature with lam", " ".join(ligatures)),
        *(constant(f"JOINING_{name}", f"Joining_Type {name}", ranges(joins.get(name, []))) for name in "DRCT"),
    ]  # fmt: skip
    TARGET.write_text("\n".join(parts), encoding="utf-8")
    print(f"{TARGET.name}: Unicode {version[0]}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_FOLDER)
