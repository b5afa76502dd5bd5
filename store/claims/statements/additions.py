"""«…، وأغلق المهربون الباب»: where, after a comma and «و», the same speaker makes another statement.

A clause tied by «و» that keeps the subject of the one before it («…، ومنعت الأهالي من الاقتراب») says more of the same
thing and stays with it. One with a subject of its own, «وقد …», a negated «كان», a person's change to «we», or an
adverbial with its own main verb in front can be true while the other is false: it is a statement of its own.
"""

from __future__ import annotations

from functools import lru_cache

from store.claims.names.first_person import we_do
from store.claims.names.name_words import definite, is_adjective, is_masdar, is_owned
from store.claims.statements.anew import of_another, one_of_a_row
from store.claims.statements.beside import has_figure
from store.claims.statements.fronted_clauses import fronted
from store.claims.vocabulary.cues import (
    clause_words,
    cue_forms,
    derived_imperfects,
    imperfect_forms,
    is_finite,
    is_verb,
    perfect_forms,
    without_object,
)
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import body_gender, is_common, is_time, office_gender
from store.claims.vocabulary.words import Sentence
from store.language import numbers

_LEAST = 3
_PRONOUNS = frozenset(("هو", "هي", "هم", "هناك", "ثمه"))


def adds_statement(s: Sentence, at: int, first: int, end: int) -> bool:
    """Say whether a statement of its own begins at ``at``, right after a comma; ``first`` begins the one before."""
    word = s.text(at)
    if word in clause_words().joined:
        return False  # «، وأن الحكومة لن تتراجع»
    if end - at >= _LEAST and (_without_and(s, at) or concludes(s, at, first, end)):
        return True
    if word[:1] != "و" or len(word) < 3 or end - at < _LEAST:
        return False
    known = _by_particle(s, at, first)
    if known is not None:
        return known
    if word in word_class("still_going"):
        return _of_its_own(s, at + 1) or s.text(at + 1) in word_class("quantifiers")
    if word[1:] in word_class("being") or (word == "وما" and s.text(at + 1) in word_class("being_still")):
        return _of_its_own(s, at + 1 + (word == "وما"))
    if fronted(s, at, first, end) or _denies_of_another(s, at, end) or _names_another(s, at, first, end):
        return True
    if we_do(word):
        return not any(we_do(s.text(k)) for k in range(first, at))
    if end - at > _LEAST and _turns_to_come(s, at, first):
        return not (s.text(at) in ("وسيتم", "وستتم") and refers_back(s, at + 1, end))
    verb = word[1:]
    finite = is_verb(verb) or verb in _without_object()
    if word in word_class("own_first_letter") or not finite or word in word_class("passives"):
        return False
    if verb in word_class("casualties") and has_figure(s, first, at - 1):
        # «قتل سبعة …، وأصيب آخرون»: the toll of one event.
        return not (has_figure(s, at, end) or s.text(at + 1) in ("اخرون", "اخرين", "اخر"))
    if verb in word_class("responses") and has_figure(s, first, at - 1) and has_figure(s, at, end):
        return True  # «… أنها أوقفت سبعة مطلوبين، وضبطت مليوني حبة»: two deeds, each with its figure.
    return has_subject(s, at, verb) or of_another(s, at, first)


def concludes(s: Sentence, at: int, first: int, end: int) -> bool:
    """«…، فهي أكبر جزيرة», «…، فالمدينة تستورد قمحها», «…، ففي العام الماضي …»: what follows from it, or why.

    Behind «إذا», «أما», «رغم» the word with «ف» only begins the other half.
    """
    word, rest = s.text(at), s.text(at)[1:]
    if word[:1] != "ف" or end - at <= _LEAST + 1 or at - first <= _LEAST + 1:
        return False
    before = [s.text(k).removeprefix("و") for k in range(first, at)]
    if not any(is_verb(one) for one in before) or not word_class("conditions").isdisjoint(before):
        return False
    named = rest.startswith("ال") and (is_common(rest[2:]) or bool(body_gender(rest) or office_gender(rest)))
    return rest in _PRONOUNS or named or (rest == "في" and not is_verb(word))


def _by_particle(s: Sentence, at: int, first: int) -> bool | None:
    """Say what «وقد», «ومن المتوقع», «وليس», «ولم يكن» decide, None where the word is another one."""
    word = s.text(at)
    if word in word_class("therefore"):
        return is_verb(s.text(at + 1)) or s.text(at + 1) in ("فان", "فانه", "فانها", "فانهم")
    if word in ("وقد", "ولقد"):
        return not s.words[at + 1].mark
    if word in ("وهناك", "وثمه"):
        return not is_verb(s.text(at + 1))  # «وصل إلى المدينة، وهناك تعرض للهجوم» tells where.
    if word == "ومن" and s.text(at + 1) in word_class("expected"):
        return True
    if word in ("وليس", "وليست"):
        # «…، وليس للمسلحين» only sets apart.
        return s.text(at + 1) in ("هناك", "ثمه")
    if word in ("ولم", "ولا", "ولن"):
        own = s.text(at + 1) in word_class("impersonal") or (_denied(s, at + 1) and not one_of_a_row(s, at + 1, first))
        told = any(is_finite(s.text(k)) for k in range(first, at))
        return s.text(at + 1) in word_class("negated_being") or (own and told)
    return None


def _denied(s: Sentence, verb: int) -> bool:
    """«، ولم يقم أي من الطرفين …», «، ولا يغطي إنتاجها …»: what is denied has a subject of its own."""
    noun = s.text(verb + 1)
    own = is_owned(s, verb + 1) and s.text(verb + 2)[:1] not in "بل" and s.text(verb + 2) not in ("في", "من")
    if noun in word_class("demonstratives") or not (is_finite(s.text(verb)) or _after_not(s, verb)):
        return False  # «ولم تحصل هذه الأسر على مساعدات»: still about them
    return noun == "اي" or has_subject(s, verb, s.text(verb)) or own


def _after_not(s: Sentence, verb: int) -> bool:
    """Say whether any word like «يقم», «تصب» stands behind «لم»: always a verb."""
    return s.text(verb - 1) == "ولم" and s.text(verb)[:1] in ("ي", "ت")


def _turns_to_come(s: Sentence, at: int, first: int) -> bool:
    """«بدأت العملية بغارات، وستدعمها المدفعية»: after what was done, what will be done."""
    word = s.text(at)
    if word[:3] not in ("وسي", "وست") or not is_finite(without_object(word[1:])):
        return False
    verbs = [s.text(k) for k in range(first, at) if is_finite(s.text(k))]
    return bool(verbs) and all(verb[0] not in "يتس" or verb.endswith("ت") for verb in verbs)


def laid_down(s: Sentence, at: int) -> bool:
    """Say whether «على أن تعلن النتائج غدا» begins here: what is to come; «على أن تشمل …» only goes on."""
    verb, noun = s.text(at + 2), s.text(at + 3)
    if s.text(at) != "علي" or s.text(at + 1) != "ان" or verb[:1] not in ("ي", "ت") or not is_verb(verb):
        return False
    return is_owned(s, at + 3) or (noun.startswith("ال") and definite(noun))


def _without_and(s: Sentence, at: int) -> bool:
    """«، أبلغ المسؤولون رئيسة الوزراء», «، مازال البحث جاريا»: a main clause set beside the one before."""
    word, noun = s.text(at), s.text(at + 1)
    if word in word_class("being"):
        return word.startswith("مازال") and definite(noun)
    return is_finite(word) and names_doers(s, at + 1)


def _denies_of_another(s: Sentence, at: int, end: int) -> bool:
    """«، وزيادة أعداد المصابين لم تكن بسبب …»: another subject, then what is denied of it."""
    if s.text(at)[1:] in word_class("prepositions") or is_verb(s.text(at)) or is_time(s.text(at)[1:]):
        return False
    for step in range(at + 1, min(at + 5, end)):
        word = s.text(step)
        if word in ("لم", "لن", "ليس", "ليست"):
            return True
        if (
            s.words[step].mark
            or word in word_class("prepositions")
            or word in word_class("relatives")
            or is_finite(word)
        ):
            return False
    return False


def _names_another(s: Sentence, at: int, first: int, end: int) -> bool:
    """«، والحكومة الحالية ورثت تركة ثقيلة»: a definite noun with its adjectives, then what it does."""
    noun = s.text(at)[1:]
    if not noun.startswith("ال") or not definite(noun) or is_time(noun) or noun in ("الان", "التي", "الذي", "الذين"):
        return False
    verb = at + 1
    while verb < end and is_adjective(s.text(verb)):
        verb += 1
    told = s.text(verb) == "لا" or any(is_finite(s.text(k)) for k in range(first, at))
    verb += s.text(verb) == "لا"
    toll = s.text(verb) in word_class("casualties") or s.text(verb).removesuffix("ا") in word_class("casualties")
    return told and not toll and end - verb >= _LEAST and is_finite(s.text(verb)) and not cue_forms().get(s.text(verb))


def refers_back(s: Sentence, at: int, end: int) -> bool:
    """Say whether the noun of «وتم اعتقاله …», «وقد جرى نقلهم» points back to the clause before: one happening."""
    while at < end and (is_verb(s.text(at)) or s.text(at) in ("ايضا", "كذلك", "بعد", "ذلك", "لاحقا", "فورا")):
        at += 1
    word = s.text(at)
    if len(word) == 5 and word[0] == "ت" and word.endswith("يه"):
        # «توجيه», «تنبيه»: the last letter is the noun's own.
        return False
    return at < end and (is_owned(s, at) or word.endswith("هما"))


def where(s: Sentence, at: int, end: int) -> int:
    """«حيث أقلعت الرحلة من …»: return the word after «حيث» when its clause has a subject of its own, else 0."""
    verb = at + 1
    if s.text(at) != "حيث" or end - verb < _LEAST or not is_verb(s.text(verb)) or cue_forms().get(s.text(verb)):
        return 0
    if s.text(verb) in word_class("carried_out"):
        return 0 if refers_back(s, verb + 1, end) else verb
    noun = s.text(verb + 1)
    if (
        s.text(verb) in word_class("amounting")
        and noun not in word_class("prepositions")
        and definite(s.text(verb + 2))
    ):
        return verb  # «حيث بلغ إجمالي الوفيات …»
    feminine = s.text(verb).endswith("ت") or s.text(verb)[0] == "ت"
    agrees = definite(noun) and not is_masdar(noun) and noun.endswith(("ه", "ات")) == feminine
    return verb if agrees or has_subject(s, verb, s.text(verb)) else 0


def _of_its_own(s: Sentence, at: int) -> bool:
    """Say whether a noun follows a form of «كان», not a verb or preposition that go on with the subject before."""
    word = s.text(at)
    return definite(word) or is_owned(s, at) or word in ("هناك", "ثمه") or word in word_class("demonstratives")


def has_subject(s: Sentence, at: int, verb: str) -> bool:
    """Say whether the verb at ``at`` has a subject of its own behind it."""
    noun = at + 1
    if names_doers(s, noun):
        return True
    if verb in word_class("amounting"):
        return definite(s.text(noun))
    if verb in _without_object():
        # «ويمتد ستة أشهر», «وتراجع 15 في المئة»: by how much.
        return _noun_follows(s, noun) and (verb in word_class("casualties") or not _counts(s, noun))
    if is_owned(s, noun) and verb[:1] in "يت" and s.text(noun + 1) in ("الي", "علي", "نحو", "عن"):
        # «، وتصل قيمتها إلى …».
        return not cue_forms().get(verb)
    if not definite(s.text(noun)) or is_masdar(s.text(noun)):
        return False
    beside = noun + 1
    while is_adjective(s.text(beside)):
        beside += 1
    # Two nouns side by side are subject and object; one alone is the object of the subject before.
    deed = (
        beside > noun + 1 and is_masdar(s.text(beside)) and definite(s.text(beside + 1))
    )  # «ويتولى الفريق الطبي إجراء …»
    return deed or is_owned(s, beside) or (definite(s.text(beside)) and s.text(beside)[0] == "ا")


def names_doers(s: Sentence, at: int) -> bool:
    """Say whether «المسؤولون», «المشاركون» stands here: a plural that only a subject can be."""
    word = s.text(at)
    return definite(word) and word.endswith("ون") and not is_time(word)


def _noun_follows(s: Sentence, at: int) -> bool:
    """Say whether a noun follows, after «أيضا» or a day; a preposition or adverb is no subject."""
    while s.text(at) in ("ايضا", "كذلك") or is_time(s.text(at)):
        at += 1
    word = s.text(at)
    if not word or s.words[at].mark or word in word_class("prepositions") or word in word_class("relatives"):
        return False
    if word[0] in "بل" and not definite(word) and len(word) > 3 and (definite(word[1:]) or is_masdar(word[1:])):
        return False
    return not word.endswith("ا") and not word.startswith(("بال", "لل")) and not is_verb(word)


@lru_cache(maxsize=1)
def _without_object() -> frozenset[str]:
    """Return the forms of the verbs that have no object: the noun behind them is their subject."""
    forms = set(word_class("unaccused"))
    for base in word_class("intransitive"):
        forms.update(form for form, _, _ in perfect_forms(base))
        forms.update(form for stem in derived_imperfects(base) for form, _, _ in imperfect_forms(stem))
    return frozenset(forms | {"س" + form for form in forms if form[0] in "يت"})


def _counts(s: Sentence, at: int) -> bool:
    """Say whether a figure begins at this word."""
    near = numbers.scan(s.view, s.words[at].start, s.words[min(at + 2, len(s.words)) - 1].end)
    first = s.view.raw_span(s.words[at].start, s.words[at].end).start
    return any(one.start <= first < one.end for one in near)
