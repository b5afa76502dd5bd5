"""Relations and links are seen in ``show``, ``groups --json`` and the export, and stay when a reviewer set them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tadqiq

REPORTS = {
    ("الضحى", "2022-05-10"): "قررت شركة الملاحة نقل مقرها من الميناء القديم إلى جزيرة النخل.\n",
    ("المرسى", "2022-05-10"): "شركة الملاحة تنقل مقرها من الميناء القديم إلى جزيرة النخل.\n",
    ("الضحى", "2022-05-11"): "نفت شركة الملاحة نقل مقرها من الميناء القديم إلى جزيرة النخل.\n",
    ("المرسى", "2022-05-11"): "شركة الملاحة تنفي نقل مقرها من الميناء القديم إلى جزيرة النخل.\n",
}


@pytest.fixture
def groups(tadqiq: Tadqiq, tmp_path: Path) -> list[str]:
    for n, ((outlet, day), text) in enumerate(REPORTS.items()):
        path = tmp_path / f"report{n}.txt"
        path.write_text(text, "utf-8")
        assert tadqiq("load", path, "--outlet", outlet, "--published", day).code == 0
    found = [json.loads(line) for line in tadqiq("groups", "--json").out.splitlines()]
    assert len(found) == 2
    return [one["group"] for one in found]


def test_a_denial_is_linked_with_what_it_denies_wherever_groups_are_shown(
    tadqiq: Tadqiq, groups: list[str], tmp_path: Path
) -> None:
    a, b = groups
    shown = [json.loads(line) for line in tadqiq("groups", "--json").out.splitlines()]
    for one in shown:
        ((link),) = one["links"]
        assert (link["relation"], link["by"]) == (4, None) and link["reason"]
        assert {link["a"], link["b"]} == {a, b}
        assert one["relation"] == 1 and one["relation_reason"]
        assert one["sources"]["count"] == one["independent_sources"] == 2 - len(one["sources"]["folds"])
        assert all(fold["reason"] for fold in one["sources"]["folds"])
    assert "link  4" in tadqiq("show", a).out
    out = tmp_path / "out.jsonl"
    assert tadqiq("export", "--format", "jsonl", "-o", out).code == 0
    exported = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [one["links"][0]["relation"] for one in exported if one["type"] == "group"] == [4, 4]


def test_what_a_reviewer_set_survives_grouping_again(tadqiq: Tadqiq, groups: list[str]) -> None:
    a, b = groups
    assert tadqiq("relate", b, "7", a).code == 0
    assert tadqiq("relate", a, "2").code == 0
    assert tadqiq("group").code == 0
    shown = {one["group"]: one for one in map(json.loads, tadqiq("groups", "--json").out.splitlines())}
    assert [(link["relation"], bool(link["by"])) for link in shown[a]["links"]] == [(7, True)]
    assert shown[a]["relation"] == 2


def test_a_relation_that_cannot_stand_is_told_why(tadqiq: Tadqiq, groups: list[str]) -> None:
    a, b = groups
    for words, told in (
        ([a, "4", a], "linked to itself"),
        ([a, "7"], "name that group too"),
        ([a, "2", b], "no other"),
    ):
        ran = tadqiq("relate", *words)
        assert ran.code == 2
        assert told in ran.err
