"""The outlet to which an English speaker spoke or that relays the words: «told Reuters», «as saying by the agency»."""

from __future__ import annotations

from functools import lru_cache

from store.claims.english.report import Report
from store.claims.english.verbs import is_capital, word_set
from store.claims.vocabulary.words import Sentence
from store.claims.who.draft import ArticleState
from store.language.folding import fold_plain
from store.language.lexicon import folded_words, load

_LONGEST = 7
_LEADS = (("speaking", "to"), ("talking", "to"), ("interview", "with"), ("speaking", "on"))


def medium(s: Sentence, state: ArticleState, report: Report) -> str | None:
    """Return the label of the outlet a report was told to or is relayed by, None when the listener is no outlet."""
    places = [report.cue + 1] if "told" in report.verb.takes or s.text(report.cue + 1) == "by" else []
    for at in range(max(0, report.begin - 14), report.cue):
        if (s.text(at), s.text(at + 1)) in _LEADS:
            places.append(at + 2)
    return next((label for label in (_outlet(s, state, at) for at in places) if label), None)


def _outlet(s: Sentence, state: ArticleState, first: int) -> str | None:
    """Return the outlet named from ``first`` on: by a word of the press, its lexicon name or as the article's own."""
    first += s.text(first) == "by"
    # «state news agency SNA»: what kind of outlet it is stands in plain letters.
    kinds = word_set("media") | word_set("outlet_kinds")
    kind = next((at for at in range(first, first + 4) if s.text(at) in kinds), first)
    end = first
    while end < min(len(s.words), first + _LONGEST):
        mark = s.words[end].mark
        if mark and s.text(end) not in "'’":
            break
        if end > kind and not mark and not is_capital(s, end) and s.text(end) not in kinds | {"s"}:
            break
        end += 1
    while end > first and s.words[end - 1].mark:
        end -= 1
    words = [s.text(at) for at in range(first, end) if not s.words[at].mark]
    bare = words[1:] if words[:1] == ["the"] else words
    own = fold_plain(state.outlet or "").split()
    # «the refugee agency» is told as a body, «the AFN news agency» as an outlet.
    known = bool(set(bare) & word_set("media")) or " ".join(bare) in _names()
    known = known or bool(set(bare) & word_set("outlet_kinds") and {"news", "press"} & set(bare))
    # «GlobalNet's Alan Price»
    house = bare[: bare.index("s")] if "s" in bare else bare
    if not bare or not (known or (own and house and set(house) <= set(own))):
        return None
    return s.raw(first, end)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """Return the folded names and aliases of the outlets lexicon."""
    return frozenset(
        word for row in load("outlets")["outlet"] for word in folded_words([row["name"], *row.get("aliases", [])])
    )
