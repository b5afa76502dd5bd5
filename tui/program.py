"""``tadqiq``: the command line. Imports nothing heavy; a command's module is imported when it is invoked."""

from __future__ import annotations

import contextlib
import locale
import os
import sys
from importlib import import_module
from typing import Any

import click

from store.errors import DamagedError, TadqiqError
from store.safe import safe
from tui.commands.options import Family, Options
from tui.commands.table import COMMANDS
from tui.interrupts import INTERRUPTED

_EXAMINED = 256 * 2**20
NO_UTF8 = "This terminal's language settings are not UTF-8, so Arabic cannot be shown; run: export LC_ALL=C.UTF-8"


class Tadqiq(Family):
    """The root: its commands are listed from a table and imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"tui.commands.{COMMANDS[cmd_name][0]}")
        found = getattr(module, cmd_name.replace("-", "_"))
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is answered with its nearest names."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 3, 0.5)
            hint = f"did you mean {' or '.join(near)}?" if near else "`tadqiq --help` lists the commands"
            raise click.UsageError(f"No command is called {args[0]}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that closed the pipe (``| head``) has seen enough, which is no failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _quiet()
            return 0

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


@click.group(
    "tadqiq",
    cls=Tadqiq,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.pass_context
def tadqiq(context: click.Context) -> int | None:
    """Tadqiq: read claims out of news reports, see which outlets report the same fact and what differs,
    and approve or reject with one key.

    Without a command the workstation opens on the database.
    """
    context.ensure_object(Options)
    if context.invoked_subcommand is not None:
        return None
    from tui.commands.review import open_workstation

    return open_workstation()


def run(arguments: list[str] | None = None) -> int:
    """Run one command line and return its exit code; every failure is one plain sentence on standard error."""
    options = Options()
    try:
        code = tadqiq.main(arguments, prog_name="tadqiq", standalone_mode=False, obj=options)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except (KeyboardInterrupt, click.Abort):
        return _fail("Interrupted; what was finished before is kept.", INTERRUPTED)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "tadqiq"
        message = " ".join(error.format_message().split()).rstrip(".")
        return _fail(f"{message}{'' if message.endswith('?') else '.'} See `{where} --help`.", 2)
    except click.ClickException as error:
        return _fail(error.format_message(), 2)
    except TadqiqError as error:
        return _fail(str(error), error.exit_code, options.verbose) if error.exit_code != 1 else _crashed(options)
    except BrokenPipeError:
        _quiet()
        return 0
    except MemoryError:
        return _fail("There is not enough memory for this; load fewer or smaller files at once.", 5)
    except OSError as error:
        where = f" ({error.filename})" if isinstance(error.filename, str) else ""
        if isinstance(error, PermissionError):
            return _fail(
                f"You have no permission for this{where}: nothing was done. Choose another place, or ask its owner.",
                5, options.verbose,
            )  # fmt: skip
        return _fail(
            f"The system refused: {error.strerror or error}{where}; is the disk full or read-only?", 5, options.verbose
        )
    except UnicodeEncodeError as error:
        if _is_text(sys.argv[1:] if arguments is None else arguments):
            return _crashed(options)
        bad = error.object[error.start : error.end]
        return _fail(f"The command holds bytes that are not UTF-8 ({bad}); nothing was saved. Type it in UTF-8.", 2)
    except Exception:
        return _crashed(options)


def _is_text(words: list[str]) -> bool:
    """Say whether every word came in as valid UTF-8; bytes that are not arrive as lone surrogates."""
    return not any("\ud800" <= letter <= "\udfff" for word in words for letter in word)


def _fail(sentence: str, code: int, verbose: int = 0) -> int:
    if verbose:
        import traceback

        click.echo(safe(traceback.format_exc()), err=True)
    with contextlib.suppress(OSError):
        click.echo(safe(sentence[:2000]), err=True)
    return code


def _crashed(options: Options) -> int:
    """An error nobody foresaw: keep the details in a file, say one sentence; a damaged database explains it."""
    import tempfile
    import traceback

    details = traceback.format_exc()
    kept = "run it again with -v for the details"
    with contextlib.suppress(OSError):
        handle, path = tempfile.mkstemp(prefix="tadqiq-crash-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(details)
        kept = f"the details are in {path}; please report them"
    if options.verbose:
        click.echo(safe(details), err=True)
    if damage := _damage(options):
        return _fail(damage, 6)
    return _fail(
        f"Something went wrong that nobody foresaw ({safe(details.strip().splitlines()[-1])[:200]}); {kept}.", 1
    )


def _damage(options: Options) -> str | None:
    """Say what is wrong with the database, if that is why the program fell over; very large files are not examined."""
    with contextlib.suppress(Exception):
        if os.path.getsize(options.path) > _EXAMINED:  # noqa: PTH202 - a Path cannot hold every name
            return None
        try:
            with options.store(readonly=True) as store:
                problems = store.check()["problems"]
        except DamagedError as error:
            return str(error)
        if problems:
            return f"The database {options.path} is damaged: {problems[0]} Run `tadqiq check`, restore a backup."
    return None


def _quiet() -> None:
    """Let nobody flush into the closed pipe again."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def utf8_terminal() -> bool:
    """Say whether the locale can show Arabic."""
    return bool(sys.flags.utf8_mode) or locale.getpreferredencoding(False).lower().replace("-", "") == "utf8"


def _fill_gaps() -> None:
    """Open what the caller closed of the standard streams, so that no file of ours takes its number."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number: this one
        if getattr(sys, name) is None:
            stream = os.fdopen(number, mode, encoding="utf-8", closefd=False)
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)


def _prepare_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # a text file here


def _end_on_signals() -> None:
    """Let SIGTERM and SIGHUP end a command as an error would, so that no half of a file stays; an app has its own way.

    What ignores them (nohup) goes on ignoring them.
    """
    import signal

    def leave(number: int, _: object) -> None:
        sys.exit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, leave)


def main(arguments: list[str] | None = None) -> Any:
    """Run the program and leave with its exit code."""
    try:
        _fill_gaps()
        if sys.stdout.isatty() and not utf8_terminal():
            sys.exit(_fail(NO_UTF8, 2))
        _prepare_streams()
        _end_on_signals()
        sys.exit(run(arguments))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
