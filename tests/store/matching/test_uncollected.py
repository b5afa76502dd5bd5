"""Collection of cycles is put off for a stretch of work and comes back, also after an error."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from store.matching.lookup.uncollected import uncollected


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Leave collection as it was: other tests of this process may have put it off."""
    on = gc.isenabled()
    yield
    (gc.enable if on else gc.disable)()


def test_collection_comes_back_after_an_error() -> None:
    gc.enable()
    with pytest.raises(ValueError, match="x"), uncollected():
        assert not gc.isenabled()
        raise ValueError("x")
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()
