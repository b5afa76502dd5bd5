"""Loading again: idempotent, new versions, corrections kept; groups follow from articles and decisions alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from store.errors import CancelledError, UsageError
from store.models import LoadOptions, Progress
from store.store import Store
from tests.store import newsroom


def digest(store: Store) -> str:
    found = store.check()
    assert found["problems"] == []
    return str(found["state_digest"])


def groups(store: Store) -> set[frozenset[str]]:
    return {frozenset(member.claim.id for member in group.members) for group in store.groups()}


def test_a_second_load_changes_nothing(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path) as store:
        before, events = digest(store), store.counts().events
        summary = store.load([tmp_path / "reports"])
        assert (summary.loaded, summary.updated, summary.unchanged) == (0, 0, 8)
        assert (digest(store), store.counts().events) == (before, events)


def test_a_line_of_the_queue_and_the_counts_follow_an_outlet_that_was_corrected(tmp_path: Path) -> None:
    def named() -> tuple[set[str], set[str]]:
        counts = {one["outlet"]: one["open"] for one in store.stats()["outlets"]}
        return set(store.queue()[0].outlets), {outlet for outlet, waiting in counts.items() if waiting}

    with newsroom.newsroom(tmp_path, stories=1) as store:
        members = store.group(store.queue_ids()[0]).members
        article = store.article(next(m.claim.article_id for m in members if m.outlet == "outlet0"))
        store.article_edit(article.id, outlet="جديد")
        assert named() == ({"جديد", "outlet1"}, {"جديد", "outlet1"})
        store.undo()
        assert named() == ({"outlet0", "outlet1"}, {"outlet0", "outlet1"})
        store.load([article.path], LoadOptions(outlet="غيره", published="2021-03-04"))
        assert named() == ({"غيره", "outlet1"}, {"غيره", "outlet1"})
        assert digest(store)


def test_ids_are_equal_in_another_file(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path) as one, Store.open(tmp_path / "other.db", create=True) as other:
        newsroom.load(other, tmp_path / "reports")
        assert [article.id for article in one.articles()] == [article.id for article in other.articles()]
        assert groups(one) == groups(other)
        assert one.queue_ids() == other.queue_ids()


@pytest.mark.parametrize("seed", range(4))
def test_groups_do_not_depend_on_the_order_or_number_of_loads(tmp_path: Path, seed: int) -> None:
    newsroom.write(tmp_path / "reports", 5, 3)
    paths = sorted((tmp_path / "reports").rglob("*.txt"))
    with (
        Store.open(tmp_path / "whole.db", create=True) as whole,
        Store.open(tmp_path / "parts.db", create=True) as parts,
    ):
        whole.load(paths)
        rnd = random.Random(seed)
        rnd.shuffle(paths)
        for at in range(0, len(paths), 4):
            parts.load(paths[at : at + 4])
        assert groups(whole) == groups(parts)
        assert sorted(whole.queue_ids()) == sorted(parts.queue_ids())
        assert digest(whole) == digest(parts)


def test_a_changed_report_is_a_new_version_and_unchanged_claims_keep_their_ids(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=1, outlets=1) as store:
        path = tmp_path / "reports" / "outlet0" / "story0.txt"
        before = next(store.claims())
        path.write_text(
            f"قال الوزير إن المدارس تفتح أبوابها غدا.\n{path.read_text(encoding='utf-8')}", encoding="utf-8"
        )
        summary = store.load([path])
        assert summary.updated == 1
        article = store.article(before.article_id)
        assert article.version == 2
        after = store.claim(before.id)
        assert after.text == before.text
        assert after.start > before.start
        assert article.text[after.start : after.end] == after.text
        first = store.article(before.article_id, 1)
        assert first.text[before.start : before.end] == before.text
        assert store.check()["problems"] == []


def test_a_decision_stays_when_its_source_changes_and_the_group_is_reopened(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=1, outlets=2) as store:
        group = store.queue_ids()[0]
        store.decide(group, "approve")
        path = tmp_path / "reports" / "outlet0" / "story0.txt"
        path.write_text(newsroom.report(3, 0), encoding="utf-8")
        store.load([path])
        shown = store.group(group)
        assert len(shown.members) == 2
        assert shown.decided_by == "منى"
        assert shown.state == "reopened"
        assert group in store.queue_ids()
        assert store.check()["problems"] == []


def test_a_new_report_of_a_decided_story_reopens_it(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=2, outlets=2) as store:
        group = store.queue_ids()[0]
        done = store.decide(group, "approve")
        old = [member.claim.id for member in store.group(group).members]
        newsroom.load(store, newsroom.write(tmp_path / "reports", 2, 3))
        shown = store.group(group)
        assert shown.state == "reopened"
        assert "reopened" in shown.overlays
        assert shown.version == done.version + 1
        assert [member.claim.id for member in shown.members][:2] == old
        assert len(shown.members) == 3
        assert group in store.queue_ids()
        store.decide(group, "approve", members=old, expect_version=shown.version)
        store.regroup()
        assert store.group(group).state == "approved"
        assert [member.claim.id for member in store.group(group).members] == old
        assert store.check()["problems"] == []


def test_corrections_are_laid_over_what_was_loaded_and_survive_a_reload(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=1, outlets=2) as store:
        claim = next(store.claims())
        store.claim_edit(claim.id, statement="صياغة المحرر", speaker="سمير النجار")
        store.article_edit(
            claim.article_id, outlet="صحيفة الميناء", published="2021-05-06", url="https://example.org/a"
        )
        own = store.claim_add(claim.article_id, claim.start, claim.start + 12, statement="ادعاء")
        store.load([tmp_path / "reports"], LoadOptions(outlet="اسم آخر", published="2020-01-01"))
        store.regroup()
        after, article = store.claim(claim.id), store.article(claim.article_id)
        assert (after.statement, after.speaker, after.speaker_resolution) == ("صياغة المحرر", "سمير النجار", "reviewer")
        assert (after.text, after.start, after.rule_id) == (claim.text, claim.start, "reviewer")
        assert claim.rule_id in after.path[-1]
        assert {found.id for found in store.claims(rule="reviewer")} == {claim.id, own}
        assert (article.outlet, article.outlet_basis) == ("صحيفة الميناء", "reviewer")
        assert (article.published, article.published_basis, article.url) == (
            "2021-05-06",
            "reviewer",
            "https://example.org/a",
        )
        assert own in [claim.id for claim in store.claims()]
        store.claim_delete(own)
        assert own not in [claim.id for claim in store.claims()]
        store.undo()
        assert own in [claim.id for claim in store.claims()]
        assert store.check()["problems"] == []


def test_a_corrected_date_moves_the_relative_dates_of_its_claims(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("قال المحافظ إن سبعة جسور قديمة انهارت أمس قرب طنجة.\n", encoding="utf-8")
    with Store.open(tmp_path / "a.db", create=True) as store:
        store.load([path], LoadOptions(published="2021-03-04"))

        def days() -> set[str | None]:
            return {date.iso for claim in store.claims() for date in claim.dates}

        assert days() == {"2021-03-03"}
        store.article_edit(next(store.articles()).id, published="2021-06-10")
        assert days() == {"2021-06-09"}
        store.undo()
        assert days() == {"2021-03-03"}
        assert store.check()["problems"] == []


def test_equal_reports_at_two_places_are_two_articles(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(newsroom.report(0, 0), encoding="utf-8")
    with Store.open(tmp_path / "x.db", create=True) as store:
        store.load([tmp_path / "a.txt", tmp_path / "b.txt"])
        found = list(store.articles())
        assert len({article.id for article in found}) == 2
        assert len({article.sha256 for article in found}) == 1
        assert found[0].id == "a" + found[0].sha256[:12]
        assert store.article(str(tmp_path / "b.txt")).file == "b.txt"


def test_what_is_refused_does_not_stop_its_neighbours(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text(newsroom.report(0, 0), encoding="utf-8")
    with Store.open(tmp_path / "x.db", create=True) as store:
        summary = store.load([tmp_path / "empty.txt", tmp_path / "gone.txt", tmp_path / "good.txt"])
        assert (summary.loaded, len(summary.rejected)) == (1, 2)
        assert all(refusal.reason for refusal in summary.rejected)


def test_a_cancelled_load_keeps_what_it_has_and_the_next_one_finishes(tmp_path: Path) -> None:
    newsroom.write(tmp_path / "reports", 4, 2)
    seen: list[Progress] = []
    with Store.open(tmp_path / "x.db", create=True) as store, Store.open(tmp_path / "y.db", create=True) as whole:
        with pytest.raises(CancelledError):
            store.load([tmp_path / "reports"], progress=seen.append, cancelled=lambda: len(seen) > 3)
        assert 0 < store.counts().articles < 8
        assert (seen[0].stage, seen[0].total) == ("reading", 8)
        store.load([tmp_path / "reports"])
        whole.load([tmp_path / "reports"])
        assert digest(store) == digest(whole)


def test_a_threshold_is_kept_for_later_loads(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=2, outlets=2) as store:
        assert store.regroup(threshold=0.9999999) == 0
        newsroom.load(store, newsroom.write(tmp_path / "reports", 3, 2))
        assert store.queue_ids() == []
        assert store.regroup(threshold=0.5) == 3
        with pytest.raises(UsageError):
            store.regroup(threshold=7)


def test_any_pair_is_explained(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=2, outlets=2) as store:
        a, b = (member.claim.id for member in store.group(store.queue_ids()[0]).members)
        pair = store.explain_pair(a, b)
        assert pair.probability > 0.5
        assert pair.features
        with pytest.raises(UsageError):
            store.explain_pair(a, "c000000000000")
