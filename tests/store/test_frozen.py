"""The quick frozen records behave as stock frozen dataclasses do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from store.frozen import dataclass
from store.models import GroupRow, ProposedGroup, Sources, Span


@dataclasses.dataclass(frozen=True, slots=True)
class Stock:
    """As the library makes it."""

    name: str
    values: tuple[int, ...] = ()
    more: dict[str, int] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quick:
    """As we make it."""

    name: str
    values: tuple[int, ...] = ()
    more: dict[str, int] = dataclasses.field(default_factory=dict)

    @property
    def first(self) -> int | None:
        """The first value."""
        return self.values[0] if self.values else None


def test_values_defaults_and_words_are_those_of_a_stock_dataclass() -> None:
    stock, quick = Stock("a", (1, 2)), Quick("a", (1, 2))
    assert repr(quick) == repr(stock).replace("Stock", "Quick")
    assert dataclasses.asdict(quick) == dataclasses.asdict(stock)
    assert [field.name for field in dataclasses.fields(quick)] == [field.name for field in dataclasses.fields(stock)]
    assert Quick.__match_args__ == Stock.__match_args__
    assert quick.first == 1
    assert Quick("a").more is not Quick("a").more


def test_equal_means_same_class_and_same_values() -> None:
    assert Span(1, 2) == Span(1, 2)
    assert Span(1, 2) != Span(1, 3)
    other: object = (1, 2)
    assert Span(1, 2) != other
    assert hash(Span(1, 2)) == hash(Span(1, 2))
    assert {Span(1, 2): "x"}[Span(1, 2)] == "x"
    with pytest.raises(TypeError):
        hash(Quick("a"))  # a dictionary in it, as with a stock one


def test_nothing_can_be_set_or_taken_away() -> None:
    for change in ("start", "other"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(Span(1, 2), change, 3)
    with pytest.raises(dataclasses.FrozenInstanceError):
        del Span(1, 2).start


def test_replace_copy_and_pickle_keep_the_values() -> None:
    row = GroupRow("g1", 1, "pending", 0.9, ("عكاظ",), 2, "عنوان", overlays=("conflict",))
    assert dataclasses.replace(row, version=2) == GroupRow(
        "g1", 2, "pending", 0.9, ("عكاظ",), 2, "عنوان", overlays=("conflict",)
    )
    again: list[Any] = [copy.copy(row), copy.deepcopy(row), pickle.loads(pickle.dumps(row))]
    assert again == [row, row, row]
    assert ProposedGroup(("c1",), 0.5, "c1", ()).sources == Sources(0)


def test_a_missing_or_unknown_argument_is_refused() -> None:
    with pytest.raises(TypeError):
        Span(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Span(1, 2, 3)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        dataclass(frozen=True, slots=False)
