"""English attributions: «X said …», «…, said X», «according to X», as word indices."""

from __future__ import annotations

from dataclasses import dataclass

from store.claims.english_subjects import (
    LONGEST_SUBJECT,
    Region,
    acts,
    first_subject,
    has_finite,
    is_capital,
    subject_after,
    subject_before,
)
from store.claims.english_verbs import Verb, verbs, word_set
from store.claims.words import Sentence

_LEAST_CONTENT = 3
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their"))


@dataclass(slots=True)
class Report:
    """One attribution: content words ``first`` to ``end``, the subject's regions, the cue.

    ``begin`` is where the frame (or its content) begins, ``resume`` where the rest of the sentence goes on.
    """

    first: int
    end: int
    cue: int
    verb: Verb
    speakers: list[Region]
    rule: str
    begin: int
    resume: int
    via: str | None = None


def find_report(s: Sentence, lo: int, hi: int) -> Report | None:
    """Return the first attribution between two words."""
    found = _according(s, lo, hi)
    if found is not None:
        return found
    for at in range(lo, hi):
        verb = verbs().get(s.text(at))
        if verb is None or not s.free(at) or s.is_mark(at - 1, "-"):
            continue
        report = _quotation_first(s, lo, at, hi, verb) or _inverted(s, lo, at, hi, verb)
        report = report or _plain_report(s, lo, at, hi, verb)
        if report is not None:
            return report
    return None


def _plain_report(s: Sentence, lo: int, at: int, hi: int, verb: Verb) -> Report | None:
    """Choose between «X said five died» and «Five died, X said on Monday, a claim that …»."""
    ahead = _subject_first(s, lo, at, hi, verb)
    if ahead is not None and (ahead.first == at + 1 or not s.is_mark(ahead.first - 1, ",")):
        return ahead
    behind = _content_first(s, lo, at, hi, verb)
    if behind is not None and (ahead is None or has_finite(s, lo, behind.end)):
        return behind
    return ahead


def clause_end(s: Sentence, first: int, hi: int) -> int:
    """Return where the last word of a clause ends, without its closing mark."""
    end = hi
    while end > first and is_loose(s, end - 1):
        end -= 1
    return end


def is_loose(s: Sentence, at: int) -> bool:
    """Say whether a mark at the end of a clause is no part of its words: no «%», no closing quote."""
    return s.words[at].mark and s.text(at) not in "%)]" and at not in s.closes.values()


def _according(s: Sentence, lo: int, hi: int) -> Report | None:
    """«According to X, …» and «…, according to X»."""
    verb = verbs()["said"]
    for at in range(lo, hi - 2):
        if s.text(at) != "according" or s.text(at + 1) != "to" or not s.free(at):
            continue
        stop = next((k for k in range(at + 2, hi) if s.is_mark(k, ",.;:") and s.free(k)), hi)
        speaker = _source(s, at + 2, stop)
        if at <= lo + 1 and stop + 2 < hi:
            end = clause_end(s, stop + 1, hi)
            return Report(stop + 1, end, at, verb, [speaker], "en-according-before", at, hi)
        if at > lo + 3:
            end = at - 1 if s.is_mark(at - 1, ",") else at
            return Report(lo, end, at, verb, [speaker], "en-according-after", lo, stop)
    return None


def _source(s: Sentence, first: int, end: int) -> Region:
    """Return whose «figures published by the league», «a report from the bureau» are."""
    carriers = word_set("carriers")
    if any(s.text(k) in carriers for k in range(first, min(first + 3, end))):
        for at in range(first + 1, end - 1):
            if s.text(at) in ("by", "from", "of"):
                return (at + 1, end)
    return (first, end)


def _quotation_first(s: Sentence, lo: int, at: int, hi: int, verb: Verb) -> Report | None:
    """«"…," Colonel Reyes, who leads the team, told reporters»: the quotation is what was said."""
    opened = next((first for first, close in s.closes.items() if lo <= first <= lo + 1 and close < at), None)
    if opened is None or s.closes[opened] - opened <= 2:
        return None
    closing = s.closes[opened]
    if at - closing > LONGEST_SUBJECT + 6 or any(closing < first < at for first in s.closes):
        return None
    if at == closing + 1 or (at == closing + 2 and s.is_mark(closing + 1, ",")):
        speakers: list[Region] | None = subject_after(s, at, hi)
    else:
        speakers = subject_before(s, closing + 1, at)
    if not speakers:
        return None
    resume = next((k for k in range(at, hi) if k in s.closes), hi)
    return Report(opened, closing + 1, at, verb, speakers, "en-quotation-first", lo, resume)


def _inverted(s: Sentence, lo: int, at: int, hi: int, verb: Verb) -> Report | None:
    """«Five people died, said the mayor»: content, comma, verb, subject."""
    if not (s.is_mark(at - 1, ",") and s.free(at - 1)) or at - lo < 4 or "that" not in verb.takes:
        return None
    if s.text(at).endswith("ing") or s.words[min(at + 1, hi - 1)].mark or s.text(at + 1) in ("that", "he", "she", "it"):
        return None
    speakers = subject_after(s, at, hi)
    if not speakers or not (is_capital(s, speakers[0][0]) or s.text(speakers[0][0]) in word_set("heads")):
        return None
    return Report(lo, at - 1, at, verb, speakers, "en-content-first", lo, hi)


def _subject_first(s: Sentence, lo: int, at: int, hi: int, verb: Verb) -> Report | None:
    """«X said (on Monday) (that) …», «X accused Y of …»."""
    joined = s.text(at - 1) in ("and", "but") and at - 1 > lo
    speakers = first_subject(s, lo, at - 1) if joined else subject_before(s, lo, at)
    if speakers is None:
        return None
    content = content_after(s, at, verb, hi)
    if content is None or content >= hi:
        return None
    if s.text(speakers[0][1] - 1) not in word_set("pronouns") and content == at + 2:
        speakers = [_source(s, *one) for one in speakers]
    begin = at - 1 if joined else speakers[0][0]
    return Report(content, clause_end(s, content, hi), at, verb, speakers, "en-subject-first", begin, hi)


def _content_first(s: Sentence, lo: int, at: int, hi: int, verb: Verb) -> Report | None:
    """«…, the company said in a statement»: the content first, nothing after the verb but where and when."""
    if not verb.takes & {"that", "told", "after"} or s.text(at).endswith("ing"):
        return None
    speakers = subject_before(s, lo, at)
    if speakers is None or s.text(speakers[-1][1] - 1) in ("and", "but") or acts(s, speakers[0][0]):
        return None
    begin = speakers[0][0]
    comma = begin - 1
    while comma > lo and s.text(comma) in word_set("leads"):
        comma -= 1
    if not (s.is_mark(comma, ",-—") or comma in s.closes.values()) or comma - lo < _LEAST_CONTENT:
        return None
    resume = next((k for k in range(at, hi) if k in s.closes), hi)
    return Report(lo, comma, at, verb, speakers, "en-content-first", lo, resume)


def content_after(s: Sentence, at: int, verb: Verb, hi: int) -> int | None:
    """Return where the content begins after the verb, None when nothing is reported."""
    if "out_that" in verb.takes:
        # «pointed out (that) …»
        return None if s.text(at + 1) != "out" else at + 2 + (s.text(at + 2) == "that")
    if "as" in verb.takes and not any(s.text(k) == "as" and s.free(k) for k in range(at + 2, min(at + 9, hi))):
        return None
    if s.text(at - 1) == "as" and s.text(at + 1) == "by":
        # «was quoted as saying by an agency»: what was said stands before, or after «that».
        return next((k + 1 for k in range(at + 2, min(at + 9, hi)) if s.text(k) == "that"), None)
    if "object" in verb.takes and s.text(at + 1) in ("reports", "claims", "allegations") and s.text(at + 2) == "that":
        return at + 3
    if "toll" in verb.takes:
        return _toll(s, at, hi)
    for k in range(at + 1, min(at + 16, hi)):
        if s.text(k) == "that" and verb.takes & {"that", "told", "that_only", "heard"} and _may_open(s, k, at):
            return k + 1
        if s.text(k) in word_set("finite") and "told" not in verb.takes:
            break
        if k in s.closes and s.closes[k] - k > 3 and (k <= at + 2 or s.words[k - 1].mark):
            return k
        if k in s.closes and s.closes[k] >= hi - 2 and "told" in verb.takes:
            return k
        if s.is_mark(k, ":"):
            return k + 1
        if s.is_mark(k, ".;") or (s.is_mark(k, ",") and s.text(k + 1).endswith("ing")):
            break
    return _plain(s, at, verb, hi)


def _toll(s: Sentence, at: int, hi: int) -> int | None:
    """«put the number of dead at 46»: the number is what is said."""
    words = [s.text(k) for k in range(at + 1, min(at + 10, hi))]
    numbered = bool({"number", "toll", "cost", "figure", "total", "damage"} & set(words[:4])) and "at" in words
    return at + 1 if numbered else None


def _may_open(s: Sentence, that: int, verb: int) -> bool:
    """Say whether «that» opens the content: it is no «denied that,» and no «that account» after «disputes»."""
    return not s.words[min(that + 1, len(s.words) - 1)].mark and not (that == verb + 1 and len(s.words) - that < 4)


def _plain(s: Sentence, at: int, verb: Verb, hi: int) -> int | None:
    """Return where a content without «that» begins: after the verb and what tells when and where it was said."""
    if "told" in verb.takes:
        return _after_listener(s, at, hi)
    for preposition in ("of", "for", "on", "to", "out"):
        if preposition in verb.takes and s.text(at + 1) == preposition:
            return at + 1 + (preposition != "to")
    if not verb.takes & {"that", "object"}:
        return None
    after = skip_occasion(s, at + 1, hi)
    if after == at + 1 and verb.strict and s.text(after) in word_set("no_content"):
        return None
    if "that" not in verb.takes and s.text(after) in ("to", "in", "by", "on"):
        return None
    return after if hi - after > _LEAST_CONTENT - 1 and not s.words[after].mark else None


def _after_listener(s: Sentence, at: int, hi: int) -> int | None:
    """Return where the words begin in «told the Herald she had called …», «told reporters: …»."""
    for k in range(at + 2, min(at + 8, hi - 2)):
        if s.is_mark(k, ",:") and s.free(k):
            return k + 1 if s.is_mark(k, ":") or k + 1 in s.closes else None
        if (
            s.text(k) in word_set("openers")
            and k > at + 1
            and s.text(k - 1) not in ("of", "for", "in", "at", "from", "on")
        ):
            return k
    return None


def skip_occasion(s: Sentence, at: int, hi: int) -> int:
    """Return the word after «on Monday», «in a statement on its website», «by telephone», «late»."""
    told = word_set("days") | word_set("carriers")
    while at < hi:
        if s.text(at) in word_set("days") or s.text(at) in ("late", "earlier", "later"):
            at += 1
        elif s.is_mark(at, ","):
            if s.text(at - 1) not in told:
                return at
            at += 1
        elif s.text(at) in ("on", "in", "at", "during", "by", "after", "to", "over", "from"):
            stop = next((k + 1 for k in range(at + 1, min(at + 7, hi)) if s.text(k) in told), at)
            if stop == at or any(s.text(k) in word_set("openers") - _ARTICLES for k in range(at, stop)):
                return at
            at = stop
        else:
            return at
    return at
