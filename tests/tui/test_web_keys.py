"""``tadqiq serve`` in a real browser without a window: a key pressed on the page decides a group in the database."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store.store import Store
from tests.tui.test_web import ROOT

_BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(_BROWSER is None, reason="SKIPPED: no Chromium here to press keys in")
_PATIENCE = 60


@pytest.fixture
def address(database: Path) -> Iterator[str]:
    """The page of a server on a copy of the filled database."""
    pytest.importorskip("textual_serve", reason="the extra web is not installed")
    import socket

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "TADQIQ_DB": str(database), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tui", "--reviewer", "mona", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and server.poll() is None:
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture
def browser(address: str, tmp_path: Path) -> Iterator[str]:
    """The address at which a browser that shows the page takes orders."""
    assert _BROWSER is not None
    profile = tmp_path / "browser"
    command = [_BROWSER, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
               "--remote-debugging-port=0", f"--user-data-dir={profile}", "--window-size=1200,800",
               address]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    told = profile / "DevToolsActivePort"
    try:
        until = time.monotonic() + _PATIENCE
        while not (told.exists() and told.read_text().strip()) and time.monotonic() < until:
            assert process.poll() is None, "the browser ended at its start"
            time.sleep(0.1)
        yield f"http://127.0.0.1:{told.read_text().splitlines()[0]}"
    finally:
        process.kill()
        process.wait(10)


async def _press_until(orders: str, address: str, key: str, database: Path) -> str:
    """Press a key on the page again and again until somebody decided; returns who."""
    import aiohttp

    async with aiohttp.ClientSession() as web:
        async with web.get(f"{orders}/json/list") as answer:
            pages = await answer.json(content_type=None)
        page = next(one for one in pages if one["url"].startswith(address))
        async with web.ws_connect(page["webSocketDebuggerUrl"]) as line:
            until, number = time.monotonic() + _PATIENCE, 0
            while time.monotonic() < until:
                for name, kinds, about in (
                    ("Mouse", ("mousePressed", "mouseReleased"), {"x": 600, "y": 400, "button": "left"}),
                    ("Key", ("keyDown", "keyUp"), {"key": key, "text": key}),
                ):
                    for kind in kinds:
                        number += 1
                        event: dict[str, Any] = {**about, "type": kind} | ({"text": ""} if kind == "keyUp" else {})
                        await line.send_json({"id": number, "method": f"Input.dispatch{name}Event", "params": event})
                await asyncio.sleep(0.5)
                with Store.open(database, readonly=True) as store:
                    decided = [event for event in store.log() if event.kind == "decide"]
                if decided:
                    return f"{decided[0].reviewer}: {decided[0].body['outcome']}"
    return "nobody"


def test_a_key_pressed_in_a_browser_decides_a_group(address: str, browser: str, database: Path) -> None:
    assert asyncio.run(_press_until(browser, address, "a", database)) == "mona: approve"


def test_so_does_the_key_of_an_arabic_keyboard(address: str, browser: str, database: Path) -> None:
    assert asyncio.run(_press_until(browser, address, "ء", database)) == "mona: reject"
