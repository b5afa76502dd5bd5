"""The narrator's own statements: what is left of a sentence when the attributions are taken out."""

from __future__ import annotations

from itertools import pairwise

from store.claims.clauses.frame import cue_at
from store.claims.clauses.labels import is_byline
from store.claims.names.name_words import definite, is_adjective, is_masdar, is_owned
from store.claims.statements.additions import adds_statement, concludes, has_subject, laid_down, names_doers
from store.claims.statements.anew import as_well, goes_its_own_way
from store.claims.statements.beside import counts_harm, has_figure, one_more_deed, one_toll
from store.claims.statements.fronted_clauses import before_scene, fronted, fronted_in_time
from store.claims.statements.propositions import keeps_back, past_bracket, trim
from store.claims.statements.stated import did_it, not_said, passed_over, states
from store.claims.vocabulary.cues import clause_words, is_event_noun, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_place, is_time
from store.claims.vocabulary.words import Sentence
from store.language.stems import OWN_WAW

_LEAST = 4
# A clause, with or without a verb we know, always follows these.
_IT_IS = frozenset(("فهو", "فهي", "فهم"))
_CLAUSE_NEXT = frozenset(("لكن", "ولكن", "بينما", "فيما", "وبينما", "وفيما"))
_JOINS = _CLAUSE_NEXT | {"حيث", "اذ", "بعدما", "ان", "حين"}


def narrator_pieces(s: Sentence, first: int, end: int, *, whole: bool = False) -> list[tuple[int, int]]:
    """Return the statements of the narrator in words ``first`` to ``end``, leads and joints taken off.

    ``whole`` keeps clauses joined by «، و» together: an attribution after them covers them all.
    """
    found: list[tuple[int, int]] = []
    last = -1
    for a, b in _cut(s, first, end, whole=whole):
        begin = skip_leads(s, a, b)
        begin, stop = trim(s, begin, b)
        if s.text(begin) in word_class("who_joined") and begin > first:
            begin += 1
        stop = before_scene(s, begin, stop)
        if passed_over(s, begin, stop):
            continue
        if s.text(stop - 1) in ("وذلك", "وهو", "وهي"):
            begin, stop = trim(s, begin, stop - 1)
        size = sum(not s.words[k].mark for k in range(begin, stop))
        turns = s.text(begin - 1) == "ان" and s.text(begin - 2) in word_class("except")
        joined = begin > a and (turns or s.text(begin - 1) in _CLAUSE_NEXT)
        entire = a in (0, 1, s.cache.get("label")) and (end >= len(s.words) or s.headline or whole)
        stated = joined or s.text(begin) in _IT_IS or states(s, begin, stop, whole=entire)
        # «مقتل 7 مسلحين»
        deed = is_event_noun(s.text(begin)) or is_masdar(s.text(begin))
        told = any(is_finite(s.text(k)) for k in range(begin, stop)) or (deed and has_figure(s, begin, stop))
        short = s.headline and size == _LEAST - 1 and told
        # «قتل ثلاثة أشخاص، بحسب الشرطة».
        short = short or (whole and size == _LEAST - 1 and (is_verb(s.text(begin)) or has_figure(s, begin, stop)))
        heads = a in (0, 1, s.cache.get("label"))
        if (size >= _LEAST or short) and stated and not not_said(s, begin, stop, heads=heads) and not is_byline(s):
            found.append((begin, stop))
            last = b
        elif found and last == a and 1 < size < _LEAST and not s.headline and s.text(stop - 1) != "ان":
            # «…، بعدما فقد 800 نقطة»: too little to stand alone, it goes with the clause before.
            found[-1] = (found[-1][0], stop)
    return found


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
        if s.text(at).removeprefix("و") == "عليه" and s.text(at + 1) == "ان":
            return at  # «لكن عليه أن يراقب الطريق»
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
    if first and s.text(first - 1) in _JOINS and (word[0] == "ف" or is_finite(word)):
        return 0  # «فيما فقد 350 صحفيا أعمالهم»: no second joint stands behind the first.
    if word[0] == "ف" and is_finite(word) and not is_verb(rest):
        return 0  # «فتحت الشرطة النار» is no «تحت».
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
        elif at > cuts[-1] + 2 and s.phrase_at(at, words.cuts_anywhere) and _opens_clause(s, at, end):
            if not ((whole and _covered(s, cuts[-1], at, end)) or one_toll(s, cuts[-1], at, end)):
                cuts.append(at)
        elif at > cuts[-1] + _LEAST and keeps_back(s, at):
            cuts.append(at)
        elif s.headline and at > cuts[-1] + 2 and end - at > 2 and _new_actor(s, cuts[-1], at):
            cuts.append(at + (s.text(at) == "و"))
        elif not whole and min(at - cuts[-1], end - at) > _LEAST + 1 and _moves_on(s, cuts[-1], at, end):
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
    if any(s.text(k) == "بين" for k in range(first, at)):
        return False  # «أنبوب بين تركمانستان والهند يبدأ نهاية العام»
    acts = s.text(verb)[:1] in ("ي", "ت") and is_finite(s.text(verb))
    return acts and (is_event_noun(s.text(first)) or any(is_verb(s.text(k)) for k in range(first, at)))


def _turns(s: Sentence, first: int, at: int, end: int) -> bool:
    """Say whether «لكن الاتفاق لم ينفذ» begins here; «رغم الابتسامات لكن العناق …», «لكن أيضا …» are one clause."""
    concedes = any(s.text(k).removeprefix("و") in ("رغم", "الرغم", "برغم") for k in range(first, min(first + 3, at)))
    states = is_clause(s, at, end) and s.text(at + 1) != "ايضا"
    return s.text(at).removeprefix("و") in word_class("but") and states and not concedes


def _at_a_time(s: Sentence, at: int) -> bool:
    """Say whether «في وقت …» stands here: a source named after both clauses covers them."""
    return s.text(at) == "في" and s.text(at + 1) in ("وقت", "الوقت")


def _covered(s: Sentence, first: int, at: int, end: int) -> bool:
    """Say whether a source named behind both clauses covers them: «في وقت …», «قتل 21 فيما نقل 66 …، بحسب …»."""
    return _at_a_time(s, at) or (has_figure(s, first, at) and has_figure(s, at, end))


def _moves_on(s: Sentence, first: int, at: int, end: int) -> bool:
    """Say whether another statement begins without a comma: «وقد قام …», «وفور وصول البلاغ أعلنت …», «كما قامت …»."""
    following = s.text(at + 1)
    if s.text(at) == "وقد":
        return not s.words[at + 1].mark
    if (
        _turns(s, first, at, end)
        or goes_its_own_way(s, at, first, end)
        or fronted_in_time(s, at, len(s.words))
        or (not s.is_mark(at - 1, ",") and _measures(s, at))
    ):
        return True
    if as_well(s, at, first) or (s.text(at) == "ومن" and following in word_class("expected")):
        return True
    if s.text(at) != "كما" or not is_verb(following) or cue_at(s, at + 1) is not None:
        return False
    beside = s.words[at + 2].mark or s.text(at + 2) in word_class("prepositions")
    past = following[:1] not in ("ي", "ت") and following not in word_class("likened") and not beside
    return following.endswith("ت") or past  # «كما قتل انتحاري ثلاثة جنود», not «كما حدث في العام الماضي»


def _measures(s: Sentence, at: int) -> bool:
    """Say whether «وبلغت نسبة المشاركة …», «وتبلغ مساحتها …» begins here: another thing that is measured."""
    if s.text(at)[:1] != "و" or s.text(at)[1:] not in word_class("amounting"):
        return False
    return is_owned(s, at + 1) or (any(definite(s.text(at + k)) for k in (2, 3)) and not is_time(s.text(at + 2)))


def _new_clause(s: Sentence, at: int) -> bool:
    """Say whether a statement of its own follows «؛»: a verb, «و…», «لكن» …; not a title or «ما أدى إلى»."""
    word = s.text(at)
    if word in ("ما", "مما") or (word == "ومن" and s.text(at + 1) == "ثم"):
        return False
    return is_verb(word) or is_verb(s.text(at + 1)) or word[:1] == "و" or s.phrase_at(at, clause_words().cuts) > 0


def _opens_clause(s: Sentence, at: int, end: int) -> bool:
    """Say whether a clause stands behind «فيما», «في وقت»; in «يأتي في وقت صعود نجمه» a noun does."""
    behind = s.text(at + 2)
    of_a_deed = s.text(at) == "في" and s.text(at + 1) == "وقت" and is_masdar(behind) and not is_finite(behind)
    # «فجر آخر نفسه في السوق فيما كان الناس يفرون»: what went on then.
    meanwhile = s.text(at) in ("فيما", "بينما") and s.text(at + 1) in word_class("been") | {"يبدو"}  # «فيما يبدو»
    return not (of_a_deed or meanwhile) and is_clause(s, at, end)


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
    if word in word_class("who_joined") or _by_what_means(s, after):
        return False
    if s.phrase_at(after, words.cuts) and not (whole and _at_a_time(s, after)):
        return not (s.phrase_at(after, words.fronting) and one_toll(s, first, after, end))
    started = word in ("وقد", "ولقد") and is_verb(s.text(after + 1))
    if started or (word == "ومن" and s.text(after + 1) in word_class("expected")):
        return not whole and comma - first >= 4
    if word in ("لا", "ما") and s.text(after + 1) in word_class("being_still"):
        # «…، لا يزال 37 منهم في المستشفى».
        return not whole and comma - first >= 4 and end - after >= 4
    denies = word in ("ولم", "ولن") or (word == "ولا" and adds_statement(s, after, first, end))
    if denies and s.text(after + 1)[:1] in ("ي", "ت") and not whole:  # «…، ولم يصب أحد».
        return comma - first >= 4 and end - after >= 4
    if word == "كما" and (is_finite(s.text(after + 1)) or s.text(after + 1) in ("تم", "تمت", "جري")) and not whole:
        # «…، كما زادت هجماتهم».
        return comma - first >= 4
    if whole or comma - first < 4 or end - after < 4:
        return False
    if word[:1] != "و":
        return concludes(s, after, first, end) and (word in _IT_IS or states(s, after, end, whole=False))
    if fronted(s, after, first, end) or word in word_class("passives"):
        return True
    verb = did_it(word) or word[1:]
    told = is_verb(verb) and len(word) > 3 and verb not in word_class("prepositions")
    if not told or one_more_deed(s, first, after):
        return False
    if not (has_figure(s, first, comma) and has_figure(s, after, end)) or verb in word_class("responses"):
        return True
    # Figures of one event stay one statement: «لقي 46 حتفهم، وتضرر 200 ألف»; «وناقش المشاركون …» is another.
    toll = counts_harm(s, first, comma) and counts_harm(s, after, end)
    own = _measures(s, after) or has_subject(s, after, verb)  # «زادت المبيعات 3 %، وزاد الربح 20 %»
    return names_doers(s, after + 1) or (own and not toll)


def _by_what_means(s: Sentence, at: int) -> bool:
    """«تقدمت القوات …، بعدما سيطرت على البلدة»: the same subject, the means."""
    behind = at + 2 + is_time(s.text(at + 2))
    held = s.text(behind) in word_class("prepositions")
    return s.text(at) == "بعدما" and is_finite(s.text(at + 1)) and held


def _goes_first(s: Sentence, first: int) -> bool:
    """Say whether a clause begins with «فيما», «في حين», «في الوقت الذي» and waits for its main clause."""
    at = first
    while at < len(s.words) and s.words[at].mark:
        at += 1
    return s.phrase_at(at, clause_words().fronting) > 0
