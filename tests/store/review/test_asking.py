"""The queue in its orders, search, progress, agreement, hints: what reviewers see of each other's work."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import UsageError
from store.review.agreement import ac1, agreement, kappa, wilson
from store.review.records import leases
from tests.store import newsroom

ORDERS = ("conflicts", "outlets", "uncertain", "newest", "story")


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_permutes_and_never_drops(tmp_path: Path, order: str) -> None:
    with newsroom.newsroom(tmp_path, stories=7, outlets=2) as store:
        store.decide(store.queue_ids()[2], "defer")
        store.decide(store.queue_ids()[0], "approve")
        whole = store.queue_ids(order)
        assert sorted(whole) == sorted(store.queue_ids())
        assert len(whole) == 6
        paged: list[str] = []
        while page := store.queue(order=order, limit=2, after=paged[-1] if paged else None):
            paged += [row.id for row in page]
        assert paged == whole == [row.id for row in store.queue(order=order)]
        assert [row.id for row in store.queue_rows(whole[::-1])] == whole[::-1]
        with pytest.raises(UsageError):
            store.queue(order="random")


def test_the_next_card_is_found_by_an_index_alone(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=2) as store:
        from store.database.connection import open_database
        from store.review.records import queue

        db = open_database(store.path, readonly=True)
        for order in ORDERS:
            keys = queue._ordering(order)
            sql = f"EXPLAIN QUERY PLAN SELECT id FROM claim_group WHERE place IS NOT NULL ORDER BY {keys}"
            plan = " ".join(str(row) for row in db.rows(sql))
            assert f"queue_{order}" in plan
            assert "TEMP B-TREE" not in plan
        db.close()


def test_search_folds_arabic_and_shows_where(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=6, outlets=2) as store:
        for query in ("مستشفى الأطفال", "مُستشفى الاطفال", "مستشفي الاطفال", "مستشفى الأطف"):
            hits = store.search(query)
            assert {hit.kind for hit in hits} == {"claim", "article"}
            assert all(hit.spans for hit in hits)
            shown = {hit.text[span.start : span.end] for hit in hits for span in hit.spans}
            assert shown == {"مستشفى", "الأطفال"}
        assert {hit.outlet for hit in hits} == {"outlet0", "outlet1"}
        assert {hit.kind for hit in store.search("الأطفال", kind="claim")} == {"claim"}
        assert store.search("كلمةغيرموجودة") == []
        for odd in ('"', "a AND", "*", "NEAR(", "'; DROP TABLE claim; --", ""):
            store.search(odd)
        assert len(store.search("المحافظ", limit=3)) == 3


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("جسور", {"جسور", "الجسور", "والجسور", "بالجسور", "للجسور"}),
        ("الجسور", {"الجسور", "والجسور", "بالجسور", "للجسور"}),
        ("جسور النهر", {"جسور", "الجسور", "والجسور", "بالجسور", "للجسور", "النهر", "والنهر"}),
    ],
)
def test_search_finds_a_word_with_what_is_written_together_with_it(tmp_path: Path, query: str, shown: set[str]) -> None:
    report = tmp_path / "report.txt"
    report.write_text("افتتحت جسور النهر والجسور والنهر. مر بالجسور وعاد للجسور. أغلقت الجسور.", encoding="utf-8")
    with newsroom.newsroom(tmp_path, stories=1, outlets=1) as store:
        store.load([str(report)])
        hits = [hit for hit in store.search(query, kind="article") if hit.file == "report.txt"]
        assert {hit.text[span.start : span.end] for hit in hits for span in hit.spans} == shown


def test_search_never_shows_a_deleted_claim(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=1, outlets=1) as store:
        hit = store.search("جسور", kind="claim")[0]
        store.claim_delete(hit.id)
        assert store.search("جسور", kind="claim") == []


def test_ids_are_found_by_their_beginning(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=2) as store:
        group = store.queue_ids()[0]
        assert store.resolve(group[:6]) == ("group", group)
        claim = next(store.claims()).id
        assert store.resolve(claim) == ("claim", claim)
        for unknown in ("g", "gffffffffffff", "zz", "'; --"):
            with pytest.raises(UsageError):
                store.resolve(unknown)


def test_progress_counts_who_did_what(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=4) as store, store.reopen() as other:
        other.reviewer = "سالم"
        first, second, third, _ = store.queue_ids()
        store.decide(first, "approve")
        other.decide(second, "reject")
        other.decide(third, "defer")
        found = store.stats()
        assert (found["done"], found["open"], found["deferred"]) == (2, 1, 1)
        assert {row["reviewer"]: row["decisions"] for row in found["reviewers"]} == {"منى": 1, "سالم": 2}
        assert {row["outlet"]: row["articles"] for row in found["outlets"]} == {"outlet0": 4, "outlet1": 4}
        assert found["shared"] == [{"a": "outlet0", "b": "outlet1", "groups": 3}]
        assert sum(row["decisions"] for row in found["minutes"]) == 3
        assert store.counts().states == {
            "pending": 1, "approved": 1, "rejected": 1, "deferred": 1, "not_checkable": 0, "reopened": 0, "waiting": 1,
        }  # fmt: skip


def test_a_lease_is_a_hint_that_expires(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with newsroom.newsroom(tmp_path, stories=2) as store:
        group = store.queue_ids()[0]
        monkeypatch.setattr(leases, "_session", lambda: "another")
        with store.reopen() as other:
            other.reviewer = "سالم"
            other.lease(group)
            monkeypatch.undo()
            assert store.group(group).leased_by == "سالم"
            assert store.presence() == ["سالم"]
            assert {row.id: row.leased_by for row in store.queue()}[group] == "سالم"
            store.decide(group, "approve")  # a lease blocks nobody
            monkeypatch.setattr("time.time", lambda: 4e9)
            assert store.presence() == []
            monkeypatch.setattr(leases, "_session", lambda: "another")


def test_hints_are_no_events(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=1) as store:
        before = store.counts().events
        store.lease(store.queue_ids()[0])
        store.set_draft("g1", "x")
        store.release()
        assert store.counts().events == before


def test_another_process_is_noticed(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=2) as store, store.reopen() as other:
        before = store.data_version()
        store.flag(store.queue_ids()[0])
        assert store.data_version() == before
        other.flag(store.queue_ids()[1])
        assert store.data_version() != before


def test_settings_are_kept_with_an_event(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=1) as store:
        assert store.setting("base_url", "none") == "none"
        store.set_setting("base_url", {"a": [1, "ب"]})
        assert store.setting("base_url") == {"a": [1, "ب"]}
        assert list(store.log())[-1].kind == "setting"


def pairs(both_yes: int, yes_no: int, no_yes: int, both_no: int) -> list[tuple[str, str]]:
    table = ((("y", "y"), both_yes), (("y", "n"), yes_no), (("n", "y"), no_yes), (("n", "n"), both_no))
    return [pair for pair, count in table for _ in range(count)]


def test_agreement_is_that_of_published_examples() -> None:
    # 50 grant proposals, two readers (the worked example of Cohen's kappa, en.wikipedia.org): κ = 0.40.
    found = kappa(pairs(20, 5, 10, 15))
    assert found.value == pytest.approx(0.40, abs=1e-9)
    # The paradox of κ in Gwet (2002), "Kappa statistic is not satisfactory": 125 subjects, 94.4 % agreed, κ = −0.0234.
    skewed = pairs(118, 5, 2, 0)
    assert kappa(skewed).value == pytest.approx(-0.0234, abs=5e-4)
    assert ac1(skewed).value == pytest.approx(0.9408, abs=5e-4)


def ac1_variance(a: int, b: int, c: int, d: int) -> float:
    """Return Gwet's (2008) closed form for two raters and two categories."""
    n = a + b + c + d
    share = {"y": (2 * a + b + c) / (2 * n), "n": (2 * d + b + c) / (2 * n)}
    agreed, chance = (a + d) / n, 2 * share["y"] * share["n"]
    value = (agreed - chance) / (1 - chance)
    cells = {("y", "y"): a / n, ("y", "n"): b / n, ("n", "y"): c / n, ("n", "n"): d / n}
    first = sum(cells[k, k] * (1 - share[k]) for k in share) - agreed * chance
    second = sum(p * (1 - (share[k] + share[m]) / 2) ** 2 for (k, m), p in cells.items()) - chance**2
    spread = agreed * (1 - agreed) - 4 * (1 - value) * first + 4 * (1 - value) ** 2 * second
    return spread / (n * (1 - chance) ** 2)


@pytest.mark.parametrize("table", [(118, 5, 2, 0), (20, 5, 10, 15), (40, 9, 6, 45)])
def test_intervals_of_ac1_are_those_of_the_closed_form(table: tuple[int, int, int, int]) -> None:
    found, n = ac1(pairs(*table)), sum(table)
    half = 1.959963984540054 * (ac1_variance(*table) * n / (n - 1)) ** 0.5
    assert found.value is not None
    assert found.low is not None
    assert found.value - found.low == pytest.approx(half, rel=1e-9)


def test_agreement_says_what_it_cannot_know() -> None:
    assert kappa([("y", "y")] * 9).value is None, "one outcome only: κ is not determined"
    assert ac1([]).value is None
    found = agreement(pairs(9, 1, 0, 0))
    assert (found.n, found.per_cent.value, found.prevalence) == (10, 0.9, {"n": 0.05, "y": 0.95})
    assert found.categories == ("n", "y")
    assert agreement(pairs(9, 1, 0, 0), ("y", "n", "z")).categories == ("y", "n", "z"), "what could be chosen counts"
    # Wilson's interval for 9 of 10 (Newcombe 1998 gives 0.596 to 0.982).
    share = wilson(9, 10)
    assert share.low == pytest.approx(0.596, abs=1e-3)
    assert share.high == pytest.approx(0.982, abs=1e-3)


def test_a_claim_whose_speaker_was_taken_away_is_no_longer_found_by_him(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=2) as store:
        claim = next(claim for claim in store.claims() if claim.speaker)
        said = [found.id for found in store.claims(speaker=claim.speaker)]
        assert claim.id in said
        store.claim_edit(claim.id, speaker="")
        assert store.claim(claim.id).speaker is None
        assert [found.id for found in store.claims(speaker=claim.speaker)] == [id for id in said if id != claim.id]
        store.undo()
        assert [found.id for found in store.claims(speaker=claim.speaker)] == said


def test_what_waits_under_a_tag_was_not_decided_since(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=3) as store:
        first, second, third = store.queue_ids()
        store.decide(first, "approve")
        for group in (first, second):
            store.tag(group, "adjudicate")
        store.tag(third, "weather")
        assert list(store.waiting_under("adjudicate").items()) == [(second, "منى"), (first, "منى")]
        store.note(second, "اتصل")
        store.decide(second, "reject")
        assert list(store.waiting_under("adjudicate")) == [first]
        store.undo()
        assert list(store.waiting_under("adjudicate")) == [second, first]
        store.redo()
        store.tag(second, "adjudicate")  # sent once more
        store.tag(first, "adjudicate", remove=True)
        assert store.waiting_under("adjudicate") == {second: "منى"}
        assert store.waiting_under("adjudicate", first) == {}


def test_what_waits_under_a_tag_is_found_by_indexes(tmp_path: Path) -> None:
    from store.review.records import tags

    with newsroom.newsroom(tmp_path, stories=1) as store:
        db = store._db
        seen: list[str] = []
        db.connection.set_trace_callback(seen.append)
        tags.waiting(db, "adjudicate")
        db.connection.set_trace_callback(None)
        (question,) = (sql for sql in seen if "annotation" in sql)
        plan = [str(row[3]) for row in db.rows(f"EXPLAIN QUERY PLAN {question}")]
        assert not [step for step in plan if step.startswith("SCAN") and "subquery" not in step.lower()], plan


def test_what_was_undone_is_no_decision_of_the_statistics(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=3) as store:
        first, second, third = store.queue_ids()
        store.decide(first, "approve")
        store.decide(second, "reject")
        store.undo()
        store.decide(third, "approve")
        (mine,) = store.stats()["reviewers"]
        assert (mine["decisions"], mine["approve"], mine.get("reject", 0)) == (2, 2, 0)
        assert sum(one["decisions"] for one in store.stats()["minutes"]) == 2


def test_an_outlet_that_a_reviewer_set_counts_its_article(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=2) as store:
        moved = next(article.id for article in store.articles() if article.outlet == "outlet0")
        store.article_edit(moved, outlet="السبيل")
        assert {one["outlet"]: one["articles"] for one in store.stats()["outlets"]} == {
            "outlet0": 1, "outlet1": 2, "السبيل": 1,
        }  # fmt: skip


def test_an_outlet_that_a_reviewer_says_is_not_known_is_nobodys_everywhere(tmp_path: Path) -> None:
    with newsroom.newsroom(tmp_path, stories=1, outlets=2) as store:
        (group,) = store.queue_ids()
        article = store.group(group).members[0].claim.article_id
        taken, other = (member.outlet for member in store.group(group).members)
        store.article_edit(article, outlet="")
        assert store.queue_rows([group])[0].outlets == (other,)
        assert [one["outlet"] for one in store.stats()["outlets"]] == [other]
        assert [found.outlet for found in store.articles(outlet=taken)] == []
        words = store.group(group).members[0].claim.text.split()[0]
        assert {hit.outlet for hit in store.search(words) if hit.article_id == article} == {None}
        assert store.check()["problems"] == []
        store.undo()
        assert set(store.queue_rows([group])[0].outlets) == {taken, other}
