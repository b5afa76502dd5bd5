"""The matcher on any texts: JSON lines in, JSON lines out."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Tadqiq


def test_pairs(tadqiq: Tadqiq, tmp_path: Path) -> None:
    rows = [
        {"id": "1", "a": "قتل 12 شخصا في انفجار بغداد", "b": "مقتل 27 شخصا في انفجار هز بغداد"},
        {"id": "2", "a": "ارتفاع أسعار النفط اليوم", "b": "فوز المنتخب في المباراة"},
    ]
    file = tmp_path / "pairs.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    first, second = tadqiq("score", "pairs", file).lines
    assert (first["id"], second["id"]) == ("1", "2")
    assert 0 <= second["score"] < first["score"] <= 1
    assert any(difference["slot"] == "figure" for difference in first["differences"])


def test_rank(tadqiq: Tadqiq, tmp_path: Path) -> None:
    queries, docs = tmp_path / "q.jsonl", tmp_path / "d.jsonl"
    queries.write_text(json.dumps({"id": "q", "text": "هل افتتح الجسر الجديد على النهر؟"}))
    claims = ["ارتفعت أسعار الذهب", "افتتاح جسر جديد على النهر", "فاز الفريق"]
    docs.write_text("\n".join(json.dumps({"id": str(n), "claim": c, "title": ""}) for n, c in enumerate(claims)))
    (found,) = tadqiq("score", "rank", queries, docs).lines
    assert found["id"] == "q"
    assert found["ranked"][0] == "1"


def test_bad_lines_are_named(tadqiq: Tadqiq, tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text('{"id": "1", "a": "x", "b": "y"}\nnot json\n')
    found = tadqiq("score", "pairs", file)
    assert found.code == 4
    assert "line 2" in found.err
    assert tadqiq("score", "pairs", tmp_path / "none").code == 2
