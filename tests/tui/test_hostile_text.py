"""Text from data is data: no markup, no control character, no escape reaches a row."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore

_EVIL = "[/nope] [@click=app.quit]x[/] \x1b[31m\x1b]52;c;eA==\x07 \u202e\u2066مقتل 46\x9b5m"


async def test_hostile_text_is_shown_and_never_obeyed() -> None:
    store = FakeStore(1)
    for article, found in list(store.articles_by_id.items()):
        store.articles_by_id[article] = replace(found, text=_EVIL + found.text, outlet=_EVIL, file=_EVIL + "\n")
    members = store.members["g000000000000"]
    store.members["g000000000000"] = [replace(member, outlet=_EVIL, file=_EVIL) for member in members]
    async with sitting(store) as story:
        for keys in ((), ("d",), ("w",), ("H",), ("o",), ("x",)):
            await story.press(*keys)
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", story.text())
        assert story.app.is_running
