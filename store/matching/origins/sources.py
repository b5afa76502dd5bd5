"""How many origins stand behind a group: copies, shared agencies and unknown outlets are folded, with reasons.

Never more sources than can be defended: an article folds into another when they share a long run of words or most of
their words in one order, credit the same agency or each other with the claims of the group, come from the same outlet,
when one only tells what the other's speaker said, or when nothing says that their outlets differ. Of a few shared words
only the claims that stand in them are copied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from store.language.names import same_name
from store.language.tokens import folded_words
from store.matching.origins.copying import RUN, Copies, Run, words_of
from store.matching.origins.crediting import UNNAMED, canonical, credited_in, is_outlet, points_back
from store.matching.texts.vocabulary import content_keys
from store.models import SourceFold, Sources, Span, Unit

# A quotation on one line; straight marks open and close alike.
_QUOTED = re.compile(r"«[^»\n]*»|“[^”\n]*”|\"[^\"\n]*\"")
# Reports that share less than so much of the shorter one, and fewer words, have the shared words from one origin, and
# the rest may be their own: a statement that both print, say.
_A_PART, _FEW = 0.15, 40
# Claims with so much of the shorter one's words in common, and so many words, are one wording.
_MOST, _SHORTEST = 0.7, 4
# What stands so near to shared words (code points) goes on with them.
_NEAR = 60

Members = Sequence[Unit]


@dataclass(slots=True)
class _Origins:
    """Union-find over articles; the smallest index speaks for its set."""

    home: list[int]

    def find(self, i: int) -> int:
        while self.home[i] != i:
            i = self.home[i]
        return i

    def join(self, i: int, j: int) -> None:
        one, other = sorted((self.find(i), self.find(j)))
        self.home[other] = one


def sources(units: Sequence[Unit], copies: Copies | None = None) -> Sources:
    """Return how many independent origins the claims of a group have, and the reason for every fold.

    The strongest reasons fold first; two articles already of one origin are not folded again, so there are as many
    reasons as needed and no more. ``copies`` may be shared between groups to compare each pair of articles once.
    """
    finder = copies or Copies()
    articles = _by_article(units)
    origins = _Origins(list(range(len(articles))))
    folds = []
    for reason in (_copied, _same_agency, _same_outlet, _one_voice, _unknown_outlet):
        for i, j in combinations(range(len(articles)), 2):
            if origins.find(i) == origins.find(j):
                continue
            fold = reason(articles[i], articles[j], finder)
            if fold is not None:
                origins.join(i, j)
                folds.append(fold)
    agencies: dict[str, str] = {}
    for members in articles:
        agencies = {**_credits(members), **agencies}
    count = len({origins.find(i) for i in range(len(articles))})
    return Sources(count, tuple(folds), _first(articles), tuple(sorted(agencies.values())), _speaker(articles))


def _by_article(units: Sequence[Unit]) -> list[Members]:
    """Return the claims by article, the earliest published first."""
    found: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda unit: (unit.published or "", unit.claim.article_id, unit.claim.id)):
        found.setdefault(unit.claim.article_id, []).append(unit)
    return list(found.values())


def _first(articles: Sequence[Members]) -> str | None:
    """Return the outlet that printed first, if every article is dated and one is earlier than all others."""
    dates = [members[0].published for members in articles]
    if not dates or not all(dates) or dates.count(dates[0]) > 1:
        return None
    return articles[0][0].outlet


def _speaker(articles: Sequence[Members]) -> str | None:
    """Return the one person that every claim quotes, by the first one's name for him, if there are several reports."""
    named = [unit.claim.speaker for members in articles for unit in members]
    if len(articles) < 2 or not named[0] or is_outlet(named[0]):
        return None
    one = all(name and (name == named[0] or same_name(name, named[0])) for name in named)
    return named[0] if one else None


def _credits(members: Members, others: frozenset[str] = frozenset()) -> dict[str, str]:
    """Return the agencies and outlets a report credits with its claims: canonical name → its letters, if known."""
    spans = [Span(unit.claim.start, unit.claim.end) for unit in members]
    found = {name: name for name in sorted(credited_in(members[0].article_text, spans, others))}
    for unit in members:
        speaker = unit.claim.speaker if unit.claim.speaker and is_outlet(unit.claim.speaker) else None
        for name in (unit.claim.via, speaker):
            if name and not points_back(name):
                found[canonical(name)] = name
            elif name and not found:
                found[UNNAMED] = name
    return found


def _ids(a: Members, b: Members) -> tuple[str, ...]:
    return tuple(sorted(unit.claim.id for unit in (*a, *b)))


def _copied(a: Members, b: Members, copies: Copies) -> SourceFold | None:
    """Fold two articles with long equal runs; the earlier one printed first, as far as dates show."""
    one, other = ((m[0].claim.article_id, m[0].article_text or m[0].claim.text) for m in (a, b))
    runs, share = copies.between(one, other)
    if not runs or (_one_person(a, b) and _all_quoted(runs, one[1], other[1])):
        return None
    if share < _A_PART and words_of(runs) < _FEW and not _holds(runs, a, b) and not _worded_alike(a, b):
        return None
    spans = tuple((one[0], run.a_start, run.a_end) for run in runs)
    spans += tuple((other[0], run.b_start, run.b_end) for run in runs)
    long = max(run.words for run in runs) >= RUN
    how = f"in runs of {RUN} or more are the same" if long else "stand in the same order"
    said = f"{words_of(runs)} words {how} ({share:.0%} of the shorter report)"
    if a[0].published and b[0].published and a[0].published < b[0].published and a[0].outlet:
        said += f"; {a[0].outlet} printed them first"
    return SourceFold("wire_copy", _ids(a, b), said, round(share, 4), spans)


def _holds(runs: Sequence[Run], a: Members, b: Members) -> bool:
    """Say whether a claim of either article stands in the words they share, or next to them."""
    mine = ((unit.claim, run.a_start, run.a_end) for unit in a for run in runs)
    theirs = ((unit.claim, run.b_start, run.b_end) for unit in b for run in runs)
    return any(claim.start < end + _NEAR and start < claim.end + _NEAR for claim, start, end in (*mine, *theirs))


def _worded_alike(a: Members, b: Members) -> bool:
    """Say whether a claim of one report has most words of a claim of the other."""
    for mine in (set(folded_words(unit.claim.text)) for unit in a):
        for theirs in (set(folded_words(unit.claim.text)) for unit in b):
            if len(mine & theirs) >= max(_SHORTEST, _MOST * min(len(mine), len(theirs))):
                return True
    return False


def _one_person(a: Members, b: Members) -> bool:
    """Say whether the claims of both articles quote one and the same person."""
    return _speaker([a, b]) is not None


def _all_quoted(runs: Sequence[Run], a: str, b: str) -> bool:
    """Say whether the equal words of two texts are quotations in both: who heard one speech prints the same words."""
    for run in runs:
        for text, start, end in ((a, run.a_start, run.a_end), (b, run.b_start, run.b_end)):
            within = any(match.start() <= start and end <= match.end() for match in _QUOTED.finditer(text))
            if not within:
                return False
    return True


def _same_agency(a: Members, b: Members, copies: Copies) -> SourceFold | None:
    """Fold two articles that credit one agency, or agencies without a name, or of which one credits the other."""
    outlets = frozenset(canonical(name) for name in (a[0].outlet, b[0].outlet) if name)
    mine, theirs = _credits(a, outlets), _credits(b, outlets)
    if shared := sorted((mine.keys() & theirs.keys()) - {UNNAMED}):
        return SourceFold("agency", _ids(a, b), f"both credit {mine[shared[0]]}")
    if mine and theirs and UNNAMED in mine.keys() | theirs.keys():
        return SourceFold(
            "agency", _ids(a, b), "agencies without a name are credited, so nothing shows that they are two"
        )
    for one, other, credits in ((a, b, theirs), (b, a, mine)):
        if one[0].outlet and canonical(one[0].outlet) in credits:
            return SourceFold("agency", _ids(a, b), f"{other[0].outlet or 'one'} credits {one[0].outlet}")
    return None


def _same_outlet(a: Members, b: Members, copies: Copies) -> SourceFold | None:
    """Fold two articles of one outlet, whatever it is called («عكاظ», «صحيفة عكاظ»)."""
    one, other = a[0].outlet, b[0].outlet
    if one and other and canonical(one) == canonical(other):
        return SourceFold("same_outlet", _ids(a, b), f"both were published by {one}")
    return None


def _one_voice(a: Members, b: Members, copies: Copies) -> SourceFold | None:
    """Fold two articles of which one only tells what the speaker of the other said («she said that he announced»)."""
    for one, other in ((one, other) for x in a for y in b for one, other in ((x.claim, y.claim), (y.claim, x.claim))):
        if not one.speaker or not other.speaker or same_name(one.speaker, other.speaker):
            continue
        named = set(content_keys(other.speaker))
        if named and named <= set(content_keys(one.text)):
            return SourceFold("one_voice", _ids(a, b), f"{one.speaker} tells what {other.speaker} said: one voice")
    return None


def _unknown_outlet(a: Members, b: Members, copies: Copies) -> SourceFold | None:
    """Fold two articles when the outlet of one is unknown."""
    if a[0].outlet and b[0].outlet:
        return None
    return SourceFold("unknown_outlet", _ids(a, b), "the outlet of one is unknown, so nothing shows that they are two")
