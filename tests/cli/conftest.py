"""A loaded database and a way to run commands as a user does, with exit code, standard output and error."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tui.program import run

SEEDS = Path(__file__).parents[2] / "seeds"
# Two outlets on one event, with another figure, and a third about something else.
_MOVED = "من قرية الصفاء انتقلت إلى مدينة دمنهور بعد الفيضان.\n"
REPORTS = {
    "a.txt": f"أعلن محافظ البحيرة سمير النجار يوم السبت أن 46 أسرة {_MOVED}",
    "b.txt": f"قال محافظ البحيرة سمير النجار يوم السبت إن 48 أسرة {_MOVED}",
    "c.txt": "أكد وزير الزراعة المغربي أن محصول الزيتون هذا الموسم يفوق التوقعات في كل الأقاليم الشمالية.\n",
}


@dataclass(frozen=True, slots=True)
class Ran:
    """One finished command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as one JSON value."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Tadqiq = Callable[..., Ran]


@pytest.fixture
def tadqiq(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Tadqiq:
    """Run a command on the database ``x.db`` of this test's folder."""

    def call(*arguments: str | Path, db: str | Path = tmp_path / "x.db") -> Ran:
        capfd.readouterr()
        code = run(["--db", str(db), *map(str, arguments)])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Ran(code, out, err)

    return call


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with three reports by three outlets, made once."""
    folder = tmp_path_factory.mktemp("loaded")
    for number, (name, text) in enumerate(REPORTS.items(), 1):
        (folder / name).write_text(text, "utf-8")
        path = str(folder / name)
        options = ["--outlet", f"صحيفة {number}", "--published", "2016-12-04", "--reviewer", "loader"]
        assert run(["--db", str(folder / "x.db"), "load", path, *options]) == 0
    return folder / "x.db"


@pytest.fixture
def db(loaded: Path, tmp_path: Path) -> Path:
    """A copy of the loaded database for one test."""
    return Path(shutil.copy(loaded, tmp_path / "x.db"))


@pytest.fixture
def group(db: Path, tadqiq: Tadqiq) -> str:
    """The id of the one group that waits."""
    (row,) = tadqiq("queue", "--json").json
    return str(row["id"])
