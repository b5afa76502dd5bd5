"""The reasons of a pair quote words as the claims write them, not the stems they were matched by."""

from __future__ import annotations

from store.matching.groups.grouping import idf_of
from store.matching.scoring.score import score_pair
from store.matching.texts.profile import profiles_of
from tests.store.matching.examples import unit

ONE = "وصل المسلحون إلى أطراف مدينة درنة بعد زيارة الوفد"
OTHER = "المسلحون على أطراف درنة بعد زيارة قام بها الوفد"


def test_telling_words_are_words_of_the_text() -> None:
    one, other = unit("c1", ONE), unit("c2", OTHER)
    pair = score_pair(one, other, idf_of(profiles_of([one, other])))
    told = next(reason.words for reason in pair.features if reason.name == "evidence")
    words = told.partition(": ")[2].split(" · ")
    assert len(words) > 2
    assert set(words) <= set(ONE.split())


def test_matched_spellings_are_words_of_the_texts() -> None:
    one, other = unit("c1", "أعلن غوتيريش في طرابلس هدنة جديدة"), unit("c2", "غوتيرش يعلن في طرابلس هدنة جديدة")
    pair = score_pair(one, other, idf_of(profiles_of([one, other])))
    assert ("غوتيريش", "غوتيرش") in pair.variants
