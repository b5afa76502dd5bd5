"""Byte mutations: thousands of broken inputs through the real commands; no traceback, no hang, no control byte.

``python -m tests.faults.mutations --count 10000`` takes the seeds, some inputs of every format, and the zoo of
the shared fault drivers where it is there, changes bytes at random, loads the results in batches, and lists, exports
and checks what came of them. Exit 0 when everything held; each failing batch is kept and named.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[2]
ZOO = ROOT.parent / "shared" / "harness"
# The bytes a terminal obeys, and the marks that turn text round (as the drivers look for them).
HOSTILE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\U000e0000-\U000e007f]"
)
NASTY = (
    b"\x1b[2J", b"\x1b]52;c;QQ==\x07", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\xaf",
    b"\r", b"\x85",
    "\u202e".encode(), "\u2067".encode(), "\u2029".encode(), b"[/nope]", b"<script>", b'"', b"=1+1", b"{",
    b"]]>", b"&#x202e;",
    "«".encode(), "»".encode(), "أن ".encode(), "قال ".encode(), "و".encode(), "٣٤٥".encode(),
    b"10000000000000000000000000",
)  # fmt: skip
FORMATS = {
    "page.html": "<html><head><title>عنوان</title></head><body><p>{text}</p><script>x()</script></body></html>",
    "one.json": '{{"title": "عنوان", "text": "{text}", "date": "2021-03-04", "outlet": "وكالة"}}',
    "many.jsonl": '{{"text": "{text}", "url": "https://example.org/1"}}\n{{"text": "{text}"}}\n',
    "table.csv": 'title,text,date\n"عنوان","{text}",2021-03-04\n"آخر","{text}",\n',
    "feed.xml": '<?xml version="1.0"?><rss><channel><item><title>عنوان</title>'
    "<description>{text}</description></item></channel></rss>",
}
SENTENCE = "قال وزير الخارجية سمير النجار يوم السبت إن 46 أسرة انتقلت إلى المدينة، وأضاف «لن نعود قبل الشتاء»."
AFTER = (
    ["articles"], ["claims", "--json"], ["groups"], ["queue"], ["log"], ["search", "قال"], ["check"],
    ["export", "--format", "jsonl", "-o", "{out}.jsonl"], ["export", "--format", "csv", "-o", "{out}.csv"],
    ["export", "--format", "html", "-o", "{out}.html"], ["export", "--format", "markdown", "-o", "{out}.md"],
)  # fmt: skip


class Hang(Exception):
    """A batch took longer than it may."""


def originals(folder: Path) -> list[tuple[str, bytes]]:
    """Return (name, bytes) of the inputs to break: seeds, one of every format and encoding, the zoo's files."""
    found = [(path.name, path.read_bytes()) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    found += [(name, pattern.format(text=SENTENCE * 3).encode()) for name, pattern in FORMATS.items()]
    found += [(f"{code}.txt", (SENTENCE * 3).encode(code, "replace")) for code in ("cp1256", "utf-16", "iso8859_6")]
    if ZOO.is_dir():
        sys.path.insert(0, str(ZOO))
        import zoo  # type: ignore[import-not-found]  # the shared drivers are no package

        (folder / "zoo").mkdir()
        for name, path, _, _ in zoo.build(str(folder / "zoo")):
            with contextlib.suppress(OSError):
                if os.path.isfile(path) and not os.path.islink(path) and 0 < os.path.getsize(path) < 65536:  # noqa: PTH113, PTH114, PTH202
                    found.append((f"{name}{os.path.splitext(path)[1]}", Path(path).read_bytes()))  # noqa: PTH122
    return found


def mutate(rnd: random.Random, data: bytes, other: bytes) -> bytes:
    """Return ``data`` with one to eight random changes; ``other`` may be spliced in."""
    text = bytearray(data)
    for _ in range(rnd.choice((1, 1, 2, 3, 5, 8))):
        at, size = rnd.randrange(len(text) + 1), rnd.choice((1, 1, 2, 5, 40))
        kind = rnd.randrange(7)
        if kind == 0 and at < len(text):
            text[at] ^= 1 << rnd.randrange(8)
        elif kind == 1:
            text[at : at + size] = rnd.randbytes(size)
        elif kind == 2:
            del text[at : at + size]
        elif kind == 3:
            text[at:at] = text[max(0, at - size * 10) : at]
        elif kind == 4:
            text[at:at] = rnd.choice(NASTY)
        elif kind == 5:
            cut = rnd.randrange(len(other) + 1)
            text[at : at + size] = other[cut : cut + size * 4]
        elif rnd.random() < 0.2:
            del text[at:]
    return bytes(text)


@contextlib.contextmanager
def limit(seconds: int) -> Iterator[None]:
    """Raise :class:`Hang` when the block takes longer."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def command(arguments: list[str]) -> tuple[int, str]:
    """Run one command line in this process and return its exit code and everything it printed."""
    from tui.program import run

    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8", errors="surrogateescape", write_through=True)
    with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
        code = run(arguments)
    stream.flush()
    return code, raw.getvalue().decode("utf-8", "surrogateescape")


def complaints(what: str, code: int, printed: str, allowed: tuple[int, ...]) -> Iterator[str]:
    """Yield what is wrong with a finished command."""
    if code not in allowed:
        yield f"{what}: exit {code}: {printed[-300:]}"
    if "Traceback" in printed or "nobody foresaw" in printed:
        yield f"{what}: a traceback: {printed[-300:]}"
    if bad := sorted({hex(ord(c)) for c in HOSTILE.findall(printed)}):
        yield f"{what}: control characters {bad}"


def batch(folder: Path, inputs: list[tuple[str, bytes]], seconds: int) -> list[str]:
    """Load some inputs into a fresh database, then list, export and check; return the complaints."""
    paths = []
    for number, (name, data) in enumerate(inputs):
        path = folder / f"{number}-{name}"
        path.write_bytes(data)
        paths.append(str(path))
    db = ["--db", str(folder / "x.db")]
    found: list[str] = []
    try:
        with limit(seconds):
            found += complaints("load", *command([*db, "load", "--json", "--", *paths]), (0, 4))
            for arguments in AFTER:
                filled = [part.format(out=folder / "out") for part in arguments]
                found += complaints(" ".join(arguments[:3]), *command([*db, *filled]), (0,))
    except Hang:
        found.append(f"hung for more than {seconds} s")
    for path in folder.glob("out.*"):
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".jsonl" and (bad := sorted({hex(ord(c)) for c in HOSTILE.findall(text)})):
            found.append(f"export {path.suffix}: control characters {bad}")
    return found


def main(arguments: list[str] | None = None) -> int:
    """Mutate, run, report; the last line says how many inputs were tried and how many batches failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=120, help="how long a batch may take")
    options = parser.parse_args(arguments)
    rnd, start, tried, failed = random.Random(options.seed), time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory(prefix="tadqiq-mutations-") as scratch:
        known = originals(Path(scratch))
        while tried < options.count:
            inputs = []
            for _ in range(min(options.batch, options.count - tried)):
                (name, data), (_, other) = rnd.choice(known), rnd.choice(known)
                inputs.append((name, mutate(rnd, data, other)))
            folder = Path(scratch) / f"batch{tried}"
            folder.mkdir()
            found = batch(folder, inputs, options.seconds)
            tried += len(inputs)
            if found:
                failed += 1
                kept = Path(tempfile.mkdtemp(prefix="tadqiq-mutation-failed-"))
                shutil.copytree(folder, kept, dirs_exist_ok=True)
                print(f"FAIL batch kept in {kept}: " + "; ".join(found[:5]), flush=True)
            shutil.rmtree(folder)
        print(
            f"{'PASS' if not failed else 'FAIL'} mutations: {tried} inputs from {len(known)} originals,"
            f" {failed} batches failed, {time.monotonic() - start:.0f} s"
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
