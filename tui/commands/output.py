"""How commands speak: every text passes safe(), JSON stays exact, Arabic is laid out only on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from shutil import get_terminal_size
from typing import Any

import click

from store.export.plain import as_json
from store.models import Progress
from store.safe import safe
from tui.commands.options import current


def say(text: str = "", *, err: bool = False) -> None:
    """Print one or more lines of harmless text; on a terminal right-to-left lines are laid out for it."""
    shown = safe(text)
    if not err and sys.stdout.isatty():
        shown = "\n".join(_laid_out(line) for line in shown.split("\n"))
    click.echo(shown, err=err)


# In these modes the terminal, or who reads it aloud, gets whole lines in reading order. mlterm has no room for marks.
_READING_ORDER = ("logical", "mlterm")


def _mode() -> str:
    from tui.terminal.session import quick_mode

    return quick_mode(current().display)


def _orders_here() -> bool:
    return _mode() not in _READING_ORDER


def _has_rtl(text: str) -> bool:
    return any("\u0590" <= c <= "\u08ff" for c in text)


def _marked(rows: Iterable[str]) -> str:
    """Return lines of visual cells as the display mode writes them."""
    from tui.terminal.output import emit_line
    from tui.terminal.session import draws_tashkeel, mirrors_brackets

    mode, mirrors = _mode(), mirrors_brackets(os.environ)
    tashkeel = draws_tashkeel(os.environ, os.environ.get("TERM", ""))
    return "\n".join(emit_line(row, mode, mirrors=mirrors, tashkeel=tashkeel) for row in rows)


def _laid_out(line: str) -> str:
    """One line as this terminal shows it right: wrapped and aligned by the program."""
    if not _has_rtl(line):
        return line
    if not _orders_here():
        return _read([line])
    return _marked(_own_rows(line))


def _read(texts: list[str]) -> str:
    """One row of texts in reading order; in mode ``logical`` with marks that keep each to itself."""
    if _mode() == "mlterm":
        return "  ".join(texts)
    from tui.terminal.paragraphs import reading_order

    return reading_order(texts)


def _own_rows(line: str) -> Iterator[str]:
    """Yield the rows of a text that has the whole width. PuTTY turns a row that begins with Arabic: a blank first."""
    from tui.render.layout import lay_out
    from tui.render.shape import unshape

    for row in lay_out(line, _width() - 1).rows:
        begins = row.rtl or _has_rtl(unshape(row.cells[:1]))
        yield (" " + row.cells if begins else row.cells).rstrip()


def _width() -> int:
    return max(20, get_terminal_size().columns)


def _columns(cells: list[str]) -> str:
    """An entry of a list on a terminal: short cells left to right, the last one wrapped in what is left of the line."""
    from tui.render.layout import lay_out
    from tui.render.line import plain, width_of

    *short, text = cells
    if not _has_rtl(text):
        return _marked(["  ".join(map(plain, cells))])
    left = sum(width_of(cell) + 2 for cell in short)
    if left > _width() // 2:
        rows = ["  ".join(map(plain, short)), *_own_rows(text)]
        return _marked(row.rstrip() for row in rows)
    first = "  ".join([*map(plain, short), ""])
    rows = [row.cells for row in lay_out(text, _width() - left).rows]
    return _marked((first if not number else " " * left) + row for number, row in enumerate(rows))


def print_json(value: Any) -> None:
    """Print one JSON value on one line."""
    click.echo(as_json(value))


def answer(value: dict[str, Any], words: str) -> None:
    """Say in words what was done, or with --json as one object."""
    if current().json:
        print_json(value)
    else:
        say(words)


def print_json_array(values: Iterable[Any]) -> None:
    """Print one JSON array, one element a line, without holding it all."""
    first = True
    for value in values:
        # Not click.echo: it would flush after every element.
        sys.stdout.write(("[" if first else ",\n") + as_json(value))
        first = False
    sys.stdout.write("[]\n" if first else "]\n")


def print_json_lines(values: Iterable[Any]) -> None:
    """Print one JSON object a line."""
    for value in values:
        sys.stdout.write(as_json(value) + "\n")


@contextmanager
def progress(words: str) -> Iterator[Callable[[Progress], None] | None]:
    """Yield a callback that draws progress on standard error, or None when that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return

    def draw(at: Progress) -> None:
        of = f"/{at.total}" if at.total else ""
        text = safe(f"{words}: {at.stage} {at.done}{of}", one_line=True)
        sys.stderr.write(f"\r\x1b[K{text[:100]}")
        sys.stderr.flush()

    try:
        yield draw
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def row(*cells: str) -> None:
    """Print one entry of a list: cells on one line, two blanks apart; empty cells are left out."""
    shown = [safe(cell, one_line=True) for cell in cells if cell]
    if sys.stdout.isatty() and len(shown) > 1 and any(map(_has_rtl, shown)):
        click.echo(_columns(shown) if _orders_here() else _read(shown))
    else:
        say("  ".join(shown))


def rows(entries: Iterable[tuple[str, ...]], nothing: str) -> None:
    """Print the entries of a list; when there are none say so on standard error, so that nobody waits for them."""
    found = False
    for cells in entries:
        found = True
        row(*cells)
    if not found:
        say(nothing, err=True)
