"""The start: nothing heavy is imported before the first card, and the first card is painted once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.tui_terminal import Terminal

_LOOK = """
import sys
from tui.lean_start import import_textual
import_textual()
from tui.app import TadqiqApp
from tui.first import ReviewOptions, read_first
from store.store import Store
import tui.screens.review
with Store.open(sys.argv[1], reviewer="mona") as store:
    assert read_first(store, ReviewOptions()).card is not None
    assert not store.learn()
heavy = {"sqlite_utils", "numpy", "rapidfuzz", "Stemmer", "hijridate", "trafilatura", "ssl", "textual.command",
         "_hashlib", "store.review.task", "store.matching.differing.telling"}
print(sorted(heavy & set(sys.modules)))
import ssl
from textual.command import CommandPalette
assert hasattr(CommandPalette, "run_on_select"), "whoever wants the real one still gets it"
"""


def test_nothing_heavy_is_imported_before_the_first_card(database: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOOK, str(database)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "[]\n"


_OPENSSL_ALONE = """
import sys
class Missing:
    def find_spec(self, name, *_):
        if name in ("_sha2", "_sha256", "_sha512", "_md5"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Missing())
import tui.lean_start as lean
lean.find_spec = lambda name: None if name in ("_sha2", "_sha256", "_sha512", "_md5") else True
lean.import_textual()
import hashlib
print(hashlib.sha256(b"").hexdigest()[:8])
"""


def test_a_python_that_leaves_its_hashes_to_openssl_keeps_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _OPENSSL_ALONE], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "e3b0c442\n" and done.stderr == ""


def test_the_first_screen_is_painted_once(database: Path) -> None:
    command = [sys.executable, "-m", "tui", "--db", str(database), "--reviewer", "mona", "review"]
    terminal = Terminal(command, {"TADQIQ_RTL": "plain", "LC_ALL": "C.UTF-8"})
    try:
        shown = terminal.until_quiet(30, 1.0)[0].decode("utf-8", "replace")
    finally:
        terminal.close()
    assert shown.count("Differences") == 1
    assert shown.count("Queue") == 1


_INTERRUPTED = """
import os, signal, sys
def hook(event, arguments):
    if event == "import" and arguments[0] == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(hook)
from tui.__main__ import main
main(["articles", "--db", sys.argv[2]])
"""


@pytest.mark.parametrize("moment", ["click", "store.errors", "tui.commands.table", "store.store"])
def test_ctrl_c_while_the_program_is_read_leaves_without_a_traceback(database: Path, moment: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED, moment, str(database)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
    assert not done.stdout


_INTERRUPTED_BETWEEN = """
import os, signal, sys
def look(frame, event, _):
    if frame.f_code.co_filename.endswith("program.py") and frame.f_code.co_name == "Tadqiq":
        sys.setprofile(None)
        os.kill(os.getpid(), signal.SIGINT)
sys.setprofile(look)
from tui.__main__ import main
main(["articles", "--db", sys.argv[1]])
"""


def test_ctrl_c_between_the_imports_and_the_command_leaves_without_a_traceback(database: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED_BETWEEN, str(database)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr, done.stdout) == (130, "", "")
