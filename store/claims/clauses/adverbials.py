"""What stands between a speaker and the content and belongs to neither: days, occasions, titles after a name."""

from __future__ import annotations

from store.claims.clauses.frame import cue_at
from store.claims.clauses.replies import past_reply
from store.claims.clauses.with_b import opens_with_b
from store.claims.names.name_words import (
    definite,
    is_adjective,
    is_circumstance,
    is_given,
    is_known_surname,
    is_masdar,
    is_owned,
)
from store.claims.names.phrases import noun_phrase
from store.claims.vocabulary.cues import Form, clause_words, is_finite, is_verb
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import (
    body_gender,
    is_common,
    is_honorific,
    is_place,
    is_time,
    is_unnamed,
    office_gender,
    past_told,
    starts_speaker,
)
from store.claims.vocabulary.words import Sentence
from store.language.date_atoms import date_words
from store.language.folding import fold_plain

_IN_A_WAY = frozenset(("بشكل", "بصوره", "بطريقه"))


def past_adverbials(s: Sentence, at: int, *, asked: bool = False) -> int:
    """Skip commas, days and «في بيان» between the subject and what it says.

    ``asked``: after a day no title of the subject follows, but whom it asks («طالب الموظفون، أمس، وزير المالية بـ…»).
    """
    while at < len(s.words):
        if s.is_mark(at, ","):
            after = _past_comma(s, at, asked=asked)
        elif s.is_mark(at, "-"):
            after = _between_dashes(s, at)
        elif s.text(at) == "ل" and at + 1 in s.closes:
            after = s.closes[at + 1] + 1
        else:
            after = max(
                _past_time(s, at), past_manner(s, at), _past_occasion(s, at), _past_turn(s, at), past_reply(s, at)
            )
        if after <= at:
            break
        at = after
    return at


def _past_comma(s: Sentence, comma: int, *, asked: bool) -> int:
    """Return the word after a comma and «وهو حاكم المقاطعة،» or a title of whom it tells more."""
    after = comma + 1
    if s.text(after) in ("وهو", "وهي", "الذي", "التي", "الذين") and _aside_end(s, comma):
        return _aside_end(s, comma)
    titled = office_gender(s.text(after)) or is_honorific(s.text(after))
    if not titled or (asked and is_time(s.text(comma - 1))):
        return after
    # «…، ولي عهد أبوظبي نائب القائد الأعلى في الإمارات، على …»: a title after the name.
    phrase = noun_phrase(s, after, len(s.words), bounded=False)
    end = phrase.end if phrase is not None else after
    if s.text(end) == "في":
        end = next((k for k in range(end, min(end + 4, len(s.words))) if s.is_mark(k, ",")), end)
    return max(end, after)


def past_apposition(s: Sentence, comma: int, takes: frozenset[str]) -> int:
    """Return the word after «، مزود خدمات الإنترنت في دبي،» before the preposition the verb takes, else ``comma``."""
    if not s.is_mark(comma, ",") or definite(s.text(comma + 1)) or is_masdar(s.text(comma + 1)):
        return comma
    near = range(comma + 2, min(comma + _LONGEST_ASIDE, len(s.words)))
    close = next((at for at in near if s.words[at].mark and at not in s.closes and s.free(at)), comma)
    if close == comma or not s.is_mark(close, ",") or any(is_verb(s.text(at)) for at in range(comma + 1, close)):
        return comma
    return close + 1 if s.text(close + 1) in takes & PREPOSITIONS else comma


def _past_time(s: Sentence, at: int) -> int:
    """Return the word after a day, «هذا الأسبوع», «في أيار المقبل», «11 مارس», «أيضا»; ``at`` when none is here."""
    word, after, months = s.text(at), s.text(at + 1), date_words().months
    if word in ("ليل", "ليله", "عصر", "ظهر"):
        return at + is_time(after)
    if (is_time(word) or word in word_class("this_span")) and after in date_words().direction:
        return at + 2
    if is_time(word) or word in word_class("when_said"):
        return at + 1 + (word == "امس" and after == "الاول")
    if word == "في" and after in months:
        return at + 2 + (s.text(at + 2) in date_words().direction)
    if (word in ("هذا", "هذه") and after in word_class("this_span")) or (word.isdigit() and after in months):
        return at + 2
    # «(42 عاما)», «(الجمعة)», «(تموز)».
    close = next((k for k in range(at + 2, at + 5) if s.is_mark(k, ")")), at) if s.is_mark(at, "(") else at
    return close + 1 if close > at and (is_time(after) or after.isdigit() or month_end(s, at + 1) == close) else at


def _past_turn(s: Sentence, at: int) -> int:
    """Return the word after «من جانبه», «في المقابل», «بدورها», which part whose turn it is from another's."""
    turn = s.text(at) in ("من", "في", "علي", "بدوره", "بدورها", "بدورهم", "بالمقابل")
    if not turn or s.phrase_at(at, clause_words().fronting):
        return at
    return at + s.phrase_at(at, clause_words().leads)


def _past_occasion(s: Sentence, at: int) -> int:
    """Return the word after «في بيان …», «خلال المؤتمر», «على حسابه على تويتر»; ``at`` when none is here."""
    word, after = s.text(at), s.text(at + 1)
    if word == "من" and after == "خلال":
        return _past_phrase(s, at + 2)
    if word in ("بعد", "قبل") and after == "ذلك":
        return at + 2
    if (word == "في" and after in clause_words().after_in) or word in _OCCASIONS:
        return _parenthesis_end(s, at) or _past_phrase(s, at + 1)
    if word == "علي" and after in clause_words().on:
        return _past_phrase(s, at + 2 + (s.text(at + 2) == "علي"))
    return at


def month_end(s: Sentence, at: int) -> int:
    """Return the word after a month and its year («كانون الأول 2017»), ``at`` when none stands here."""
    months = date_words().months
    size = next((n for n in (2, 1) if " ".join(s.text(at + k) for k in range(n)) in months), 0)
    return at + size + (size > 0 and s.text(at + size).isdigit())


def past_manner(s: Sentence, at: int) -> int:
    """Return the word after «بشدة», «بأشد العبارات», with or without quotation marks; ``at`` when none is there."""
    first = at + (at in s.closes)
    if s.text(first) in word_class("adverbs_in_b"):
        return first + 1 if first == at else at  # «هدد المجلس | بالفعل | بعواقب …»
    if s.text(first) in _IN_A_WAY and is_common(s.text(first + 1)) and not definite(s.text(first + 1)):
        return first + 2 if first == at else at  # «بشكل رسمي», «بصورة نهائية»
    if s.text(first) not in word_class("manners"):
        return at
    end = first + 1 + (s.text(first + 1) in ("العبارات", "لهجه", "الالفاظ", "الكلمات"))
    return end + (at in s.closes and s.closes[at] == end)


def tells_how(s: Sentence, at: int) -> bool:
    """Say whether «تماشيا مع الخطة», «متوجها لضباط القاعدة» stands here: an accusative and its preposition."""
    word, after = s.text(at), s.text(at + 1)
    named = is_given(word) or is_given(s.text(at - 1)) or is_place(word)  # «باراك أوباما في …»
    if len(word) < 6 or not word.endswith("ا") or definite(word) or named or is_unnamed(word):
        return False  # «لكن مسؤولا في الوزارة قال».
    foreign = sum(letter in "اوي" for letter in word) > 2 and word[:2] not in ("مت", "مس")
    shaped = word[:2] in ("مت", "مس") or is_masdar(word[:-1]) or (is_circumstance(s, at) and not foreign)
    if is_known_surname(s, at) or not shaped:
        return False
    return after in _GOVERNED or after in PREPOSITIONS or hears(s, at + 1) or after.startswith("لل")


def hears(s: Sentence, at: int) -> bool:
    """Say whether «لضباط», «لمسؤولين», «لوزير» stands here: somebody something is said to, never who says it."""
    word = s.text(at)
    if word[:1] != "ل" or len(word) < 5 or starts_speaker(s, at) or is_given(word) or is_known_surname(s, at):
        return False
    bare = word[1:]
    return bool(office_gender(bare) or body_gender(bare)) or is_unnamed(bare) or bare in word_class("media")


def _aside_end(s: Sentence, comma: int) -> int:
    """Return the word after «، وهو حاكم المقاطعة،», 0 when it is another clause."""
    if s.text(comma + 1) in word_class("who"):
        end = next((k + 1 for k in range(comma + 3, min(comma + 30, len(s.words))) if s.is_mark(k, ",")), 0)
        goes_on = s.text(end) in PREPOSITIONS | clause_words().complements  # a long one: «شدد فلان، الذي …، على …»
        return end if goes_on or end < comma + 15 else 0
    described = bool(office_gender(s.text(comma + 2)))
    if s.text(comma + 2) == "ما" or (is_finite(s.text(comma + 2)) and not described):
        return 0
    return next((k + 1 for k in range(comma + 3, min(comma + 12, len(s.words))) if s.is_mark(k, ",")), 0)


def _between_dashes(s: Sentence, dash: int) -> int:
    """Return the word after a dash, or after «-في منشور على فيسبوك-» with both its dashes."""
    if s.text(dash + 1) not in ("في", "عبر", "خلال", "علي"):
        return dash + 1
    return next((k + 1 for k in range(dash + 2, min(dash + 10, len(s.words))) if s.is_mark(k, "-")), dash + 1)


def _parenthesis_end(s: Sentence, at: int) -> int:
    """Return the comma after «، في بيان صادر عن الوزارة،», 0 when no comma ends it before a verb."""
    if not s.is_mark(at - 1, ","):
        return 0
    comma = next((k for k in range(at + 2, min(at + _LONGEST_ASIDE, len(s.words))) if s.is_mark(k, ",")), 0)
    return 0 if any(is_masdar(s.text(k)) or is_finite(s.text(k)) for k in range(at + 2, comma)) else comma


def _past_phrase(s: Sentence, at: int) -> int:
    """Return where the phrase with this first noun ends: at a mark, a verbal noun or another preposition.

    «في بيان توصلت الصحيفة بنسخة منه، …» ends with its comma, «حصلت الصحيفة على نسخة منه» with its last word.
    """
    near = range(at + 2, min(at + _LONGEST_SOURCE, len(s.words)))
    copy = next((k for k in near if s.text(k) in ("منه", "منها") and s.text(k - 1) in ("نسخه", "بنسخه")), -1)
    if copy > 0:
        return copy + 1
    if any(s.text(step) in word_class("source_verbs") for step in (at + 1, at + 2)):
        comma = next((k for k in range(at + 2, min(at + _LONGEST_SOURCE, len(s.words))) if s.is_mark(k, ",")), -1)
        if comma > 0 and s.text(comma - 1) in ("منه", "منها", "عليه", "عليها"):
            return comma
    at += 1 + (s.text(at) in ("هذا", "هذه", "ذلك", "تلك"))
    # «عبر وسائل التواصل», «خلال حفل الافتتاح»; «في بيان الإفراج عن …» has what is said.
    at += s.text(at - 1) not in clause_words().after_in and definite(s.text(at)) and not definite(s.text(at - 1))
    at = past_told(s, at)
    while at < len(s.words) and not s.words[at].mark and (not is_masdar(s.text(at)) or s.text(at - 1) in _OCCASIONS):
        word = s.text(at)
        if word == "في" and s.text(at + 1) in word_class("parts_of_meetings"):
            at += 2 + definite(s.text(at + 2))  # «في مؤتمر عقد | في ختام الاجتماع»
            continue
        if word == "الي" and s.text(at - 1) in word_class("visits"):
            at += 2  # «خلال زيارة | إلى مدينة طنجة»
            continue
        own = word in ("به", "بها") and s.text(at - 1).startswith("الخاص")  # «عبر وسائل التواصل الخاصة بها»
        if word == "عن" and s.text(at - 1) in _ISSUED:
            return _past_issuer(s, at + 1)
        if word in PREPOSITIONS or (word[:1] == "ب" and opens_with_b(s, at) and not own):
            break
        told = noun_phrase(s, at, len(s.words), bounded=False) if word in word_class("media") else None
        if told is not None:
            at = told.end  # «في تصريحات أوردتها وكالة الأنباء الأردنية | حرص …»
            continue
        if is_place(word) and (is_owned(s, at - 1) or is_adjective(s.text(at - 1))):
            break  # «اتهمت المنظمة في تقريرها السنوي | موسكو بخرق الاتفاق».
        if is_owned(s, at) and is_owned(s, at - 1) and word not in word_class("peers"):
            break  # «نفى المتهم خلال استجوابه | صلته بالشبكة».
        if word.startswith("ال") and word.endswith("ين") and definite(s.text(at - 1)) and not is_adjective(word):
            break  # «دعا عبر وسائل التواصل الاجتماعي | المتظاهرين إلى …».
        at += 1
    return at


def _past_issuer(s: Sentence, at: int) -> int:
    """Return where «في بيان صادر عن الوزارة بثته الوكالة، | رفضها» ends, behind who issued it or before a comma."""
    comma = next((k for k in range(at, min(at + _LONGEST_SOURCE, len(s.words))) if s.is_mark(k, ",")), at)
    if comma > at and not any(is_masdar(s.text(k)) and not definite(s.text(k)) for k in range(at, comma)):
        return comma
    phrase = noun_phrase(s, at, len(s.words), bounded=False)
    return (at + 1 if is_owned(s, at) else at - 1) if phrase is None else phrase.end


# «انسجاما مع», «بناء على».
_GOVERNED = frozenset(("مع", "ل", "ب", "بين", "بشان", "حول", "امام"))


def says_that(s: Sentence, index: int) -> bool:
    """Say whether «أن», a colon or a quotation follows at once or after an occasion («الذي قال خلال الحفل "…"»)."""
    after = past_adverbials(s, index + 1)
    after += s.text(after) in ("الي", "من", "علي", "عن")
    return s.text(after) in clause_words().complements or s.is_mark(after, ":") or after in s.closes


def says_next(s: Sentence, index: int, form: Form) -> bool:
    """«… قبل أن يضيف أن», «… قبل أن تشدد على ضرورة …»: whoever spoke goes on; nobody else is named."""
    if (s.text(index - 2), s.text(index - 1)) != ("قبل", "ان") or form.kind != "imperfect" or form.plural:
        return False
    said = s.text(index + 1) in form.lemma.takes & PREPOSITIONS or says_that(s, index)
    return said and (form.lemma.continues or fold_plain(form.lemma.name) in word_class("points_out"))


def others_say(s: Sentence, index: int, form: Form) -> bool:
    """Say whether who speaks stands right after the verb and «أن» with a pronoun follows."""
    said = s.text(index + 2)
    return "object" not in form.lemma.takes and starts_speaker(s, index + 1) and said in word_class("of_it")


def others_tell(s: Sentence, at: int) -> bool:
    """Say whether «وقت قال فيه المرصد …» stands here: somebody else's words at that time."""
    verb = at + 1 + (s.text(at + 1) == "الذي")
    told = s.text(at) in ("وقت", "الوقت") and s.text(verb + 1) in word_class("within")
    return told and cue_at(s, verb) is not None


def though(s: Sentence, start: int, stop: int) -> int:
    """Return the subject behind «رغم أن», «في حين أن», «مع أن», where a clause begins with who does it, else 0."""
    return next((k + 1 for k in range(stop - 2, start, -1) if s.text(k) == "ان" and s.free(k) and _concedes(s, k)), 0)


def _concedes(s: Sentence, at: int) -> bool:
    """Say whether what makes the «أن» here an adverb's stands before it, and who can speak behind it."""
    return s.text(at - 1).removeprefix("و") in ("رغم", "برغم", "الرغم", "مع", "حين") and starts_speaker(s, at + 1)


PREPOSITIONS = frozenset(("الي", "عن", "علي", "من", "في"))

_LONGEST_SOURCE = 12
_LONGEST_ASIDE = 14
_ISSUED = frozenset(("صادر", "صادره", "صدر", "صدرت"))
_OCCASIONS = frozenset(("خلال", "عبر", "عقب", "اثناء", "بعد", "قبل", "منذ"))
