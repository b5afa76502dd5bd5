"""What each decision does to a group, to the pool and to the next grouping (PRODUCT's table)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.errors import StaleVersionError, UsageError
from store.store import Store
from tests.store import newsroom


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with newsroom.newsroom(tmp_path, stories=3, outlets=3) as opened:
        assert len(opened.queue_ids()) == 3
        yield opened
        assert opened.check()["problems"] == []


def members(store: Store, group: str) -> list[str]:
    return [member.claim.id for member in store.group(group).members]


def test_approve_binds_the_members_and_survives_grouping_again(store: Store) -> None:
    group = store.queue()[0]
    before = members(store, group.id)
    done = store.decide(group.id, "approve", expect_version=group.version)
    assert (done.state, done.version) == ("approved", group.version + 1)
    assert group.id not in store.queue_ids()
    store.regroup(threshold=0.999)
    after = store.group(group.id)
    assert after.state == "approved"
    assert members(store, group.id) == before
    assert (after.decided_by, after.version) == ("منى", done.version)


def test_unticked_members_go_back_to_the_pool_and_stay_apart(store: Store) -> None:
    group = store.queue()[0]
    ticked, unticked = members(store, group.id)[:2], members(store, group.id)[2]
    store.decide(group.id, "approve", members=ticked)
    assert members(store, group.id) == ticked
    assert store.claim_group(unticked) is None
    store.regroup()
    assert members(store, group.id) == ticked
    assert store.claim_group(unticked) != group.id


def test_reject_is_remembered_by_the_next_grouping(store: Store) -> None:
    group = store.queue()[0]
    claims = members(store, group.id)
    store.decide(group.id, "reject")
    store.regroup()
    homes = [store.claim_group(claim) for claim in claims]
    living = [home for home in homes if home is not None]
    assert len(living) == len(set(living)), "no two rejected members share a group"
    assert members(store, group.id) == claims, "the record keeps the members"
    assert store.group(group.id).state == "rejected"
    pairs = {frozenset(pair[:2]) for pair in store.rejected_pairs()}
    assert {frozenset((a, b)) for a in claims for b in claims if a != b} <= pairs


def test_defer_goes_to_the_end_and_is_still_counted(store: Store) -> None:
    first = store.queue()[0].id
    store.decide(first, "defer", reason="call the ministry")
    assert store.queue_ids()[-1] == first
    assert first not in [row.id for row in store.queue(deferred=False)]
    second = store.queue()[0].id
    store.decide(second, "defer")
    assert store.queue_ids()[-2:] == [first, second]
    assert store.counts().states["deferred"] == 2
    store.regroup()
    assert store.queue_ids()[-2:] == [first, second]
    store.decide(first, "approve", expect_version=store.group(first).version)
    assert first not in store.queue_ids()


def test_split_keeps_the_parts_apart_and_leaves_the_state(store: Store) -> None:
    group = store.queue()[0]
    claims = members(store, group.id)
    store.decide(group.id, "approve")
    done = store.split(group.id, claims[:1])
    assert (done.state, done.version) == ("approved", group.version + 2)
    assert members(store, group.id) == claims[1:]
    store.regroup()
    assert store.claim_group(claims[0]) != group.id
    with pytest.raises(UsageError, match="some to stay"):
        store.split(group.id, claims[1:])


def test_split_of_two_makes_a_group_of_its_own(store: Store) -> None:
    group = store.queue()[0]
    claims = members(store, group.id)
    store.split(group.id, claims[:2])
    new = store.claim_group(claims[0])
    assert new is not None
    assert new != group.id
    assert members(store, new) == claims[:2]
    assert new in store.queue_ids()
    store.regroup()
    assert members(store, new) == claims[:2]


def test_merge_unites_and_never_overrides(store: Store) -> None:
    a, b, c = store.queue()
    union = members(store, a.id) + members(store, b.id)
    store.merge([a.id, b.id])
    assert sorted(members(store, a.id)) == sorted(union)
    with pytest.raises(UsageError, match="no group"):
        store.group(b.id)
    store.regroup()
    assert sorted(members(store, a.id)) == sorted(union)
    store.split(a.id, members(store, a.id)[:1])
    loose = store.claim_group(members(store, c.id)[0])
    assert loose == c.id


def test_merge_is_refused_with_the_reason_when_a_decision_keeps_members_apart(store: Store) -> None:
    group, other = store.queue()[:2]
    claims = members(store, group.id)
    store.split(group.id, claims[:2])
    new = store.claim_group(claims[0])
    assert new is not None
    with pytest.raises(UsageError, match=r"kept apart by منى in group g"):
        store.merge([group.id, new])
    with pytest.raises(UsageError, match=r"at least two"):
        store.merge([other.id])


def test_a_stale_card_changes_nothing_and_names_the_winner(store: Store) -> None:
    group = store.queue()[0]
    with store.reopen() as other:
        other.reviewer = "سالم"
        other.decide(group.id, "reject", expect_version=group.version)
    events = store.counts().events
    with pytest.raises(StaleVersionError, match="سالم") as caught:
        store.decide(group.id, "approve", expect_version=group.version)
    assert caught.value.by == "سالم"
    assert caught.value.at
    with pytest.raises(StaleVersionError, match="سالم"):
        store.decide(group.id, "approve")
    assert store.group(group.id).state == "rejected"
    assert store.counts().events == events


def test_a_decided_group_can_be_decided_again_with_its_version_or_by_force(store: Store) -> None:
    group = store.queue()[0]
    claims = members(store, group.id)
    store.decide(group.id, "reject")
    store.regroup()
    done = store.decide(group.id, "approve", expect_version=group.version + 1)
    assert done.state == "approved"
    assert members(store, group.id) == claims
    store.decide(group.id, "reject", force=True)
    last = list(store.log())[-1]
    assert last.body["force"] is True
    assert last.body["outcome"] == "reject"


def test_not_checkable_leaves_the_queue(store: Store) -> None:
    group, other = store.queue()[:2]
    store.not_checkable(group.id, "opinion")
    assert group.id not in store.queue_ids()
    claim = members(store, other.id)[0]
    store.not_checkable(claim, "forecast")
    assert store.claim_group(claim) is None
    store.regroup()
    assert store.claim_group(claim) is None
    assert store.group(group.id).state == "not_checkable"


def test_a_verdict_needs_approval_and_evidence(store: Store) -> None:
    group = store.queue()[0].id
    with pytest.raises(UsageError, match="approved"):
        store.verdict(group, "صحيح")
    store.decide(group, "approve")
    with pytest.raises(UsageError, match="evidence"):
        store.verdict(group, "صحيح")
    with pytest.raises(UsageError, match="http"):
        store.evidence(group, "javascript:alert(1)")
    store.evidence(group, "https://example.org/report", quote="…", supports=True)
    store.verdict(group, "صحيح")
    assert store.group(group).verdict == "صحيح"
    assert "verdict" in store.group(group).overlays


def test_notes_tags_flags_and_relations_leave_the_state(store: Store) -> None:
    group, other = (row.id for row in store.queue()[:2])
    store.note(group, "اتصل بالمصدر")
    store.tag(group, "فيضان")
    store.flag(group)
    store.relate(group, 2)
    store.relate(group, 4, other)
    lead = members(store, group)[1]
    store.pin(group, lead)
    shown = store.group(group)
    assert (shown.state, shown.notes, shown.tags, shown.flagged) == ("pending", ("اتصل بالمصدر",), ("فيضان",), True)
    assert (shown.relation, shown.lead) == (2, lead)
    assert [(link.b, link.relation, link.by) for link in shown.links] == [(other, 4, "منى")]
    store.regroup()
    assert (store.group(group).relation, store.group(group).lead) == (2, lead)
    store.tag(group, "فيضان", remove=True)
    assert store.group(group).tags == ()
    with pytest.raises(UsageError):
        store.relate(group, 4)


def test_a_second_opinion_is_blind_and_beside_the_first(store: Store) -> None:
    group = store.queue()[0].id
    store.decide(group, "approve")
    with pytest.raises(UsageError, match="yours"):
        store.second(group, "approve")
    with store.reopen() as other:
        other.reviewer = "سالم"
        other.second(group, "reject")
    assert store.group(group).state == "approved"
    assert "conflict" in store.group(group).overlays
    found = store.agreement()
    assert (found["n"], found["per_cent"]["value"], found["conflicts"]) == (1, 0.0, [group])


def test_every_action_is_one_event_by_who_did_it(store: Store) -> None:
    before = store.counts().events
    group = store.queue()[0].id
    store.decide(group, "approve")
    store.note(group, "x")
    store.undo()
    found = list(store.log())[before:]
    assert [event.kind for event in found] == ["decide", "note", "undo"]
    assert {event.reviewer for event in found} == {"منى"}
    assert {event.os_user for event in found} == {store.os_user}
    assert [event.kind for event in store.group_history(group)] == ["decide", "note", "undo"]
