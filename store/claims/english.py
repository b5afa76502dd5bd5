"""One English sentence to drafts: reporting verbs, «according to», quotations; the rest is the narrator's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from store.claims.draft import ArticleState, Draft
from store.claims.english_names import read_speaker
from store.claims.english_pieces import english_pieces
from store.claims.people import Person
from store.claims.words import Sentence
from store.language.lexicon import folded_words, load
from store.models import Cue, Resolution, Span, Stance

_LONGEST_SUBJECT = 16
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Verb:
    """One English reporting lemma."""

    lemma: str
    takes: frozenset[str]
    stance: Stance
    strict: bool


@lru_cache(maxsize=1)
def _verbs() -> dict[str, Verb]:
    rows = load("english")["verbs"]
    return {
        form: Verb(lemma, frozenset(row["takes"].split()), row["stance"], bool(row.get("strict")))
        for lemma, row in rows.items()
        for form in folded_words(row["forms"])
    }


@dataclass(slots=True)
class _Report:
    """One attribution: content words ``first`` to ``end``; ``speaker`` region or None for a pronoun or nobody."""

    first: int
    end: int
    cue: int
    verb: Verb
    speaker: tuple[int, int] | None
    rule: str
    begin: int
    resume: int


def read_english(s: Sentence, state: ArticleState) -> list[Draft]:
    """Return the drafts of one English sentence; speakers met are remembered in ``state``."""
    s.cache["label"] = _dateline(s)
    report = _according(s) or _before(s) or _after(s)
    if report is None:
        return _quotation_alone(s, state) or _narrated(s, int(str(s.cache["label"])))
    person, where, how = _who(s, state, report)
    going_on = _going_on(s, report)
    end = going_on[0] if going_on else report.end
    drafts = [_draft(s, report, a, b, kind, person, where, how) for a, b, kind in english_pieces(s, report.first, end)]
    if going_on:
        report.cue, report.rule = going_on[1], "en-participle"
        more = english_pieces(s, going_on[2], len(s.words))
        drafts += [_draft(s, report, a, b, kind, person, where, how) for a, b, kind in more]
    if report.rule == "en-according-after" and s.text(report.resume + 1) in ("while", "but", "although", "and"):
        drafts += _narrated(s, report.resume + 2)
    elif report.resume < len(s.words):
        rest = english_pieces(s, report.resume, len(s.words))
        drafts += [_draft(s, report, a, b, kind, person, where, how) for a, b, kind in rest if kind == "direct"]
    return drafts


def _dateline(s: Sentence) -> int:
    """Return the word after «RIYADH:», «GENEVA (Reuters) -», 0 when the sentence has no dateline."""
    raw = s.raw(0, 1)
    if not (raw.isupper() and len(raw) > 2):
        return 0
    for at in range(1, min(9, len(s.words))):
        if s.is_mark(at, ":-—") and s.words[at].start > s.words[at - 1].end - 1:
            return at + 1
    return 0


def _going_on(s: Sentence, report: _Report) -> tuple[int, int, int] | None:
    """Find «…, adding that …», «…, saying …» after the content: (end of it, the participle, where more begins)."""
    for at in range(report.first + 1, len(s.words) - 2):
        verb = _verbs().get(s.text(at))
        if verb is None or not s.text(at).endswith("ing") or not s.is_mark(at - 1, ",") or not s.free(at):
            continue
        begin = at + 1 + (s.text(at + 1) == "that")
        return min(report.end, at - 1), at, begin
    return None


def _clause_end(s: Sentence, first: int) -> int:
    """Return where the last word of the sentence's clause ends, without the closing mark."""
    end = len(s.words)
    while end > first and s.words[end - 1].mark and (end - 1) not in s.closes.values():
        end -= 1
    return end


def _according(s: Sentence) -> _Report | None:
    """«According to X, …» and «…, according to X»."""
    verb = _verbs()["said"]
    for at in range(len(s.words) - 2):
        if s.text(at) != "according" or s.text(at + 1) != "to" or not s.free(at):
            continue
        stop = next((k for k in range(at + 2, len(s.words)) if s.words[k].mark and s.text(k) in ",.;:"), len(s.words))
        if at == 0 and stop + 2 < len(s.words):
            return _Report(stop + 1, _clause_end(s, stop), 0, verb, (2, stop), "en-according-before", 0, len(s.words))
        if at > 3:
            end = at - 1 if s.is_mark(at - 1, ",") else at
            return _Report(0, end, at, verb, (at + 2, stop), "en-according-after", at, stop)
    return None


def _before(s: Sentence) -> _Report | None:
    """«X said (on Monday) (that) …», «X accused Y of …»: the speaker first."""
    for at in range(1, min(len(s.words), _LONGEST_SUBJECT + 4)):
        verb = _verbs().get(s.text(at))
        if verb is None or not s.free(at) or any(first < at for first in s.closes if s.closes[first] < at - 2):
            continue
        subject = _subject(s, at)
        if subject is None:
            continue
        content = _content_after(s, at, verb)
        if content is not None and content < len(s.words):
            end = _clause_end(s, content)
            return _Report(content, end, at, verb, subject, "en-subject-first", subject[0], len(s.words))
    return None


def _subject(s: Sentence, verb: int) -> tuple[int, int] | None:
    """Return the words of the subject before the verb, without leads and days; None when it is no noun phrase."""
    words = load("english")["words"]
    first, end = int(str(s.cache.get("label", 0))), verb
    while end > 0 and s.text(end - 1) in ("also", "later", "earlier", "then", "has", "had", "have", "reportedly"):
        end -= 1
    for at in range(end - 1, -1, -1):
        if s.is_mark(at, ",;") and at < end - 1 and s.text(at + 1) not in ("a", "an", "who", "the") and at < 6:
            first = at + 1
            break
    while first < end and (s.text(first) in folded_words(words["leads"]) or s.words[first].mark):
        first += 1
    if first >= end or end - first > _LONGEST_SUBJECT:
        return None
    finite = set(folded_words(words["finite"]))
    if any(s.text(k) in finite and s.text(k - 1) not in ("who", "which", "that") for k in range(first, end)):
        return None
    return (first, end)


def _content_after(s: Sentence, at: int, verb: Verb) -> int | None:
    """Return where the content begins after the verb, None when nothing is reported."""
    limit = min(at + 14, len(s.words))
    for k in range(at + 1, limit):
        if s.text(k) == "that" and verb.takes & {"that", "told"}:
            return k + 1
        if k in s.closes and s.closes[k] - k > 3:
            # A quotation right after «said», «said:», «told reporters,»; later it is part of the words.
            return k if k <= at + 2 or s.words[k - 1].mark else _plain(s, at, verb)
        if s.is_mark(k, ":"):
            return k + 1
        if s.is_mark(k, ".;") or (s.is_mark(k, ",") and s.text(k + 1).endswith("ing")):
            break
    return _plain(s, at, verb)


def _plain(s: Sentence, at: int, verb: Verb) -> int | None:
    """Return where a content without «that» begins: right after the verb and an adverbial of time or place."""
    after = at + 1
    if verb.strict and s.text(at + 1) in ("to", "in", "a", "an", "by", "from", "with"):
        return None
    if "told" in verb.takes:
        comma = next((k for k in range(at, min(at + 8, len(s.words))) if s.is_mark(k, ",:")), -1)
        return comma + 1 if comma > 0 else None
    for preposition in ("of", "for", "on", "to"):
        if preposition in verb.takes and s.text(after) == preposition:
            return after + (preposition != "to")
    if not verb.takes & {"that", "object"}:
        return None
    if s.text(after) in ("on", "in", "late", "earlier", "at", "yesterday", "today", "during"):
        after += 1 if s.text(after) in ("yesterday", "today") else 2
        while after < len(s.words) and (s.text(after) in ("night", "morning", "evening") or s.is_mark(after, ",")):
            after += 1
    return after if len(s.words) - after > 2 and not s.words[after].mark else None


def _after(s: Sentence) -> _Report | None:
    """«…, X said on Monday.», «"…," said X.»: the content first."""
    for at in range(len(s.words) - 1, 2, -1):
        verb = _verbs().get(s.text(at))
        if verb is None or not s.free(at) or not verb.takes & {"that", "told", "quote"}:
            continue
        closing = max(
            (k for k in range(at) if (s.is_mark(k, ",") or k in s.closes.values()) and _ends_speech(s, k)), default=-1
        )
        if closing < 2 or at - closing > _LONGEST_SUBJECT:
            continue
        first = closing + 1
        opened = next((start for start, close in s.closes.items() if start <= 1 and close < at), -1)
        if opened >= 0 and s.closes[opened] < closing and s.closes[opened] - opened > 3:
            # «"…," Colonel Reyes, who leads the team, told reporters»: the quotation is what was said.
            closing = s.closes[opened]
            first = closing + 1
            stop = next((k for k in range(first, at) if s.is_mark(k, ",")), at)
            return _Report(0, closing + 1, at, verb, (first, stop), "en-content-first", first, len(s.words))
        if at == first:
            stop = next((k for k in range(at + 1, len(s.words)) if s.is_mark(k, ",.;")), len(s.words))
            speaker = (at + 1, stop)
        else:
            speaker, stop = (first, at), at + 1
        resume = next((k for k in range(at, len(s.words)) if k in s.closes), len(s.words))
        return _Report(0, closing, at, verb, speaker, "en-content-first", first, resume)
    return None


def _ends_speech(s: Sentence, at: int) -> bool:
    """Say whether the mark can end reported words: a free comma, or a closing quotation mark."""
    return at in s.closes.values() or s.free(at)


def _who(s: Sentence, state: ArticleState, report: _Report) -> tuple[Person | None, Span | None, Resolution | None]:
    region = report.speaker
    if region is None:
        return None, None, None
    pronouns = folded_words(load("english")["words"]["pronouns"])
    if s.text(region[0]) in pronouns and region[1] - region[0] <= 2:
        female = s.text(region[0]) in folded_words(load("english")["words"]["female"])
        person = state.people.chained("f" if female else "")
        return person, _span(s, *region), "anaphora" if person else None
    mention = read_speaker(s, *region)
    if mention is None:
        return None, None, None
    person, how = state.people.meet(mention)
    return person, _span(s, mention.first, mention.end), how


def _span(s: Sentence, first: int, end: int) -> Span | None:
    if end <= first:
        return None
    offset = int(str(s.cache.get("offset", 0)))
    span = s.view.raw_span(s.words[first].start, s.words[end - 1].end)
    return Span(span.start + offset, span.end + offset)


def _draft(
    s: Sentence,
    report: _Report,
    first: int,
    end: int,
    kind: str,
    person: Person | None,
    where: Span | None,
    how: Resolution | None,
) -> Draft:
    quote_type = "direct" if kind == "direct" else "mixed" if kind == "mixed" else "indirect"
    draft = Draft(s, s.words[first].start, s.words[end - 1].end, quote_type, report.rule, 0.85)  # type: ignore[arg-type]
    draft.person, draft.mention, draft.resolution = person, where, how
    cue = _span(s, report.cue, report.cue + 1)
    if cue is not None:
        draft.cue = Cue(cue.start, cue.end, report.verb.lemma)
    draft.cue_stance = report.verb.stance
    draft.path += [f"cue «{s.raw(report.cue, report.cue + 1)}» ({report.verb.lemma})", f"speaker {how or 'not found'}"]
    return draft


def _quotation_alone(s: Sentence, state: ArticleState) -> list[Draft]:
    """A sentence that is one quotation goes on with the latest speaker («"But we are not there yet."»)."""
    if 0 not in s.closes or s.closes[0] < len(s.words) - 2:
        return []
    person = state.people.chained("")
    if person is None:
        return []
    report = _Report(0, len(s.words), 0, _verbs()["said"], None, "en-quotation-alone", 0, len(s.words))
    return [_draft(s, report, a, b, kind, person, None, "chain") for a, b, kind in english_pieces(s, 0, len(s.words))]


def _narrated(s: Sentence, first: int = 0) -> list[Draft]:
    end = _clause_end(s, first)
    while first < end and s.words[first].mark and first not in s.closes:
        first += 1
    if sum(not s.words[k].mark for k in range(first, end)) < _LEAST:
        return []
    draft = Draft(s, s.words[first].start, s.words[end - 1].end, "narrator", "en-narrator", 0.8)
    draft.path.append("en-narrator: no reporting word governs these words")
    return [draft]
