"""Of many claims a load groups only the neighbourhood of what it brought, and finds what grouping everything finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store.matching.groups import grouping
from store.models import ProposedGroup, Unit
from store.review import task as tasks
from store.store import Store
from tests.store import newsroom
from tests.store.review.test_versions import groups


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let ten claims be many; return a list of how many are put to the matcher each time."""
    monkeypatch.setattr(tasks, "MANY", 10)
    many: list[int] = []
    group = grouping.group

    def spied(units: list[Unit], *rest: Any, **more: Any) -> list[ProposedGroup]:
        many.append(len(units))
        return group(units, *rest, **more)

    monkeypatch.setattr(grouping, "group", spied)
    return many


def links(store: Store) -> set[tuple[str, str, int]]:
    return {(link.a, link.b, link.relation) for group in store.groups() for link in group.links}


def test_a_load_looks_only_at_its_neighbourhood(tmp_path: Path, asked: list[int]) -> None:
    with newsroom.newsroom(tmp_path, stories=12, outlets=2) as store:
        store.regroup()
        first, second = store.queue_ids()[:2]
        store.decide(first, "approve")
        store.decide(second, "reject")
        asked.clear()
        newsroom.load(store, newsroom.write(tmp_path / "more", 2, 3))
        assert 0 < max(asked) < 20, "twenty-four claims were there, and most have nothing to do with the new ones"
        assert store.check()["problems"] == []
        near = groups(store)
        store.regroup()
        assert groups(store) == near, "grouping everything finds the same"


def test_groups_that_share_words_with_a_new_claim_but_hardly_a_fact_stay_and_are_linked_as_before(
    tmp_path: Path, asked: list[int]
) -> None:
    with newsroom.newsroom(tmp_path, stories=12, outlets=2) as store:
        store.regroup()
        asked.clear()
        before = len(links(store))
        assert before, "one event in two towns"
        newsroom.load(store, newsroom.write(tmp_path / "more", 1, 1))
        assert asked == [3], "both stored reports of the flood and the new one; not those of the flood elsewhere"
        found = groups(store), links(store)
        assert len(found[1]) == before
        store.regroup()
        assert (groups(store), links(store)) == found, "grouping everything finds the same"


def test_what_has_grown_by_a_quarter_is_grouped_as_a_whole(tmp_path: Path, asked: list[int]) -> None:
    with newsroom.newsroom(tmp_path, stories=6, outlets=2) as store:
        store.regroup()
        asked.clear()
        newsroom.load(store, newsroom.write(tmp_path / "more", 6, 1, first=6))
        assert asked[-1] == 18
        asked.clear()
        newsroom.load(store, newsroom.write(tmp_path / "later", 1, 1))
        assert asked[-1] < 18, "the words of all eighteen are counted now"


def test_a_statement_that_was_withdrawn_leaves_its_group(tmp_path: Path, asked: list[int]) -> None:
    with newsroom.newsroom(tmp_path, stories=12, outlets=2) as store:
        store.regroup()
        rewritten = next(tmp_path.rglob("outlet1/story3.txt"))
        withdrawn = next(store.claims(article=store.article(str(rewritten)).id)).id
        assert store.claim_group(withdrawn) is not None
        rewritten.write_text("قال المحافظ إن أسعار التمور انخفضت في سوق سبها.\n", encoding="utf-8")
        store.load([rewritten])
        near = groups(store)
        assert asked[-1] < 23
        assert store.claim_group(withdrawn) is None
        store.regroup()
        assert groups(store) == near, "grouping everything finds the same"
