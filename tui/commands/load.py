"""``load``: files and folders into the database, their claims out of them, and groups."""

from __future__ import annotations

import os
import re
import sys
from typing import Any

import click

from store.models import LoadOptions, LoadSummary
from store.reading.files import storable_or_raw as storable
from store.safe import safe
from tui.commands.options import command, current
from tui.commands.output import print_json, progress, say
from tui.counted import many

# What is listed of refused inputs; the rest is a number, so that a thousand bad files stay readable.
_LISTED = 40
_SIZE = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?\s*$", re.I)


def size_in_bytes(written: str) -> int:
    """Return ``10M``, ``500 KiB`` or ``12345`` in bytes; raises click.BadParameter."""
    found = _SIZE.match(written)
    if not found:
        raise click.BadParameter(f"{written} is not a size; write 500K, 10M or a number of bytes")
    return int(float(found[1]) * 1024 ** " kmg".index(found[2].lower() or " "))


@command("load")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--files-from", metavar="LIST", help="Read paths from a file, one a line or NUL between them.")
@click.option("--outlet", help="The outlet of these articles.")
@click.option("--published", metavar="DATE", help="Their publication date (2016-12-09).")
@click.option("--format", "kind", metavar="FORMAT", help="text, html, json, jsonl, csv or feed, whatever the ending.")
@click.option("--encoding", help="The text encoding, if it is known.")
@click.option("--max-size", default="10M", show_default=True, help="Refuse larger files.")
def load(
    paths: tuple[str, ...],
    files_from: str | None,
    outlet: str | None,
    published: str | None,
    kind: str | None,
    encoding: str | None,
    max_size: str,
) -> int:
    """Load files and folders of articles, extract their claims and group them.

    A dash (-) stands for standard input. Loading the same files again changes nothing; an interrupted load goes on
    where it stopped. Inputs that are refused are listed with the reason (exit 4); the others are loaded.
    """
    if not paths and files_from is None:
        raise click.UsageError("Say what to load: files, folders, or - for standard input")
    options = LoadOptions(outlet, iso_option(published), kind, encoding, size_in_bytes(max_size))
    with current().store(create=True) as store, progress("load") as told:
        summary = store.load(
            [os.fspath(path) for path in paths],
            options,
            files_from=files_from,
            stdin=sys.stdin.buffer,
            progress=told,
        )
    return report(summary)


def iso_option(written: str | None) -> str | None:
    """Return a date given on the command line as an ISO day; raises click.BadParameter."""
    if written is None:
        return None
    from store.reading.published import given_day

    day = given_day(written)
    if day is None:
        raise click.BadParameter(f"{written} is not a date; write it as 2016-12-09")
    return day


def report(summary: LoadSummary) -> int:
    """Print the summary, refused inputs on standard error, and return the exit code."""
    for refusal in summary.rejected[:_LISTED]:
        click.echo(safe(f"{_short(refusal.path)}: {refusal.reason}", one_line=True)[:200], err=True)
    if len(summary.rejected) > _LISTED:
        click.echo(f"… and {len(summary.rejected) - _LISTED} more were refused.", err=True)
    if current().json:
        print_json(record(summary))
    else:
        say(
            f"{summary.loaded} loaded, {summary.updated} updated, {summary.unchanged} unchanged, "
            f"{len(summary.rejected)} refused; {many(summary.claims, 'claim')}, {many(summary.groups, 'group')} now."
        )
    return 4 if summary.rejected else 0


def _short(path: str) -> str:
    return path if len(path) <= 110 else f"{path[:40]}…{path[-65:]}"


def record(summary: LoadSummary) -> dict[str, Any]:
    """Return the summary as the JSON of ``load``."""
    return {
        "loaded": summary.loaded,
        "updated": summary.updated,
        "unchanged": summary.unchanged,
        "rejected": [{"path": storable(refusal.path), "reason": refusal.reason} for refusal in summary.rejected],
        "claims": summary.claims,
        "groups": summary.groups,
    }
