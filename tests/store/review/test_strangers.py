"""What articles share counts alike when everything is grouped, around a load, and when a pair is explained."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from store.models import LoadOptions
from store.store import Store
from tests.quality.busy_day.scores import ARTICLES

DAY = tomllib.loads(ARTICLES.read_text("utf-8"))


def _load(store: Store, folder: Path, chosen: range) -> None:
    for number in chosen:
        article = DAY["article"][number]
        path = folder / f"{number:02}.txt"
        path.write_text(article["text"].strip() + "\n", "utf-8")
        store.load([str(path)], LoadOptions(outlet=article["outlet"], published=DAY["published"]))


def _groups(store: Store) -> set[frozenset[str]]:
    return {
        frozenset(member.claim.text for member in store.group(row.id).members) for row in store.queue() if not row.probe
    }


def test_an_explained_pair_has_the_score_it_was_grouped_with(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db"), create=True, reviewer="a") as store:
        _load(store, tmp_path, range(10, 26))
        rows = [row for row in store.queue() if not row.probe]
        assert rows
        for row in rows:
            members = store.group(row.id).members
            if len(members) == 2:
                pair = store.explain_pair(members[0].claim.id, members[1].claim.id)
                assert pair.probability == pytest.approx(row.score, abs=1e-6)
                story = next(feature for feature in pair.features if feature.name == "story")
                beside, _, answer = story.words.partition(", and ")
                # How both answer each other may outweigh that their articles share little; each is told apart.
                assert ("share" in beside) == (story.value < 0) or answer.startswith("nothing in either answers")


def test_a_load_into_a_large_collection_tells_strangers_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(str(tmp_path / "a.db"), create=True, reviewer="a") as store:
        _load(store, tmp_path, range(34))
        whole = _groups(store)
    monkeypatch.setattr("store.review.task.MANY", 10)
    monkeypatch.setattr("store.review.task.LARGE", 10)
    with Store.open(str(tmp_path / "b.db"), create=True, reviewer="b") as store:
        _load(store, tmp_path, range(32))
        store.regroup()
        _load(store, tmp_path, range(32, 34))
        near = _groups(store)
    assert near == whole
