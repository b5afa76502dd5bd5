"""What the byte mutations start from: the sample articles, small files of each format written here, and the nasty inputs
of the fault drivers where those are present."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import stat
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
HARNESS = ROOT.parent / "shared" / "harness"
# Longer inputs are cut: a mutation of a hundred megabytes says no more than one of forty kilobytes.
_LONGEST = 40_000
_SENTENCE = "قال محافظ البحيرة سمير النجار يوم السبت إن 46 أسرة من قرية الصفاء انتقلت إلى دمنهور. "
_OWN = {
    "page.html": f"<html><head><title>خبر</title></head><body><article><p>{_SENTENCE * 3}</p></article></body></html>",
    "rows.csv": f'title,text,outlet\nعنوان,"{_SENTENCE}",الديرة\n=1+1,{_SENTENCE},\n',
    "one.json": f'{{"title":"عنوان","text":"{_SENTENCE}","url":"https://example.org/1"}}',
    "lines.jsonl": f'{{"text":"{_SENTENCE}"}}\n{{"text":"\\u202e{_SENTENCE}"}}\n',
    "feed.xml": '<?xml version="1.0"?><rss><channel><item><title>خبر</title><description>'
    f"&lt;p&gt;{_SENTENCE}&lt;/p&gt;</description><pubDate>Sat, 03 Dec 2016 10:00:00 GMT</pubDate></item></channel>"
    "</rss>",
}


@dataclass(frozen=True, slots=True)
class Input:
    """One file to begin with: its name (the ending chooses the format) and its bytes."""

    name: str
    data: bytes


def inputs() -> list[Input]:
    """Return all inputs; those of the drivers only where ``../shared/harness`` lies beside the checkout."""
    found = [Input(path.name, path.read_bytes()[:_LONGEST]) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    found += [Input(name, text.encode()) for name, text in _OWN.items()]
    found += [
        Input(f"{code}.txt", (_SENTENCE * 4).encode(code)) for code in ("cp1256", "iso8859_6", "utf-16", "utf-32")
    ]
    return found + _zoo()


def _zoo() -> list[Input]:
    zoo = _module()
    if zoo is None:
        return []
    folder = tempfile.mkdtemp(prefix="tadqiq-zoo-")
    here = Path.cwd()
    try:
        listed = zoo.build(folder)
        found = [
            Input(f"{name}{_ending(path)}", data) for name, path, *_ in listed if (data := _bytes(path)) is not None
        ]
    finally:
        os.chdir(here)
        shutil.rmtree(folder, ignore_errors=True)
    return found


def _module() -> ModuleType | None:
    if not (HARNESS / "zoo.py").exists() or not hasattr(socket, "AF_UNIX"):
        return None
    sys.path.insert(0, str(HARNESS))
    try:
        spec = importlib.util.spec_from_file_location("zoo", HARNESS / "zoo.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(HARNESS))


def _ending(path: str) -> str:
    return os.path.splitext(path)[1] or ".txt"  # noqa: PTH122 - a Path cannot hold every name


def _bytes(path: str) -> bytes | None:
    """Return the beginning of an ordinary file; None for what is none (a socket, a link to a device, a folder)."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode) or path.startswith("/proc"):  # noqa: PTH116
            return None
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read(_LONGEST) or None
    except OSError:
        return None
