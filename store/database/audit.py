"""The head of the event chain, written where the owner of the file cannot change it, and checked against it later.

Who can write the database can rewrite its chain. A head that has left the file (another machine's log, a signature, a
printed export) is what turns the chain into evidence: events before it cannot be changed without being noticed.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from store.database import events
from store.database.check import chain
from store.database.connection import Database
from store.errors import UnavailableError, UsageError
from store.safe import safe

NAMESPACE = "tadqiq"
SYSTEM_LOGS = ("/dev/log", "/var/run/syslog")


def statement(db: Database) -> dict[str, Any]:
    """Return what an anchor says: database, time, number of events, head."""
    number, head = events.head(db)
    return {"database": str(Path(db.path).absolute()), "at": db.clock(), "events": number, "head": head}


def anchor(
    db: Database, *, file: str | None = None, syslog: bool = False, sign_key: str | None = None
) -> dict[str, Any]:
    """Append the head to ``file`` (one JSON line), send it to syslog, or sign it with an SSH key; returns what was
    said.

    The chain is not checked here. Raises UsageError for a folder that does not exist, UnavailableError when a place
    cannot be written.
    """
    said = statement(db)
    if sign_key is not None:
        said["signature"] = _sign(events.canonical(said), sign_key)
    if file is not None:
        line = json.dumps(said, sort_keys=True) + "\n"
        try:
            handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
            try:
                if os.pread(handle, 16, 0) == b"SQLite format 3\0":
                    raise UsageError(f"{file} is a database; give the path of a text file for the anchors.")
                os.write(handle, line.encode())
                os.fsync(handle)
            finally:
                os.close(handle)
        except (FileNotFoundError, NotADirectoryError):
            raise UsageError(f"Unable to write the anchor to {file}: its folder does not exist.") from None
        except OSError as error:
            raise UnavailableError(f"Unable to write the anchor to {file}: {error.strerror}.") from None
    if syslog:
        _tell_the_system_log(f"audit head {said['head']} events {said['events']} of {said['database']}")
    return said


def _tell_the_system_log(text: str) -> None:
    """Send one line to the system log, refusing where nobody listens: syslog(3) itself would lose it in silence."""
    try:
        import syslog as system_log
    except ImportError:
        raise UsageError("This system has no syslog.") from None
    if not any(_listens(place) for place in SYSTEM_LOGS):
        raise UnavailableError("No system log listens on this machine; anchor to a file or with a signature.")
    system_log.openlog("tadqiq", 0, system_log.LOG_AUTHPRIV)
    system_log.syslog(system_log.LOG_NOTICE, safe(text))
    system_log.closelog()


def _listens(place: str) -> bool:
    for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, kind) as line:
            line.connect(place)
            return True
    return False


def _sign(text: str, key: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "anchor"
        path.write_text(text, encoding="ascii")
        _ssh(["-Y", "sign", "-q", "-f", key, "-n", NAMESPACE, str(path)])
        return (Path(folder) / "anchor.sig").read_text(encoding="ascii")


def _ssh(arguments: list[str], *, stdin: str = "") -> None:
    try:
        done = subprocess.run(
            ["ssh-keygen", *arguments], input=stdin, capture_output=True, text=True, timeout=60, check=False
        )
    except FileNotFoundError:
        raise UsageError("ssh-keygen is not installed; anchor to a file or syslog instead.") from None
    except subprocess.TimeoutExpired:
        raise UnavailableError("ssh-keygen did not answer (does the key want a passphrase?).") from None
    if done.returncode:
        raise UsageError(
            f"ssh-keygen refused: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'no reason given'}"
        )


def verify(db: Database, anchors: str | None = None) -> dict[str, Any]:
    """Check the chain, and every anchor of a file against it.

    Returns ``ok, problems, audit_events, audit_head, anchors`` (how many agreed). A signature is checked for itself,
    with the key inside it; whose key it is, the reader must know.
    """
    with db.snapshot():
        problems = list(chain(db))
        number, head = events.head(db)
        agreed = 0
        for place, said in _anchors(anchors):
            found = (
                db.value("SELECT hash FROM event WHERE seq = ?", (said.get("events"),))
                if said.get("events")
                else events.GENESIS
            )
            if found != said.get("head"):
                problems.append(
                    f"Anchor {place} of {said.get('at')} names a head for event {said.get('events')} that the"
                    " record no longer has."
                )
                continue
            if "signature" in said and not _signature_holds(said):
                problems.append(f"Anchor {place} of {said.get('at')} has a signature that does not hold.")
                continue
            agreed += 1
    return {"ok": not problems, "problems": problems, "audit_events": number, "audit_head": head, "anchors": agreed}


def _anchors(path: str | None) -> list[tuple[int, dict[str, Any]]]:
    if path is None:
        return []
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
        found = [(n, json.loads(line)) for n, line in enumerate(lines, 1) if line.strip()]
    except OSError as error:
        raise UsageError(f"Unable to read the anchors in {path}: {error.strerror}.") from None
    except ValueError:
        raise UsageError(f"{path} is not a file of anchors.") from None
    if not found:  # an emptied file would agree with any record
        raise UsageError(f"{path} holds no anchor: there is nothing to compare the record with.")
    if not all(isinstance(said, dict) for _, said in found):
        raise UsageError(f"{path} is not a file of anchors.")
    return found


def _signature_holds(said: dict[str, Any]) -> bool:
    text = events.canonical({key: value for key, value in said.items() if key != "signature"})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "anchor.sig"
        path.write_text(str(said["signature"]), encoding="ascii", errors="replace")
        try:
            _ssh(["-Y", "check-novalidate", "-n", NAMESPACE, "-s", str(path)], stdin=text)
        except UsageError:
            return False
    return True
