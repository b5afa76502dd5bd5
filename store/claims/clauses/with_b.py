"""Words that «ب» is written with: which of them carry what is said or asked («طالب | بالإفراج عن …»)."""

from __future__ import annotations

from store.claims.names.name_words import definite
from store.claims.vocabulary.grammar import word_class
from store.claims.vocabulary.people_words import is_common, is_place, office_gender
from store.claims.vocabulary.words import Sentence


def opens_with_b(s: Sentence, at: int) -> bool:
    """Say whether a word with «ب» carries the content: not «باسم», not a place."""
    word = s.text(at)
    if word in word_class("with_b") | word_class("adverbs_in_b") or is_place(word) or is_place(word[1:]):
        return False
    if s.text(at - 1) in word_class("meeting_with_b"):
        return False  # «أقر خلال لقائه بأنصاره بتراجع القدرات»
    held = bool(office_gender(s.text(at + 2)))
    if (is_common(word) and not is_common(word[1:])) or (s.is_mark(at + 1, ",") and definite(word) and held):
        return False  # «وتطوير | بيئة العمل», «للانتخابات البلدية | بالجوف، أمين المنطقة»
    return word != "ب" or at + 1 < len(s.words)
