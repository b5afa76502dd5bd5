"""``python -m tests.quality.english.scores``: the English articles of our own, scored as the development sets are."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from store.claims.extract import extract
from tests.quality.claims_scores import EVAL, folds_of
from tests.quality.claims_table import HEAD, row
from tests.quality.own.build import build

HERE = Path(__file__).parent
# What each part was for is told in its file; from the fifth on the first run was blind.
PARTS = {
    "first six": "story_1*.toml",
    "second three": "story_2*.toml",
    "third three": "story_3*.toml",
    "fourth six": "story_4*.toml",
    "fifth six": "story_5*.toml",
    "sixth six": "story_6*.toml",
    "seventh four": "story_7*.toml",
    "eighth four": "story_8*.toml",
}


def predictions(gold: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the claims of every article of the gold, as the scorer reads them."""
    rows = []
    for article in gold["articles"]:
        text = (HERE / "articles" / article["file"]).read_bytes().decode("utf-8")
        claims = extract(
            text,
            article_id=article["file"],
            published=article["dateline"]["inferred_iso"],
            outlet=article["outlet"],
            folds=folds_of(text),
        )
        rows += [dataclasses.asdict(claim) | {"article_file": article["file"]} for claim in claims]
    return rows


def score(gold: dict[str, Any], *, errors: bool = False, rows: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Run the scorer of the development sets on our claims (or on ``rows``) against ``gold``."""
    found = predictions(gold) if rows is None else rows
    with tempfile.TemporaryDirectory() as place:
        used, predicted, result = (Path(place) / name for name in ("gold.json", "claims.jsonl", "score.json"))
        used.write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
        predicted.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found), "utf-8")
        command = [sys.executable, str(EVAL / "score_claims.py"), str(predicted), "--gold", str(used)]
        command += ["--raw", str(HERE / "articles"), "--json", str(result), *(["--errors"] if errors else [])]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        if errors:
            print(done.stdout)
        scores: dict[str, Any] = json.loads(result.read_text("utf-8"))
    return scores


def main() -> int:
    """Print one row for each part; ``--errors`` adds the scorer's lists."""
    rows = [HEAD, *(row(name, score(build(HERE, glob), errors="--errors" in sys.argv)) for name, glob in PARTS.items())]
    for line in rows:
        print(" | ".join(cell.ljust(18 if at == 0 else 12) for at, cell in enumerate(line)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
