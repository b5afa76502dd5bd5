"""Two real users of one server on one database: ``python -m tests.faults.two_users`` (as root) prints what they did.

Two temporary users and their group are made and removed again. The first makes the shared database and loads; the
second decides on it under a false ``LOGNAME``; an outsider is refused. Every command runs as
that user, through the program.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.store import newsroom

ROOT = Path(__file__).parents[2]


class NotHereError(Exception):
    """Two users cannot be had here; the message says why."""


@dataclass(frozen=True, slots=True)
class Person:
    """A temporary user with the groups he is in."""

    name: str
    uid: int
    gid: int
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One command of one user: what was typed, its exit code, and everything it printed."""

    who: str
    typed: str
    code: int
    out: str

    def __str__(self) -> str:
        printed = "".join(f"\n    {line}" for line in self.out.rstrip().splitlines()[:40])
        return f"{self.who}$ {self.typed}   [{self.code}]{printed}"


@contextmanager
def people() -> Iterator[tuple[str, Person, Person, Person]]:
    """Make a group with two members and an outsider; yield ``(group, first, second, outsider)``."""
    if os.geteuid() != 0:
        raise NotHereError("making users needs root")
    if shutil.which("useradd") is None or shutil.which("groupadd") is None:
        raise NotHereError("there is no useradd here")
    import grp
    import pwd

    tail = f"{os.getpid() % 100000:05d}"
    group, names = f"tqg{tail}", [f"tq{letter}{tail}" for letter in "abc"]
    made: list[list[str]] = []
    try:
        for order, undo in [
            (["groupadd", group], ["groupdel", group]),
            *((["useradd", "-M", "-N", "-g", "nogroup", name], ["userdel", name]) for name in names),
            (["usermod", "-aG", group, names[0]], []),
            (["usermod", "-aG", group, names[1]], []),
        ]:
            done = subprocess.run(order, capture_output=True, text=True, check=False)
            if done.returncode:
                raise NotHereError(f"{order[0]} failed: {done.stderr.strip()}")
            made.insert(0, undo)
        shared = grp.getgrnam(group).gr_gid
        entries = [pwd.getpwnam(name) for name in names]
        yield (
            group,
            *(Person(e.pw_name, e.pw_uid, e.pw_gid, (shared,) if e.pw_name != names[2] else ()) for e in entries),
        )  # type: ignore[misc]  # three people
    finally:
        for undo in filter(None, made):
            subprocess.run(undo, capture_output=True, check=False)


class Terminal:
    """Runs the program as a user, in a folder all of them can reach."""

    def __init__(self, place: Path, transcript: list[Said]) -> None:
        self.place = place
        self.transcript = transcript
        self._python, self._path = "", ""

    def find_python(self, person: Person) -> None:
        """Choose an interpreter the user may run, with the packages of this one; raises NotHereError."""
        packages = [path for path in sys.path if path.endswith("site-packages")]
        self._path = os.pathsep.join([str(self.place / "program"), *packages])
        here = f"python{sys.version_info[0]}.{sys.version_info[1]}"
        for python in (sys.executable, shutil.which(here, path="/usr/bin:/usr/local/bin:/bin")):
            if python is None:
                continue
            self._python = python
            try:
                if self._start(person, "-c", "import click, tui.program, store.database.connection").returncode == 0:
                    return
            except OSError:
                continue
        raise NotHereError("no Python that another user may run has the packages")

    def _start(self, person: Person, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(self.place / person.name),
            "PYTHONPATH": self._path, "PYTHONDONTWRITEBYTECODE": "1", "LOGNAME": "root", "USER": "root", **more,
        }  # fmt: skip
        return subprocess.run(
            [self._python, *words], cwd=self.place, env=environment, text=True, timeout=120, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            user=person.uid, group=person.gid, extra_groups=list(person.groups), umask=0o077,
        )  # fmt: skip

    def run(self, person: Person, *words: str, **more: str) -> Said:
        """Run one command line of the program and keep what it said."""
        done = self._start(person, "-m", "tui", *words, **more)
        told = done.stdout.replace(str(self.place), "")
        said = Said(person.name, " ".join(["tadqiq", *words]).replace(str(self.place), ""), done.returncode, told)
        self.transcript.append(said)
        return said


def story(transcript: list[Said]) -> dict[str, object]:
    """Let the three act and return what the test asserts: exit codes, modes of the files, the log."""
    with (
        people() as (group, first, second, outsider),
        tempfile.TemporaryDirectory(prefix="tadqiq-shared-") as folder,
    ):
        place = Path(folder)
        place.chmod(0o755)
        for room in ("tui", "store", "seeds"):  # the checkout itself may lie where only root looks
            shutil.copytree(ROOT / room, place / "program" / room, ignore=shutil.ignore_patterns("__pycache__"))
        os.chown(_made(place / "desk"), first.uid, first.gid)
        newsroom.write(place / "reports", 3, 2)
        terminal = Terminal(place, transcript)
        terminal.find_python(first)
        return _act(terminal, group, first, second, outsider)


def _made(folder: Path) -> Path:
    folder.mkdir()
    folder.chmod(0o755)
    return folder


def _act(terminal: Terminal, group: str, first: Person, second: Person, outsider: Person) -> dict[str, object]:
    import json

    db = terminal.place / "desk" / "shared" / "news.db"
    at = ["--db", str(db)]
    made = terminal.run(first, *at, "init", "--shared", group)
    loaded = terminal.run(first, *at, "load", str(terminal.place / "reports"))
    queue = json.loads(terminal.run(second, *at, "queue", "--json").out)
    terminal.transcript.pop()  # long
    decided = terminal.run(second, *at, "decide", queue[0]["id"], "approve", "--expect-version", "1")
    for_other = terminal.run(second, *at, "--reviewer", "منى", "decide", queue[1]["id"], "reject")
    late = terminal.run(first, *at, "decide", queue[0]["id"], "reject", "--expect-version", "1")
    from store.store import Store

    with Store.open(db, readonly=True):  # while somebody has it open, -wal and -shm lie beside it
        terminal.run(second, *at, "note", queue[2]["id"], "ملاحظة")
        modes = {p.name: f"{p.stat().st_mode & 0o7777:04o}" for p in sorted([db.parent, *db.parent.iterdir()])}
    refused = terminal.run(outsider, *at, "queue")
    doctor = terminal.run(second, *at, "doctor")
    log = json.loads(terminal.run(first, *at, "log", "--json").out)
    terminal.transcript.pop()
    checked = terminal.run(first, *at, "check")
    return {
        "made": made, "loaded": loaded, "decided": decided, "for other": for_other, "late": late, "refused": refused,
        "doctor": doctor, "modes": modes, "log": log, "checked": checked, "first": first.name, "second": second.name,
    }  # fmt: skip


def main() -> int:
    """Print the transcript; 2 where two users cannot be had."""
    transcript: list[Said] = []
    try:
        found = story(transcript)
    except NotHereError as error:
        print(f"SKIPPED two users: {error}")
        return 2
    for said in transcript:
        print(said)
    print("modes:", found["modes"])
    for event in found["log"]:  # type: ignore[attr-defined]  # the parsed log
        print(f"log: {event['seq']} {event['kind']} reviewer={event['reviewer']} os_user={event['os_user']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
