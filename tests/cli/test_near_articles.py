"""An article says which others print much the same text."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Tadqiq

WIRE = (
    "أعلنت بلدية رأس الجبل صباح الاثنين أن عمالها أزالوا 14 شجرة سقطت فوق الطريق الساحلي بعد عاصفة الليل، وأن"
    " حركة السير عادت إلى طبيعتها قبل الظهر. وقال مهندس الطرق سليم الورتاني إن خسائر البلدية بلغت 60 ألف دينار."
)
OWN = "سقطت أشجار على الطريق الساحلي في رأس الجبل فأزالها عمال البلدية وعددها 14 شجرة كما قال شهود لمراسلنا الاثنين."


def test_show_names_the_articles_that_print_the_same_text(tadqiq: Tadqiq, tmp_path: Path) -> None:
    texts = {"الضحى": WIRE, "المرسى": "عاصفة رأس الجبل\n" + WIRE, "البرق": OWN}
    for n, (outlet, text) in enumerate(texts.items()):
        path = tmp_path / f"report{n}.txt"
        path.write_text(text, "utf-8")
        assert tadqiq("load", path, "--outlet", outlet, "--published", "2022-05-10").code == 0
    ids = {one["outlet"]: one["id"] for one in json.loads(tadqiq("articles", "--json").out)}
    near = json.loads(tadqiq("show", ids["الضحى"], "--json").out)["near_duplicates"]
    assert [one["article"] for one in near] == [ids["المرسى"]]
    assert near[0]["share"] > 0.9
    assert "near-duplicate" in tadqiq("show", ids["المرسى"]).out
    assert "near-duplicate" not in tadqiq("show", ids["البرق"]).out
