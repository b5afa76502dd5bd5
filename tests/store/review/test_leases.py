"""Reviewers at one file are shown where the others are, and led to cards where nobody is."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.review.records import leases
from tests.store import newsroom


def test_each_of_many_is_given_a_group_where_nobody_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with newsroom.newsroom(tmp_path, stories=4) as store:
        queue = store.queue_ids()
        given = []
        for number in range(5):
            monkeypatch.setattr(leases, "_session", lambda number=number: f"session {number}")
            store.reviewer = f"reviewer{number}"
            given.append(store.lease_free(queue))
        assert given == [*queue, queue[0]]  # the fifth is shown the first, and who is there
        assert store.held() == dict(zip(queue, ("reviewer0", "reviewer1", "reviewer2", "reviewer3"), strict=True))
        monkeypatch.setattr(leases, "_session", lambda: "session 0")
        assert store.lease_free(queue[1:]) == queue[1]
        assert store.lease_free(queue) == queue[0]  # whoever goes on leaves a free group behind


def test_what_was_decided_meanwhile_is_passed_over(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=3) as store:
        first, second, third = store.queue_ids()
        store.decide(first, "approve")
        assert store.lease_free([first, second, third]) == second
        assert store.lease_free([first, second], waiting=False) == first
        store.decide(second, "reject")
        assert store.lease_free([first, second]) == first


def test_whoever_was_cut_off_goes_on_at_his_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with newsroom.newsroom(tmp_path, stories=3) as store:
        queue = store.queue_ids()
        monkeypatch.setattr(leases, "_session", lambda: "cut")
        store.lease(queue[1])
        monkeypatch.setattr(leases, "_session", lambda: "again")
        assert store.held() == {}  # «next» leads there too
        assert store.lease_free(queue[1:]) == queue[1]
        store.lease(queue[0])
        assert store.lease_free(queue[1:]) == queue[1]  # nothing of the cut session is left there
        store.reviewer, mine = "salem", store.reviewer
        monkeypatch.setattr(leases, "_session", lambda: "another")
        assert store.held() == {queue[1]: mine}
        assert store.lease_free(queue[1:]) == queue[2]
