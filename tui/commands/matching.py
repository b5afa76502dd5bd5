"""``group`` and ``score``: the matcher on the database, on one pair, and on any texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from store.errors import InputRefusedError, TadqiqError, UsageError
from store.models import Pair
from tui.commands.items import whole
from tui.commands.options import command, current, family
from tui.commands.output import answer, print_json, print_json_lines, progress, row, say
from tui.counted import many


@command("group")
@click.option("--threshold", type=click.FloatRange(0, 1), metavar="P", help="Propose pairs from this probability on.")
@click.option("--preview", is_flag=True, help="Only say what --threshold would change.")
@click.option("--explain", nargs=2, metavar="CLAIM CLAIM", help="Print the reasons of one pair instead.")
def group(threshold: float | None, preview: bool, explain: tuple[str, str] | None) -> None:
    """Group everything again under the decisions made so far."""
    if preview:
        if threshold is None:
            raise UsageError("A preview needs --threshold P.")
        with current().store(readonly=True) as store:
            change = store.preview_threshold(threshold)
        answer({"threshold": threshold, "preview": change}, f"{change}.")
        return
    if explain:
        with current().store(readonly=True) as store:
            explain_pair(store.explain_pair(*(whole(store, claim) for claim in explain)))
        return
    with current().store() as store, progress("group") as told:
        count = store.regroup(threshold=threshold, progress=told)
    answer({"groups": count}, f"{many(count, 'group')} waiting for a decision.")


def explain_pair(pair: Pair) -> None:
    """Print a pair's probability, the part of each feature, the date gap and the variants that matched."""
    if current().json:
        print_json(pair_record(pair))
        return
    say(f"{pair.a} and {pair.b}: {pair.probability:.2f} that they report the same fact")
    for feature in sorted(pair.features, key=lambda feature: -abs(feature.contribution)):
        row(f"{feature.contribution:+6.2f}", feature.name, f"{feature.value:.2f}", feature.words)
    if pair.date_gap is not None:
        say(f"days apart: {pair.date_gap}")
    for one, other in pair.variants:
        row("same name or word:", one, "=", other)
    for difference in pair.differences:
        if difference.differs:
            row("differs:", difference.slot, *(value.value for value in difference.values))


def pair_record(pair: Pair) -> dict[str, Any]:
    """Return a pair as JSON."""
    return {
        "a": pair.a,
        "b": pair.b,
        "score": pair.probability,
        "features": [
            {"name": f.name, "value": f.value, "contribution": f.contribution, "words": f.words} for f in pair.features
        ],
        "differences": [
            {"slot": d.slot, "values": [{"claim": v.claim_id, "value": v.value} for v in d.values], "note": d.note}
            for d in pair.differences
            if d.differs
        ],
        "date_gap": pair.date_gap,
        "variants": [list(variant) for variant in pair.variants],
        "scorer": pair.scorer,
    }


@family("score")
def score() -> None:
    """Score pairs or rank texts from JSON lines files, without a database."""


_semantic = click.option("--semantic", is_flag=True, help="Read likely ones again by meaning (extra semantic).")


@score.command("pairs")
@click.argument("file", type=click.Path())
@_semantic
def pairs(file: str, semantic: bool) -> None:
    """Score {"id","a","b"} lines: {"id","score","differences":[{"slot","a","b"}]}."""
    from store.matching.scoring.text_scores import score_pairs

    print_json_lines(score_pairs(_lines(file, ("id", "a", "b")), reader=_reader(semantic)))


@score.command("rank")
@click.argument("queries", type=click.Path())
@click.argument("docs", type=click.Path())
@_semantic
def rank(queries: str, docs: str, semantic: bool) -> None:
    """Rank {"id","claim","title"} documents for {"id","text"} queries: {"id","ranked":[best 20]}."""
    from store.matching.scoring import text_scores

    given = list(_lines(queries, ("id", "text"))), list(_lines(docs, ("id",)))
    print_json_lines(text_scores.rank(*given, reader=_reader(semantic)))


def _reader(semantic: bool) -> Any:
    """Return what reads by meaning: asked for here, or switched on in the database if there is one."""
    from store.matching.scoring.semantic import available, switched_on

    if semantic and not available():
        raise UsageError("--semantic needs the extra semantic, which is not installed.")
    return switched_on(semantic or _is_on())


def _is_on() -> bool:
    if not Path(current().path).is_file():
        return False
    try:
        with current().store(readonly=True) as store:
            return store.setting("semantic") is True
    except TadqiqError:  # texts are scored without a database, whatever state it is in
        return False


def _lines(file: str, fields: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    try:
        with Path(file).open("rb") as opened:
            for number, line in enumerate(opened, 1):
                if line.strip():
                    yield _record(line, f"{file}, line {number}", fields)
    except OSError as error:
        raise UsageError(f"{file}: {(error.strerror or 'cannot be read').lower()}.") from None


def _record(line: bytes, where: str, fields: tuple[str, ...]) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        raise InputRefusedError(f"{where}: this is not a line of JSON.") from None
    if not isinstance(found, dict) or any(field not in found for field in fields):
        raise InputRefusedError(f"{where}: needs the fields {', '.join(fields)}.")
    return found
