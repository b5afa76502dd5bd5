"""A real database made once from the sample articles, and a fresh copy of it for each scenario."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.store import Store

SEEDS = Path(__file__).parents[2] / "seeds"
_REPORTS = {
    "one.txt": "قالت وزارة الصحة إن 46 شخصا قتلوا في انفجار بمدينة عدن يوم الخميس.\n"
    "وأعلنت الشرطة في عدن إغلاق ثلاث مدارس قرب الميناء.\n",
    "two.txt": "أعلنت وزارة الصحة مقتل 48 شخصا في انفجار بمدينة عدن يوم الخميس.\n"
    "وقالت الشرطة إنها أغلقت ثلاث مدارس في عدن قرب الميناء.\n",
    "three.txt": "ذكرت وزارة الصحة أن 46 شخصا قتلوا في انفجار مدينة عدن الخميس.\n"
    "وأكدت الشرطة إغلاق ثلاث مدارس قرب الميناء في عدن.\n",
}


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the sample articles and three short reports that agree and differ."""
    folder = tmp_path_factory.mktemp("whole")
    for name, text in _REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "whole.db"
    with Store.open(path, create=True) as store:
        store.load([str(SEEDS), *(str(folder / name) for name in _REPORTS)])
        store.backup(folder / "copy.db")
    return folder / "copy.db"


@pytest.fixture
def database(whole: Path, tmp_path: Path) -> Path:
    """A copy that a scenario may change."""
    path = tmp_path / "test.db"
    path.write_bytes(whole.read_bytes())
    return path


@pytest.fixture
def opened(database: Path) -> Callable[[], Store]:
    """Opens the copy, as the desk does in its own thread."""
    return lambda: Store.open(database, reviewer="mona")
