"""Nothing leaves the machine: no command and no sitting opens a socket."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store import newsroom

ROOT = Path(__file__).parents[2]
# A socket that is no local pipe, or an address that is no local name; the event loop's own pipe sends to NULL.
_SOCKET = re.compile(r"\bsocket\((?!AF_UNIX)|sa_family=(?!AF_UNIX)")


def quietly(record: Path, *words: str, code: int = 0) -> str:
    """Run a command under the audit hook; return what it did with the network."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.quiet", str(record), *words],
        cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return record.read_text("utf-8") if record.exists() else ""


def test_the_watch_itself_sees_a_connection(tmp_path: Path) -> None:
    script = (
        "import sys; from tests.faults.quiet import watch; watch(sys.argv[1]); import socket;"
        "s = socket.socket(); s.settimeout(1); s.connect_ex(('127.0.0.1', 9))"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "seen")], cwd=ROOT, check=True)
    seen = (tmp_path / "seen").read_text()
    assert "socket.__new__" in seen
    assert "socket.connect" in seen


def test_loading_deciding_and_exporting_open_no_socket(tmp_path: Path) -> None:
    newsroom.write(tmp_path / "reports", 2, 2)
    (tmp_path / "reports" / "page.html").write_text(
        "<html><head><link rel=stylesheet href='https://example.org/x.css'></head><body><img"
        " src='https://example.org/i'>"
        "<p>قال المحافظ إن 46 أسرة انتقلت إلى المدينة. https://example.org/more</p></body></html>",
        "utf-8",
    )
    at = ["--db", str(tmp_path / "x.db")]
    for words in (
        ["load", str(tmp_path / "reports")], ["queue"], ["search", "المحافظ"], ["group"], ["stats"], ["doctor"],
        ["check"],
        ["export", "--format", "html", "-o", str(tmp_path / "o.html")], ["backup", str(tmp_path / "b.db")],
    ):  # fmt: skip
        assert quietly(tmp_path / "network", *at, *words) == "", words


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_review_session_opens_no_socket(tmp_path: Path) -> None:
    from tests.faults.sitting import Sitting

    newsroom.newsroom(tmp_path, stories=3).close()
    trace, quiet = _traced(tmp_path), ("tests.faults.quiet", str(tmp_path / "network"))
    module, *before = ("tests.faults.instead", *trace, sys.executable, "-m", *quiet) if trace else quiet
    with Sitting(tmp_path / "news.db", module=module, before=tuple(before)) as sitting:
        sitting.shown()
        for keys in (*b"jdwaux?", b"\x1b", b"/", "المحافظ\r".encode(), b"\x1bOR", b"\x1bOQ"):
            sitting.press(keys if isinstance(keys, bytes) else bytes([keys]))
            sitting.settle(0.2, 3)
        sitting.press(b"\x1bOQqq")
        assert sitting.ended(15) == 0
    assert (tmp_path / "network").read_text() == ""
    if trace:
        calls = (tmp_path / "strace").read_text("utf-8", "replace").splitlines()
        assert calls, "strace saw nothing at all"
        assert [line for line in calls if _SOCKET.search(line)] == []


def _traced(folder: Path) -> tuple[str, ...]:
    """Return the words that put the program under strace, where that works: system calls are the better witness."""
    words = ("strace", "-f", "-qq", "-e", "trace=network,execve", "-o", str(folder / "strace"))
    if shutil.which("strace") is None:
        return ()
    works = subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
    return words if works else ()
