"""Participles that report although no comma sets them off: «نجحت الخطة في المدن مشيرا إلى ارتفاع الإنتاج»."""

from __future__ import annotations

from store.claims.clauses.adverbials import PREPOSITIONS
from store.claims.names.name_words import definite, has_article, is_masdar
from store.claims.vocabulary.cues import Form, is_finite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_time, starts_speaker
from store.claims.vocabulary.words import Sentence


def reports_apart(s: Sentence, index: int, form: Form) -> bool:
    """Say whether «… 17 مليون قنطار متوقعا تجميع …» reports without a comma: it agrees with no noun before it."""
    word, before = s.text(index), s.text(index - 1)
    after = index + 1 + (index + 1 in s.closes)  # «مبديا “اقتناعه” بأن …»
    after += s.text(after) in PREPOSITIONS  # «تتظاهر المعارضة منذ شهر داعية إلى استقالة …»
    alike = ("ا",) if word.endswith("ا") else ("ه", "ت", "ا")
    if not word.endswith(("ا", "ه")) or before.endswith(alike):
        return False
    return is_masdar(s.text(after)) or (word.endswith("ا") and (_asks(s, after, form) or _states(s, after, form)))


def _asks(s: Sentence, at: int, form: Form) -> bool:
    """«مطالبا | الحكومة بدفع …», not «الفريق مطالبا بالفوز»."""
    return form.lemma.stance == "call_for" and (
        starts_speaker(s, at) or (has_article(s, at) and s.text(at).startswith("ا"))
    )


def _states(s: Sentence, at: int, form: Form) -> bool:
    """«مؤكدا | عمق العلاقات»: a bare noun with its genitive."""
    word = s.text(at)
    if at >= len(s.words) or s.words[at].mark:
        return False
    closed = word in word_class("prepositions") or is_finite(word) or is_time(word)
    bare = not closed and not definite(word) and not word.startswith("ايا")
    return "object" in form.lemma.takes and bare and has_article(s, at + 1)
