"""Run the program in this process under an audit hook that writes down every use of the network.

``python -m tests.faults.quiet RECORD WORDS...``: the file RECORD gets one line for each socket that is made, bound or
connected and each name that is looked up. Pipes that an event loop keeps to itself (``socketpair``) are no network.
"""

from __future__ import annotations

import os
import sys
from typing import Any

_NETWORK = (
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "urllib.Request",
)


def watch(record: str) -> None:
    """Append every network event of this process to ``record``."""
    handle = os.open(record, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _NETWORK or (event == "socket.__new__" and _family(arguments) != "AF_UNIX"):
            os.write(handle, f"{event} {arguments[1:]!r}\n".encode())

    sys.addaudithook(hook)


def _family(arguments: tuple[Any, ...]) -> str:
    """Return the family a new socket is asked for; the audit event carries (self, family, type, protocol)."""
    import socket

    number = arguments[1] if len(arguments) > 1 else -1
    return "AF_UNIX" if number == getattr(socket, "AF_UNIX", None) else str(number)


if __name__ == "__main__":
    place, *words = sys.argv[1:]
    watch(place)
    from tui.__main__ import main

    main(words)
