"""One outlet's denial makes no group, and is seen where the group that it denies is shown."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Tadqiq

REPORTS = {
    ("الضحى", "2022-05-10"): "قررت شركة الملاحة نقل مقرها من الميناء القديم إلى جزيرة النخل.\n",
    ("المرسى", "2022-05-10"): "شركة الملاحة تنقل مقرها من الميناء القديم إلى جزيرة النخل.\n",
    ("البرق", "2022-05-11"): "نفت شركة الملاحة نقل مقرها من الميناء القديم إلى جزيرة النخل.\n",
    ("الأفق", "2022-05-11"): "شركة الملاحة تشتري عشر سفن جديدة وتدرب بحارة من جزيرة النخل.\n",
}


def test_a_single_denial_is_shown_with_the_group_it_denies(tadqiq: Tadqiq, tmp_path: Path) -> None:
    for n, ((outlet, day), text) in enumerate(REPORTS.items()):
        path = tmp_path / f"report{n}.txt"
        path.write_text(text, "utf-8")
        assert tadqiq("load", path, "--outlet", outlet, "--published", day).code == 0
    (group,) = [json.loads(line) for line in tadqiq("groups", "--json").out.splitlines()]
    assert len(group["members"]) == 2 and group["links"] == []
    (opposed,) = json.loads(tadqiq("show", group["group"], "--json").out)["opposed_by"]
    claims = {one["id"]: one for one in map(json.loads, tadqiq("claims", "--json").out.splitlines())}
    assert claims[opposed["claim"]]["article_file"] == "report2.txt"
    assert "denies" in opposed["reason"]
    assert "opposed by" in tadqiq("show", group["group"]).out
