"""Who an English subject is: a name with its title, a pronoun, «the company», «his office»."""

from __future__ import annotations

import re

from store.claims.clauses.mentions import Mention
from store.claims.english.names import NAME_JOINTS, read_speaker
from store.claims.english.report import Report
from store.claims.english.subjects import Region, acts, has_finite, joined
from store.claims.english.verbs import is_capital, word_set
from store.claims.vocabulary.words import Sentence
from store.claims.who.draft import ArticleState, word_span
from store.claims.who.person import Person
from store.language.folding import fold_plain
from store.models import Resolution, Span

_ENDINGS = frozenset(("plc", "inc", "ltd", "llp", "corp", "holdings", "group", "ag", "sa", "co", "llc", "nv"))


def who(s: Sentence, state: ArticleState, report: Report) -> tuple[Person | None, Span | None, Resolution | None]:
    """Return the speaker of a report, where it stands and how it was found; None when it stays unknown."""
    if not report.speakers:
        return None, None, None
    head, *others = report.speakers
    while head[0] < head[1] and s.text(head[0]) in word_set("leads"):
        head = (head[0] + 1, head[1])
    if head[0] >= head[1]:
        return None, None, None
    aged = "-".join(s.text(k) for k in range(*head) if s.text(k) != "-")
    if re.fullmatch(r"the-\d+-year-old", aged) and state.people.recent:
        return state.people.note(state.people.recent[-1]), word_span(s, *head), "anaphora"
    if s.text(head[0]) in ("it", "they") and report.rule == "en-subject-first" and has_finite(s, _start(s), head[0]):
        # «… may push the army to act as it warns that»: whom «it» means is not told by who spoke before.
        return None, word_span(s, *head), None
    if s.text(head[0]).isdigit() and head[1] - head[0] <= 2:
        # «62% said»: nobody is named by a share.
        return None, word_span(s, *head), None
    if s.text(head[0]) in word_set("pronouns") and head[1] - head[0] <= 2:
        person = pronoun(state, s.text(head[0]))
        return person, word_span(s, *head), "anaphora" if person else None
    mention = read_speaker(s, *head)
    mention = _with_apposition(s, head, mention, others)
    if mention is None:
        return None, None, None
    firm = _generic(s, state, mention)
    if firm is not None:
        return firm, word_span(s, mention.first, mention.end), "anaphora"
    if fold_plain(mention.label) in word_set("countries"):
        return _country(state, mention), word_span(s, mention.first, mention.end), "explicit"
    person, how = state.people.meet(mention)
    return person, word_span(s, mention.first, mention.end), how


def _country(state: ArticleState, mention: Mention) -> Person:
    """Return the body of just this name: «Hamas» is not the «Hamas and state media» quoted before."""
    name = fold_plain(mention.label)
    known = next((one for one in state.people.known if one.kind == "body" and fold_plain(one.name) == name), None)
    if known is None:
        known = Person(mention.label, "body", "")
        state.people.known.append(known)
    return state.people.note(known)


def _start(s: Sentence) -> int:
    """Return the word behind the dateline."""
    return int(str(s.cache.get("label", 0)))


def pronoun(state: ArticleState, word: str) -> Person | None:
    """Return whom «he», «she», «it», «they» mean: somebody of that kind, the one told about last before who spoke."""
    people = state.people
    if word in ("it", "they"):
        for person in reversed(people.recent):
            if person.kind in ("body", "unnamed"):
                return people.note(person)
        return people.note(state.firm) if state.firm is not None and word == "it" else None
    gender = "f" if word == "she" else "m"
    order = [people.topic] if people.topic is not None else []
    order += [person for person in reversed(people.recent) if person.kind in ("person", "title")]
    # A name of one word may be a body's.
    for person in sorted(order, key=lambda one: len(one.name.split()) == 1 and not one.gender):
        if not person.gender or person.gender == gender:
            person.gender = gender
            return people.note(person)
    return None


def _with_apposition(s: Sentence, head: Region, mention: Mention | None, others: list[Region]) -> Mention | None:
    """Join «the transport secretary» with the «Daniel Whitcombe» beside it: the name counts, the rest is its title."""
    for first, end in others:
        known_as = s.text(first) in ("known", "named", "identified") and s.text(first + 1) == "as"
        other = (first + 2, end) if known_as else (first, end)
        beside = read_speaker(s, *other)
        if beside is None or not is_capital(s, beside.first):
            title = beside.title if beside is not None and mention is not None and mention.kind == "person" else ()
            if title and mention is not None:
                mention = _titled(mention, mention.title + title)
            continue
        if beside.kind == "person" and not beside.title and s.text(head[1] - 1) in word_set("firms"):
            return Mention(beside.label, (), "body", "", beside.first, beside.end, beside.label)
        if beside.kind == "person" and (mention is None or mention.kind != "person"):
            title = tuple(
                s.text(k) for k in range(*head) if not s.words[k].mark and s.text(k) not in ("a", "an", "the")
            )
            return _titled(beside, title + beside.title)
        if beside.kind == "body" and mention is not None and mention.kind == "title":
            return beside
    return mention


def _titled(mention: Mention, title: tuple[str, ...]) -> Mention:
    return Mention(mention.name, title, mention.kind, mention.gender, mention.first, mention.end, mention.label)


def _generic(s: Sentence, state: ArticleState, mention: Mention) -> Person | None:
    """Return the body that «the company», «the electronics maker», «the bureau» means, when one fits."""
    words = fold_plain(mention.label).split()
    if mention.kind == "person" or not words or words[0] not in ("the", "its") or s.text(mention.first) == "its":
        return None
    if any(is_capital(s, k) for k in range(mention.first + 1, mention.end) if not s.words[k].mark):
        return None
    noun = words[-1]
    for person in reversed(state.people.recent):
        if person.kind == "body" and fold_plain(person.name).split()[-1:] == [noun] and len(words) == 2:
            return state.people.note(person)
    for person in state.people.known:
        if person.kind == "body" and fold_plain(person.name).split()[-1:] == [noun] and len(words) == 2:
            return state.people.note(person)
    if noun in word_set("firms") and state.firm is not None:
        return state.people.note(state.firm)
    return None


def remember(s: Sentence, state: ArticleState, first: int, end: int) -> None:
    """Note whom the narrator's sentence is about: its subject, a person as the topic, a body as the firm."""
    _spokesman(s, state, first, end)
    first = _subject_start(s, first, end)
    stop = first
    while stop < end and not s.words[stop].mark and (is_capital(s, stop) or s.text(stop) in ("of", "for", "and", "&")):
        stop += 1
    while stop > first and s.text(stop - 1) in ("of", "for", "and", "the"):
        stop -= 1
    if "and" in (s.text(k) for k in range(first, stop)) and is_capital(s, first) and s.text(first - 1) != "the":
        # «Frank and Lucille Dorsey fled …. They said …»
        state.people.note(Person(s.raw(first, stop), "unnamed", ""))
        return
    if stop == first or stop - first > 6:
        _bodies(s, state, first, end)
        return
    mention = read_speaker(s, first, stop)
    name = s.text(stop - 1)
    aged = _introduced(s, first, stop, end)
    known = [one for one in state.people.known if one.kind == "person" and fold_plain(one.name).split()[-1:] == [name]]
    if known:
        state.people.topic = known[0]
    elif (
        mention is not None
        and mention.kind == "person"
        and (mention.title or stop - first > 1 or aged)
        and not _is_body(name)
    ):
        if aged or (mention.title and stop - first > 1):
            # «Whitaker, 61, showed no emotion»
            state.people.seen(mention)
            state.people.topic = next((one for one in state.people.known if one.name == mention.name), None)
        elif state.firm is None and s.text(stop) in word_set("finite"):
            _found_firm(s, state, first, stop)
    elif state.firm is None and (_is_body(name) or s.text(stop) in word_set("finite")):
        _found_firm(s, state, first, stop)
    _bodies(s, state, first, end)


def _subject_start(s: Sentence, first: int, end: int) -> int:
    """Return where the narrator's subject begins: behind «Fleeing the town,», «However, the»."""
    if s.text(first) in word_set("adverbial") or s.text(first).endswith("ing"):
        first = next((k + 1 for k in range(first, end) if s.is_mark(k, ",") and is_capital(s, k + 1)), first)
    skipped = word_set("leads") | {"the", "a", "an"}
    while first < end and (s.text(first) in skipped or s.words[first].mark):
        first += 1
    return first


def _introduced(s: Sentence, first: int, stop: int, end: int) -> bool:
    """Say whether a name is a person's: by its first word, the age or the office behind it («Lucy Brand, 50, …»)."""
    if s.is_mark(stop, ",") and s.text(stop + 1).isdigit() and s.is_mark(stop + 2, ","):
        return True
    if not 1 < stop - first < 4 or _is_body(s.text(stop - 1)):
        return False
    office = range(stop + 1, min(stop + 5, end)) if s.is_mark(stop, ",") else range(0)
    given = word_set("female_names") | word_set("male_names")
    return s.text(first) in given or any(s.text(k) in word_set("titles") and not is_capital(s, k) for k in office)


def _spokesman(s: Sentence, state: ArticleState, first: int, end: int) -> None:
    """Note «a spokeswoman for Lumora» who declines to comment: the «she» of the next sentence."""
    at = first + (s.text(first) in ("a", "the"))
    verbs = (k for k in range(at, min(at + 8, end)) if s.text(k).endswith("ed") or s.text(k) in word_set("finite"))
    stop = next(verbs, at)
    if stop > at and any(s.text(k).startswith("spokes") for k in range(at, stop)):
        mention = read_speaker(s, first, stop)
        if mention is not None:
            state.people.topic = state.people.meet(mention)[0]


def _is_body(word: str) -> bool:
    return word in word_set("body_ends") or word in _ENDINGS


def _found_firm(s: Sentence, state: ArticleState, first: int, stop: int) -> None:
    label = s.raw(first, stop)
    many = label.endswith("s") and s.text(stop) in ("have", "were", "are")
    if stop - first == 1 and (many or s.text(first) in word_set("media") or _is_plain(s, label)):
        return
    state.firm = Person(label, "body", "")
    state.people.known.append(state.firm)


def _is_plain(s: Sentence, word: str) -> bool:
    """Say whether a word owes its capital to the sentence it opens: «Profits», «It»; a body is named again so."""
    small = word_set("pronouns") | word_set("determiners") | word_set("leads") | word_set("openers")
    raw = s.view.raw
    inside = re.search(rf"[\w,] {re.escape(word)}\b", raw)
    return word.lower() in small or (not inside and not word.isupper() and _counted(raw, word))


def _counted(raw: str, word: str) -> bool:
    """Say whether a text has a word in small letters too, in the singular or plural."""
    stem = re.escape(word.lower().rstrip("s"))
    return bool(re.search(rf"\b{stem}(?:s|es)?\b", raw))


def _hyphened(s: Sentence, first: int, at: int) -> bool:
    """Say whether «-un» of «Kim Jong-un», «von» of «Ursula von der Leyen» is at a word."""
    if s.text(at) in NAME_JOINTS:
        return at > first and any(is_capital(s, k) for k in range(at + 1, min(at + 3, len(s.words))))
    return at > first and joined(s, at if s.words[at].mark else at - 1)


def _bodies(s: Sentence, state: ArticleState, first: int, end: int) -> None:
    """Remember the bodies and titled people that the narrator names («the National Audit Bureau»)."""
    at = first
    while at < end:
        stop = at
        while stop < end and ((not s.words[stop].mark and is_capital(s, stop)) or _hyphened(s, at, stop)):
            stop += 1
        if stop - at > 1 and s.text(stop - 1) in word_set("body_ends"):
            label = s.raw(at, stop)
            if not any(fold_plain(one.name) == fold_plain(label) for one in state.people.known):
                state.people.known.append(Person(label, "body", ""))
        title = at - 1 - s.is_mark(at - 1, ".")
        if any(s.text(k) in word_set("titles") for k in range(at, min(at + 3, stop))):
            # «as Mali's President Karim Saleh flew home», «Malian President Karim Saleh»
            title = at
        if 1 < stop - at < 7 and title >= first and (title == at or s.text(title) in word_set("titles")):
            # «sacked manager Luis Delgado», «former Gov. Dale Whitaker»
            mention = read_speaker(s, title, stop)
            known = state.people.seen(mention) if mention is not None and mention.kind == "person" else None
            ahead = range(first, title)
            if known is not None and len(ahead) < 5 and not any(s.words[k].mark or acts(s, k) for k in ahead):
                # «European envoy Clara Heide flew home»: she is whom the sentence is about.
                state.people.topic = known
        at = max(stop, at + 1)
