"""Where what an English speaker says begins: behind «that», a listener, an occasion, a preposition."""

from __future__ import annotations

from store.claims.english.verbs import Verb, is_capital, word_set
from store.claims.vocabulary.words import Sentence

LEAST_CONTENT = 3
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their"))


def content_after(s: Sentence, at: int, verb: Verb, hi: int) -> int | None:
    """Return where the content begins after the verb, None when nothing is reported."""
    if verb.takes & {"out_that", "toll"} or (s.text(at - 1) == "as" and s.text(at + 1) == "by"):
        return _set_phrase(s, at, verb, hi)
    if "as" in verb.takes and not any(s.text(k) == "as" and s.free(k) for k in range(at + 2, min(at + 9, hi))):
        return None
    if "object" in verb.takes and s.text(at + 1) in ("reports", "claims", "allegations") and s.text(at + 2) == "that":
        return at + 3
    for k in range(at + 1, min(at + 16, hi)):
        if s.text(k) == "that" and verb.takes & {"that", "told", "that_only", "heard"}:
            if s.is_mark(k + 1, ",") and k + 4 < hi and s.text(k + 2) in word_set("adverbial"):
                # «said that, while the turnout was impressive, …»
                return k + 2
            if _may_open(s, k, at) and _reaches(s, at, k, verb, hi):
                return k + 1
        if (
            s.text(k) in word_set("finite")
            and "told" not in verb.takes
            and not (s.text(k) == "may" and is_capital(s, k))
        ):
            break
        if k in s.closes and s.closes[k] - k > 3 and (k <= at + 2 or s.words[k - 1].mark):
            # «said she "couldn't thank them enough"»
            return k - (k == at + 2 and (s.text(k - 1) in word_set("pronouns") or is_capital(s, k - 1)))
        if k in s.closes and s.closes[k] >= hi - 2 and "told" in verb.takes:
            return min(k, _after_listener(s, at, hi) or k)
        if s.is_mark(k, ":"):
            return k + 1
        if s.is_mark(k, ".;") or (s.is_mark(k, ",") and s.text(k + 1).endswith("ing")):
            break
    return _plain(s, at, verb, hi)


def _reaches(s: Sentence, at: int, that: int, verb: Verb, hi: int) -> bool:
    """Say whether only when, where or to whom it was said stands before «that»: «said the plan that …» is no such.

    Verbs with a noun («rejected the idea that») reach over it, so do those with a listener («warned villagers that»).
    """
    if that == at + 1 or verb.takes & {"object", "listener", "heard"} or s.is_mark(at + 1, ","):
        return True
    if "told" in verb.takes:
        return not at < (_after_listener(s, at, hi) or that) < that
    word = s.text(at + 1)
    where = word in word_set("prepositions") - ({"to"} & verb.takes) or word in word_set("days") or word.endswith("ly")
    return where or word in ("again", "earlier", "later", "late", "last") or is_time(s, at + 1)


def is_time(s: Sentence, at: int) -> bool:
    """Say whether «this week», «last month» begins at a word."""
    leads = ("this", "last", "that", "the", "next", "earlier")
    return s.text(at) in leads and s.text(at + 1) in word_set("spells")


def _set_phrase(s: Sentence, at: int, verb: Verb, hi: int) -> int | None:
    """Return where the content of «pointed out (that)», «put the toll at», «was quoted as saying by Y that» begins."""
    if "out_that" in verb.takes:
        return at + 2 + (s.text(at + 2) == "that") if s.text(at + 1) == "out" else None
    if "toll" in verb.takes:
        return _toll(s, at, hi)
    return next((k + 1 for k in range(at + 2, min(at + 9, hi)) if s.text(k) == "that"), None)


def _toll(s: Sentence, at: int, hi: int) -> int | None:
    """«put the number of dead at 46»: the number is what is said."""
    words = [s.text(k) for k in range(at + 1, min(at + 10, hi))]
    numbered = bool({"number", "toll", "cost", "figure", "total", "damage"} & set(words[:4])) and "at" in words
    return at + 1 if numbered else None


def _may_open(s: Sentence, that: int, verb: int) -> bool:
    """Say whether «that» opens the content: it is no «denied that,» and no «that account» after «disputes»."""
    after = min(that + 1, len(s.words) - 1)
    return (after in s.closes or not s.words[after].mark) and not (that == verb + 1 and len(s.words) - that < 4)


def _plain(s: Sentence, at: int, verb: Verb, hi: int) -> int | None:
    """Return where a content without «that» begins: after the verb and what tells when and where it was said."""
    if "told" in verb.takes:
        return _after_listener(s, at, hi)
    if "to_have" in verb.takes and s.text(at + 1) == "to" and s.text(at + 2) in ("have", "be"):
        return at + 1
    if "whether" in verb.takes and s.text(at + 1) in ("whether", "if"):
        return at + 1
    for preposition in ("of", "for", "on", "to", "out"):
        if preposition in verb.takes and s.text(at + 1) == preposition:
            return at + 1 + (preposition != "to")
    if not verb.takes & {"that", "object"}:
        return None
    after = skip_occasion(s, at + 1, hi)
    empty = word_set("no_content") | word_set("prepositions")
    if after == at + 1 and verb.strict and (s.text(after) in empty or s.text(after)[:1].isdigit()):
        # «recalls 350,000 trucks»
        return None
    bare = verb.strict and "clause" not in verb.takes and not s.headline and after < hi
    if bare and is_capital(s, after) and not s.words[after].mark and not any(_tells(s, k) for k in range(after, hi)):
        # «acknowledged Evers’ wife in the audience»
        return None
    if "clause" in verb.takes and _is_bare_noun(s, after, hi):
        return None
    bare_object = "object" in verb.takes and after == at + 1 and s.text(after) in word_set("prepositions")
    if bare_object or ("that" not in verb.takes and s.text(after) in ("to", "in", "by", "on")):
        # «three men accused of theft»
        return None
    least = LEAST_CONTENT - s.headline
    return after if hi - after >= least and not s.words[after].mark else None


def _is_bare_noun(s: Sentence, first: int, hi: int) -> bool:
    """Say whether a noun without its verb follows: «announced plans to ban vans» tells what was done, not said."""
    if first >= hi or s.text(first) in word_set("openers") or is_capital(s, first):
        return False
    return not any(_tells(s, at) for at in range(first + 1, hi))


def _tells(s: Sentence, at: int) -> bool:
    """Say whether a word is or looks like the verb of a clause."""
    return s.text(at) in word_set("finite") or s.text(at).endswith("ed")


def _after_listener(s: Sentence, at: int, hi: int) -> int | None:
    """Return where the words begin in «told the Herald she had called …», «told reporters: …»."""
    for k in range(at + 2, min(at + 8, hi - 2)):
        if s.text(k - 1) in word_set("media") and _content_opens(s, k):
            return k
        if s.is_mark(k, ",:") and s.free(k):
            return k + 1 if s.is_mark(k, ":") or k + 1 in s.closes else None
        if (
            s.text(k) in word_set("openers") | word_set("asking")
            and not is_time(s, k)
            and s.text(k - 1) not in word_set("prepositions")
            and s.text(k + 1) != "to"
        ):
            return k
    return None


def _content_opens(s: Sentence, at: int) -> bool:
    """Say whether the content begins right behind an outlet: «told Reuters smugglers had fled»."""
    word = s.text(at)
    if s.words[at].mark or word in word_set("prepositions") | word_set("media") | word_set("outlet_kinds"):
        return False
    if word in word_set("days") or word in word_set("time") or word in ("news", "that", "world") or word.isdigit():
        return False
    pronouns = word_set("openers") - _ARTICLES
    return not is_time(s, at) and not any(s.text(k) in pronouns for k in range(at + 1, at + 4))


def skip_occasion(s: Sentence, at: int, hi: int) -> int:
    """Return the word after «on Monday», «in a statement on its website», «by telephone», «late»."""
    told, begin = word_set("days") | word_set("carriers"), at
    while at < hi:
        if s.text(at) in word_set("days") or s.text(at) in ("late", "earlier", "later"):
            at += 1
        elif s.is_mark(at, ","):
            if s.text(at - 1) not in told or at == begin:
                return at
            at += 1
        elif s.text(at) in ("on", "in", "at", "during", "by", "after", "to", "over", "from", "of"):
            stop = next((k + 1 for k in range(at + 1, min(at + 7, hi)) if s.text(k) in told), at)
            if stop > at and s.text(stop) in word_set("issued"):
                # «in a statement released on Sunday»
                stop = next((k for k in range(stop, hi) if s.is_mark(k, ",:") or s.text(k) == "that"), hi)
            if stop == at or any(s.text(k) in word_set("openers") - _ARTICLES for k in range(at, stop)):
                return at
            at = stop
        else:
            return at
    return at
