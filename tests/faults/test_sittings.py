"""A sitting at the screen that ends badly: a dropped line, an unforeseen error; and terminals that are odd."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.store import Store
from tests.store import newsroom

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
if sys.platform != "win32":
    from tests.faults.sitting import Sitting


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Path]:
    """A database with three cards; sound after whatever was done to the sitting."""
    newsroom.newsroom(tmp_path, stories=3).close()
    yield tmp_path / "news.db"
    with Store.open(tmp_path / "news.db") as store:
        assert store.check()["problems"] == []


def eventually(found: Callable[[], bool], seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while not found():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_a_dropped_line_leaves_no_orphan_and_keeps_the_unfinished_note(db: Path) -> None:
    with Store.open(db, readonly=True) as store:
        group = store.queue_ids()[0]

    def draft() -> str | None:
        with Store.open(db, readonly=True) as store:
            return store.draft(group)

    with Sitting(db) as sitting:
        sitting.shown().press(b"c")
        sitting.until(lambda out: b"Note" in out)
        sitting.press("لم أكمل".encode())
        assert eventually(lambda: draft() == "لم أكمل")
        sitting.drop()
        assert sitting.ended(8) is not None, "still running"
    assert draft() == "لم أكمل"
    with Sitting(db) as again:
        again.shown().press(b"c")
        again.settle()
        again.press(b" !\r")
        assert eventually(lambda: draft() is None)
    with Store.open(db, readonly=True) as store:
        assert "لم أكمل !" in str(store.group(group).notes)


def test_a_terminal_of_any_size_is_survived(db: Path) -> None:
    with Sitting(db, size=(0, 0)) as sitting:
        sitting.shown()
        for size in ((1, 1), (2, 200), (500, 500), (0, 0), (100, 1), (24, 80)):
            sitting.resize(*size)
            sitting.press(b"j")
            sitting.settle(0.2, 3)
        sitting.press(b"qq")
        assert sitting.ended(10) == 0
        assert sitting.left_behind() == []


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"TERM": ""}, {"NO_COLOR": "1"}], ids=str)
def test_a_poor_terminal_is_used_or_refused_in_a_sentence(db: Path, env: dict[str, str]) -> None:
    with Sitting(db, env=env) as sitting:
        sitting.settle(1.5, 20)
        sitting.press(b"qq")
        assert sitting.ended(10) in (0, 2)
        assert sitting.left_behind() == []
        assert b"Traceback" not in sitting.output


def test_without_utf8_it_says_what_to_set(db: Path) -> None:
    poor = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with Sitting(db, env=poor) as sitting:
        sitting.settle(1.5, 20)
        sitting.press(b"qq")
        code = sitting.ended(10)
        assert code == 0 or (code == 2 and b"export LC_ALL=C.UTF-8" in sitting.output)


@pytest.mark.parametrize(
    ("place", "definition", "key"),
    [("tui.app.TadqiqApp.back", "def", b"q"), ("tui.screens.progress.ProgressScreen.read", "async def", b"\x1b[15~")],
)
def test_an_unforeseen_error_restores_the_terminal_says_one_sentence_and_keeps_the_details(
    db: Path, tmp_path: Path, place: str, definition: str, key: bytes
) -> None:
    (tmp_path / "planted.py").write_text(
        f"import {place.rsplit('.', 2)[0]}\n"
        f"{definition} fell_over_here(self): raise RuntimeError('planted \\x1b]52;c;QQ==\\x07 here')\n"
        f"{place} = fell_over_here\n"
        "from tui.__main__ import main\n"
        "main()\n"
    )
    (tmp_path / "crashes").mkdir()
    env = {"PYTHONPATH": str(tmp_path), "TMPDIR": str(tmp_path / "crashes")}
    with Sitting(db, module="planted", env=env) as sitting:
        sitting.shown().press(key)
        assert sitting.ended(10) == 1
        assert sitting.left_behind() == []
        said = sitting.output[sitting.output.rfind(b"\x1b[?1049l") :]
        assert b"Traceback" not in said
        assert said.count(b"nobody foresaw") == 1
        assert b"\x1b]52" not in said
    (crash,) = (tmp_path / "crashes").glob("tadqiq-crash-*.txt")
    assert "RuntimeError" in crash.read_text("utf-8")
    assert "planted" in crash.read_text("utf-8")
    assert "in fell_over_here" in crash.read_text("utf-8")
