"""Search: folded Arabic full text over articles and claims; the hits in their context, best first.

FTS5's ``bm25`` over a word that stands in a million rows takes seconds. So candidates are bounded first (the latest
that hold every word) and only those are ranked, by how much of the text the words are and how near the beginning they
stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from store.claims import records as claim_records
from store.errors import UsageError
from store.language.folding import fold, fold_plain
from store.models import Hit, Span
from store.reading import records as article_records
from store.review.records import Database, called

_WORD = re.compile(r"\w+")
_CANDIDATES = 200
_CONTEXT = 90
# What Arabic writes together with the word behind it: the article, and «and», «then», «in», «to» before both.
_ARTICLE = "ال"
_BEFORE_A_WORD = ("", "ال", "و", "وال", "ف", "فال", "ب", "بال", "وب", "وبال", "ل", "لل", "ول", "ولل", "كال")
_BEFORE_ITS_ARTICLE = ("", "و", "ف", "ب", "وب", "ك")
_IN_PLACE_OF_ITS_ARTICLE = ("لل", "ولل")
_ATTACHED = re.compile("[\u0621-\u064a]{3,}")


def query_words(query: str) -> list[str]:
    """Return the folded words of a query."""
    return _WORD.findall(fold_plain(query))


def written(word: str) -> list[str]:
    """Return how a word of a query stands in a text: «قتلى» also as «القتلى», «والقتلى»; a short word as it is."""
    if not _ATTACHED.fullmatch(word):
        return [word]
    stem = word.removeprefix(_ARTICLE)
    if stem == word or len(stem) < 3:
        return [letters + word for letters in _BEFORE_A_WORD]
    return [*(letters + word for letters in _BEFORE_ITS_ARTICLE), *(at + stem for at in _IN_PLACE_OF_ITS_ARTICLE)]


def match_of(words: Sequence[str]) -> str:
    """Return the FTS5 query: every word, the last one as the beginning of a word when it is long enough."""
    ends = [*[""] * (len(words) - 1), "*" if len(words[-1]) >= 3 else ""]
    alternatives = ([f'"{form}"{end}' for form in written(word)] for word, end in zip(words, ends, strict=True))
    return " AND ".join(f"({' OR '.join(forms)})" for forms in alternatives)


def search(db: Database, query: str, *, kind: str | None = None, limit: int = 50) -> list[Hit]:
    """Return hits of one ``kind`` (article, claim) or both; raises UsageError for an unknown kind."""
    if kind not in (None, "article", "claim"):
        raise UsageError(f"No such kind: {kind}; one of article, claim.")
    words = query_words(query)
    if not words or limit < 1:
        return []
    match = match_of(words)
    with db.snapshot():
        hits: list[tuple[float, Hit]] = []
        if kind != "article":
            hits += _claims(db, match, words)
        if kind != "claim":
            hits += _articles(db, match, words)
        hits.sort(key=lambda found: (-found[0], found[1].id))
        best = [hit for _, hit in hits[:limit]]
        files = called.files(db, {hit.article_id for hit in best})
    return [replace(hit, file=files[hit.article_id]) for hit in best]


def _claims(db: Database, match: str, words: Sequence[str]) -> list[tuple[float, Hit]]:
    found = claim_records.some(db, claim_records.search(db, match, _CANDIDATES))
    outlets = claim_records.outlets_of(db, list(found))
    hits = []
    for claim in found.values():
        spans = spans_in(claim.text, words)
        hit = Hit("claim", claim.id, claim.article_id, claim.text, spans, outlets.get(claim.id), claim.start)
        hits.append((rank(claim.text, spans, words) + 0.1, hit))
    return hits


def _articles(db: Database, match: str, words: Sequence[str]) -> list[tuple[float, Hit]]:
    hits = []
    for id, text, outlet in article_records.search(db, match, _CANDIDATES // 4):
        spans = spans_in(text, words)
        start, end = _window(text, spans)
        shown = tuple(Span(s.start - start, s.end - start) for s in spans if s.start >= start and s.end <= end)
        hits.append((rank(text, spans, words), Hit("article", id, id, text[start:end], shown, outlet, start)))
    return hits


def rank(text: str, spans: Sequence[Span], words: Sequence[str]) -> float:
    """Return how well a text answers: the share of it that the words are, and nearness of the first one to its
    beginning.
    """
    if not spans:
        return 0.0
    covered = sum(span.end - span.start for span in spans) / max(len(text), 1)
    return min(covered, 1.0) + 1.0 / (2.0 + spans[0].start / 50.0) + 0.01 * len(words)


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of whole folded words that are one of a query's, or begin with its last one."""
    forms = [re.escape(form) + r"(?!\w)" for word in words for form in written(word)]
    if len(words[-1]) >= 3:
        forms += [re.escape(form) + r"\w*" for form in written(words[-1])]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})")


def spans_in(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Return where words that begin with one of the query's stand in ``text``, in code points."""
    folded = fold(text)
    return tuple(folded.raw_span(found.start(), found.end()) for found in _pattern(tuple(words)).finditer(folded.text))


def _window(text: str, spans: Sequence[Span]) -> tuple[int, int]:
    """Return the stretch of an article to show around its first hit, cut at spaces."""
    middle = spans[0].start if spans else 0
    start, end = max(0, middle - _CONTEXT), min(len(text), middle + 2 * _CONTEXT)
    if start:
        start = text.find(" ", start, middle) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", middle, end), middle + 1)
    return start, end
