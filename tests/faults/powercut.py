"""Power cuts: what was flushed stays, what was not is dropped, torn or kept at random; no acknowledged decision may be
lost.

``python -m tests.faults.powercut --cuts 50`` compiles ``powercut.c`` (needs a C compiler), lets a child load, decide,
undo, close and reopen under it, and then for each cut rebuilds the folder as the disk may have held it at a random
moment. The database must open, pass ``check`` and hold every action that had been acknowledged. Each 512-byte sector is
whole or untouched, files created and removed without a flush of their folder may be there or not: as SQLite itself
assumes of disks.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from store.errors import UsageError
from store.store import Store

HEADER = struct.Struct("<cIqq")
SECTOR = 512
ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked of the disk: ``w`` write, ``t`` truncate, ``s`` flush, ``c`` create, ``u`` remove."""

    operation: str
    path: str
    offset: int
    data: bytes


@dataclass(slots=True)
class OnDisk:
    """One file: what is safe on the disk, what was asked since, and whether its name is safe."""

    safe: bytearray = field(default_factory=bytearray)
    waiting: list[Asked] = field(default_factory=list)
    named: bool = False
    removed: bool = False


def read(record: Path) -> Iterator[Asked]:
    """Yield what the recorder wrote."""
    with record.open("rb") as file:
        while head := file.read(HEADER.size):
            operation, length, offset, size = HEADER.unpack(head)
            path = os.fsdecode(file.read(length))
            yield Asked(operation.decode(), path, offset, file.read(size) if operation == b"w" else b"")


def apply(image: bytearray, asked: Asked, sectors: set[int] | None = None) -> None:
    """Carry out a write or truncation on an image; only the given sectors of a write when it is torn."""
    if asked.operation == "t":
        del image[asked.offset :]
        image.extend(bytes(asked.offset - len(image)))
        return
    end = asked.offset + len(asked.data)
    if len(image) < end:
        image.extend(bytes(end - len(image)))
    if sectors is None:
        image[asked.offset : end] = asked.data
        return
    for sector in sectors:
        start, stop = max(asked.offset, sector * SECTOR), min(end, (sector + 1) * SECTOR)
        image[start:stop] = asked.data[start - asked.offset : stop - asked.offset]


def after_cut(asked: list[Asked], rnd: random.Random) -> tuple[dict[str, bytes], int]:
    """Return the files a power cut after these requests may leave, and the number of the last acknowledged event."""
    files: dict[str, OnDisk] = {}
    last = 0
    for one in asked:
        if Path(one.path).name == ACKNOWLEDGED:
            last = int(one.data) if one.operation == "w" else last
            continue
        file = files.setdefault(one.path, OnDisk())
        if one.operation == "s":
            if one.path not in {Path(path).parent.as_posix() for path in files if path != one.path}:
                for done in file.waiting:
                    apply(file.safe, done)
                file.waiting, file.named = [], True
            for path, other in list(files.items()):  # a flush of the folder makes names and removals safe
                if Path(path).parent.as_posix() == one.path:
                    other.named = True
                    if other.removed:
                        del files[path]
        elif one.operation == "u":
            file.removed = True
        elif one.operation == "c":
            if file.removed:
                files[one.path] = OnDisk()
        elif one.operation in "wt":
            file.waiting.append(one)
    return {path: kept for path, file in files.items() if (kept := _left(file, rnd)) is not None}, last


def _left(file: OnDisk, rnd: random.Random) -> bytes | None:
    if (file.removed and rnd.random() < 0.5) or (not file.named and rnd.random() < 0.5):
        return None
    image = bytearray(file.safe)
    mood = rnd.random()
    for asked in file.waiting:
        fate = rnd.random()
        if asked.operation == "t" or mood < 0.2:
            if fate < 0.7 or mood < 0.2:
                apply(image, asked)
        elif mood < 0.4:
            break
        elif fate < 0.5:
            first, last = asked.offset // SECTOR, (asked.offset + len(asked.data) - 1) // SECTOR
            torn = {sector for sector in range(first, last + 1) if rnd.random() < 0.5}
            apply(image, asked, torn if fate < 0.3 else None)
    return bytes(image)


def work(folder: Path, seed: int, rounds: int) -> None:
    """The child: load, decide, undo, reopen; write the number of the last event after each action that returned."""
    from tests.store import newsroom

    rnd = random.Random(seed)
    reports = newsroom.write(folder.parent / "reports", 6, 2)
    handle = os.open(folder / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT)

    def acknowledge(store: Store) -> None:
        os.pwrite(handle, f"{store.counts().events:020}".encode(), 0)

    for number in range(rounds):
        with Store.open(folder / "news.db", create=True, reviewer="منى") as store:
            if number < 2:
                store.load([reports / f"outlet{number}"])
                acknowledge(store)
            for _ in range(rnd.randrange(4, 10)):
                _act(store, rnd)
                acknowledge(store)


def _act(store: Store, rnd: random.Random) -> None:
    waiting = store.queue_ids()
    try:
        if waiting and rnd.random() < 0.7:
            store.decide(rnd.choice(waiting), rnd.choice(("approve", "reject", "defer")), force=True)
        elif rnd.random() < 0.7:
            store.undo()
        else:
            store.note(rnd.choice([group.id for group in store.groups()] or ["g0"]), "ملاحظة")
    except UsageError:
        pass


def record(scratch: Path, seed: int, rounds: int, journal: str) -> list[Asked]:
    """Compile the recorder, run the child under it and return what it asked of the disk."""
    library, folder, log = scratch / "powercut.so", scratch / "disk", scratch / "record"
    folder.mkdir()
    source = Path(__file__).with_name("powercut.c")
    compiler = os.environ.get("CC", "cc")
    subprocess.run(
        [compiler, "-O1", "-shared", "-fPIC", "-o", str(library), str(source), "-ldl", "-lpthread"], check=True
    )
    environment = {
        **os.environ, "LD_PRELOAD": str(library), "POWERCUT_DIR": str(folder), "POWERCUT_LOG": str(log),
        "TADQIQ_JOURNAL": journal,
    }  # fmt: skip
    child = [
        sys.executable,
        "-m",
        "tests.faults.powercut",
        "--child",
        str(folder),
        "--seed",
        str(seed),
        "--rounds",
        str(rounds),
    ]
    subprocess.run(child, check=True, env=environment, cwd=Path(__file__).parents[2])
    return list(read(log))


def examine(files: dict[str, bytes], scratch: Path, last: int) -> str | None:
    """Open what a cut left and return what is wrong with it, or None."""
    folder = scratch / "after"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, content in files.items():
        (folder / Path(path).name).write_bytes(content)
    if not (folder / "news.db").exists():
        return f"the database is gone, but event {last} was acknowledged" if last else None
    try:
        with Store.open(folder / "news.db", create=True) as store:
            found = store.check()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if not found["ok"]:
        return str(found["problems"][0])
    return (
        None
        if found["audit_events"] >= last
        else (f"event {last} was acknowledged, but only {found['audit_events']} are there")
    )


def main(arguments: list[str] | None = None) -> int:
    """Record once for each journal mode, then cut; the last line says how many cuts held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cuts", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--deaf", action="store_true", help="a disk that ignores flushes: the driver must then fail")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        work(Path(options.child), options.seed, options.rounds)
        return 0
    bad = 0
    for journal in ("wal", "delete"):
        rnd = random.Random(options.seed)
        with tempfile.TemporaryDirectory(prefix="tadqiq-powercut-") as place:
            asked = record(Path(place), options.seed, options.rounds, journal)
            flushes = sum(one.operation == "s" for one in asked)
            told = [
                n + 1 for n, one in enumerate(asked) if Path(one.path).name == ACKNOWLEDGED and one.operation == "w"
            ]
            if options.deaf:
                asked = [Asked("-", one.path, 0, b"") if one.operation == "s" else one for one in asked]
            for _ in range(options.cuts):
                moment = rnd.choice(told) if rnd.random() < 0.5 else rnd.randrange(len(asked))
                files, last = after_cut(asked[:moment], rnd)
                wrong = examine(files, Path(place), last)
                if wrong:
                    bad += 1
                    print(f"FAIL {journal}: cut after request {moment} of {len(asked)}: {wrong}", flush=True)
        print(
            (f"{journal}: {options.cuts} cuts among {len(asked)} requests to the disk, {flushes} of them flushes"),
            flush=True,
        )
    print(
        f"{'FAIL' if bad else 'PASS'} power cuts: {2 * options.cuts - bad} of {2 * options.cuts} left every"
        " acknowledged action"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
