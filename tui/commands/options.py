"""What every command shares: the database, the reviewer, the display mode; accepted before and after the command."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.orders import ORDERS

if TYPE_CHECKING:
    from store.store import Store


@dataclass
class Options:
    """The global options of one run; ``json`` asks for machine-readable output, ``verbose`` for tracebacks."""

    db: str | None = None
    reviewer: str | None = None
    rtl: str | None = None
    json: bool = False
    verbose: int = 0

    @property
    def path(self) -> str:
        """The database file: as given, else ``TADQIQ_DB``, else the one in the user's data directory."""
        given = self.db or os.environ.get("TADQIQ_DB")
        if given:
            return given
        from platformdirs import user_data_dir

        return str(Path(user_data_dir("tadqiq", appauthor=False)) / "tadqiq.db")

    @property
    def display(self) -> str | None:
        """The right-to-left mode asked for: ``--rtl``, else ``TADQIQ_RTL``, else None (detect)."""
        return self.rtl or os.environ.get("TADQIQ_RTL") or None

    def store(self, *, create: bool = False, readonly: bool = False) -> Store:
        """Open the Store; only ``create`` makes a missing file, and then also the default's folder."""
        from store.store import Store

        if create and not (self.db or os.environ.get("TADQIQ_DB")):
            Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        return Store.open(self.path, create=create, readonly=readonly, reviewer=self.reviewer)


# How the queue is sorted, in ``queue`` and ``review``.
order_option = click.option("--order", type=click.Choice(list(ORDERS)), help="What comes first (else the setting).")


def current() -> Options:
    """Return the options of the running command."""
    found = click.get_current_context().find_object(Options)
    assert found is not None  # the root group makes it
    return found


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def keep(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
        options = context.ensure_object(Options)
        if value and name == "rtl" and value != "auto":
            from tui.terminal.modes import check_mode

            check_mode(value)
        if value:
            setattr(options, name, value)
        return value

    return keep


def _version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"tadqiq {version('tadqiq')}")
        except PackageNotFoundError:
            click.echo("tadqiq (not installed)")
        context.exit()


def global_options() -> list[click.Parameter]:
    """Return fresh parameters for the global options; a value given later (after the command) wins."""
    plain: dict[str, Any] = {"expose_value": False}
    return [
        click.Option(
            ["--db"], metavar="FILE", callback=_keep("db"), help="The database file (env TADQIQ_DB).", **plain
        ),
        click.Option(["--reviewer"], metavar="NAME", callback=_keep("reviewer"), help="Who decides.", **plain),
        click.Option(
            ["--rtl"], metavar="MODE", callback=_keep("rtl"), help="How Arabic is written (env TADQIQ_RTL).", **plain
        ),
        click.Option(["--json"], is_flag=True, callback=_keep("json"), help="Answer in JSON.", **plain),
        click.Option(["-v", "--verbose"], count=True, callback=_keep("verbose"), help="Show more of errors.", **plain),
        click.Option(["--version"], is_flag=True, is_eager=True, callback=_version, help="Show the version.", **plain),
    ]


class _WithGlobals(click.Command):
    """A command that also takes the global options and lists them apart in its help."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self._globals = global_options()
        self.params.extend(self._globals)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of the command line; what is wrong with them is told with this command's name."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the command's own options, then the global ones."""
        own: list[tuple[str, str]] = []
        shared: list[tuple[str, str]] = []
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                (shared if parameter in self._globals else own).append(record)
        for title, records in (("Options", own), ("Global options", shared)):
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


class Command(_WithGlobals):
    """One command."""


class Family(_WithGlobals, click.Group):
    """Commands under one word (``claim add``)."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of the command line; the word alone is answered with those that may follow."""
        if not args and not self.invoke_without_command:
            ctx.fail(f"Say which: {', '.join(self.list_commands(ctx))}")
        return super().parse_args(ctx, args)


def command(name: str, **settings: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """Declare a command of the program."""
    return click.command(name, cls=Command, **settings)


def family(name: str, **settings: Any) -> Callable[[Callable[..., Any]], Family]:
    """Declare a word that takes a second one."""
    return click.group(name, cls=Family, **settings)
