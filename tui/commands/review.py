"""``review``, ``demo`` and the bare program: what opens the screens."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from store.errors import UnavailableError, UsageError
from store.models import GroupRow
from tui.commands.options import Options, command, current, order_option
from tui.commands.output import print_json, row, say
from tui.counted import many

_NO_TERMINAL = "This needs a terminal: run it in one, or use the commands (tadqiq --help lists them)."


def require_terminal() -> None:
    """Raise UsageError when there is no terminal to draw on, or one that cannot show Arabic."""
    if os.environ.get("TEXTUAL_DRIVER"):  # in a browser the driver is the terminal
        return
    if not all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__)):
        raise UsageError(_NO_TERMINAL)
    from tui.program import NO_UTF8, utf8_terminal

    if not utf8_terminal():
        raise UsageError(NO_UTF8)


def open_workstation() -> int:
    """Open the program on its database, made when missing; returns the exit code."""
    require_terminal()
    options = current()
    options.store(create=True).close()
    return _run(options)


def _run(options: Options, **settings: Any) -> int:
    import gc

    gc.disable()  # nothing dies while the modules are read; the app collects again after its first paint
    from tui.lean_start import import_textual

    import_textual()
    from tui.app import run_review

    return int(run_review(options.path, reviewer=options.reviewer, rtl=options.display, **settings))


@command("review")
@click.option("--minutes", type=click.FloatRange(0, min_open=True), metavar="N", help="A sprint of so many minutes.")
@click.option("--count", type=click.IntRange(1), metavar="N", help="A sprint of so many groups.")
@click.option("--blind", is_flag=True, help="Hide scores and names of others.")
@click.option("--second", is_flag=True, help="Second review: decided groups again, blind.")
@order_option
def review(minutes: float | None, count: int | None, blind: bool, second: bool, order: str | None) -> int:
    """Open the review screen; --minutes or --count make it a sprint."""
    require_terminal()
    options = current()
    return _run(options, minutes=minutes, count=count, blind=blind or second, second=second, order=order)


def seeds() -> Path:
    """Return the folder of the sample articles: the checkout's, or the one inside the installed package."""
    import store

    package = Path(store.__file__).parent
    inside, beside = package / "seeds", package.parent / "seeds"
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    raise UnavailableError("The sample articles are not installed; load files of your own with `tadqiq load`.")


@command("demo")
@click.option("--no-tui", is_flag=True, help="Print a summary instead of opening the screen.")
def demo(no_tui: bool) -> int:
    """Open the review screen on sample articles in a temporary database."""
    if not no_tui:
        require_terminal()
    import tempfile

    with tempfile.TemporaryDirectory(prefix="tadqiq-demo-", ignore_cleanup_errors=True) as folder:
        options = current()
        options.db = os.path.join(folder, "demo.db")  # noqa: PTH118 - Options keeps plain strings
        with options.store(create=True) as store:
            summary = store.load([str(seeds())])
            if no_tui:
                return _summary(summary.loaded, summary.claims, store.queue())
        return _run(options, demo=True)


def _summary(loaded: int, claims: int, queue: list[GroupRow]) -> int:
    if current().json:
        from store.export.plain import row_record

        print_json({"articles": loaded, "claims": claims, "queue": [row_record(found) for found in queue]})
        return 0
    say(f"{many(loaded, 'sample article')}, {many(claims, 'claim')}, {many(len(queue), 'group')} to review:")
    for found in queue:
        outlets = "، ".join(found.outlets) or "unknown outlets"
        row(found.id, f"same {found.score:.2f}", many(found.members, "report"), outlets, found.headline)
    return 0
