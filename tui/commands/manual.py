"""The manual of the commands, written from the commands themselves (``docs/COMMANDS.md``)."""

from __future__ import annotations

import click

from tui.commands.options import Family, global_options
from tui.commands.table import COMMANDS

_CODES = (
    ("0", "done"),
    ("2", "wrong usage; also no terminal, no UTF-8, no such database or id"),
    ("3", "stale version: someone was first"),
    ("4", "some inputs refused, the rest done; an export lacks required fields"),
    ("5", "database or disk unavailable: busy, read-only, full"),
    ("6", "database damaged, or its chain of events broken"),
    ("7", "database written by a newer program"),
    ("130", "interrupted by Ctrl-C"),
    ("1", "a bug; the details are in a crash file"),
)


def manual() -> str:
    """Return the manual as Markdown: every command with its arguments and options, then the exit codes."""
    from tui.program import tadqiq

    context = click.Context(tadqiq, info_name="tadqiq")
    parts = [
        "# Commands",
        "Written from the program by `python -m tui.commands.manual`; a test keeps it fresh. "
        "Global options stand before or after any command. Where a group, claim or article is asked for, the beginning "
        "of its id is enough.",
        _table(list(global_options()), context),
        "| command | does |\n|---|---|\n"
        + "\n".join(f"| [`tadqiq {name}`](#tadqiq-{name}) | {words} |" for name, (_, words) in COMMANDS.items()),
    ]
    for name in COMMANDS:
        found = tadqiq.get_command(context, name)
        assert found is not None
        parts += _section(found, f"tadqiq {name}", context)
    codes = "\n".join(f"| {code} | {words} |" for code, words in _CODES)
    return "\n\n".join([*parts, "## Exit codes", f"| code | means |\n|---|---|\n{codes}"]) + "\n"


def _section(command: click.Command, path: str, context: click.Context) -> list[str]:
    own = click.Context(command, parent=context, info_name=path.rsplit(" ", 1)[-1])
    shared = {option.name for option in global_options()}
    given = [p for p in command.params if p.name not in shared]
    arguments = " ".join(p.make_metavar(own) for p in given if isinstance(p, click.Argument))
    text = "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n"))
    parts = [f"## {path}", f"`{path} {arguments}`".replace(" `", "`"), text]
    options = [p for p in given if isinstance(p, click.Option)]
    if options:
        parts.append(_table(options, own))
    if isinstance(command, Family):
        for name in command.list_commands(own):
            inner = command.get_command(own, name)
            assert inner is not None
            parts += _section(inner, f"{path} {name}", own)
    return parts


def _table(options: list[click.Parameter] | list[click.Option], context: click.Context) -> str:
    records = [record for option in options if (record := option.get_help_record(context)) is not None]
    rows = [f"| `{_cell(names)}` | {_cell(words)} |" for names, words in records]
    return "\n".join(["| option | |", "|---|---|", *rows])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    click.echo(manual(), nl=False)
