"""The narrator's own statements: what is left of a sentence when the attributions are taken out."""

from __future__ import annotations

from itertools import pairwise

from store.claims.additions import fronted_in_time, laid_down, names_doers
from store.claims.beside import has_figure, one_more_deed, one_toll
from store.claims.contents import answered
from store.claims.cues import clause_words, is_event_noun, is_finite, is_verb, she_did_it
from store.claims.frame import cue_at
from store.claims.grammar import word_class
from store.claims.labels import is_byline
from store.claims.name_words import is_adjective
from store.claims.people_words import is_common, is_place, is_time
from store.claims.propositions import keeps_back, past_bracket, trim
from store.claims.untold import about_the_speech
from store.claims.words import Sentence
from store.language.stems import OWN_WAW

_LEAST = 4
# A clause, with or without a verb we know, always follows these.
_CLAUSE_NEXT = frozenset(("لكن", "ولكن", "بينما", "فيما", "وبينما", "وفيما"))


def narrator_pieces(s: Sentence, first: int, end: int, *, whole: bool = False) -> list[tuple[int, int]]:
    """Return the statements of the narrator in words ``first`` to ``end``, leads and joints taken off.

    ``whole`` keeps clauses joined by «، و» together: an attribution after them covers them all.
    """
    found: list[tuple[int, int]] = []
    last = -1
    for a, b in _cut(s, first, end, whole=whole):
        begin = skip_leads(s, a, b)
        begin, stop = trim(s, begin, b)
        if s.text(begin) in ("التي", "الذي", "والتي", "والذي") and begin > first:
            begin += 1
        if _passed_over(s, begin):
            continue
        if s.text(stop - 1) in ("وذلك", "وهو", "وهي"):
            begin, stop = trim(s, begin, stop - 1)
        size = sum(not s.words[k].mark for k in range(begin, stop))
        turns = s.text(begin - 1) == "ان" and s.text(begin - 2) in ("غير", "الا", "بيد")
        joined = begin > a and (turns or s.text(begin - 1) in _CLAUSE_NEXT)
        entire = a in (0, 1, s.cache.get("label")) and (end >= len(s.words) or s.headline or whole)
        stated = joined or _states(s, begin, stop, whole=entire)
        short = s.headline and size == _LEAST - 1 and any(is_finite(s.text(k)) for k in range(begin, stop))
        # «قتل ثلاثة أشخاص، بحسب الشرطة».
        short = short or (whole and size == _LEAST - 1 and is_verb(s.text(begin)))
        if (size >= _LEAST or short) and stated and not _not_said(s, begin) and not is_byline(s):
            found.append((begin, stop))
            last = b
        elif found and last == a and 1 < size < _LEAST and not s.headline:
            # «…، بعدما فقد 800 نقطة»: too little to stand alone, it goes with the clause before.
            found[-1] = (found[-1][0], stop)
    return found


def _passed_over(s: Sentence, begin: int) -> bool:
    """Say whether a clause states nothing: a topic, «صرح بذلك …», «وسط …», «وهو ما نفاه …», «دون أن …»."""
    apart = s.text(begin) in ("اما", "واما") and "يتعلق" in (s.text(begin + 2), s.text(begin + 3))
    topic = apart or s.text(begin).removeprefix("و") in word_class("topics") or _was_asked(s, begin)
    aside = s.text(begin) == "وذلك" and s.text(begin + 1) in word_class("prepositions")
    later = begin > 0 and (aside or s.text(begin) == "وسط" or _leaves_out(s, begin))
    return topic or later or _only_says_so(s, begin) or answered(s, begin)


def _was_asked(s: Sentence, first: int) -> bool:
    """Say whether the clause is «حينما سئل الوزير عما إذا …»: the question to an answer."""
    asked = any(s.text(at) in word_class("asked") for at in (first + 1, first + 2))
    return s.text(first) in word_class("asked_when") and asked


def _leaves_out(s: Sentence, first: int) -> bool:
    """Say whether the clause is «دون أن يعطي تفاصيل», «من دون إعطاء تفاصيل»: what was not done or told."""
    at = first + (s.text(first) == "من")
    return about_the_speech(s, first) or (
        s.text(at) in ("دون", "بدون") and s.text(at + 1) in ("ان", "اي", "توفر", "ورود")
    )


def _only_says_so(s: Sentence, first: int) -> bool:
    """Say whether the clause is only «صرح بذلك …», «أكد ذلك …»: who said what stood before."""
    form = cue_at(s, first)
    return form is not None and form.kind == "perfect" and s.text(first + 1) in ("بذلك", "ذلك", "بهذا", "هذا")


def skip_leads(s: Sentence, at: int, end: int) -> int:
    """Return the word after «من جهته،», «يذكر أن», «لكن» … and the marks after them."""
    words = clause_words()
    while at < end:
        if s.words[at].mark and at not in s.closes:
            at += 1
            continue
        size = s.phrase_at(at, words.leads)
        # «كما» and «هذا» may be the statement's own words when no clause follows.
        if not size or at + size >= end:
            return at
        if size == 1 and s.text(at) in ("هذا", "وهذا") and not (s.words[at + 1].mark or is_verb(s.text(at + 1))):
            return at
        at += size
    return at


def letters_off(s: Sentence, first: int) -> int:
    """Return how many letters of a joining «و» or «ف» stand before the first word of a statement."""
    word = s.text(first)
    if len(word) < 3 or word[0] not in "وف":
        return 0
    rest = word[1:]
    joined = (
        rest.startswith("ال") or rest in word_class("after_waw") or rest in word_class("prepositions") or is_place(rest)
    )
    finite = is_verb(rest)
    if word[0] == "و" and (is_finite(word) or word in word_class("own_first_letter")):
        # «وصلت», «وافقت» begin with their own letter; «وفر»، «وسعت … إلى» are «و» and «فر», «سعت».
        return 1 if joined or (finite and word not in word_class("own_first_letter") and not _widens(s, first)) else 0
    conjunction = word[0] == "و" and len(word) > 4 and not word.startswith(OWN_WAW)
    return 1 if joined or finite or (conjunction and first <= 1) else 0


def _widens(s: Sentence, at: int) -> bool:
    """Say whether «وسعت الدول عقوباتها» widens something; «وسعت الحكومة إلى …» strives for it."""
    near = [s.text(k) for k in range(at + 1, min(at + 7, len(s.words)))]
    return s.text(at) in ("وسع", "وسعت") and not any(word == "الي" or word[:1] == "ل" for word in near)


def _cut(s: Sentence, first: int, end: int, *, whole: bool) -> list[tuple[int, int]]:
    """Cut the narrator's words at «؛», «، لكن», «فيما», «، و» with a new verb …"""
    words = clause_words()
    cuts = [first]
    at = first
    while at < end:
        if at in s.closes:
            at = s.closes[at] + 1
            continue
        inside = past_bracket(s, at)
        if inside > at:
            at = inside
            continue
        if s.headline and s.is_mark(at, ":") and at + 1 < end:
            # «حريق مصنع النخيل: مصرع 15 عاملا».
            cuts.append(at + 1)
        elif s.is_mark(at, ";") and _new_clause(s, at + 1):
            cuts.append(at + 1)
        elif s.is_mark(at, ",") and at + 1 < end:
            if _cuts_after_comma(s, cuts[-1], at, end, whole=whole):
                cuts.append(at + 1)
        elif at > cuts[-1] + 2 and s.phrase_at(at, words.cuts_anywhere) and is_clause(s, at, end):
            if not ((whole and _at_a_time(s, at)) or one_toll(s, cuts[-1], at, end)):
                cuts.append(at)
        elif at > cuts[-1] + _LEAST and keeps_back(s, at):
            cuts.append(at)
        elif s.headline and at > cuts[-1] + 2 and end - at > 2 and _new_actor(s, cuts[-1], at):
            cuts.append(at + (s.text(at) == "و"))
        elif not whole and at > cuts[-1] + 5 and end - at > 5 and _moves_on(s, at):
            cuts.append(at)
        elif not whole and end - at > _LEAST and _told_besides(s, cuts[-1], at):
            cuts.append(at + 1 + (s.text(at) == "علي"))
        at += 1
    cuts.append(end)
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def _told_besides(s: Sentence, first: int, at: int) -> bool:
    """«رفعت الفرق 20 عينة على أن تظهر نتائجها غدا», «يذكر أن …، وأن …»: a second clause behind «أن» begins here.

    «تعمل على أن …», «اتفق الطرفان، على أن …» are one clause.
    """
    if laid_down(s, at):
        return at - first > _LEAST and not is_finite(s.text(at - 1))
    opened = skip_leads(s, first, at)
    return s.text(at) == "وان" and s.is_mark(at - 1, ",") and opened > first and s.text(opened - 1) == "ان"


def _new_actor(s: Sentence, first: int, at: int) -> bool:
    """Say whether a headline goes on with somebody else: «… تبقي على إنتاجها والأسعار تتراجع»."""
    noun = s.text(at)[1:]
    if s.text(at) == "و" and at + 1 in s.closes:
        verb = s.closes[at + 1] + 1
    elif s.text(at)[:1] == "و" and (noun.startswith("ال") or is_place(noun)) and s.text(at) not in ("والذي", "والتي"):
        verb = at + 1
        while is_adjective(s.text(verb)):
            verb += 1
    else:
        return False
    acts = s.text(verb)[:1] in ("ي", "ت") and is_finite(s.text(verb))
    return acts and (is_event_noun(s.text(first)) or any(is_verb(s.text(k)) for k in range(first, at)))


def _at_a_time(s: Sentence, at: int) -> bool:
    """Say whether «في وقت …» stands here: a source named after both clauses covers them."""
    return s.text(at) == "في" and s.text(at + 1) in ("وقت", "الوقت")


def _moves_on(s: Sentence, at: int) -> bool:
    """Say whether another statement begins without a comma: «وقد قام …», «وفور وصول البلاغ أعلنت …», «كما قامت …»."""
    following = s.text(at + 1)
    if s.text(at) == "وقد":
        return not s.words[at + 1].mark
    if fronted_in_time(s, at, len(s.words)):
        return True
    return s.text(at) == "كما" and following.endswith("ت") and is_finite(following) and cue_at(s, at + 1) is None


def _new_clause(s: Sentence, at: int) -> bool:
    """Say whether a statement of its own follows «؛»: a verb, «و…», «لكن» …; not a title or «ما أدى إلى»."""
    word = s.text(at)
    if word in ("ما", "مما") or (word == "ومن" and s.text(at + 1) == "ثم"):
        return False
    return is_verb(word) or is_verb(s.text(at + 1)) or word[:1] == "و" or s.phrase_at(at, clause_words().cuts) > 0


def is_clause(s: Sentence, at: int, end: int) -> bool:
    """Say whether a verb follows within a few words."""
    return any(is_verb(s.text(k)) for k in range(at + 1, min(at + 7, end)))


def _cuts_after_comma(s: Sentence, first: int, comma: int, end: int, *, whole: bool) -> bool:
    words, after = clause_words(), comma + 1
    word = s.text(after)
    shaped = word.endswith("ت") and not word.endswith("ات") and s.text(after + 1).startswith("ال")
    main = (is_verb(word) or shaped) and word not in word_class("prepositions")
    if _goes_first(s, first) and main and not whole and comma - first >= 4 and end - after >= 4:
        # «في حين علقت الجامعة الدراسة، غرق شقيقان …»: the clause that goes first is a statement of its own.
        return True
    behind = after + 2 + is_time(s.text(after + 2))
    if word == "بعدما" and is_finite(s.text(after + 1)) and s.text(behind) in word_class("prepositions"):
        # «تقدمت القوات …، بعدما سيطرت على البلدة»: the same subject, the means.
        return False
    if word in ("التي", "الذي", "والتي", "والذي"):
        return False
    if s.phrase_at(after, words.cuts) and not (whole and _at_a_time(s, after)):
        return not (s.phrase_at(after, words.fronting) and one_toll(s, first, after, end))
    started = word in ("وقد", "ولقد") and is_verb(s.text(after + 1))
    if started or (word == "ومن" and s.text(after + 1) in word_class("expected")):
        return not whole and comma - first >= 4
    if word in ("ولم", "ولن") and s.text(after + 1)[:1] in ("ي", "ت") and not whole:
        # «…، ولم يصب أحد».
        return comma - first >= 4 and end - after >= 4
    if word == "كما" and is_finite(s.text(after + 1)) and not whole:
        # «…، كما زادت هجماتهم».
        return comma - first >= 4
    if whole or word[:1] != "و" or comma - first < 4 or end - after < 4:
        return False
    if fronted_in_time(s, after, end):
        return True
    if word in word_class("passives"):
        return True
    verb = _did_it(word) or word[1:]
    if not (is_verb(verb) and len(word) > 3) or one_more_deed(s, first, after):
        return False
    if not (has_figure(s, first, comma) and has_figure(s, after, end)) or verb in word_class("responses"):
        return True
    # Figures of one event stay one statement: «لقي 46 حتفهم، وتضرر 200 ألف»; «وناقش المشاركون …» is another.
    return names_doers(s, after + 1)


def _goes_first(s: Sentence, first: int) -> bool:
    """Say whether a clause begins with «فيما», «في حين», «في الوقت الذي» and waits for its main clause."""
    at = first
    while at < len(s.words) and s.words[at].mark:
        at += 1
    return s.phrase_at(at, clause_words().fronting) > 0


def _not_said(s: Sentence, first: int) -> bool:
    """Say whether the statement is only that somebody did not say something."""
    words = clause_words()
    word = s.text(first)
    negated = word in words.negations or (word[:1] == "و" and word[1:] in words.negations)
    return negated and s.text(first + 1) in words.unsaid


def _states(s: Sentence, first: int, end: int, *, whole: bool) -> bool:
    """Say whether the words state something: a whole sentence, a headline, or a clause with a finite verb."""
    if (
        s.is_mark(end, ":")
        and end - first < 8
        and not (s.headline and any(is_finite(s.text(k)) for k in range(first, end)))
    ):
        return False
    if s.text(first) in ("ردا", "وردا", "تعليقا", "وتعليقا", "جوابا", "وجوابا") and end < len(s.words) - 1:
        return False
    if s.headline or whole or is_event_noun(s.text(first)) or s.text(first) in word_class("passives"):
        return True
    # «لم يصب أحد»: after «لم» any such word is a verb.
    denied = s.text(first).removeprefix("و") in ("لم", "لن") and s.text(first + 1)[:1] in ("ي", "ت")
    told = any(s.text(k) in word_class("perfect_particles") for k in range(first, end - 1))  # «قد لفقت …»
    verbs = (k for k in range(first, end) if is_verb(s.text(k)) and s.text(k) not in word_class("prepositions"))
    if denied or told or next(verbs, -1) >= 0:
        return True
    return bool(_did_it(s.text(first)))


def _did_it(word: str) -> str:
    """Return the verb of «وغرمته ألف دينار», «ونقلتها»; empty for nouns («وإحالتهم»)."""
    return "" if word[:1] != "و" or is_common(word[1:]) else she_did_it(word[1:])
