"""A head sent to the system log arrives there, or the sender is told that nobody listens."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database import audit
from store.errors import UnavailableError
from tests.store import newsroom

LOG = Path("/dev/log")


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Stand in for the log daemon, where none runs and this user may make its socket."""
    if LOG.exists() or not os.access(LOG.parent, os.W_OK):
        pytest.skip("SKIPPED: a log daemon runs here, or /dev may not be written")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(str(LOG))
        line.settimeout(10)
        try:
            yield line
        finally:
            LOG.unlink()


def test_the_head_arrives_in_the_system_log(tmp_path: Path, listener: socket.socket) -> None:
    store = newsroom.newsroom(tmp_path, stories=1)
    said = store.audit_anchor(syslog=True)
    line = listener.recv(4096).decode()
    assert "tadqiq: audit head" in line
    assert said["head"] in line
    assert f"events {said['events']}" in line


def test_without_a_log_daemon_the_sender_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = newsroom.newsroom(tmp_path, stories=1)
    monkeypatch.setattr(audit, "SYSTEM_LOGS", (str(tmp_path / "none"),))
    with pytest.raises(UnavailableError, match="No system log listens"):
        store.audit_anchor(syslog=True)
