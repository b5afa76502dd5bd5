"""Two outlets' reports: stories that both tell, and stories of each that share a few words with the other's."""

from __future__ import annotations

import random
from pathlib import Path

from store.models import LoadOptions
from store.store import Store

SHARED, NEAR, SAME = 46, 30, 2


def words(story: int, count: int) -> list[str]:
    """Return words of the story's own, which no other story has."""
    chance = random.Random(story)
    return ["".join(chance.choices("بتجحدرزسشصطعغفقكلمنه", k=5)) for _ in range(count)]


def write(folder: Path) -> None:
    """Write two outlets' reports: stories both tell, and stories that share words, not side by side."""
    for outlet, verb in enumerate(("أعلن", "ذكر")):
        (folder / f"outlet{outlet}").mkdir(parents=True)
        for story in range(SHARED + NEAR):
            told = words(story, 8)
            if story >= SHARED:
                told[1:-1] = words(1000 * (outlet + 1) + story, 8 - SAME)
            text = f"{verb} المحافظ أن {' '.join(told)}.\n"
            (folder / f"outlet{outlet}" / f"story{story:02}.txt").write_text(text, "utf-8")


def load(folder: Path, *, seed: int | None = None) -> Store:
    """Return a store with all reports, loaded by outlet or file by file in a random order."""
    write(folder / "reports")
    store = Store.open(folder / "news.db", create=True, reviewer="منى")
    if seed is None:
        for place in ("outlet0", "outlet1"):
            store.load([folder / "reports" / place], LoadOptions(outlet=place, published="2021-03-04"))
    else:
        paths = sorted((folder / "reports").rglob("*.txt"))
        random.Random(seed).shuffle(paths)
        for path in paths:
            store.load([path], LoadOptions(outlet=path.parent.name, published="2021-03-04"))
    return store
