"""Speed of the display: ``python -m tests.bench.display [--json FILE]``. CPU time, medians of several rounds.

Bars: 400 µs a visual line cold, 2 µs cached; a 120×40 frame of two panes 40 ms cold, 8 ms after moving the
highlight; the filter 2 ms a frame for lro and lrm, 5 ms for words and kitty (only changed rows).
"""

from __future__ import annotations

import itertools
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.segment import Segment
from rich.style import Style

from tui.render import cells, layout, line, shape
from tui.terminal.output import OutputFilter
from tui.terminal.tokens import fenced_order, word_order
from tui.widgets.lean import LeanStrip
from tui.widgets.rows import keyed

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in SEEDS]
WIDTH, HEIGHT = 120, 40
PANE = WIDTH // 2 - 4
STYLES = {"hit": Style(bgcolor="green"), "claim": Style(underline=True), "base": Style()}
CONSOLE = Console(force_terminal=True, color_system="truecolor")


def forget() -> None:
    """Empty every cache, as after starting the program."""
    layout._geometry.cache_clear()
    cells.paragraph.cache_clear()
    shape._shape_run.cache_clear()
    line._line.cache_clear()
    line.plain.cache_clear()
    word_order.cache_clear()
    fenced_order.cache_clear()


def cpu(work: Callable[[], int], rounds: int = 7, *, cold: bool = False) -> float:
    """Return the median CPU seconds a unit; ``work`` returns how many units it did."""
    found = []
    for _ in range(rounds):
        if cold:
            forget()
        start = time.process_time()
        units = work()
        found.append((time.process_time() - start) / units)
    return statistics.median(found)


def all_lines() -> int:
    """Lay out every seed and make every row."""
    return sum(len([row.cells for row in layout.lay_out(text, PANE).rows]) for text in TEXTS)


def cached_lines(rounds: int = 40) -> int:
    """The same again and again."""
    return sum(all_lines() for _ in range(rounds))


def frame(highlight: int, top: int = 0) -> str:
    """Return what the driver writes for two panes with frames, a highlight moved to a claim."""
    out = []
    panes = [
        layout.lay_out(text, PANE, spans=[(40, 180, "claim"), (highlight, highlight + 60, "hit")]) for text in TEXTS[:2]
    ]
    for y in range(HEIGHT):
        for place, pane in enumerate(panes):
            out.append(f"\x1b[{y + 1};{place * (WIDTH // 2) + 1}H│ ")
            if y + top < len(pane.rows):
                row = keyed(pane.rows[y + top])
                out.append(LeanStrip([Segment(text, STYLES[key]) for text, key in row], PANE).render(CONSOLE))
            else:
                out.append(" " * PANE)
            out.append(" │")
    return "".join(out)


def frames(count: int) -> int:
    """Draw the frame with the highlight somewhere else each time."""
    for number in range(count):
        frame(200 + 40 * number)
    return count


def filter_times(mode: str) -> tuple[float, float]:
    """Return (a whole frame, cold; the rows that change when the highlight moves), in seconds."""
    whole = [frame(200 + 40 * number) for number in range(8)]
    first = []
    for data in whole:
        word_order.cache_clear()
        fenced_order.cache_clear()
        output = OutputFilter(mode)
        start = time.process_time()
        output.feed(data)
        first.append(time.process_time() - start)
    output = OutputFilter(mode)
    output.feed(whole[0])
    moved = []
    for before, after in itertools.pairwise(whole):
        old, new = before.split("\x1b[")[1:], after.split("\x1b[")[1:]
        rows = _by_row(new)
        changed = "".join(text for y, text in rows.items() if _by_row(old).get(y) != text)
        start = time.process_time()
        output.feed(changed)
        moved.append(time.process_time() - start)
    return statistics.median(first), statistics.median(moved)


def _by_row(pieces: list[str]) -> dict[int, str]:
    rows: dict[int, str] = {}
    y = 0
    for piece in pieces:
        head, _, _ = piece.partition("H")
        if ";" in head and head.replace(";", "").isdigit():
            y = int(head.split(";")[0])
        rows[y] = rows.get(y, "") + "\x1b[" + piece
    return rows


def main(arguments: list[str]) -> int:
    """Print the table; status 1 when a bar is missed."""
    forget()
    table: list[tuple[str, float, str, float]] = [
        ("a visual line, cold", cpu(all_lines, cold=True) * 1e6, "µs", 400),
        ("a visual line, cached", cpu(cached_lines) * 1e6, "µs", 2),
        ("120×40 frame, two panes, cold", cpu(lambda: frames(1), cold=True) * 1e3, "ms", 40),
        ("120×40 frame, highlight moved", cpu(lambda: frames(10)) * 1e3, "ms", 8),
    ]
    for mode, bar in (("lro", 2.0), ("lrm", 2.0), ("words", 5.0), ("kitty", 5.0), ("logical", 5.0)):
        whole, moved = filter_times(mode)
        table.append((f"filter {mode}, rows a moved highlight changes", moved * 1e3, "ms", bar))
        table.append((f"filter {mode}, the whole frame, cold", whole * 1e3, "ms", 0 if bar > 2 else bar))
    missed = 0
    for name, value, unit, bar in table:
        missed += bool(bar) and value > bar
        verdict = "" if not bar else f"bar {bar:g}" + ("" if value <= bar else "  MISSED")
        print(f"{name:<48}{value:>9.2f} {unit}  {verdict}")
    if "--json" in arguments:
        target = Path(arguments[arguments.index("--json") + 1])
        target.write_text(json.dumps({name: [value, unit] for name, value, unit, _ in table}, ensure_ascii=False))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
