"""A session of tmux or GNU screen that is left in one terminal and taken up in another: the mode follows by itself."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminals.outside import Outside

SAMPLE = [sys.executable, "-m", "tests.terminals.sample_app"]
# Multiplexer, terminal and mode, the next terminal and its mode; whether tmux hands questions on.
CASES = (
    ("tmux", "xterm", "lro", "konsole", "words"),
    ("tmux", "konsole", "words", "vte", "lro"),
    ("tmux", "vte", "lro", "kitty", "kitty"),
    ("tmux", "vte", "lro", "putty", "words", "passes"),
    ("screen", "xterm", "lro", "konsole", "words"),
    ("screen", "kitty", "kitty", "vte", "lro"),
    ("screen", "putty", "words", "silent", "words"),
)


class Sessions:
    """A multiplexer of its own, with the sample program in it; ``windows`` are the terminals it was shown in."""

    def __init__(self, kind: str, folder: Path, *, passes: bool) -> None:
        self.kind = kind
        self.windows: list[Outside] = []
        self.socket, self.settings, self.status = folder / "s", folder / "settings", folder / "status"
        self.env = {
            "TADQIQ_CONFIG_DIR": str(folder), "SCREENDIR": str(folder / "screens"),
            "TADQIQ_TEST_STATUS": str(self.status),
        }  # fmt: skip
        (folder / "screens").mkdir(mode=0o700)
        self.settings.write_text("set -g allow-passthrough on\n" if passes else "", encoding="utf-8")

    def open(self, terminal: str) -> Outside:
        """Open the session in a terminal: a new one, or the one left behind."""
        again = bool(self.windows)
        if self.kind == "tmux":
            begin = ["tmux", "-f", str(self.settings), "-S", str(self.socket)]
            command = [*begin, "attach"] if again else [*begin, "new-session", shlex.join(SAMPLE)]
        else:
            command = ["screen", "-r", "t"] if again else ["screen", "-c", "/dev/null", "-S", "t", *SAMPLE]
        self.windows.append(Outside(terminal, command, self.env))
        return self.windows[-1]

    def end(self) -> None:
        """End the program and the session."""
        tmux = ["tmux", "-S", str(self.socket), "kill-server"]
        words = tmux if self.kind == "tmux" else ["screen", "-S", "t", "-X", "quit"]
        subprocess.run(words, env={**os.environ, **self.env}, check=False, capture_output=True)
        for window in self.windows[-1:]:
            window.close()

    def says(self, window: Outside, status: str) -> None:
        """Wait until the program says this of its keys and its mode."""
        window.until(lambda _: self.status.exists() and self.status.read_text(encoding="utf-8") == status)


@pytest.mark.parametrize("case", CASES, ids=" ".join)
def test_the_mode_follows_and_no_answer_becomes_a_key(
    case: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    kind, first, mode, second, after, *passes = case
    if shutil.which(kind) is None:
        pytest.skip(f"{kind} is not installed")
    # A socket's path must be short.
    sessions = Sessions(kind, tmp_path_factory.mktemp("a"), passes=bool(passes))
    try:
        window = sessions.open(first)
        window.until(lambda output: b"keys:" in output)
        window.press(b"j")
        sessions.says(window, f"keys: j mode: {mode}")
        window.close()
        window = sessions.open(second)
        sessions.says(window, f"keys: j mode: {after}")
        marks = {"words": "\u2800", "lro": "\u202d"}
        if after in marks:
            window.until(lambda output: marks[after].encode() in output)
        window.press(b"x")
        sessions.says(window, f"keys: j x mode: {after}")
    finally:
        sessions.end()
