"""Whatever keys were pressed, as many undos give the first state, also when the program was left in between."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.store import Store
from tests.tui.driver import sitting

_KEYS = st.lists(
    st.sampled_from(
        [("a",), ("x",), ("space",), ("f",), ("i", "1"), ("1", "a"), ("r", "5"), ("p",), ("j",), ("2", "s")]
    ),
    min_size=1,
    max_size=6,
)


def _events(store: Store) -> int:
    return store.counts().events


def _states(store: Store) -> list[tuple[str, str, tuple[str, ...]]]:
    return sorted((g.id, g.state, tuple(sorted(m.claim.id for m in g.members))) for g in store.groups())


async def _press_then_undo(path: Path, first: list[tuple[str, ...]], second: list[tuple[str, ...]]) -> None:
    with Store.open(path, reviewer="mona") as store:
        before, begun = _states(store), _events(store)
    for keys in (first, second):
        async with sitting(None, open_store=lambda: Store.open(path, reviewer="mona")) as story:
            for one in keys:
                await story.press(*one)
    with Store.open(path, reviewer="mona") as store:
        count = sum(event.kind not in ("setting",) for event in store.log(after=begun))
    async with sitting(None, open_store=lambda: Store.open(path, reviewer="mona")) as story:
        for _ in range(count):
            await story.press("z")
        await story.press("z")
        story.sees("othing")
    with Store.open(path) as store:
        assert _states(store) == before
        assert store.check()["ok"]


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=_KEYS, second=_KEYS)
def test_as_many_undos_as_actions_give_the_first_state(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]], whole: Path, tmp_path: Path
) -> None:
    path = tmp_path / "undo.db"
    for leftover in tmp_path.glob("undo.db*"):
        leftover.unlink()
    shutil.copy(whole, path)
    asyncio.run(_press_then_undo(path, first, second))
