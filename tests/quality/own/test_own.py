"""The own gold is in step with its sources, and both scorers give it full marks against itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.quality.own.build import HERE, build

SCORERS = HERE.parents[3] / "shared" / "eval" / "claims"
GOLD = HERE / "gold.json"


def predictions(gold: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The gold as a program's output: claims, or groups with their differing slots."""
    if kind == "claims":
        return list(gold["claims"])
    return [{"group": g["group"], "members": g["members"], "differences": g["differing_slots"]} for g in gold["groups"]]


def self_score(tmp_path: Path, kind: str) -> dict[str, Any]:
    """Runs one scorer on the gold fed back as prediction."""
    if not SCORERS.is_dir():
        pytest.skip(f"no scorers in {SCORERS}")
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    rows = "\n".join(json.dumps(row, ensure_ascii=False) for row in predictions(gold, kind))
    (tmp_path / "pred.jsonl").write_text(rows + "\n", encoding="utf-8")
    command = [sys.executable, str(SCORERS / f"score_{kind}.py"), "--gold", str(GOLD), "--json", "out.json"]
    command += ["pred.jsonl"] if kind == "claims" else ["--pred", "pred.jsonl"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    result: dict[str, Any] = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    return result


def test_gold_is_built_from_the_annotation() -> None:
    """Editing an article or its annotation without building again is noticed."""
    assert json.loads(GOLD.read_text(encoding="utf-8")) == build()


def test_claims_score_full_marks_against_themselves(tmp_path: Path) -> None:
    """Spans, speakers, figures and dates agree with the scorer's own reading."""
    result = self_score(tmp_path, "claims")
    assert result["offset_errors"] == result["duplicates_reported"] == result["boilerplate_hits"] == 0
    for key in ("span_iou>=0.5", "span_iou>=0.8", "span+speaker", "quantity", "date_iso(on matched)"):
        assert result[key]["F1"] == 1.0, key


def test_groups_score_full_marks_against_themselves(tmp_path: Path) -> None:
    """Every positive pair is found, no trap is grouped, every differing slot is reported."""
    result = self_score(tmp_path, "groups")
    assert result["pairwise"]["F1"] == result["bcubed_all"]["F1"] == 1.0
    found, total = result["differing_slots_reported"]["all"].split("/")
    assert found == total
    assert result["trap_pairs_grouped"].startswith("0 ")
