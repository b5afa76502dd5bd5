"""What is used of Textual beyond its documented names: a release that drops one of them fails here, by name."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest
from textual.app import App
from textual.drivers import linux_driver
from textual.strip import Strip

OF_AN_APP = (
    "_close_messages_no_wait", "_disable_notifications", "_disable_tooltips", "_driver", "_exception", "_exit",
    "_fatal_error", "_modes", "_screen_stacks",
)  # fmt: skip


@pytest.mark.parametrize("name", OF_AN_APP)
def test_an_app_has_what_ours_uses(name: str) -> None:
    assert hasattr(App[None](), name)


def test_a_strip_keeps_its_segments_and_what_it_drew() -> None:
    strip = Strip([])
    assert strip._segments == [] and strip._render_cache is None


def test_the_driver_makes_its_parser_by_this_name() -> None:
    assert hasattr(linux_driver, "XTermParser")


@pytest.mark.skipif(find_spec("textual_serve") is None, reason="the extra web is not installed")
def test_the_server_makes_its_application_by_this_name() -> None:
    from textual_serve.server import Server

    assert hasattr(Server, "_make_app")


_WANTS_MORE = """
import tui.lean_start as lean, types
lean._Unused = types.ModuleType  # a Textual that uses what the empty palette has not
lean.import_textual()
from textual.app import App
from textual.command import CommandPalette
assert App[None]().title and CommandPalette.run_on_select is not None
import tui.app
print("fine")
"""


def test_a_textual_that_wants_its_palette_gets_it() -> None:
    done = subprocess.run([sys.executable, "-c", _WANTS_MORE], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "fine\n", done.stderr
