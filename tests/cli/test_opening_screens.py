"""The screens are opened on the right database with what was asked for; the browser page stays on this machine."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from store.store import Store
from tests.cli.conftest import Tadqiq
from tui.commands import review
from tui.commands.serve import _loopback


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the screens were opened with, in place of opening them."""
    import tui.app

    calls: list[dict[str, Any]] = []

    def run_review(path: str, **settings: Any) -> int:
        Store.open(path).close()  # as the screens do: a missing database is an error, never made
        calls.append({"path": path, **settings})
        return 0

    monkeypatch.setattr(tui.app, "run_review", run_review)
    monkeypatch.setattr(review, "require_terminal", lambda: None)
    return calls


def test_a_sprint(opened: list[dict[str, Any]], db: Path, tadqiq: Tadqiq) -> None:
    words = ["review", "--minutes", "20", "--count", "10", "--order", "newest", "--second", "--reviewer", "سلمى"]
    assert tadqiq(*words, "--rtl", "plain").code == 0
    (call,) = opened
    assert call["path"] == str(db)
    assert (call["minutes"], call["count"], call["order"]) == (20, 10, "newest")
    assert (call["second"], call["blind"]) == (True, True)
    assert (call["reviewer"], call["rtl"]) == ("سلمى", "plain")


def test_review_makes_no_database_and_the_workstation_does(
    opened: list[dict[str, Any]], tadqiq: Tadqiq, tmp_path: Path
) -> None:
    assert tadqiq("review").code == 2
    assert not (tmp_path / "x.db").exists()
    assert tadqiq().code == 0
    assert (tmp_path / "x.db").exists()


def test_the_demo_is_loaded_and_gone_afterwards(opened: list[dict[str, Any]], tadqiq: Tadqiq, tmp_path: Path) -> None:
    assert tadqiq("demo").code == 0
    (call,) = opened
    assert call["demo"]
    assert not Path(call["path"]).exists()
    assert not (tmp_path / "x.db").exists()


@pytest.mark.skipif(find_spec("textual_serve") is not None, reason="the extra `web` is installed")
def test_the_browser_page_names_the_extra_it_needs(db: Path, tadqiq: Tadqiq) -> None:
    found = tadqiq("serve")
    assert found.code == 2
    assert "tadqiq[web]" in found.err


@pytest.mark.parametrize(
    ("host", "here"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False)]
)
def test_what_is_this_machine_only(host: str, here: bool) -> None:
    assert _loopback(host) is here
