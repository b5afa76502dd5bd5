"""A second review is blind everywhere, and remembers what was reviewed in earlier sittings."""

from __future__ import annotations

from pathlib import Path

from store.store import Store
from tests.tui.driver import Story, sitting
from tui.first import ReviewOptions

SECOND = ReviewOptions(second=True, blind=True)


def _first_decisions(database: Path, *outcomes: str) -> list[str]:
    with Store.open(database, reviewer="zayd") as store:
        groups = store.queue_ids()[: len(outcomes)]
        for group, outcome in zip(groups, outcomes, strict=True):
            store.decide(group, outcome, note="zaydsnote")  # type: ignore[arg-type]
        return groups


def _dina(database: Path, options: ReviewOptions = SECOND):  # type: ignore[no-untyped-def]
    return sitting(None, open_store=lambda: Store.open(database, reviewer="dina"), options=options)


async def _sees_nothing(story: Story) -> None:
    story.sees_not("zayd", "⚑", "⇄", "rejected by", "approved by", "⏎ reads it again")
    if story.app.current_mode == "review":
        story.sees_not("✓", "✗ ")


async def _sees_nothing_of_zayd(story: Story) -> None:
    story.sees_not("zayd", "✗ ", "rejected")


async def test_no_key_shows_what_others_decided(database: Path) -> None:
    groups = _first_decisions(database, "reject", "approve", "reject")
    with Store.open(database, reviewer="zayd") as store:
        for group in groups:
            store.flag(group, True)
    with Store.open(database, reviewer="omar") as store:
        for group in groups:
            store.second(group, "approve")
    async with _dina(database) as story:
        assert "s split" not in story.bar("footer") and "v verdict" not in story.bar("footer")
        assert "a approve" in story.bar("footer")
        for key in ("R", "H", "w", "d", "f3", "f2", "v", "f", "M", "s", "i", "r", "slash", "j", "k", "f5", "f6"):
            await story.press(key)
            await _sees_nothing(story)
            if story.app.current_mode != "review":
                await story.press("escape", "f2")
            elif story.review.lenses.name != "source":
                await story.press("escape")
            assert story.review.box.card is not None
        await story.press("R")
        story.sees("Those of others are hidden", "You have rejected nothing", "decided by others")
        story.sees_not("Nothing is rejected")
        await story.press("R")
        for action in ("adjudicate", "export", "verdict", "not_checkable"):
            story.review.act(action)
            await story.settled()
            story.sees("second review")
            await _sees_nothing(story)


async def test_an_undo_does_not_tell_the_first_decision(database: Path) -> None:
    _first_decisions(database, "reject", "reject")
    async with _dina(database) as story:
        await story.press("a", "z")
        story.sees("Second review 0/2")
        await _sees_nothing(story)
        await story.press("Z")
        story.sees("Second review 1/2")
        story.sees_not("✗")


async def test_what_i_reviewed_does_not_come_back_until_it_changes(database: Path) -> None:
    groups = _first_decisions(database, "approve", "reject", "approve")
    async with _dina(database) as story:
        await story.press("a", "a", "x")
        story.sees("3/3", "Every decided group has your second opinion")
        story.sees_not("go on with", "When the program said")
    with Store.open(database, reviewer="ann") as store:
        new = store.queue_ids()[0]
        store.decide(new, "approve")
        store.note(groups[0], "a note changes nothing")
    async with _dina(database) as story:
        story.sees("Second review 3/4")
        assert story.review.sitting.current == new
        await story.press("a")
        story.sees("4/4")
    with Store.open(database, reviewer="zayd") as store:
        assert store.agreement()["n"] == 4
        store.decide(groups[1], "approve", force=True)
    async with _dina(database) as story:
        story.sees("Second review 3/4")
        assert story.review.sitting.current == groups[1]


async def test_a_decision_that_changes_meanwhile_waits_again(database: Path) -> None:
    groups = _first_decisions(database, "approve", "approve")
    async with _dina(database) as story:
        await story.review.live.look()
        await story.press("a")
        story.sees("Second review 1/2")
        with Store.open(database, reviewer="zayd") as store:
            for group in groups:
                store.decide(group, "reject", force=True)
        await story.review.live.look()
        story.sees("Second review 0/2")
        await _sees_nothing_of_zayd(story)


async def test_what_i_put_off_comes_back_last(database: Path) -> None:
    _first_decisions(database, "approve", "approve")
    async with _dina(database) as story:
        later = story.review.sitting.current
        await story.press("space", "a")
    async with _dina(database) as story:
        story.sees("Second review 1/2")
        assert story.review.sitting.current == later


async def test_a_blind_sprint_hides_scores_until_the_decision(database: Path) -> None:
    with Store.open(database, reviewer="dina") as store:
        for group in store.queue_ids():
            store.decide(group, "defer")
    async with _dina(database, ReviewOptions(blind=True, count=5)) as story:
        story.sees("deferred")
        story.sees_not("same 0.", "? not counted")
