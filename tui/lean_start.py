"""Importing Textual without the parts that never run here; they are a seventh of the time a screen takes to open.

Textual's own command palette comes with seven widgets; ours (:mod:`tui.screens.palette`) replaces it. asyncio brings
TLS, but no screen opens a socket; hashlib brings OpenSSL for hashes that most Pythons have themselves. All of it can
still be imported by whoever wants it afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from types import ModuleType

_PALETTE = "textual.command"
_HASHES = (
    "_md5",
    "_sha1",
    *(("_sha2",) if sys.version_info >= (3, 12) else ("_sha256", "_sha512")),
    "_sha3",
    "_blake2",
)


class _Unused(ModuleType):
    """A module whose every name is an empty class: good enough to be imported, inherited from and never used."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


@contextmanager
def _instead(name: str, module: ModuleType | None) -> Iterator[None]:
    """Give another module, or none at all, to those who import ``name`` meanwhile, unless it is there already."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = module  # type: ignore[assignment]  # None is Python's way to say that there is none
    try:
        yield
    finally:
        del sys.modules[name]


def _hashes_itself() -> bool:
    """Say whether this Python has all hashes itself: some are built to leave them to OpenSSL alone."""
    return all(find_spec(name) for name in _HASHES)


def import_textual() -> None:
    """Import Textual's app; does nothing the second time."""
    with _instead("ssl", None), _instead("_hashlib", None) if _hashes_itself() else nullcontext():
        import asyncio  # without TLS
        import hashlib  # with Python's own SHA-256: the record needs no other
    try:
        with _instead(_PALETTE, _Unused(_PALETTE)):
            import textual.app
    except Exception:  # a Textual that wants more of its palette gets all of it
        for name in [name for name in sys.modules if name.partition(".")[0] == "textual"]:
            del sys.modules[name]
        import textual.app
    if getattr(sys.modules["textual"], "command", None).__class__ is _Unused:
        del sys.modules["textual"].command  # set by the import system
    assert asyncio and hashlib and textual.app
