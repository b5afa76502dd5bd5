"""A database of near stories made once, and a fresh copy of it for each scenario that has no store of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.store import Store
from tests.store.review import near_stories


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database that nobody changes."""
    folder = tmp_path_factory.mktemp("near")
    with near_stories.load(folder) as store:
        store.backup(folder / "kept.db")
    return folder / "kept.db"


@pytest.fixture
def store(loaded: Path, tmp_path: Path) -> Iterator[Store]:
    """An open copy."""
    shutil.copy(loaded, tmp_path / "news.db")
    with Store.open(tmp_path / "news.db", reviewer="منى") as found:
        yield found
