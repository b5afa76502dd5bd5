"""The registry of actions: Latin and Arabic keys, no key twice on a screen, overrides with their conflicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.actions import ACTIONS, NEVER, keymap
from tui.keys_page import keys_page

_SCREENS = ("review", "reader", "search", "history", "progress", "settings", "load", "help")
# The letters of the X keyboard layout «ara» on the keys that the product binds.
_ARA = dict(zip("qertyiopasdfghjklzxcvnmuw/?", "ضثقفغهخحشسيبلاتنمئءؤرىةعصظ؟", strict=True))


@pytest.mark.parametrize("screen", _SCREENS)
def test_no_key_means_two_things_on_one_screen(screen: str) -> None:
    seen: dict[str, str] = {}
    for action in ACTIONS:
        if "*" in action.screens or screen in action.screens:
            for key in (*action.keys, *action.arabic):
                assert key not in seen, f"{key} is {seen[key]} and {action.id} on {screen}"
                seen[key] = action.id


def test_every_letter_works_on_an_arabic_layout() -> None:
    for action in ACTIONS:
        wanted = {_ARA[key] for key in action.keys if key in _ARA and key.islower()}
        assert wanted <= set(action.arabic), action.id


def test_keys_that_hands_press_by_mistake_are_never_bound() -> None:
    assert not {key for action in ACTIONS for key in action.keys} & NEVER
    assert "cannot be used" in keymap({"approve": "ctrl+q"}).problems[0]


def test_an_override_replaces_the_latin_key_and_keeps_the_arabic_one() -> None:
    keys = keymap({"approve": ["y", "ctrl+y"]}).table("review")
    assert keys["y"] == keys["ctrl+y"] == keys["ش"] == "approve"
    assert "a" not in keys


def test_a_conflict_is_reported_with_both_names_and_not_used() -> None:
    found = keymap({"approve": "x"})
    assert "approve" in found.problems[0] and "reject" in found.problems[0]
    assert found.table("review")["x"] == "reject" and found.table("review")["a"] == "approve"


def test_two_actions_can_change_places() -> None:
    found = keymap({"approve": "x", "reject": "a"})
    assert not found.problems
    assert found.table("review")["x"] == "approve" and found.table("review")["a"] == "reject"


def test_an_unknown_action_is_reported_by_name() -> None:
    assert "aprove" in keymap({"aprove": "y"}).problems[0]


def test_the_keys_page_is_fresh() -> None:
    page = Path(__file__).parents[2] / "docs" / "KEYS.md"
    assert page.read_text(encoding="utf-8") == keys_page(), "run: python -m tui.keys_page > docs/KEYS.md"
