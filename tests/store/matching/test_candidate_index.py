"""The candidate index finds the stored claims a new one may repeat, whatever the order they came in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database.connection import Database, open_database
from store.matching.candidate_index import CandidateIndex
from store.models import Unit
from tests.store.matching.examples import BRIDGE, BRIDGE_AGAIN, FIRE, FIRE_AGAIN, FIRE_MORE, HARVEST, unit

UNITS = [
    unit("c1", FIRE, published="2024-03-05"),
    unit("c2", FIRE_AGAIN, published="2024-03-05"),
    unit("c3", FIRE_MORE, published="2024-06-06"),
    unit("c4", BRIDGE),
    unit("c5", BRIDGE_AGAIN),
    unit("c6", HARVEST),
]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(str(tmp_path / "index.db"), create=True)
    yield opened
    opened.close()


def index(db: Database, units: list[Unit]) -> CandidateIndex:
    found = CandidateIndex(db)
    with db.transaction():
        found.add(units)
    return found


def test_reports_of_one_event_are_candidates(db: Database) -> None:
    found = index(db, UNITS).candidates([UNITS[1], UNITS[4]])
    assert ("c1", "c2") in found and ("c4", "c5") in found


def test_articles_far_apart_in_time_are_none_and_undated_ones_are(db: Database) -> None:
    undated = unit("c0", FIRE)
    found = index(db, [undated, *UNITS]).candidates([UNITS[2], undated])
    assert ("c1", "c3") not in found and ("c0", "c3") in found


def test_the_order_of_loading_changes_nothing(db: Database, tmp_path: Path) -> None:
    forth = index(db, UNITS).candidates(UNITS)
    other = open_database(str(tmp_path / "other.db"), create=True)
    for one in reversed(UNITS):
        back = index(other, [one])
    assert back.candidates(UNITS) == forth
    other.close()


def test_adding_twice_adds_once_and_removing_takes_it_away(db: Database) -> None:
    found = index(db, UNITS)
    with db.transaction():
        assert found.add(UNITS) == 0
        found.remove([UNITS[0]])
    assert len(found) == len(UNITS) - 1
    assert not any("c1" in pair for pair in found.candidates(UNITS[1:]))
