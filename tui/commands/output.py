"""How commands speak: every text passes safe(), JSON stays exact, Arabic is laid out only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from store.export.plain import as_json
from store.models import Progress
from store.safe import safe
from tui.commands.options import current


def say(text: str = "", *, err: bool = False) -> None:
    """Print one or more lines of harmless text; on a terminal right-to-left lines are laid out for it."""
    stream = sys.stderr if err else sys.stdout
    shown = safe(text)
    if not err and stream.isatty():
        shown = "\n".join(_visual(line) for line in shown.split("\n"))
    click.echo(shown, err=err)


def _visual(line: str) -> str:
    mode = current().display or "lro"
    if mode in ("logical", "off") or not any("\u0590" <= c <= "\u08ff" for c in line):
        return line
    try:
        from tui.render.line import plain
        from tui.terminal.output import OutputFilter
    except ImportError:
        return line
    return str(OutputFilter(mode).filter(plain(line)))


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
