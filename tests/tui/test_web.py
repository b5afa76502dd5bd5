"""``tadqiq serve``: on this machine only unless told, and only for its own page."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tui.web import allowed

ROOT = Path(__file__).resolve().parents[2]
_UPGRADE = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}  # fmt: skip


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    pytest.importorskip("textual_serve", reason="the extra web is not installed")
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("web")
    environment = {**os.environ, "TADQIQ_DB": str(folder / "one.db"), "PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-m", "tui"]
    subprocess.run([*program, "load", str(ROOT / "seeds")], env=environment, check=True, capture_output=True)
    server = subprocess.Popen([*program, "serve", "--port", str(number)], env=environment, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 30
        while time.monotonic() < until and server.poll() is None:
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", number)) == 0:
                    break
            time.sleep(0.1)
        yield number
    finally:
        server.terminate()
        server.wait(10)


def ask(port: int, path: str, **headers: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=named)
        answer = connection.getresponse()
        return answer.status, "" if answer.status == 101 else answer.read().decode()
    finally:
        connection.close()


def test_the_page_is_here_with_its_font_and_fetches_nothing_from_elsewhere(port: int) -> None:
    status, page = ask(port, "/")
    assert status == 200
    assert "@font-face" in page and "googleapis" not in page


def test_it_listens_on_this_machine_only(port: int) -> None:
    listening = {
        words[1].split(":")[0]
        for words in map(str.split, Path("/proc/net/tcp").read_text().splitlines()[1:])
        if words[3] == "0A" and int(words[1].split(":")[1], 16) == port
    }
    assert listening == {"0100007F"}


def test_another_name_for_this_address_is_refused(port: int) -> None:
    assert ask(port, "/", Host=f"evil.example:{port}")[0] == 403


def test_keys_come_from_our_own_page_only(port: int) -> None:
    path = "/ws?width=80&height=24"
    assert ask(port, path, **_UPGRADE, Origin="http://evil.example")[0] == 403
    assert ask(port, path, **_UPGRADE)[0] == 403
    assert ask(port, path, **_UPGRADE, Origin=f"http://127.0.0.1:{port}")[0] == 101


def test_told_to_listen_everywhere_it_still_answers_only_its_own_page() -> None:
    own, evil, name = "http://desk.example:8000", "http://evil.example", "desk.example:8000"
    assert allowed(name, None, bound="0.0.0.0", port=8000, keys=False)
    assert allowed(name, own, bound="0.0.0.0", port=8000, keys=True)
    assert not allowed(name, evil, bound="0.0.0.0", port=8000, keys=True)
