"""News sentences of our own: what is found, who says it, which figures and days."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from store.claims.extract import extract
from store.language.folding import fold_plain
from store.models import Claim

_HERE = Path(__file__).parent
# Known misses, each with the reason; the list may only shrink.
_NOT_YET: dict[str, str] = {
    "en-company-rejected": "«The company» is not yet found to be the company named before",
}


def _cases() -> list[Any]:
    rows = [
        row
        for file in sorted((_HERE / "cases").glob("*.toml"))
        for row in tomllib.loads(file.read_text("utf-8"))["case"]
    ]
    return [
        pytest.param(
            row,
            id=row["id"],
            marks=[pytest.mark.xfail(reason=_NOT_YET[row["id"]], strict=True)] if row["id"] in _NOT_YET else [],
        )
        for row in rows
    ]


def _words(text: str) -> set[int | str]:
    return set(fold_plain(text).replace(",", " ").split())


def overlap(claim: Claim, content: str, text: str) -> float:
    """Return the share of words a claim and an expected content have in common, by place in the text."""
    start = text.index(content)
    places = {index for index, char in enumerate(text) if not char.isspace()}
    one = {place for place in places if claim.start <= place < claim.end}
    two = {place for place in places if start <= place < start + len(content)}
    return len(one & two) / max(1, len(one | two))


def problems(row: dict[str, Any]) -> list[str]:
    """Return in words what is wrong with the claims of one case; empty when all is as expected."""
    text = row["text"]
    claims = extract(text, published=row.get("published"), outlet=row["outlet"])
    wrong, used = [], set()
    for content, named, kind in row["claims"]:
        speaker = fold_plain(named).replace('"', "")
        best = max(claims, key=lambda claim: overlap(claim, content, text), default=None)
        if best is None or overlap(best, content, text) < 0.8:
            wrong.append(f"not found: {content}")
            continue
        used.add(best.id)
        got = (best.speaker or ("?" if best.cue else "")).replace('"', "")
        if fold_plain(got) != speaker and not (speaker and set(speaker.split()) <= set(fold_plain(got).split())):
            wrong.append(f"speaker {got!r} for {speaker!r}: {content}")
        if best.quote_type != kind:
            wrong.append(f"{best.quote_type} for {kind}: {content}")
    wrong += [f"unexpected: {claim.text}" for claim in claims if claim.id not in used]
    numbers = [one.value for claim in claims for one in claim.quantities if one.comparator != "vague>="]
    if "numbers" in row and sorted(set(numbers)) != sorted(set(row["numbers"])):
        wrong.append(f"figures {numbers} for {row.get('numbers', [])}")
    dates = [one.iso for claim in claims for one in claim.dates if one.iso]
    if sorted(dates) != sorted(row.get("dates", [])) and "dates" in row:
        wrong.append(f"dates {dates} for {row.get('dates')}")
    return wrong


@pytest.mark.parametrize("row", _cases())
def test_a_news_sentence_gives_what_a_checker_would_take(row: dict[str, Any]) -> None:
    assert problems(row) == []
