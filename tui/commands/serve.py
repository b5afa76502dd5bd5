"""``serve``: the same screens in a browser, on this machine only unless told otherwise."""

from __future__ import annotations

import ipaddress
import os
import shlex
import socket
import sys

import click

from store.errors import UnavailableError, UsageError
from tui.commands.options import command, current
from tui.commands.output import say


@command("serve")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
def serve(port: int, host: str) -> int:
    """Open the same screens in a browser, on this machine only; whoever reaches the page decides in your name.

    With another --host everyone on that network reaches it: there is no password.
    """
    try:
        import textual_serve.server  # noqa: F401 - whether it is here
    except ImportError:
        raise UsageError("This needs the extra `web`: pip install 'tadqiq[web]'.") from None
    from tui.terminal.web_page import templates
    from tui.web import server

    options = current()
    options.store().close()
    _require_free(host, port)
    words = [sys.executable, "-m", "tui", "--db", os.path.abspath(options.path), "--rtl", "plain"]  # noqa: PTH100
    if options.reviewer:
        words += ["--reviewer", options.reviewer]
    if not _loopback(host):
        say(f"Anyone who can reach {host} can decide in your name: there is no password.", err=True)
    say(f"http://{host}:{port} (Ctrl-C ends it)")
    with templates() as folder:
        server(shlex.join([*words, "review"]), host, port, title="Tadqiq", templates=str(folder)).serve()
    return 0


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _require_free(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            pass
    except OSError as error:
        words = (error.strerror or str(error)).lower()
        raise UnavailableError(f"Unable to listen on {host}:{port}: {words}; choose another --port.") from None
