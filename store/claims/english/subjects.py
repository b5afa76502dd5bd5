"""The subject of an English reporting verb: the noun phrase before or after it, with its appositions."""

from __future__ import annotations

from store.claims.english.verbs import is_capital, verb_at, word_set
from store.claims.vocabulary.words import Sentence

LONGEST_SUBJECT = 16
LONGEST_NEAR = 9
_RELATIVE = frozenset(("who", "which", "whose", "that", "where", "speaking", "aged"))
_OBJECTS = frozenset(("him", "them", "us", "me"))
_MOMENTS = frozenset(("after", "before", "when", "as", "since", "because", "where"))
_JOINTS = frozenset(("and", "but", "while", "as", "because", "although", "though", "if", "when", "so"))

Region = tuple[int, int]


def has_finite(s: Sentence, first: int, end: int) -> bool:
    """Say whether a finite verb stands between two words, outside relative clauses."""
    finite = word_set("finite")
    return any(
        s.text(k) in finite and s.text(k - 1) not in _RELATIVE and not (s.text(k) == "may" and is_capital(s, k))
        for k in range(first, end)
    )


def acts(s: Sentence, at: int) -> bool:
    """Say whether a word is a verb that tells what somebody does: a finite one, «declared a state of emergency»."""
    word = s.text(at)
    if word in word_set("finite") or verb_at(s, at) is not None:
        return True
    past = word.endswith("ed") and len(word) > 4 and not is_capital(s, at)
    return past and s.text(at + 1) in word_set("openers") | _OBJECTS


def segments(s: Sentence, lo: int, end: int) -> list[Region]:
    """Return the stretches between free commas from ``lo`` to ``end``; the last may be empty."""
    parts, begin = [], lo
    for at in range(lo, end):
        if s.is_mark(at, ",;-—") and (s.free(at) or s.words[at].text == ";") and not joined(s, at):
            parts.append((begin, at))
            begin = at + 1
    return [*parts, (begin, end)]


def joined(s: Sentence, at: int) -> bool:
    """Say whether a hyphen joins two words («Ji-woo», «two-line»)."""
    return s.text(at) in "-—" and s.words[at].start == s.words[at - 1].end and s.words[at].end == s.words[at + 1].start


def skip_back(s: Sentence, lo: int, verb: int) -> int | None:
    """Return where the subject before ``verb`` ends, without «has also»; None when the verb is negated."""
    end = verb
    quoted = next((k for k in range(end - 2, max(lo, end - LONGEST_NEAR), -1) if s.text(k) in ("quoted", "cited")), 0)
    if s.text(end - 1) == "as" and 0 < quoted < end - 2 and s.text(quoted - 1) not in ("was", "were", "is"):
        # «the agency quoted the embassy as saying»: the embassy speaks
        return end - 1
    if s.text(end - 1) == "as" and quoted:
        # «the spokesman was quoted (in state media) as saying»
        end = quoted - (s.text(quoted - 1) in ("was", "were", "is"))
    while end > lo and (s.text(end - 1) in word_set("auxiliaries") or _adverb(s, end - 1) or _lasting(s, end - 1)):
        end -= 2 if _lasting(s, end - 1) else 1
    if s.text(end - 1) in ("who", "which", "that", "whose"):
        return None
    if s.text(end - 1) == "to" and s.text(end - 2) == "on" and s.text(end - 3) in ("went", "goes", "gone"):
        # «went on to say»
        return end - 3
    if s.text(end - 1) in ("not", "never", "cannot", "to") or s.text(verb - 1) in ("not", "to", "be", "been", "t"):
        return None
    return end


def subject_before(s: Sentence, lo: int, verb: int) -> list[Region] | None:
    """Return the head of the subject before ``verb`` and its appositions, None when no noun phrase stands there."""
    end = skip_back(s, lo, verb)
    if end is None or end <= lo:
        return None
    parts = segments(s, lo, end)
    last = parts[-1]
    if last[0] < last[1]:
        region = _phrase_at_end(s, *last)
        return [region] if region else None
    chosen: list[Region] = []
    for place, part in reversed(list(enumerate(parts[:-1]))):
        if place and (_aside(s, part) or (not chosen and _adverbial(s, part))):
            continue
        relative = s.text(part[0]) in _RELATIVE
        if part[0] >= part[1] or part[1] - part[0] > LONGEST_SUBJECT + 8 or (not relative and _adverbial(s, part)):
            break
        if not relative and has_finite(s, *part):
            region = _phrase_at_end(s, *part)
            if region:
                chosen.insert(0, region)
            break
        chosen.insert(0, part)
    while chosen and (s.text(chosen[0][0]) in _RELATIVE or s.text(chosen[0][0])[:1].isdigit()):
        chosen.pop(0)
    if not chosen:
        return None
    head = _without_leads(s, *chosen[0])
    return [head, *chosen[1:]] if head else None


def first_subject(s: Sentence, lo: int, end: int) -> list[Region] | None:
    """Return the subject of a sentence that goes on «… and said»: the noun phrase before its first verb.

    What stands between commas behind it («…, who toured the area, declared …») is skipped.
    """
    if s.text(lo) in word_set("adverbial"):
        # «In his address, the mayor thanked the crews and said …»
        lo = next((k + 1 for k in range(lo, min(lo + LONGEST_SUBJECT, end)) if s.is_mark(k, ",")), lo)
    head, at = 0, lo + 1
    acting = _past(s, lo + 1, end)
    while at < end and (head or at < lo + 12):
        if s.is_mark(at, ";:"):
            return None
        if s.is_mark(at, ","):
            head = head or at
            at = next((k for k in range(at + 1, end) if s.is_mark(k, ",") and s.free(k)), end)
        elif s.free(at) and (at == acting or acts(s, at)):
            region = _without_leads(s, lo, head or at)
            if region is not None and s.text(region[1] - 1) in word_set("pronouns"):
                # «on Thursday she struck …»
                region = (region[1] - 1, region[1])
            return [region] if region is not None and s.text(region[0]) not in word_set("adverbial") else None
        at += 1
    return None


def _past(s: Sentence, first: int, end: int) -> int:
    """Return the first word that looks like a verb in the past («cited weak growth, saying …»), 0 when none does."""
    for at in range(first, end):
        word, before = s.text(at), s.text(at - 1)
        if (
            word.endswith("ed")
            and len(word) > 4
            and s.free(at)
            and not s.is_mark(at - 1, "-")
            and not is_capital(s, at)
        ):
            told = before in word_set("determiners") or s.text(at + 1) in ("in", "by", "at", "on", "from")
            return 0 if told else at - (before in word_set("auxiliaries") or _adverb(s, at - 1))
    return 0


def nearest_subject(s: Sentence, lo: int, verb: int) -> list[Region] | None:
    """Return the subject right before a verb in a clause of time: «hours after the mayor said "…"»."""
    end = skip_back(s, lo, verb)
    if end is None or end <= lo:
        return None
    begin = next((at + 1 for at in range(end - 1, lo, -1) if s.text(at) in _MOMENTS or s.words[at].mark), end)
    region = _without_leads(s, begin, end)
    if region is None or s.text(begin - 1) not in _MOMENTS or end - begin > LONGEST_NEAR or has_finite(s, *region):
        return None
    return [region]


def subject_behind_with(s: Sentence, lo: int, verb: int) -> list[Region] | None:
    """Return the subject of «…, with two officials telling the paper that»."""
    for at in range(verb - 1, max(lo, verb - LONGEST_NEAR), -1):
        if s.words[at].mark:
            return None
        if s.text(at) == "with":
            return [(at + 1, verb)]
    return None


def _lasting(s: Sentence, at: int) -> bool:
    """Say whether «for months» ends at a word («has for months accused»)."""
    return s.text(at)[:-1] in word_set("spells") and s.text(at - 1) == "for"


def _adverb(s: Sentence, at: int) -> bool:
    """Say whether a word before the verb only tells how it was said («strongly denied»)."""
    return s.text(at).endswith("ly") and len(s.text(at)) > 4 and not is_capital(s, at)


def _aside(s: Sentence, part: Region) -> bool:
    """Say whether a stretch between the subject and its verb is «, however,» or «, from Brockley,»."""
    if part[1] - part[0] == 1:
        return s.text(part[0]) in word_set("leads")
    if s.text(part[0]).endswith("ing") and not is_capital(s, part[0]):
        # «, reporting from the port,»
        return True
    return s.text(part[0]) in ("from", "of") and is_capital(s, part[0] + 1)


def _adverbial(s: Sentence, part: Region) -> bool:
    """Say whether a stretch before the subject only tells when, where or how."""
    word = s.text(part[0])
    return word in word_set("adverbial") or (part[1] - part[0] == 1 and word in word_set("leads"))


def _phrase_at_end(s: Sentence, first: int, end: int) -> Region | None:
    """Return the noun phrase that ends the stretch: after the last joining word that follows a verb."""
    if s.text(end) == "as":
        # «the agency quoted the embassy as saying»
        first = next((k + 1 for k in range(first, end - 1) if s.text(k) == "quoted"), first)
    begin = first
    for at in range(end - 1, first, -1):
        if s.text(at) in _JOINTS and s.free(at) and (s.text(at) != "and" or has_finite(s, first, at)):
            begin = at + 1
            break
    region = _without_leads(s, begin, end)
    if region is None or region[1] - region[0] > LONGEST_SUBJECT or has_finite(s, *region):
        return None
    if _embedded(s, region):
        return None
    gerund = s.text(region[0]).endswith("ing") and s.text(region[0] + 1) in word_set("determiners")
    last = region[1] - 1
    if s.text(region[0]) in word_set("adverbial") and last > region[0] and s.text(last) in word_set("pronouns"):
        # «At his press conference on Tuesday he said …»
        return (last, region[1])
    gerund = gerund or all(s.text(k).isdigit() for k in range(*region))
    if gerund or s.text(region[0]) in word_set("adverbial") or s.text(region[0]) in _RELATIVE:
        # «delivering a speech …»
        return None
    return region


def _embedded(s: Sentence, region: Region) -> bool:
    """Say whether the phrase before a verb only ends in its subject: «a law that opponents say», «though ministers».

    A relative clause with a verb of its own belongs to the subject («the group that carried out the attack said»).
    """
    subordinators = word_set("subordinators")
    if s.text(region[0] - 1) in subordinators and region[0] > 0:
        return True
    within = next((at for at in range(region[1] - 1, region[0], -1) if s.text(at) in subordinators), 0)
    tail = range(within + 1, region[1])
    return bool(within) and not any(s.text(at) in word_set("finite") or s.text(at).endswith("ed") for at in tail)


def _without_leads(s: Sentence, first: int, end: int) -> Region | None:
    while first < end and (s.text(first) in word_set("leads") or (s.words[first].mark and first not in s.closes)):
        first += 1
    if first >= end or s.words[first].mark:
        return None
    return (first, end)


def subject_after(s: Sentence, verb: int, hi: int) -> list[Region]:
    """Return the subject of an inverted «said Anita Bose, an analyst at …»: its head and the apposition after it."""
    parts, begin = [], verb + 1
    for at in range(verb + 1, min(hi, verb + 30)):
        stop = s.is_mark(at, ".;:") and not _initial(s, at)
        if stop or at in s.closes or (s.is_mark(at, ",") and s.free(at)):
            parts.append((begin, at))
            begin = at + 1
        if stop or at in s.closes or len(parts) == 2:
            break
    else:
        parts.append((begin, min(hi, verb + 30)))
    kept = [part for part in parts[:1] if part[0] < part[1]]
    return kept + [part for part in parts[1:2] if part[0] < part[1] and s.text(part[0]) not in _RELATIVE]


def _initial(s: Sentence, at: int) -> bool:
    """Say whether a full stop belongs to an abbreviation («Dr. Raman», «J. Smith»)."""
    return s.text(at) == "." and at > 0 and len(s.text(at - 1)) <= 3 and is_capital(s, at - 1) and at + 1 < len(s.words)
