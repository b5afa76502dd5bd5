"""A sprint whose connection drops goes on with its counts, clock, order and blindness; header and report agree."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from store.store import Store
from tests.tui.driver import Story, sitting
from tests.tui.fake_store import FakeStore
from tui.first import SPRINT, ReviewOptions, read_first
from tui.program import run

Open = Callable[[], Store]
ASKED = ReviewOptions(minutes=20, count=3, blind=True)


async def _cut(opened: Open, options: ReviewOptions = ASKED) -> str | None:
    async with sitting(None, open_store=opened, options=options) as story:
        await story.press("a", "space", "x")
        story.sees("Sprint, blind 2/3", "1 deferred")
        story.review.sitting.started -= 300
        here = story.review.sitting.current
        story.app.keep_sprint()
        await story.settled()
        return here


@pytest.mark.parametrize("again", [ASKED, ReviewOptions()], ids=["the same command", "plain"])
async def test_a_cut_sprint_goes_on(opened: Open, again: ReviewOptions) -> None:
    here = await _cut(opened)
    async with sitting(None, open_store=opened, options=again) as story:
        story.sees("resumes the sprint of", "2/3, 15 min left", "Sprint, blind 2/3", "1 deferred")
        story.sees_not("same 0.")
        assert story.review.sitting.current == here
        assert story.review.sitting.pace(story.review.sitting.started + 300) == pytest.approx(0.4)
        for _ in range(4):
            await story.press("x")
        story.sees("The sprint is over: 3 decisions", "2 rejected", "1 approved", "1 deferred", "Sprint, blind 3/3")
    with opened() as store:
        assert store.setting("sprint:mona")["decisions"] == 3
        assert store.draft(SPRINT) is None


async def test_a_cut_sprint_is_told_by_the_statistics(
    opened: Open, database: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    await _cut(opened)
    capfd.readouterr()
    assert run(["--db", str(database), "--reviewer", "mona", "stats", "--sprint", "--json"]) == 0
    report = json.loads(capfd.readouterr().out)
    assert (report["decisions"], report["deferred"], report["goal"]) == (2, 1, {"minutes": 20, "count": 3})
    assert report["minutes"] == pytest.approx(5, abs=0.2) and "goes on with it" in report["ended"]
    with opened() as store:
        kept = json.loads(store.draft(SPRINT) or "")
        store.set_draft(SPRINT, json.dumps({**kept, "saved": kept["saved"] - 13 * 3600}))
    assert run(["--db", str(database), "--reviewer", "mona", "stats", "--sprint"]) == 0
    told = capfd.readouterr().out
    assert "cut at" in told and "goes on with it" not in told


async def test_another_sprint_begins_anew(opened: Open) -> None:
    await _cut(opened)
    async with sitting(None, open_store=opened, options=ReviewOptions(count=3)) as story:
        story.sees("Sprint 0/3")
        story.sees_not("resumes")


async def test_the_sprint_of_another_reviewer_or_another_day_is_not_mine(opened: Open, database: Path) -> None:
    await _cut(opened)
    with Store.open(database, reviewer="zayd") as store:
        assert read_first(store, ReviewOptions()).told == ""
    with opened() as store:
        kept = json.loads(store.draft(SPRINT) or "")
        kept["saved"] -= 13 * 3600
        store.set_draft(SPRINT, json.dumps(kept))
        assert read_first(store, ReviewOptions()).told == ""
        kept["saved"] += 13 * 3600
        store.set_draft(SPRINT, json.dumps({**kept, "process": 1}))  # a process that lives
        assert read_first(store, ReviewOptions()).told == ""
        for odd in ("no record", "[]", "{}", json.dumps({**kept, "moments": 3})):
            store.set_draft(SPRINT, odd)
            assert read_first(store, ReviewOptions()).told == ""


async def test_the_order_chosen_in_a_sprint_comes_back(opened: Open) -> None:
    async with sitting(None, open_store=opened, options=ReviewOptions(count=3, order="conflicts")) as story:
        await story.press("O", "a")
        order = story.review.order
        story.app.keep_sprint()
        await story.settled()
    async with sitting(None, open_store=opened, options=ReviewOptions(count=3, order="conflicts")) as story:
        story.sees("Sprint 1/3", "resumes the sprint")
        assert story.review.order == order != "conflicts"


async def test_header_end_line_and_report_count_the_same() -> None:
    store = FakeStore(8)
    async with sitting(store, options=ReviewOptions(count=3)) as story:
        await story.press("a", "space", "space", "x")
        story.sees("Sprint 2/3", "2 deferred")
        await story.press("z")
        story.sees("Sprint 1/3")
        await story.press("x")
        story.sees("Sprint 2/3")
        await story.press("x")
        story.sees("The sprint is over: 3 decisions", "Sprint 3/3 ", "1 approved", "2 rejected", "2 deferred")
    report = store.settings["sprint:reviewer1"]
    assert (report["decisions"], report["deferred"]) == (3, 2)
    assert report["kinds"] == {"approved": 1, "rejected": 2, "deferred": 2}


async def test_what_is_done_again_counts_again(opened: Open) -> None:
    async with sitting(None, open_store=opened, options=ReviewOptions(count=4)) as story:
        await story.press("x", "z")
        story.sees("Sprint 0/4")
        await story.press("Z")
        story.sees("Sprint 1/4")


async def _palette(story: Story, words: str) -> None:
    await story.press(":")
    await story.type(words)
    await story.press("enter")


async def test_a_sprint_begins_inside_the_program() -> None:
    store = FakeStore(5)
    async with sitting(store) as story:
        await story.press("a")
        await _palette(story, "sprint decisions")
        await story.press("backspace", "backspace", "enter")
        await story.press("enter")
        story.sees("A sprint needs minutes or a number of decisions", "2/4")
        await story.type("2")
        await story.press("enter", "enter", "backspace")
        await story.type("y")
        await story.press("enter")
        story.sees("Sprint, blind 0/2", "The sprint has begun")
        story.sees_not("same 0.")
        await story.press("x", "x")
        story.sees("The sprint is over: 2 decisions")
    assert store.settings["sprint:reviewer1"]["goal"] == {"minutes": None, "count": 2}


async def test_a_sprint_is_ended_before_its_time() -> None:
    store = FakeStore(5)
    async with sitting(store, options=ReviewOptions(count=4)) as story:
        await story.press("a")
        await _palette(story, "end sprint")
        story.sees("The sprint was ended: 1 decision.", "1 approved")
    assert store.settings["sprint:reviewer1"]["decisions"] == 1


async def test_there_is_nothing_to_pause_without_a_sprint() -> None:
    async with sitting(FakeStore(2)) as story:
        await _palette(story, "pause")
        story.sees("No sprint is on")
        story.sees_not("‖ paused")


async def test_a_paused_sprint_takes_no_decision() -> None:
    store = FakeStore(3)
    async with sitting(store, options=ReviewOptions(count=2)) as story:
        await _palette(story, "pause")
        await story.press("a")
        story.sees("The sprint is paused: ⏎ goes on", "Group 1")
        assert not store.events
        await story.press("enter", "a")
        story.sees("Group 2", "Sprint 1/2")


async def test_a_narrow_header_holds_a_blind_sprint() -> None:
    async with sitting(FakeStore(9), size=(80, 24), options=ReviewOptions(minutes=20, count=8, blind=True)) as story:
        await story.press("a", "space")
        header = story.bar("header")
        for words in ("Sprint, blind 1/8", "12 %", "1 deferred", "reviewer1", "left"):
            assert words in header
        story.review.sitting.started -= 60
        story.app.others = ["omar"]
        await story.press("x")
        story.review.act("pause")
        header = story.bar("header")
        for words in ("Sprint, blind 2/8", "1 deferred", "‖ paused", "left"):
            assert words in header
