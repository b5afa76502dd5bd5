"""How well claims are found on the development sets: predictions, the sets' own scorer, and the tricky cases."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from store.claims.extract import extract
from store.language.folding import fold_plain
from store.models import Claim, Fold
from store.reading.boilerplate import folds

ROOT = Path(__file__).resolve().parents[2]
EVAL = ROOT.parent / "shared" / "eval" / "claims"
NEWS = EVAL / "news_dev"
SETS = {
    "seeds_dev": (EVAL / "seeds_dev.json", ROOT / "seeds"),
    "news_dev": (NEWS / "gold2_dev.json", NEWS / "articles"),
    "own": (ROOT / "tests" / "quality" / "own" / "gold.json", ROOT / "tests" / "quality" / "own" / "articles"),
}


def present() -> bool:
    """Say whether the development sets stand beside the checkout."""
    return (EVAL / "score_claims.py").is_file()


def folds_of(text: str) -> tuple[Fold, ...]:
    """Return repeats and furniture of a page, as the reading room folds them."""
    return tuple(folds(text))


def predictions(name: str) -> list[dict[str, Any]]:
    """Return the claims of every article of one set, as the scorer reads them."""
    gold, raw = SETS[name]
    rows = []
    for article in json.loads(gold.read_text("utf-8"))["articles"]:
        text = (raw / article["file"]).read_bytes().decode("utf-8")
        published = article["dateline"].get("inferred_iso")
        claims = extract(
            text, article_id=article["file"], published=published, outlet=article["outlet"], folds=folds_of(text)
        )
        rows += [dataclasses.asdict(claim) | {"article_file": article["file"]} for claim in claims]
    return rows


def score(name: str, directory: Path, *, only: str | None = None, errors: bool = False) -> dict[str, Any]:
    """Run the set's scorer on our predictions; ``only`` keeps one article of predictions and gold."""
    gold, raw = SETS[name]
    table = json.loads(gold.read_text("utf-8"))
    rows = predictions(name)
    if only is not None:
        table["articles"] = [one for one in table["articles"] if one["file"] == only]
        table["claims"] = [one for one in table["claims"] if one["article_file"] == only]
        rows = [row for row in rows if row["article_file"] == only]
    used, predicted, result = directory / "gold.json", directory / "claims.jsonl", directory / "score.json"
    used.write_text(json.dumps(table, ensure_ascii=False), "utf-8")
    predicted.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    command = [sys.executable, str(EVAL / "score_claims.py"), str(predicted), "--gold", str(used), "--raw", str(raw)]
    done = subprocess.run(
        [*command, "--json", str(result), *(["--errors"] if errors else [])], check=True, capture_output=True, text=True
    )
    if errors:
        print(done.stdout)
    scores: dict[str, Any] = json.loads(result.read_text("utf-8"))
    return scores


def tricky() -> list[dict[str, Any]]:
    """Return the tricky development cases."""
    lines = (EVAL / "tricky_dev.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _overlap(claim: Claim, want: dict[str, Any]) -> float:
    both = max(0, min(claim.end, want["end"]) - max(claim.start, want["start"]))
    union = max(claim.end, want["end"]) - min(claim.start, want["start"])
    return both / union if union else 0.0


def _speaker_fits(got: str | None, want: str | None) -> bool:
    if want is None or got is None:
        return True
    return set(fold_plain(want).split()[-1:]) <= set(fold_plain(got).split()) or fold_plain(got) in fold_plain(want)


def tricky_problems(case: dict[str, Any]) -> list[str]:
    """Return what is wrong with one tricky case by the rule of the design: overlap .8, speaker, type, stance, values.

    Days are judged only where the case gives a day of publication: without one a weekday has no date.
    A case that names no speaker for attributed words tells nothing of who spoke before: then any is accepted.
    """
    text = case["text"]
    claims = extract(text, published=case["publication_date"], folds=folds_of(text))
    wrong, used = [], set()
    for want in case["expected"]:
        got = max(claims, key=lambda claim: _overlap(claim, want), default=None)
        if got is None or _overlap(got, want) < 0.8:
            wrong.append(f"not found: {want['text']}")
            continue
        used.add(got.id)
        if (want["quote_type"] == "narrator") != (got.cue is None) or not _speaker_fits(got.speaker, want["speaker"]):
            wrong.append(f"speaker {got.speaker} for {want['speaker']}")
        if want["speaker"] is not None and got.speaker is None:
            wrong.append(f"no speaker for {want['speaker']}")
        if got.quote_type != want["quote_type"]:
            wrong.append(f"{got.quote_type} for {want['quote_type']}")
        if got.stance not in want["stance"]:
            wrong.append(f"stance {got.stance} for {want['stance']}")
        values = [(one.value, one.comparator) for one in got.quantities]
        wanted = [(one["value"], one["comparator"]) for one in want["quantities"]]
        if sorted(values, key=str) != sorted(wanted, key=str):
            wrong.append(f"figures {values} for {want['quantities']}")
        days = [one.iso for one in got.dates if one.iso]
        if case["publication_date"] and days != want["dates"]:
            wrong.append(f"dates {days} for {want['dates']}")
    for bad in case["must_not_extract"]:
        wrong += [f"must not be found: {bad}" for claim in claims if bad in claim.text]
    if not case["expected"] or len(case["expected"]) == 1:
        wrong += [f"one too many: {claim.text}" for claim in claims if claim.id not in used]
    return wrong
