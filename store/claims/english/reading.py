"""One English sentence to drafts: reporting verbs, «according to», quotations; the rest is the narrator's."""

from __future__ import annotations

import re

from store.claims.english.contents import content_after, skip_occasion
from store.claims.english.frames import find_report
from store.claims.english.media import medium
from store.claims.english.people import remember, who
from store.claims.english.pieces import english_pieces
from store.claims.english.report import Report, clause_end
from store.claims.english.subjects import acts, has_finite
from store.claims.english.verbs import is_capital, verb_at, verbs, word_set
from store.claims.vocabulary.words import Sentence
from store.claims.who.draft import ArticleState, Draft, word_span
from store.claims.who.person import Person
from store.models import Cue, Resolution, Span

_LEAST = 4
_OTHERS = frozenset(("but", "while", "and", "although", "though", "whereas"))
_LABEL_WORDS = 5
# How far a headline's label is looked for as a subject.
_LATER = 4_000

_Found = tuple[Person | None, Span | None, Resolution | None]


def read_english(s: Sentence, state: ArticleState) -> list[Draft]:
    """Return the drafts of one English sentence; speakers met are remembered in ``state``."""
    lo = _dateline(s)
    s.cache["label"] = lo
    labelled = _labelled(s, state) if s.headline else None
    if labelled is not None:
        return labelled
    drafts: list[Draft] = []
    for first, end in _clauses(s, lo):
        drafts += _read(s, state, first, end)
    state.spoken = any(draft.cue is not None for draft in drafts)
    return drafts


def _dateline(s: Sentence) -> int:
    """Return the word after «RIYADH:», «GENEVA (Reuters) -», «10 September 2020 -»; 0 when there is no dateline."""
    raw = s.raw(0, 1)
    dated = raw.isdigit() and s.text(1) in word_set("months")
    if not dated and not (raw.isupper() and len(raw) > 2) and not _placed(s):
        return 0
    for at in range(1, min(14, len(s.words))):
        if s.is_mark(at, ":-—") and s.words[at].start > s.words[at - 1].end - (s.text(at) == ":"):
            return at + 1 + s.is_mark(at + 1, "-")
    return 0


def _placed(s: Sentence) -> bool:
    """Say whether the sentence opens with a place and an agency in capitals: «Kyiv, Ukraine CNN —»."""
    dash = next((at for at in range(1, min(8, len(s.words))) if s.is_mark(at, "-—–")), 0)
    words = [at for at in range(dash) if not s.words[at].mark]
    spaced = dash and s.words[dash].start > s.words[dash - 1].end
    named = bool(words) and all(is_capital(s, at) for at in words) and s.raw(words[-1], words[-1] + 1).isupper()
    return bool(spaced) and named


def _clauses(s: Sentence, lo: int) -> list[tuple[int, int]]:
    """Return the stretches between free semicolons."""
    found, begin = [], lo
    for at in range(lo, len(s.words)):
        opened = sum(s.text(k) == "(" for k in range(begin, at)) - sum(s.text(k) == ")" for k in range(begin, at))
        if s.is_mark(at, ";") and s.free(at) and opened <= 0:
            found.append((begin, at))
            begin = at + 1
    return [*found, (begin, len(s.words))]


def _labelled(s: Sentence, state: ArticleState) -> list[Draft] | None:
    """«Army: five soldiers killed» and «Five soldiers killed: army» in a headline; None when there is no such label."""
    colon = next((at for at in range(1, len(s.words) - 1) if s.is_mark(at, ":") and s.free(at)), 0)
    end = clause_end(s, 0, len(s.words))
    if not colon:
        return None
    label, content = ((0, colon), (colon + 1, end)) if colon <= _LABEL_WORDS else ((colon + 1, end), (0, colon))
    words = [s.text(k) for k in range(*label) if not s.words[k].mark]
    if not words or len(words) > _LABEL_WORDS or content[1] - content[0] < _LEAST or has_finite(s, *label):
        return None
    short = s.raw(*label)
    sure = bool(set(words) & (word_set("unnamed") | word_set("heads"))) or words[-1] in word_set("body_ends")
    sure = sure or (short.isupper() and 1 < len(short) <= 6) or _acts_later(s, short)
    if not sure or words[0] in word_set("no_labels"):
        return None
    report = Report(*content, colon, verbs()["said"], [label], "en-label", 0, len(s.words))
    found = who(s, state, report)
    if found[0] is not None and len(words) == 1 and not set(words) & (word_set("unnamed") | word_set("heads")):
        found[0].kind = "body"
        state.firm = found[0]
    return _drafts(s, report, content[0], content[1], found)


def _acts_later(s: Sentence, label: str) -> bool:
    """Say whether a one-word label is the subject of a later sentence («Veltron is recalling …»)."""
    verb = "|".join(sorted(verbs().keys() | {"is", "has", "was", "will", "had"}))
    later = s.view.text[s.end : s.end + _LATER]
    return label.isalpha() and bool(re.search(rf"(?:\n|[.] ){re.escape(label.lower())} (?:{verb})\b", later))


def _read(s: Sentence, state: ArticleState, lo: int, hi: int) -> list[Draft]:
    report = find_report(s, lo, hi)
    if report is None:
        return _quotation_alone(s, state, lo, hi) or _narrated(s, state, lo, hi)
    drafts: list[Draft] = []
    ahead = report.begin - 1
    joints = word_set("subordinators") | {"and", "but", "while", "as"}
    while ahead > lo and (s.words[ahead].mark or s.text(ahead) in joints):
        ahead -= 1
    told = has_finite(s, lo, ahead + 1) or any(acts(s, k) for k in range(lo + 1, ahead))
    # «Rebels seize town, army says …»: a headline's verb need not be known.
    told = told or (s.headline and ahead - lo >= _LEAST)
    if s.text(report.begin - 1) in word_set("subordinators"):
        # «This came hours after he said "…"»: too few words are a remark on the quotation.
        told = told and ahead - lo > 2 * _LEAST
    behind = report.rule in ("en-who-said", "en-participle")
    if report.begin > lo and told and (behind or s.text(lo) not in word_set("adverbial")):
        drafts += _narrated(s, state, lo, ahead + 1)
    found = who(s, state, report)
    report.via = report.via or medium(s, state, report)
    if found[0] is not None and report.via:
        state.via[found[0].name] = report.via
    cut, cue, begin = _going_on(s, report, hi)
    drafts += _drafts(s, report, report.first, cut, found)
    if cue:
        following = _following(s, report, cue, begin, hi)
        end, again, then = _going_on(s, following, hi)
        drafts += _drafts(s, following, begin, end, found)
        if again:
            last = _following(s, report, again, then, hi)
            drafts += _drafts(s, last, then, last.end, found)
        return drafts
    if begin:
        return drafts + _read(s, state, begin, hi)
    return drafts + _rest(s, state, report, hi, found)


def _rest(s: Sentence, state: ArticleState, report: Report, hi: int, found: _Found) -> list[Draft]:
    """Read what follows a frame: another quotation of the same speaker, or the narrator after «…, while»."""
    if report.rule == "en-according-after" and s.text(report.resume + 1) in ("while", "but", "although", "and"):
        return _read(s, state, report.resume + 2, hi)
    if report.rule not in ("en-quotation-first", "en-content-first"):
        return []
    for cue in range(report.cue + 1, hi - 2):
        if report.rule == "en-content-first" and s.is_mark(cue, ",") and s.free(cue) and s.text(cue + 1) in _OTHERS:
            # «…, two sources said, and the town hall said …»
            return _read(s, state, cue + 2, hi)
        begin = _participle(s, cue, hi)
        if begin is not None:
            more = _following(s, report, cue, begin, hi)
            return _drafts(s, more, begin, more.end, (found[0], found[1], "chain" if found[0] else None))
    return [
        draft
        for draft in _drafts(s, report, report.resume, hi, found)
        if draft.quote_type == "direct" and len(s.view.text[draft.start : draft.end].split()) > 2
    ]


def _participle(s: Sentence, at: int, hi: int) -> int | None:
    """Return where the content begins when «…, adding that …» goes on with the same speaker at ``at``."""
    verb = verb_at(s, at)
    comma = s.is_mark(at - 1, ",") or (at - 1 in s.closes.values() and s.is_mark(at - 2, ","))
    if verb is None or not (s.free(at) and s.text(at).endswith("ing") and comma):
        return None
    begin = content_after(s, at, verb, hi)
    return begin if begin is not None and ("that" in verb.takes or s.text(begin - 1) == "that") else None


def _following(s: Sentence, report: Report, cue: int, begin: int, hi: int) -> Report:
    """Return the frame of what the same speaker goes on to say behind ``cue``."""
    verb = verbs()[s.text(cue)]
    return Report(begin, clause_end(s, begin, hi), cue, verb, [], "en-going-on", cue, hi, via=report.via)


def _going_on(s: Sentence, report: Report, hi: int) -> tuple[int, int, int]:
    """Return (end of the content, cue of more by the same speaker or 0, where more begins or 0).

    «…, adding that …», «… and called on donors to …» go on with the speaker; «…, but rebels said …» is another's.
    """
    if report.cue >= report.end:
        # «…, insisting both sides should meet, state media said»: all of it is what they said.
        return report.end, 0, 0
    speaking = word_set("unnamed") | word_set("countries")
    for at in range(report.first + 2, min(report.end, hi) - 2):
        if not s.free(at):
            continue
        more = _participle(s, at, hi)
        if more is not None:
            return at - 1, at, more
        verb = verb_at(s, at)
        if verb is not None and s.text(at - 1) in ("and", "but") and not s.text(at).endswith("ing"):
            begin = content_after(s, at, verb, hi)
            if begin is not None:
                return at - 1 - s.is_mark(at - 2, ","), at, begin
        if verb is not None and s.headline and s.is_mark(at - 1, ",") and s.text(at).endswith("s"):
            # «Opposition rejects results, calls for recount»
            begin = content_after(s, at, verb, hi)
            if begin is not None:
                return at - 1, at, begin
        comma = s.is_mark(at, ",")
        bare = s.text(at) == "while" or (s.text(at) == "and" and s.text(at + 1) in speaking)
        if (comma and s.text(at + 1) in _OTHERS) or (bare and not s.is_mark(at - 1, ",")):
            begin = at + 1 + comma
            other = find_report(s, begin, hi)
            if other is not None and other.rule == "en-subject-first" and other.speakers[0][0] <= begin + 2:
                return at, 0, begin
            if comma and _declines(s, begin, hi):
                return at, 0, begin
            if comma and s.text(report.first) == "to" and has_finite(s, at + 2, min(at + 7, hi)):
                # «pledged to end evictions, but the law has stalled»
                return at, 0, at + 2
    return report.end, 0, 0


def _declines(s: Sentence, first: int, hi: int) -> bool:
    """Say whether somebody declines to comment from a word on: «the army declined to comment», «did not respond»."""
    for at in range(first + 1, min(first + 9, hi)):
        refused = s.text(at) in ("declined", "refused") and s.text(at + 1) == "to"
        if refused or (s.text(at) == "not" and {s.text(at + 1), s.text(at + 2)} & word_set("answered")):
            return True
    return False


def _drafts(s: Sentence, report: Report, first: int, end: int, found: _Found) -> list[Draft]:
    if report.verb.takes & {"object"} and s.text(first - 1) != "that":
        end = _object_end(s, first, end)
        if s.text(first) in ("the", "this", "that", "it", "those", "these") and end - first <= 3:
            # «rejected the charge»: nothing is said by these words alone.
            return []
    return [_draft(s, report, a, b, kind, found) for a, b, kind in english_pieces(s, first, end)]


def _object_end(s: Sentence, first: int, end: int) -> int:
    """Return where a nominal content ends: before «in a statement», «on Monday» at its end."""
    for at in range(first + 1, end):
        if s.text(at) in ("in", "on", "during", "at") and skip_occasion(s, at, end) > at:
            return at
        if s.is_mark(at, ",") and s.text(at + 1) in ("a", "an") and s.text(at + 2) in word_set("charges"):
            # «…, a charge Tarsis rejects»
            return at
    return end


def _draft(s: Sentence, report: Report, first: int, end: int, kind: str, found: _Found) -> Draft:
    quote_type = "direct" if kind == "direct" else "mixed" if kind == "mixed" else "indirect"
    draft = Draft(s, s.words[first].start, s.words[end - 1].end, quote_type, report.rule, 0.85)  # type: ignore[arg-type]
    draft.person, draft.mention, draft.resolution = found
    draft.via = report.via
    cue = word_span(s, report.cue, report.cue + 1)
    if cue is not None:
        draft.cue = Cue(cue.start, cue.end, report.verb.lemma)
    draft.cue_stance = report.verb.stance
    how = found[2] or "not found"
    draft.path += [f"cue «{s.raw(report.cue, report.cue + 1)}» ({report.verb.lemma})", f"speaker {how}"]
    return draft


def _quotation_alone(s: Sentence, state: ArticleState, lo: int, hi: int) -> list[Draft]:
    """A sentence that is one quotation goes on with the latest speaker («"But we are not there yet."»)."""
    if lo not in s.closes or s.closes[lo] < hi - 2 or not state.spoken:
        return []
    person = state.people.chained("")
    if person is None:
        return []
    report = Report(lo, hi, lo, verbs()["said"], [], "en-quotation-alone", lo, hi, via=state.via.get(person.name))
    return _drafts(s, report, lo, hi, (person, None, "chain"))


def _narrated(s: Sentence, state: ArticleState, lo: int, hi: int) -> list[Draft]:
    first, end = lo, clause_end(s, lo, hi)
    while first < end and s.words[first].mark and first not in s.closes:
        first += 1
    remember(s, state, first, end)
    if sum(not s.words[k].mark for k in range(first, end)) < _LEAST or _byline(s, first, end):
        return []
    draft = Draft(s, s.words[first].start, s.words[end - 1].end, "narrator", "en-narrator", 0.8)
    draft.path.append("en-narrator: no reporting word governs these words")
    return [draft]


def _byline(s: Sentence, first: int, end: int) -> bool:
    """Say whether the line is «By Helen Marsh in London»."""
    named = s.text(first) == "by" and all(
        is_capital(s, k) or s.words[k].mark for k in range(first, min(first + 3, end))
    )
    return named and end - first < 9 and not has_finite(s, first, end)
