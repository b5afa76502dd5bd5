"""How well the score is calibrated after a few decisions: many random draws, beside what chance alone would give.

The expected calibration error (ECE, tenths, as ``evaluate.py`` takes it) of a *perfectly* calibrated score is not 0 on
few pairs: the answers scatter. That floor is computed by drawing the answers from the probabilities themselves; an
error at the floor cannot be told from none.
"""

from __future__ import annotations

import itertools
import json
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.language.dates import date_mentions
from store.language.numbers import quantities
from store.matching.evidence.features import compared
from store.matching.evidence.weights import SHIPPED, Weights
from store.matching.groups.grouping import idf_of
from store.matching.groups.scorer import Scorer
from store.matching.scoring.learning import Decision, Sample, fit, nearest, unbiased_square
from store.matching.scoring.text_scores import text_profile
from store.matching.stories.story import Stories
from store.matching.texts.profile import Profiles
from store.matching.texts.vocabulary import Idf
from store.models import Claim, Unit
from tests.quality import matching_scores as scores

OWN = Path(__file__).parent / "own"
# Pairs of whole articles less likely than this are never put before a reviewer.
_SHOWN = 0.05
Fit = Callable[[Weights, Sequence[Decision]], Weights]


@dataclass(frozen=True)
class Figures:
    """Means over draws: the error with shipped weights, after the fit, the floor of that score, and its Brier score.

    ``corrected`` is the root mean square error after the fit without what sampling adds to it, for information;
    ``best`` the error of the offset and slope that fit all answers of the set at once, which no draw of them knows.
    """

    pairs: int
    before: float
    after: float
    floor: float
    brier: float
    corrected: float
    best: float


def labelled(name: str) -> list[Decision]:
    """Return the labelled pairs of one development set of bare texts as decisions."""
    rows = [row for row in scores.read(scores.PAIRS / f"{name}.jsonl") if row["label"] is not None]
    profiles = [(text_profile("a", row["a"]), text_profile("b", row["b"])) for row in rows]
    idf = Idf.of(sorted(profile.keys) for pair in profiles for profile in pair)
    return [Decision(compared(a, b, idf).values, row["label"] == 1) for (a, b), row in zip(profiles, rows, strict=True)]


def annotated(gold: Path, articles: Path) -> list[Decision]:
    """Return the pairs of annotated articles that a reviewer could be shown: one group, or not."""
    known = json.loads(gold.read_text("utf-8"))
    units = sorted(_units(known, articles), key=lambda unit: unit.claim.id)
    profiles = Profiles().of(units)
    idf = idf_of(profiles)
    scorer = Scorer(profiles, idf, SHIPPED, None, Stories(units, idf))
    home = {member["claim"]: group["group"] for group in known["groups"] for member in group["members"]}
    neutral = {tuple(sorted(pair)) for pair in known.get("neutral", ())}
    found = []
    for i, j in itertools.combinations(range(len(units)), 2):
        a, b = units[i].claim, units[j].claim
        if a.article_id == b.article_id or (a.id, b.id) in neutral:
            continue
        values = scorer.score(i, j)[1].values
        if SHIPPED.probability(values) >= _SHOWN:
            found.append(Decision(values, a.id in home and home[a.id] == home.get(b.id)))
    return found


def _units(known: dict[str, Any], articles: Path) -> list[Unit]:
    about = {article["file"]: article for article in known["articles"]}
    texts = {file: (articles / file).read_bytes().decode() for file in about}
    found = []
    for claim in known["claims"]:
        file, start, end = claim["article_file"], claim["start"], claim["end"]
        text, day = texts[file], about[file]["dateline"]["inferred_iso"]
        speaker = (claim.get("speaker") or {}).get("name")
        made = Claim(
            id=claim["id"], article_id=file, start=start, end=end, text=text[start:end], statement=text[start:end],
            quote_type="narrator", stance=claim.get("stance") or "assert", rule_id="gold", confidence=1.0,
            speaker=speaker, quantities=tuple(quantities(text, start, end)),
            dates=tuple(date_mentions(text, start, end, published=day)),
        )  # fmt: skip
        found.append(Unit(made, about[file]["outlet"], day, text))
    return found


def sets() -> dict[str, list[Decision]]:
    """Return the labelled pairs of every set that is there, by its name."""
    found = {"own articles": annotated(OWN / "gold.json", OWN / "articles")}
    if scores.present():
        found["seven reports"] = annotated(scores.NEWS / "gold2_dev.json", scores.NEWS / "articles")
        for name in ("ar_crossoutlet_dev", "ar_ans_dev", "en_stsb_headlines_dev"):
            found[name] = labelled(name)
    return found


def measure(pairs: Sequence[Decision], decisions: int = 20, draws: int = 100, fitted: Fit = fit) -> Figures:
    """Return the figures of ``draws`` random draws of decisions, always on the pairs that were not drawn."""
    sums = [0.0] * 5
    for draw in range(draws):
        chance = random.Random(draw)
        order = chance.sample(range(len(pairs)), len(pairs))
        weights = fitted(SHIPPED, [pairs[i] for i in order[:decisions]])
        rest = [pairs[i] for i in order[decisions:]]
        before = [(SHIPPED.probability(d.values), d.same) for d in rest]
        after = [(weights.probability(d.values), d.same) for d in rest]
        ideal = [(p, chance.random() < p) for p, _ in after]
        brier = sum((p - same) ** 2 for p, same in after) / len(after)
        square = unbiased_square([(p, same, 1.0) for p, same in after])
        for at, value in enumerate((*map(scores.calibration_error, (before, after, ideal)), brier, square)):
            sums[at] += value / draws
    before_all, after_all, floor, brier_all, square_all = sums
    corrected = math.sqrt(max(0.0, square_all))
    return Figures(len(pairs), before_all, after_all, floor, brier_all, corrected, _best(pairs))


def _best(pairs: Sequence[Decision]) -> float:
    """Return the error of the offset and slope on the shipped log-odds that fit all answers: in-sample."""
    sample = Sample([[SHIPPED.log_odds(d.values)] for d in pairs], pairs)
    offset, slope = nearest(sample, (0.0, 1.0), (1e-6, 1e-6))
    said = [1.0 / (1.0 + math.exp(-offset - slope * SHIPPED.log_odds(d.values))) for d in pairs]
    return scores.calibration_error([(p, d.same) for p, d in zip(said, pairs, strict=True)])
