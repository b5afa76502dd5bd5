"""A denial that stands alone is seen on the card of what it denies."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from store.models import Link
from store.store import Store
from tests.tui.driver import sitting
from tests.tui.fake_store import FakeStore
from tui.card import load_card, with_opposed
from tui.render.line import plain
from tui.screens import review_cards
from tui.widgets.card_rows import difference_rows
from tui.widgets.rows import row_text, row_width

GROUP = "g000000000000"


class _Denied(FakeStore):
    """One claim denies the first group; ``asked`` are the groups that were looked up for denials."""

    def __init__(self, groups: int) -> None:
        super().__init__(groups)
        self.asked: list[str] = []

    def opposing(self, group_id: str):  # type: ignore[no-untyped-def]
        self.asked.append(group_id)
        found = self.claims_by_article["a012"][1]
        return [(found, "one denies what the other says")] if group_id == GROUP else []


async def test_the_first_card_and_the_next_show_who_denies() -> None:
    store = _Denied(2)
    async with sitting(store) as story:
        await story.looked_for_denials()
        story.sees("✗ opposed", plain("السبيل"))
        await story.press("w")
        story.sees("one denies what the other says")
        await story.press("w", "down")
        story.sees("Group 2")
        story.sees_not("✗ opposed")


async def test_the_first_screen_waits_for_no_denials_and_the_first_key_asks_for_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(review_cards, "_AFTER_OPENING", 3600.0)
    store = _Denied(6)
    async with sitting(store) as story:
        story.sees("Group 1")
        assert not store.asked
        await story.press("down")
        await story.looked_for_denials()
        assert store.asked
        await story.press("up")
        story.sees("✗ opposed")


def test_a_group_that_contradicts_is_named_unless_a_reviewers_link_would_tell() -> None:
    store = FakeStore(2)
    card = load_card(store, GROUP)  # type: ignore[arg-type]
    link = Link(GROUP, "g000000000001", 4, "the same matter, but one denies it", by="reviewer2")
    card = replace(card, group=replace(card.group, links=(link,)))
    told = with_opposed(store, card, blind=False)  # type: ignore[arg-type]
    assert [one.reason for one in told.opposed or ()] == [link.reason]
    assert with_opposed(store, card, blind=True).opposed == ()  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [38, 60, 118])
def test_the_row_has_room_in_every_width(width: int) -> None:
    store = _Denied(2)
    card = with_opposed(store, load_card(store, GROUP), blind=False)  # type: ignore[arg-type]
    row = difference_rows(card, width)[0]
    assert row_width(row) == width
    assert "✗ opposed" in row_text(row)


def test_a_real_denial_is_found_when_the_card_is_read(tmp_path: Path) -> None:
    texts = {
        "report1": "أعلنت وزارة الداخلية الثلاثاء أن الشرطة اعتقلت عمدة مدينة كروفا بتهمة الرشوة.",
        "report3": "قالت وزارة الداخلية إن الشرطة اعتقلت عمدة مدينة كروفا بتهمة الرشوة مساء الثلاثاء.",
        "report2": "نفى المتحدث باسم الشرطة أن تكون الشرطة اعتقلت عمدة مدينة كروفا بتهمة الرشوة.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Store.open(tmp_path / "x.db", create=True) as store:
        store.load([tmp_path / f"{name}.txt" for name in texts])
        (group,) = store.queue_ids()
        card = with_opposed(store, load_card(store, group), blind=False)
        (opposed,) = card.opposed or ()
        assert "اعتقلت عمدة مدينة كروفا" in opposed.text


_ALONE = """
import sys
from store.store import Store
from tui.card import load_card, with_opposed
with Store.open(sys.argv[1], create=True) as store:
    if len(sys.argv) > 2:
        store.load(sys.argv[2:])
    else:
        assert with_opposed(store, load_card(store, store.queue_ids()[0]), blind=False).opposed == ()
        print("rapidfuzz" in sys.modules)
"""


def test_where_every_claim_is_in_a_group_the_matcher_stays_out_of_memory(tmp_path: Path) -> None:
    texts = (
        "أعلنت وزارة النقل الثلاثاء أن قطار مدينة كروفا توقف عن العمل بعد حريق في محطته.",
        "قالت وزارة النقل إن قطار مدينة كروفا توقف عن العمل بعد حريق في محطته مساء الثلاثاء.",
    )
    files = [tmp_path / f"{number}.txt" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    run = [sys.executable, "-c", _ALONE, str(tmp_path / "x.db")]
    subprocess.run([*run, *map(str, files)], timeout=60, check=True)
    assert subprocess.run(run, capture_output=True, text=True, timeout=60, check=True).stdout == "False\n"
