"""The ids of a long queue in eight bytes each: a queue of half a million groups takes four megabytes, not forty."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload


class GroupIds(Sequence[str]):
    """A list of group ids (``g`` and twelve hexadecimal digits) that can grow and be looked up."""

    __slots__ = ("_codes",)
    __hash__ = None  # type: ignore[assignment]  # it changes

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._codes = _codes(ids)

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [_id(code) for code in self._codes[place]]
        return _id(self._codes[place])

    def __iter__(self) -> Iterator[str]:
        return map(_id, self._codes)

    def __contains__(self, group: object) -> bool:
        return isinstance(group, str) and _code(group) in self._codes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def index(self, group: str, start: int = 0, stop: int | None = None) -> int:
        """Return the first place of a group; ValueError when it is not there."""
        return self._codes.index(_code(group), start, len(self._codes) if stop is None else stop)

    def insert(self, place: int, group: str) -> None:
        """Put a group in before a place."""
        self._codes.insert(place, _code(group))

    def extend(self, groups: Iterable[str]) -> None:
        """Put groups at the end."""
        self._codes.extend(map(_code, groups))

    def replace(self, groups: Iterable[str]) -> None:
        """Hold these groups from now on."""
        self._codes = _codes(groups)


def _codes(groups: Iterable[str]) -> array[int]:
    """Return the codes of many groups, read at once: one by one they take ten times as long."""
    codes = array("Q", bytes.fromhex("".join(groups).replace("g", "0000")))
    if sys.byteorder == "little":
        codes.byteswap()
    return codes


def _code(group: str) -> int:
    return int(group[1:], 16)


def _id(code: int) -> str:
    return f"g{code:012x}"
