"""A key that cannot be used says why, and nothing happens."""

from __future__ import annotations

import pytest

from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("s", "Every member is ticked"),
        ("v", "A verdict needs an approved group"),
        ("M", "No other group is marked"),
        ("9", "There is no member 9"),
    ],
)
async def test_a_key_that_cannot_be_used_says_why(key: str, reason: str) -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        await story.press(key)
        story.sees(reason)
    assert not store.events


async def test_unbound_keys_do_nothing() -> None:
    store = FakeStore(2)
    async with sitting(store) as story:
        await story.press("b", "ctrl+h", "ctrl+b", "ctrl+a", "ctrl+s", "ctrl+q", "é", "ctrl+v")
        story.sees("Group 1")
        assert story.app.is_running
    assert not store.events


async def test_a_list_of_rejected_groups_says_that_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.review_lenses._REJECTED", 2)
    store = FakeStore(4)
    async with sitting(store) as story:
        for _ in range(2):
            await story.press("x")
        await story.press("R")
        story.sees_not("Only the latest")
        await story.press("R", "x", "R")
        story.sees("Only the latest 2 are listed")


@pytest.mark.parametrize("key", ["R", "H", "Y", "w"])
async def test_an_empty_queue_says_that_there_is_no_card(key: str) -> None:
    async with sitting(FakeStore(0)) as story:
        await story.press(key)
        story.sees("There is no card here")
