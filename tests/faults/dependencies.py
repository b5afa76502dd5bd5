"""What the program stands on, checked: ``python -m tests.faults.dependencies`` prints a line for each distribution.

A vulnerability service is asked with ``--online`` through pip-audit, where that is installed and the service can be
reached. Without a network the check is: ``REASONS`` says why each distribution is there, its installed version is that
of constraints.txt, and the SQLite in use is not one of those that damage a write-ahead log.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Why each distribution that is installed with the program is there, and what limits the harm it could do.
REASONS = {
    "textual": "the screen; gets only text that passed safe(), markup off",
    "sqlite-utils": "reads the structure of the file for check; writes nothing",
    "rapidfuzz": "soft matching of tokens; no input but tokens of loaded text",
    "click": "the command line",
    "pysqlite3": "SQLite without the WAL-reset fault (3.51.3 or later)",
    "pystemmer": "Snowball stems as match keys",
    "hijridate": "Hijri to Gregorian days, from its own tables",
    "charset-normalizer": "a second opinion on encodings; never decides alone",
    "defusedxml": "feeds: entities, DTDs and external references are refused",
    "wcwidth": "cells of a character, from its own tables",
    "platformdirs": "where data and settings belong",
    "rich": "of textual",
    "markdown-it-py": "of textual; no Markdown from data is rendered",
    "mdit-py-plugins": "of textual",
    "mdurl": "of markdown-it-py",
    "linkify-it-py": "of markdown-it-py",
    "uc-micro-py": "of linkify-it-py",
    "pygments": "of textual; no highlighter is chosen by data",
    "typing-extensions": "of textual",
    "click-default-group": "of sqlite-utils",
    "sqlite-fts4": "of sqlite-utils; not used",
    "tabulate": "of sqlite-utils; not used",
    "python-dateutil": "of sqlite-utils; not used",
    "six": "of python-dateutil; not used",
    "tzdata": "of python-dateutil; not used",
    "pluggy": "of sqlite-utils; no plugin is installed with the program",
    "pip": "of sqlite-utils; never run",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One distribution: installed and pinned version (None: not there), and what is wrong with it, if anything."""

    name: str
    installed: str | None
    pinned: str | None
    reason: str
    wrong: str


def canonical(name: str) -> str:
    """Return the one spelling of a distribution's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(text: str) -> dict[str, str]:
    """Return name to version of the lines ``name==version``."""
    found = (line.split("#")[0].strip().partition("==") for line in text.splitlines())
    return {canonical(name): version for name, equals, version in found if equals}


def needed(root: str) -> set[str]:
    """Return the distributions that ``root`` needs on this platform without extras, itself left out."""
    from packaging.requirements import Requirement

    waiting, met = [(root, "")], {(root, "")}
    while waiting:
        name, extra = waiting.pop()
        try:
            lines = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        for one in map(Requirement, lines):
            if one.marker is None or one.marker.evaluate({"extra": extra}):
                asked = {(canonical(one.name), wanted) for wanted in ("", *one.extras)} - met
                met |= asked
                waiting += asked
    return {name for name, _ in met if name != root}


def findings(root: str = "tadqiq") -> Iterator[Finding]:
    """Yield what is known of each distribution the program needs here."""
    pinned = pins((ROOT / "constraints.txt").read_text("utf-8"))
    for name in sorted(needed(root)):
        reason = REASONS.get(name, "")
        try:
            installed = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            installed = None
        wrong = "nobody wrote down why it is needed" if not reason else ""
        if installed is None:
            wrong = "" if name in ("pip", "six") else "not installed"
        elif name not in pinned and name != "pip":
            wrong = "not pinned in constraints.txt"
        elif name != "pip" and pinned[name] != installed:
            wrong = f"installed {installed}, pinned {pinned[name]}"
        yield Finding(name, installed, pinned.get(name), reason, wrong)


def sqlite_finding() -> Finding:
    """Return the finding on the SQLite library in use."""
    from store.database.driver import WAL_SAFE, sqlite, wal_is_safe

    wrong = "" if wal_is_safe() else f"older than {'.'.join(map(str, WAL_SAFE))}: the rollback journal is used"
    return Finding(
        f"SQLite ({sqlite.__name__})", sqlite.sqlite_version, None, "the file; 3.51.3 or later for WAL", wrong
    )


def online() -> str:
    """Ask a vulnerability service through pip-audit and return what came of it in one line."""
    command = [sys.executable, "-m", "pip_audit", "-r", str(ROOT / "constraints.txt"), "--no-deps", "--disable-pip"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        return "SKIPPED pip-audit: the vulnerability service did not answer in 120 s"
    said = (done.stdout + done.stderr).strip().splitlines() or ["nothing"]
    if any("could not be audited" in line for line in said):
        return "SKIPPED pip-audit: the vulnerability service cannot be reached from here"
    return f"pip-audit (exit {done.returncode}): {said[-1]}"


def main() -> int:
    """Print a line for each dependency and the verdict; 1 when one is not as pinned."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--online", action="store_true", help="also ask a vulnerability service through pip-audit")
    given = parser.parse_args()
    found = [sqlite_finding(), *findings()]
    for one in found:
        sign = "FAIL" if one.wrong else "ok  "
        print(f"{sign} {one.name:22} {one.installed or '–':10} {one.wrong or one.reason}")
    if given.online:
        print(online())
    bad = sum(bool(one.wrong) for one in found)
    print(
        f"{'FAIL' if bad else 'PASS'} dependencies: {len(found) - bad} of {len(found)} as pinned, each with its reason"
    )
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
