"""The server of ``tadqiq serve``: answers only the page it gave out itself, under the name it was started with.

A page of another site that is open in the same browser may not talk to ours: it could decide in the reviewer's name.
So every request must name this server (against names that are re-pointed), and the connection that carries the keys
must come from our own page.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

_LOCAL = ("127.0.0.1", "localhost", "[::1]")


def allowed(host: str, origin: str | None, *, bound: str, port: int, keys: bool) -> bool:
    """Say whether a request may be answered.

    ``host`` and ``origin`` are its headers, ``bound`` the address that was asked for, ``keys`` whether it is the
    connection that carries the keys. A server on all addresses answers to any name, but only its own page.
    """
    if bound not in ("0.0.0.0", "::"):
        names = _LOCAL if bound in ("127.0.0.1", "localhost", "::1") else (bound, f"[{bound}]")
        if host not in {f"{name}:{port}" for name in names} | (set(names) if port == 80 else set()):
            return False
    return origin == f"http://{host}" if keys or origin is not None else True


def server(command: str, host: str, port: int, *, title: str, templates: str) -> Any:
    """Return the server for a command line, not started. Raises ImportError without the extra ``web``."""
    from aiohttp import web
    from textual_serve.server import Server

    async def only_ours(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        keys = request.path == "/ws"
        if not allowed(request.host, request.headers.get("Origin"), bound=host, port=port, keys=keys):
            raise web.HTTPForbidden(text="Tadqiq answers only its own page, at the address it was started with.")
        return await handler(request)

    made: Any = Server(command, host, port, title, templates_path=templates)
    make_app = made._make_app

    async def guarded_app() -> web.Application:
        app: web.Application = await make_app()
        app.middlewares.append(web.middleware(only_ours))
        return app

    made._make_app = guarded_app
    return made
