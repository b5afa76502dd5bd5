"""How commands speak: every text passes safe(), JSON stays exact, Arabic is laid out only on a terminal."""

from __future__ import annotations

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


def _laid_out(line: str) -> str:
    """One line as this terminal shows it right: the mode's marks, wrapped and aligned by the program."""
    mode = current().display or "lro"
    if mode not in ("plain", "lro", "lrm", "kitty") or not any("\u0590" <= c <= "\u08ff" for c in line):
        return line  # the other modes are for terminals that order a whole line themselves
    from tui.render.layout import lay_out
    from tui.terminal.output import lrm
    from tui.terminal.writing import LRO

    rows = [row.cells.rstrip() for row in lay_out(line, max(20, get_terminal_size().columns)).rows]
    if mode == "lro":
        rows = [row[:1] + LRO + row[1:] for row in rows]
    return "\n".join(lrm(row) if mode == "lrm" else row for row in rows)


def print_json(value: Any) -> None:
    """Print one JSON value on one line."""
    click.echo(as_json(value))


def print_json_array(values: Iterable[Any]) -> None:
    """Print one JSON array, one element a line, without holding it all."""
    first = True
    for value in values:
        click.echo(("[" if first else ",\n") + as_json(value), nl=False)
        first = False
    click.echo("[]" if first else "]")


def print_json_lines(values: Iterable[Any]) -> None:
    """Print one JSON object a line."""
    for value in values:
        click.echo(as_json(value))


@contextmanager
def progress(words: str) -> Iterator[Callable[[Progress], None] | None]:
    """Yield a callback that draws progress on standard error, or None when that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return

    def draw(at: Progress) -> None:
        of = f"/{at.total}" if at.total else ""
        text = safe(f"{words}: {at.stage} {at.done}{of} {at.words}", one_line=True)
        sys.stderr.write(f"\r\x1b[K{text[:100]}")
        sys.stderr.flush()

    try:
        yield draw
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def row(*cells: str) -> None:
    """Print one entry of a list: cells on one line, two blanks apart; empty cells are left out."""
    say("  ".join(safe(cell, one_line=True) for cell in cells if cell))
