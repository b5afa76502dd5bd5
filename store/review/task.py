"""What the matcher is asked: everything, or in a large collection the neighbourhood of what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from store.models import Constraints, Link, Progress, ProposedGroup, Unit
from store.review.records import Database, constraints, judged, lessons, marks, proposals, units
from store.review.records.proposals import Present

if TYPE_CHECKING:
    from store.matching.evidence.weights import Weights
    from store.matching.groups.scorer import Scorer
    from store.matching.scoring.semantic import Reader
    from store.matching.texts.profile import Profile, Profiles
    from store.matching.texts.vocabulary import Idf

# From so many claims on, loading looks only at the neighbourhood of what it brought; `tadqiq group` looks at
# everything, and so does a load of fewer than LARGE claims that have grown so much since.
MANY, LARGE, _GROWN = 3_000, 20_000, 1.25
_BLOCK = 2000


@dataclass(slots=True)
class Task:
    """All that grouping follows from; ``idf`` and ``pairs`` only for a neighbourhood."""

    units: list[Unit]
    bounds: Constraints
    present: list[Present]
    threshold: float | None
    learning: bool
    whole: bool = True
    idf: Idf | None = None
    pairs: list[tuple[str, str]] | None = None
    # As numbers, None for the shipped ones: of a neighbourhood those learned so far; of everything they follow from
    # ``values``, the feature values of the decided pairs.
    weights: list[float] | None = None
    values: dict[tuple[str, str], tuple[float, ...]] = field(default_factory=dict)
    semantic: bool = False
    made: Profiles | None = None
    probes: float = 0.0
    probed: list[frozenset[str]] = field(default_factory=list)
    # Of a neighbourhood: the claims of what changed, those gone too, and all claims of an article, of which it may
    # hold only some; what scored it to find how far that reaches.
    changed: frozenset[str] = frozenset()
    beside: Callable[[str], Sequence[Unit]] = lambda _: ()
    scorer: Scorer | None = None
    # Groups that stay as they are, and may be linked.
    around: list[Present] = field(default_factory=list)

    def run(
        self, progress: Callable[[Progress], None] | None, cancelled: Callable[[], bool] | None
    ) -> tuple[list[ProposedGroup], list[Link]]:
        """Return the proposed groups and links. Raises CancelledError."""
        from store.matching.groups.grouping import group
        from store.matching.groups.relations import links

        made, known = self.profiles(), self.units
        weights = self.chosen_weights()
        reader = reader_of(self.semantic)
        if not self.whole:
            self._narrow(weights, reader, progress, cancelled)
        here = {unit.claim.id for unit in self.units}
        found = group(
            self.units, self.carried(), threshold=self.threshold, weights=weights, fixed_groups=self.fixed(),
            cancelled=cancelled, progress=progress, idf=self.idf, pairs=self.pairs, reader=reader,
            made=made, probes=self.probes, probed=sum(self.whole or not here.isdisjoint(pair) for pair in self.probed),
            before=self.scorer,
        )  # fmt: skip
        scale = None if weights is None else weights.tuned()
        standing = [ProposedGroup(group.members, 0.0, group.lead) for group in self.around if not group.probe]
        return found, links([*(one for one in found if not one.probe), *standing], known, scale, made)

    def _narrow(
        self,
        weights: Weights | None,
        reader: Reader | None,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        """Leave out the groups that nothing new is likely to belong to, and all that stands alone and stays alone."""
        from store.matching.evidence.weights import SHIPPED
        from store.matching.groups.reach import reached
        from store.matching.groups.scorer import Scorer
        from store.matching.stories.story import Stories

        made, ordered = self.profiles(), sorted(self.units, key=lambda unit: unit.claim.id)
        assert self.idf is not None

        def claims(article: str) -> Sequence[Profile]:
            return made.of(sorted(self.beside(article), key=lambda unit: unit.claim.id))

        stories = Stories(ordered, self.idf, claims)
        self.scorer = Scorer(made.of(ordered), self.idf, weights or SHIPPED, reader, stories)
        near = self.changed | reached(self.scorer, self.changed, self.pairs or (), cancelled, progress)
        here = {unit.claim.id for unit in self.units}
        stays = {g.id for g in self.present if near.isdisjoint(g.members) and here.issuperset(g.members)}
        self.around = [group for group in self.present if group.id in stays]
        self.present = [group for group in self.present if group.id not in stays]
        near |= {claim for group in self.present for claim in group.members}
        self.units = [unit for unit in self.units if unit.claim.id in near]

    def profiles(self) -> Profiles:
        """Return the store of profiles of this task: each claim is read once, whoever asks."""
        from store.matching.texts.profile import Profiles

        if self.made is None:
            self.made = Profiles()
        return self.made

    def carried(self) -> Constraints:
        """Return the decisions, with those on members whose article has changed carried over to a member that is there.

        A decided group keeps its old members; what was kept apart from one of them may not join it later.
        """
        live = {unit.claim.id for unit in self.units}
        stands_for = {
            claim: next((member for member in group.members if member in live), claim)
            for group in self.present
            if group.fixed
            for claim in group.members
            if claim not in live
        }
        moved = ((stands_for.get(a, a), stands_for.get(b, b)) for a, b in self.bounds.cannot) if stands_for else ()
        pairs = {(min(pair), max(pair)) for pair in moved if pair[0] != pair[1]}
        return Constraints(self.bounds.must, self.bounds.cannot | (pairs - self.bounds.must))

    def fixed(self) -> list[tuple[str, ...]]:
        """Return the members of every decided group, which stay together."""
        return [tuple(group.members) for group in self.present if group.fixed and group.state != "not_checkable"]

    def chosen_weights(self) -> Weights | None:
        """Return the weights that follow from the decisions, None for the shipped ones.

        A neighbourhood sees few of the decisions: it is scored with the weights learned so far.
        """
        from store.matching.evidence.weights import Weights
        from store.matching.scoring.learning import fitted, values_of

        if self.whole and self.learning:
            pairs = self.bounds.must | self.bounds.cannot
            self.values = values_of(self.units, pairs, self.profiles()) if pairs else {}
            self.weights = fitted(self.bounds, self.values)
        return Weights.kept(self.weights) if self.learning else None


def _basis(db: Database) -> tuple[Constraints, float | None, bool]:
    kept = marks.setting(db, "threshold")
    return constraints.constraints(db), None if kept is None else float(kept), is_learning(db)


def _probes(db: Database) -> float:
    """Return which share of pairs from below the threshold to show: none when reviewers switched them off."""
    from store.matching.groups.probes import SHARE

    return 0.0 if marks.setting(db, "probes") == "false" else SHARE


def reader_of(semantic: bool) -> Reader | None:
    """Return the second reader when it is switched on and its extra is installed, else None."""
    from store.matching.scoring.semantic import Embeddings, available

    return Embeddings() if semantic and available() else None


def is_learning(db: Database) -> bool:
    """Say whether the matcher learns from decisions: it does unless the reviewers switched that off."""
    return marks.setting(db, "learning") != "false"


def is_semantic(db: Database) -> bool:
    """Say whether the reviewers switched the second reader on."""
    return marks.setting(db, "semantic") == "true"


def everything(db: Database) -> Task:
    """Return the task of grouping all claims; read it inside a snapshot."""
    bounds, threshold, learning = _basis(db)
    return Task(
        units.all_units(db), bounds, proposals.living(db), threshold, learning, semantic=is_semantic(db),
        probes=_probes(db), probed=judged.probed(db),
    )  # fmt: skip


# ── neighbourhoods ────────────────────────────────────────────────────────────────────────────────────────────────────
def can_look_nearby(db: Database) -> bool:
    """Say whether there are many claims that were grouped as a whole before, so that their neighbourhoods are known."""
    claims = int(db.value("SELECT n FROM tally WHERE name = 'claims'"))
    if claims < MANY or db.one("SELECT 1 FROM match_claim LIMIT 1") is None:
        return False
    return claims >= LARGE or claims <= _GROWN * units.counted_claims(db)


def index_changes(db: Database, articles: Sequence[int]) -> None:
    """Bring the candidate index up to the claims of some articles, in one transaction."""
    from store.matching.candidate_index import CandidateIndex

    with db.transaction():
        index = CandidateIndex(db)
        live, gone = units.of_articles(db, articles)
        index.remove(units.some_units(db, gone))
        index.add(units.some_units(db, live))


def nearby(db: Database, articles: Sequence[int]) -> Task:
    """Return the task of grouping some articles' claims with all they may belong to; read it inside a snapshot."""
    from store.matching.candidate_index import CandidateIndex

    bounds, threshold, learning = _basis(db)
    mine, gone = units.of_articles(db, articles)
    given = units.some_units(db, mine)
    pairs = set(CandidateIndex(db).candidates(given))
    near = {claim for pair in pairs for claim in pair} | set(mine)
    near |= _of_one_story(db, pairs)
    present = proposals.living(db, near.union(gone))
    for group in present:
        near.update(group.members)
        pairs.update(combinations(sorted(group.members), 2))
    aside = units.set_aside(db)
    near = units.current(db, near) - aside
    found = [*given, *units.some_units(db, sorted(near - set(mine)))]
    together = [unit for unit in found if unit.claim.id in near]
    task = Task(
        together, _within(bounds, near), present, threshold, learning, False, None, sorted(pairs),
        semantic=is_semantic(db), probes=_probes(db), probed=judged.probed(db),
        weights=lessons.state(db).now, changed=frozenset((*mine, *gone)),
        beside=partial(units.of_one_article, db, aside=aside),
    )  # fmt: skip
    task.idf = word_weights(db, together, task.profiles())
    return task


def _of_one_story(db: Database, pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Return all claims of articles that so many candidates put beside each other that they may tell one story."""
    from store.matching.stories.counterparts import STRONG

    chosen = list(pairs)
    home = units.homes(db, {claim for pair in chosen for claim in pair})
    met = Counter(frozenset((home[a], home[b])) for a, b in chosen if a in home and b in home)
    of_one = sorted({article for pair, many in met.items() if many >= STRONG for article in pair})
    return set(units.of_articles(db, of_one)[0])


def _within(bounds: Constraints, near: set[str]) -> Constraints:
    def part(pairs: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        return frozenset(pair for pair in pairs if pair[0] in near and pair[1] in near)

    return Constraints(part(bounds.must), part(bounds.cannot))


def word_weights(db: Database, found: Sequence[Unit], made: Profiles | None = None) -> Idf:
    """Return the word weights of the whole collection, as of its last grouping, for the words of some claims and of
    their articles, which tell whether they are of one story.

    In a file that only an earlier version has grouped they are counted anew.
    """
    from store.matching.groups.grouping import idf_of
    from store.matching.texts.profile import Profiles
    from store.matching.texts.vocabulary import Idf, content_keys

    made = made or Profiles()
    keys = {key for profile in made.of(found) for key in profile.keys}
    for text in {unit.article_text for unit in found}:
        keys.update(content_keys(text))
    texts, counts = units.word_counts(db, sorted(keys))
    return Idf(texts, Counter(counts)) if texts else idf_of(made.of(units.all_units(db)))


def remember(db: Database, task: Task) -> None:
    """After everything was grouped: keep its word weights, for pairs that are compared before the next grouping; of
    many claims an index, for neighbourhoods.
    """
    from store.matching.candidate_index import CandidateIndex
    from store.matching.groups.grouping import idf_of

    idf = idf_of(task.profiles().of(task.units))
    with db.transaction():
        units.keep_word_counts(db, len(task.units), idf.texts, idf.frequency)
    if len(task.units) < MANY:
        return
    for at in range(0, len(task.units), _BLOCK):
        with db.transaction():
            CandidateIndex(db).add(task.units[at : at + _BLOCK])
