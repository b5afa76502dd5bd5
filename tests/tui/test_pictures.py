"""A handful of whole screens as text, compared with what was looked at: ``TADQIQ_PICTURES=new pytest`` renews them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore

_FOLDER = Path(__file__).parent / "pictures"


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("review-120x36", (120, 36), ()),
        ("review-80x24", (80, 24), ("j",)),
        ("differences-120x36", (120, 36), ("j", "d")),
        ("summary-80x24", (80, 24), ("a", "x", "space")),
        ("help-120x36", (120, 36), ("?",)),
    ],
)
async def test_the_screen_is_as_it_was_looked_at(name: str, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    async with sitting(FakeStore(3), size=size) as story:
        await story.press(*keys)
        shown = re.sub(r"\d\d:\d\d|[\d.]+/min| *[\d.]+ decisions a minute.*", "", story.text())
        shown = "\n".join(row.rstrip() for row in shown.splitlines() if not set(row) <= set("▁▂▃▄▅▆▇█│ ")) + "\n"
    picture = _FOLDER / f"{name}.txt"
    if os.environ.get("TADQIQ_PICTURES") == "new":
        _FOLDER.mkdir(exist_ok=True)
        picture.write_text(shown, encoding="utf-8")
    assert shown == picture.read_text(encoding="utf-8")
