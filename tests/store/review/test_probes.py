"""A few pairs from below the threshold wait in the queue, so that decisions tell of what is not proposed too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.models import LoadOptions
from store.store import Store
from tests.store.review.near_stories import NEAR, SHARED, load, words
from tui.program import run


def probes(store: Store) -> list[str]:
    return [row.id for row in store.queue() if row.probe]


def test_some_pairs_below_the_threshold_wait_in_every_order_and_say_what_they_are(store: Store) -> None:
    rows = store.queue()
    assert 0.05 <= len(probes(store)) / len(rows) <= 0.10
    for row in rows:
        assert row.probe == (row.score < 0.5) == ("below_threshold" in row.overlays)
    for order in ("conflicts", "outlets", "uncertain", "newest", "story"):
        assert sorted(store.queue_ids(order)) == sorted(row.id for row in rows)
    assert "below_threshold" in store.group(probes(store)[0]).overlays
    assert not {row.id for row in rows[:3]} <= set(probes(store))
    assert store.check()["problems"] == []


def test_a_probe_is_a_question_and_no_debt(store: Store) -> None:
    asked = probes(store)
    assert store.counts().states["waiting"] == store.counts().states["pending"] == SHARED == store.regroup()
    assert not set(asked) & {group.id for group in store.groups()}
    assert sum(one["open"] for one in store.stats()["outlets"]) == 2 * SHARED
    for row in store.queue():
        if not row.probe:
            store.decide(row.id, "approve")
    told = store.stats()
    assert (told["open"], told["done"]) == (0, SHARED)
    assert sorted(store.queue_ids()) == sorted(asked)
    store.decide(asked[0], "reject")
    assert (store.stats()["open"], store.stats()["done"]) == (0, SHARED + 1)
    store.undo()
    assert (store.stats()["open"], store.stats()["done"]) == (0, SHARED)
    assert store.check()["problems"] == []


def test_the_statistics_tell_what_the_count_leaves_out(store: Store) -> None:
    told = store.stats()
    assert (told["single"], told["questions"]) == (0, len(probes(store)))
    assert told["open"] + told["questions"] == len(store.queue())


def test_they_can_be_switched_off(store: Store) -> None:
    asked = probes(store)
    store.set_setting("probes", False)
    store.regroup()
    assert probes(store) == [] and len(store.queue_ids()) == SHARED
    store.set_setting("probes", True)
    store.regroup()
    assert probes(store) == asked


def test_probes_do_not_depend_on_the_order_or_number_of_loads(store: Store, tmp_path: Path) -> None:
    with load(tmp_path / "parts", seed=1) as parts:
        assert probes(store) and probes(store) == probes(parts)
        assert store.queue_ids() == parts.queue_ids()
        assert store.check()["state_digest"] == parts.check()["state_digest"]


def test_decided_probes_are_not_asked_again_nor_followed_by_others_without_end(store: Store) -> None:
    asked = probes(store)
    for id in asked:
        store.decide(id, "reject")
    store.regroup()
    assert probes(store) == []
    store.undo(asked[0])
    store.regroup()
    assert probes(store) == [asked[0]]


def test_the_matcher_learns_from_a_probe_and_forgets_it_when_it_is_taken_back(store: Store) -> None:
    asked = probes(store)
    a, b = (member.claim.id for member in store.group(asked[0]).members)
    for row in [row for row in store.queue() if not row.probe][:25]:
        store.decide(row.id, "approve")
    store.regroup()
    before = store.explain_pair(a, b).probability
    approved = {group.id for group in store.groups(state="approved")}
    store.decide(asked[0], "approve")
    store.regroup()
    assert store.explain_pair(a, b).probability > before
    assert {group.id for group in store.groups(state="approved")} == approved | {asked[0]}
    store.undo(asked[0])
    store.regroup()
    assert store.explain_pair(a, b).probability == before


def test_the_figures_of_calibration_are_those_worked_out_by_hand(store: Store) -> None:
    shown: list[tuple[float, bool, float]] = []
    for n, row in enumerate(store.queue()):
        same = row.id[-1] in "02468ace" if row.probe else n % 6 != 0
        card = store.group(row.id)  # its score has learned from the decisions before
        shown.append((card.score, same, card.probe or 1.0))
        store.decide(row.id, "approve" if same else "reject")
    assert len(shown) == 49
    told = store.stats()["calibration"]
    whole = sum(weight for *_, weight in shown)
    assert whole == SHARED + NEAR
    assert (told["pairs"], told["probes"], told["same"]) == (49, 3, sum(same for _, same, _ in shown))
    assert told["brier"] == pytest.approx(sum(w * (p - s) ** 2 for p, s, w in shown) / whole, abs=1e-6)
    tenths = [[(p, s, w) for p, s, w in shown if n <= p * 10 < n + 1] for n in range(10)]
    off = sum(abs(sum(w * s for _, s, w in bin) - sum(w * p for p, _, w in bin)) for bin in tenths)
    assert told["ece"] == pytest.approx(off / whole, abs=1e-6)
    above = [(s, w) for p, s, w in shown if p >= told["threshold"]]
    hits = sum(w for s, w in above if s)
    assert told["precision"] == pytest.approx(hits / sum(w for _, w in above), abs=1e-6)
    assert told["recall"] == pytest.approx(hits / sum(w for _, s, w in shown if s), abs=1e-6)
    store.regroup()  # scores have learned from these decisions now: the figures stay those of what was shown
    assert store.stats()["calibration"] == told
    store.undo()
    assert store.stats()["calibration"]["pairs"] == 48


def test_the_queue_as_json_names_probes(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--db", str(store.path), "queue", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows if row["probe"]] == probes(store)


def test_a_load_into_a_large_collection_keeps_what_was_learned_of_everything(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.review.task.MANY", 10)
    monkeypatch.setattr("store.review.task.LARGE", 10)
    asked = probes(store)
    a, b = (member.claim.id for member in store.group(asked[0]).members)
    plain = store.explain_pair(a, b).probability
    for row in [row for row in store.queue() if not row.probe][:25]:
        store.decide(row.id, "reject" if row.id < "g8" else "approve")
    store.regroup()
    learned = store.explain_pair(a, b).probability
    assert learned != plain
    (tmp_path / "new.txt").write_text(f"أعلن المحافظ أن {' '.join(words(9000, 8))}.\n", "utf-8")
    store.load([tmp_path / "new.txt"], LoadOptions(outlet="outlet0", published="2021-03-04"))
    assert store.explain_pair(a, b).probability == learned
    assert store.check()["problems"] == []


def test_what_a_load_says_counts_no_pair_from_below_the_threshold(store: Store, tmp_path: Path) -> None:
    report = tmp_path / "later.txt"
    report.write_text("قالت البلدية إن الحديقة الجديدة ستفتح أبوابها في الربيع.\n", encoding="utf-8")
    said = store.load([report]).groups
    assert said == len(list(store.groups())) == len(store.queue_ids()) - sum(row.probe > 0 for row in store.queue())
