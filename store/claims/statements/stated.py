"""Whether words of the narrator state something: not a topic, «صرح بذلك …», «وسط …», «لم يوضح …», a noun alone."""

from __future__ import annotations

from store.claims.clauses.around_speaker import was_asked
from store.claims.clauses.frame import cue_at
from store.claims.names.name_words import definite, is_masdar
from store.claims.statements.taken_back import answered
from store.claims.statements.untold import about_the_speech
from store.claims.vocabulary.cues import clause_words, is_event_noun, is_finite, is_verb, she_did_it
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_common, starts_speaker
from store.claims.vocabulary.words import Sentence

_GIVES = frozenset(("يقدم", "تقدم", "يقدما", "يقدموا"))
_DETAILS = frozenset(
    ("تفاصيل", "تفصيلات", "معلومات", "توضيحات", "ايضاحات", "تفسيرا", "توضيحا", "ايضاحا", "مزيد", "مزيدا")
)
# «ولم تذكر الوزارة تفاصيل أخرى» is too little to check.
_LEAST_KEPT_BACK = 5
_LEAST_BEFORE_MORE = 7


def passed_over(s: Sentence, begin: int, stop: int) -> bool:
    """Say whether a clause states nothing: a topic, «صرح بذلك …», «وسط …», «وهو ما نفاه …», «دون أن …»."""
    apart = s.text(begin) in ("اما", "واما") and "يتعلق" in (s.text(begin + 2), s.text(begin + 3))
    fragment = begin == 0 and s.text(1) in word_class("prepositions") and s.text(0) in word_class("above_all")
    topic = fragment or apart or s.text(begin).removeprefix("و") in word_class("topics") or was_asked(s, begin)
    behind = s.text(begin + 1)
    led = behind[:1] in ("ب", "ل") and len(behind) > 3 and not (is_finite(behind) or is_verb(s.text(begin + 2)))
    held = led or behind in word_class("prepositions")
    aside = s.text(begin) == "وذلك" and held  # «، وذلك بمناسبة يوم …»
    hints = s.text(begin) == "في" and s.text(begin + 1) == "اشاره" and s.text(begin + 2) == "الي"
    later = begin > 0 and (aside or hints or s.text(begin) == "وسط" or _leaves_out(s, begin))
    topic = topic or _topic_alone(s, begin, stop)
    return topic or later or _only_says_so(s, begin) or answered(s, begin)


def _topic_alone(s: Sentence, begin: int, stop: int) -> bool:
    """Say whether the clause is only «وفيما يتعلق بالأسعار»: what the words behind it are about."""
    verb = begin + 1 + ((s.text(begin).removeprefix("و"), s.text(begin + 1)) == ("في", "ما"))
    if s.text(begin).removeprefix("و") not in ("في", "فيما") or s.text(verb) not in ("يتعلق", "يخص", "يتصل"):
        return False
    return not any(s.is_mark(k, ",") and is_verb(s.text(k + 1)) for k in range(begin, stop - 1))


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


def not_said(s: Sentence, first: int, end: int, *, heads: bool) -> bool:
    """Say whether the statement is only that somebody did not say something.

    A sentence of its own that tells who kept what back states it: «ولم تحدد الوزارة موعد افتتاح المعبر»; in
    «ولم تشر الوزيرة إلى الموعد، حيث أوضحت: …» it only leads to what was said.
    """
    words = clause_words()
    negated = s.text(first).removeprefix("و") in words.negations
    if not negated or s.text(first + 1) not in words.unsaid:
        return False
    details = any(s.text(at) in _DETAILS for at in range(first + 2, first + 6))
    if s.text(first + 1) in _GIVES and not details:
        return False  # «لا يقدم الإعلان أي تعويض», not «لم يقدم المتحدث أي تفاصيل»
    who = s.text(first + 2)
    told = definite(who) or starts_speaker(s, first + 2) or first + 2 in s.closes
    least = _LEAST_KEPT_BACK if end >= len(s.words) - 1 and not details else _LEAST_BEFORE_MORE
    return not (heads and told and end - first > least and s.text(first + 1) not in word_class("comments"))


def states(s: Sentence, first: int, end: int, *, whole: bool) -> bool:
    """Say whether the words state something: a whole sentence, a headline, or a clause with a finite verb."""
    if (
        s.is_mark(end, ":")
        and end - first < 8
        and not (s.headline and any(is_finite(s.text(k)) for k in range(first, end)))
    ):
        return False
    if s.text(first) in ("ردا", "وردا", "تعليقا", "وتعليقا", "جوابا", "وجوابا") and end < len(s.words) - 1:
        return False
    event = is_event_noun(s.text(first)) or s.text(first) in word_class("passives")
    # A line of its own below the text («معزوفات دم»، «7 حقائق عن المدينة») has to tell something.
    listed = s.headline and bool(s.cache.get("below")) and not is_masdar(s.text(first))
    listed = listed and not any(s.text(k) in ("لم", "لن") for k in range(first, end))
    if event or ((s.headline or whole) and not listed):
        return True
    # «لم يصب أحد»: after «لم» any such word is a verb.
    denied = s.text(first).removeprefix("و") in ("لم", "لن") and s.text(first + 1)[:1] in ("ي", "ت")
    told = any(s.text(k) in word_class("perfect_particles") for k in range(first, end - 1))  # «قد لفقت …»
    verbs = (k for k in range(first, end) if is_verb(s.text(k)) and s.text(k) not in word_class("prepositions"))
    if denied or told or next(verbs, -1) >= 0:
        return True
    expected = s.text(first) in ("من", "ومن") and s.text(first + 1) in word_class("expected")
    return expected or _does_there(s, first) or bool(did_it(s.text(first)) or she_did_it(s.text(first)))


def _does_there(s: Sentence, at: int) -> bool:
    """«حيث اشتملت الفعالية على …»: behind «حيث» a word in «ت» before a definite noun is a verb, also one unknown."""
    shaped = s.text(at).endswith("ت") and not s.text(at).endswith("ات") and len(s.text(at)) > 3
    still = s.text(at) in ("ما", "لا") and s.text(at + 1) in word_class("being_still")
    return s.text(at - 1) == "حيث" and ((shaped and definite(s.text(at + 1))) or still)


def did_it(word: str) -> str:
    """Return the verb of «وغرمته ألف دينار», «ونقلتها»; empty for nouns («وإحالتهم»)."""
    return "" if word[:1] != "و" or is_common(word[1:]) else she_did_it(word[1:])
