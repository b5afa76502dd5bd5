"""English attributions: «X said …», «…, said X», «according to X», as word indices."""

from __future__ import annotations

from store.claims.english.contents import LEAST_CONTENT, content_after, skip_occasion
from store.claims.english.report import Report, clause_end
from store.claims.english.subjects import (
    LONGEST_NEAR,
    LONGEST_SUBJECT,
    Region,
    acts,
    first_subject,
    has_finite,
    nearest_subject,
    skip_back,
    subject_after,
    subject_before,
    subject_behind_with,
)
from store.claims.english.verbs import Verb, is_capital, verb_at, verbs, word_set
from store.claims.vocabulary.words import Sentence


def find_report(s: Sentence, lo: int, hi: int) -> Report | None:
    """Return the first attribution between two words."""
    found = _according(s, lo, hi)
    if found is not None:
        return found
    for at in range(lo, hi):
        verb = verb_at(s, at)
        if verb is None or not s.free(at) or s.is_mark(at - 1, "-"):
            continue
        if at + 1 < hi and s.text(at + 1) in word_set("being") and not is_capital(s, at + 1):
            # «a region environmentalists say is at risk»
            continue
        report = _quotation_first(s, lo, at, hi, verb) or _inverted(s, lo, at, hi, verb)
        report = report or _parenthetic(s, lo, at, hi, verb) or _within(s, lo, at, hi, verb)
        report = report or _plain_report(s, lo, at, hi, verb) or _behind(s, lo, at, hi, verb)
        if report is not None and not _spoken_of_oneself(s, report):
            return report
    return None


def _spoken_of_oneself(s: Sentence, report: Report) -> bool:
    """Say whether «I believe», «we said» stands inside somebody's words: it tells nothing new of who speaks."""
    return bool(report.speakers) and s.text(report.speakers[0][1] - 1) in ("i", "we", "you", "me", "us")


def _plain_report(s: Sentence, lo: int, at: int, hi: int, verb: Verb) -> Report | None:
    """Choose between «X said five died» and «Five died, X said on Monday, a claim that …»."""
    ahead = _subject_first(s, lo, at, hi, verb)
    if ahead is not None and (ahead.first == at + 1 or not s.is_mark(ahead.first - 1, ",")):
        return ahead
    behind = _content_first(s, lo, at, hi, verb)
    if behind is not None and (ahead is None or has_finite(s, lo, behind.end)):
        return behind
    return ahead


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
            inner = _relayed(s, lo, end, speaker)
            if inner is not None:
                return inner
            return Report(lo, end, at, verb, [speaker], "en-according-after", lo, stop)
    return None


def _relayed(s: Sentence, lo: int, end: int, source: Region) -> Report | None:
    """«The ministry said …, according to state media»: the ministry speaks, the media only relay it."""
    for at in range(lo, end):
        verb = verb_at(s, at)
        if verb is None or not verb.takes & {"that", "told"} or not s.free(at):
            continue
        inner = _inverted(s, lo, at, end, verb) or _plain_report(s, lo, at, end, verb)
        ahead = inner is not None and inner.rule == "en-content-first" and has_finite(s, at + 1, end)
        if inner is None or ahead or (inner.rule == "en-subject-first" and has_finite(s, lo, inner.begin)):
            continue
        inner.via = s.raw(*source)
        return inner
    return None


def _source(s: Sentence, first: int, end: int) -> Region:
    """Return whose «figures published by the league», «a report from the bureau» are."""
    carriers = word_set("carriers") - {"parliament"} - word_set("listeners")
    carrier = next((k for k in range(first, min(first + 3, end)) if s.text(k) in carriers), end)
    named = (at + 1 for at in range(carrier + 1, end - 1) if s.text(at) in ("by", "from") and _named(s, at + 1))
    begin = next(named, first)
    return (begin, end)


def _named(s: Sentence, at: int) -> bool:
    """Say whether a body or person may begin here: «from 2024», «from May» is none."""
    return not s.text(at)[:1].isdigit() and s.text(at) not in word_set("months") | word_set("days")


def _quotation_first(s: Sentence, lo: int, at: int, hi: int, verb: Verb) -> Report | None:
    """«"…," Colonel Reyes, who leads the team, told reporters»: the quotation is what was said."""
    opened = next((first for first, close in s.closes.items() if lo <= first <= lo + 1 and close < at), None)
    if opened is None or s.closes[opened] - opened <= 2:
        return None
    closing = s.closes[opened]
    if at - closing > LONGEST_SUBJECT + 6 or any(s.is_mark(k, '"“') for k in range(closing + 1, at)):
        return None
    if at == closing + 1 or (at == closing + 2 and s.is_mark(closing + 1, ",")):
        speakers: list[Region] | None = subject_after(s, at, hi)
    else:
        speakers = subject_before(s, closing + 1, at)
    named = speakers and (speakers[0][0] > at or s.text(at - 1) == "as")
    if not speakers or not (named or not has_finite(s, closing + 1, speakers[0][0])):
        # «"Serious gaps" are expected, it said»: the quotation is only the subject.
        return None
    resume = next((k for k in range(at, hi) if k in s.closes), hi)
    return Report(opened, closing + 1, at, verb, speakers, "en-quotation-first", lo, resume)


def _within(s: Sentence, lo: int, at: int, hi: int, verb: Verb) -> Report | None:
    """«But, it added, output may recover», «In Doha, officials said, the hotels are full»."""
    conditional = {s.text(lo), s.text(lo + 1)} & word_set("adverbial") and not has_finite(s, lo, at)
    longest = LONGEST_NEAR if conditional else 4
    comma = next((k for k in range(lo + 1, min(lo + longest, at)) if s.is_mark(k, ",")), 0)
    if not comma or not s.is_mark(at + 1, ",") or "that" not in verb.takes or at + 2 + LEAST_CONTENT > hi:
        return None
    speakers = subject_before(s, comma + 1, at)
    if speakers is None or len(speakers) > 1 or speakers[0][0] != comma + 1 or not has_finite(s, at + 2, hi):
        return None
    return Report(at + 2, clause_end(s, at + 2, hi), at, verb, speakers, "en-subject-first", lo, hi)


def _parenthetic(s: Sentence, lo: int, at: int, hi: int, verb: Verb) -> Report | None:
    """«Often, says Dr Reyes, the data vanish», «The harbour, said the mayor, would stay closed»."""
    close = next((k for k in range(at + 2, min(at + LONGEST_NEAR, hi)) if s.is_mark(k, ",") and s.free(k)), 0)
    if not s.is_mark(at - 1, ",") or "that" not in verb.takes or not close or s.text(at).endswith("ing"):
        return None
    named = s.text(at + 1) not in word_set("days") | word_set("months") and not has_finite(s, at + 1, close)
    named = named and (is_capital(s, at + 1) or s.text(at + 1) in word_set("determiners"))
    if at - 1 - lo > 4 or has_finite(s, lo, at) or not named or hi - close <= LEAST_CONTENT:
        return None
    return Report(close + 1, clause_end(s, close + 1, hi), at, verb, [(at + 1, close)], "en-subject-first", lo, hi)


def _inverted(s: Sentence, lo: int, at: int, hi: int, verb: Verb) -> Report | None:
    """«Five people died, said the mayor»: content, comma, verb, subject."""
    # «has been hampered by “damaged roads,” said the mayor»
    quoted = at - 1 in s.closes.values() and s.is_mark(at - 2, ",")
    if not (quoted or (s.is_mark(at - 1, ",") and s.free(at - 1))) or at - lo < 4 or "that" not in verb.takes:
        return None
    if s.text(at).endswith("ing") or s.words[min(at + 1, hi - 1)].mark or s.text(at + 1) in ("that", "he", "she", "it"):
        return None
    speakers = subject_after(s, at, hi)
    sure = word_set("heads") | word_set("titles") | word_set("documents")
    if not speakers or not (is_capital(s, speakers[0][0]) or {s.text(speakers[0][0] + k) for k in (0, 1)} & sure):
        return None
    told = any(acts(s, k) or s.text(k).endswith("ed") for k in range(lo, at))
    told = told or s.headline or not any(s.is_mark(k, ",") for k in range(lo, at - 1))
    if has_finite(s, *speakers[0]) or not told:
        # «Hatch, a Republican, said Trump would …», «Azzam, reporting from Gaza, said Monday's order …»
        return None
    return Report(lo, at - 1, at, verb, speakers, "en-content-first", lo, hi)


def _subject_first(s: Sentence, lo: int, at: int, hi: int, verb: Verb) -> Report | None:
    """«X said (on Monday) (that) …», «X accused Y of …»."""
    joint = (skip_back(s, lo, at) or at) - 1
    joined = s.text(joint) in ("and", "but") and joint > lo
    if s.text(at).endswith("ing") and s.text(at - 1) != "as":
        return None
    speakers = first_subject(s, lo, joint) if joined else subject_before(s, lo, at)
    content = content_after(s, at, verb, hi)
    if content is None or content >= hi:
        return None
    if s.is_mark(content - 1, ",") and s.is_mark(at - 1, ",") and acts(s, content):
        # «the deal, announced on Friday, comes …»
        return None
    if speakers is None:
        return _quoted_within(s, lo, at, content, hi, verb)
    if s.text(speakers[0][1] - 1) not in word_set("pronouns"):
        speakers = [_source(s, *one) for one in speakers]
    begin = joint if joined else speakers[0][0]
    report = Report(content, clause_end(s, content, hi), at, verb, speakers, "en-subject-first", begin, hi)
    _cut_relay(s, report, hi)
    return report


def _cut_relay(s: Sentence, report: Report, hi: int) -> None:
    """Take «…, the Post reported» off what somebody said: the paper only relays it."""
    for at in range(report.first + LEAST_CONTENT, hi):
        verb = verb_at(s, at)
        if verb is None or not s.free(at) or not verb.takes & {"that", "told"}:
            continue
        behind = _content_first(s, report.first, at, hi, verb)
        if behind is not None and skip_occasion(s, at + 1, hi) >= clause_end(s, at + 1, hi):
            report.end, report.via = behind.end, s.raw(*behind.speakers[0])


def _quoted_within(s: Sentence, lo: int, at: int, content: int, hi: int, verb: Verb) -> Report | None:
    """«This came hours after the mayor said "…"»: a quotation belongs to the verb before it in any clause."""
    if content not in s.closes or s.closes[content] - content < LEAST_CONTENT + 1:
        return None
    speakers = nearest_subject(s, lo, at)
    if speakers is None:
        return None
    end = min(s.closes[content] + 1, hi)
    return Report(content, end, at, verb, speakers, "en-subject-first", speakers[0][0], hi)


def _content_first(s: Sentence, lo: int, at: int, hi: int, verb: Verb) -> Report | None:
    """«…, the company said in a statement»: the content first, nothing after the verb but where and when."""
    if not verb.takes & {"that", "told", "after"} or s.text(at).endswith("ing"):
        return None
    goes_on = at + 1 < hi and not s.words[at + 1].mark and s.text(at + 1) not in word_set("time")
    listened = "told" in verb.takes and hi - at <= LONGEST_NEAR and not has_finite(s, at + 1, hi)
    if s.headline and goes_on and not listened:
        # «Rebels seize town, army says fighting continues»; but «Leave now, minister tells residents»
        return None
    quoted = next((k for k in s.closes.values() if lo + 2 < k < at - 1 and s.is_mark(k - 1, ",")), 0)
    # «Small firms "are being strangled," the head of the chamber, Yusuf Aksoy, wrote»
    speakers = subject_before(s, quoted + 1 if quoted else lo, at)
    if speakers is None or s.text(speakers[-1][1] - 1) in ("and", "but") or acts(s, speakers[0][0]):
        return None
    begin = speakers[0][0]
    comma = begin - 1
    while comma > lo and (s.text(comma) in word_set("leads") or s.text(comma) in "'’"):
        # «a slow ‘siege,’ the envoy says»
        comma -= 1
    if not (s.is_mark(comma, ",-—") or comma in s.closes.values()) or comma - lo < LEAST_CONTENT:
        return None
    resume = next((k for k in range(at, hi) if k in s.closes), hi)
    return Report(lo, comma, at, verb, speakers, "en-content-first", lo, resume)


def _told_behind(s: Sentence, first: int, hi: int) -> bool:
    """Say whether the words from ``first`` on end in «…, state media said»."""
    report = find_report(s, first, hi)
    return report is not None and report.rule == "en-content-first"


def _behind(s: Sentence, lo: int, at: int, hi: int, verb: Verb) -> Report | None:
    """«She struck a softer tone, telling lawmakers that …», «among them was Claudia Meier, 34, who said …»."""
    content = content_after(s, at, verb, hi)
    if content is None or content >= hi:
        return None
    end = clause_end(s, content, hi)
    told = s.text(content - 1) == "that" or (has_finite(s, content, end) and not _told_behind(s, content, hi))
    if s.text(at).endswith("ing") and s.is_mark(at - 1, ",") and told:
        speakers = first_subject(s, lo, at - 1)
        # «Morel defended the walkout, saying …»: so few words only tell why she spoke.
        brief = s.text(content - 1) != "that" and at - lo <= LONGEST_NEAR
        begin = speakers[0][0] if speakers and brief else at
        return Report(content, end, at, verb, speakers, "en-participle", begin, hi) if speakers else None
    if s.text(at).endswith("ing"):
        speakers = subject_behind_with(s, lo, at)
        if speakers:
            return Report(content, end, at, verb, speakers, "en-participle", speakers[0][0] - 1, hi)
    if s.text(at - 1) != "who" or not s.is_mark(at - 2, ",") or any(s.is_mark(k, ",") for k in range(content, end)):
        return None
    stop = at - 2
    while s.text(stop - 1).isdigit() and s.is_mark(stop - 2, ","):
        stop -= 2
    first, titles = stop, word_set("titles")
    while first > lo and not s.words[first - 1].mark and (is_capital(s, first - 1) or s.text(first - 1) in titles):
        first -= 1
    return Report(content, end, at, verb, [(first, stop)], "en-who-said", at - 1, hi) if first < stop else None
