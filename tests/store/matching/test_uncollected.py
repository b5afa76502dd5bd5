"""Collection of cycles is put off for a stretch of work and comes back, also after an error."""

from __future__ import annotations

import gc

import pytest

from store.matching.lookup.uncollected import uncollected


def test_collection_comes_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="x"), uncollected():
        assert not gc.isenabled()
        raise ValueError("x")
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
