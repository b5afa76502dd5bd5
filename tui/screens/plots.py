"""Plots and tables in characters: bars, columns over time, a matrix, a time line. Pure; rows are ``width`` cells."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tui.widgets.rows import Piece, Row, cells, fit, line, pad

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_COLUMNS = " ▁▂▃▄▅▆▇█"


def bar(share: float, width: int) -> str:
    """Return a bar of ``share`` (0 to 1) of ``width`` cells, to an eighth of a cell."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    return "█" * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")


def heading(title: str, width: int) -> list[Row]:
    """Return a blank row and a title."""
    return [pad((), width), line(width, [(f" {title}", "title")])]


def columns_plot(
    title: str, values: Sequence[float], width: int, *, height: int, first: str = "", last: str = ""
) -> list[Row]:
    """Return values over time as columns of eighths, the latest on the right; the scale stands on the left."""
    room = max(4, width - 8)
    shown = list(values)[-room:]
    top = max(shown, default=0.0) or 1.0
    rows = heading(title, width)
    for level in range(height, 0, -1):
        drawn = "".join(_COLUMNS[max(0, min(8, round((value / top * height - (level - 1)) * 8)))] for value in shown)
        scale = f"{top * level / height:5.1f} " if level in (height, 1) else " " * 6
        rows.append(line(width, [(scale, "dim"), (drawn, "agree")]))
    gap = max(1, len(shown) - len(first) - len(last))
    return [*rows, line(width, [(" " * 6 + first + " " * gap + last, "dim")])]


def table_rows(title: str, head: Sequence[str], body: Sequence[Sequence[Any]], width: int) -> list[Row]:
    """Return a table: the first column to the left, the others to the right of their columns."""
    widths = [max(len(str(row[n])) for row in (head, *body)) + 2 for n, name in enumerate(head)]
    name_room = max(10, min(30, width - sum(widths[1:]) - 4))
    rows = heading(title, width)
    numbers = "".join(name.rjust(size) for name, size in zip(head[1:], widths[1:], strict=True))
    rows.append(line(width, [(f"   {head[0].ljust(name_room)}{numbers}", "dim")]))
    for row in body:
        name = fit(str(row[0]), name_room)
        figures = "".join(str(value).rjust(size) for value, size in zip(row[1:], widths[1:], strict=True))
        rows.append(line(width, [("   ", "base"), (name, "strong"), (" " * (name_room - cells(name)), "base"),
                                 (figures, "base")]))  # fmt: skip
    return rows


def matrix_rows(shared: Sequence[Mapping[str, Any]], width: int) -> list[Row]:
    """Return outlet × outlet: how many groups each two share. Columns are the row numbers."""
    if not shared:
        return []
    outlets = list(dict.fromkeys(name for one in shared for name in (str(one["a"]), str(one["b"]))))[:12]
    found = {frozenset((str(one["a"]), str(one["b"]))): int(one["groups"]) for one in shared}
    most = max(found.values())
    rows = heading("Groups that outlets share", width)
    room = max(8, min(24, width - 6 - 5 * len(outlets)))
    numbers = "".join(f"{n:>5}" for n in range(1, len(outlets) + 1))
    rows.append(line(width, [(" " * (room + 6) + numbers, "dim")]))
    for n, name in enumerate(outlets, 1):
        shown = fit(name, room)
        pieces: list[Piece] = [(f"   {n:>2} ", "dim"), (shown, "base"), (" " * (room - cells(shown)), "base")]
        for other in outlets:
            number = found.get(frozenset((name, other)), 0) if other != name else 0
            words = "    ·" if other == name else f"{number or '':>5}"
            pieces.append((words, "strong" if 2 * number >= most and number else "base"))
        rows.append(line(width, pieces))
    return rows


def timeline_rows(title: str, dated: Sequence[tuple[str, str]], copied: Collection[str], width: int) -> list[Row]:
    """Return who printed when; those who copied are marked, those without a date stand at the end."""
    rows = heading(title, width)
    days = sorted({day for day, _ in dated if day})
    for day in [*days, *([""] if any(not day for day, _ in dated) else [])]:
        pieces: list[Piece] = [(f"   {day or 'no date':12}", "dim"), ("●", "agree" if day else "faint")]
        for name in dict.fromkeys(outlet for at, outlet in dated if at == day):
            pieces += [("  ", "base"), (name, "strong"), (" = copy" if name in copied else "", "warn")]
        rows.append(line(width, pieces))
    return rows
