"""Whose the statement, speech or letter is in which something was said: «جاء ذلك في بيان للوزارة أكدت فيه أن …»."""

from __future__ import annotations

from store.claims.clauses.clause_heads import clause_start
from store.claims.names.name_words import Phrase
from store.claims.names.phrases import noun_phrase
from store.claims.vocabulary.people_words import starts_speaker
from store.claims.vocabulary.words import Sentence

_NEAR = 14
_SHORTEST = 4
# «رسالة للوزير» is written to him; these are his.
_SAID_BY = frozenset(("بيان", "كلمه", "كلم", "تصريح", "حديث", "مقابله", "حوار", "تغريده", "تقرير", "دراسه", "مؤتمر"))


def of_an_event(s: Sentence, cue: int) -> Phrase | None:
    """«جاء ذلك في بيان للوزارة أكدت فيه أن …», «… كلمة للوزير قال فيها»: whose the statement before the verb is."""
    for at in range(cue - 1, max(clause_start(s, cue), cue - _NEAR), -1):
        word = s.text(at)
        issued = s.text(at - 1).removesuffix("ات") in _SAID_BY
        if word[:1] != "ل" or len(word) < _SHORTEST or starts_speaker(s, at) or not issued:
            continue
        kept = s.words[at]
        s.without_lam(at)
        phrase = noun_phrase(s, at, cue, bounded=True) if starts_speaker(s, at) else None
        if phrase is not None and phrase.end == cue:
            return phrase
        s.words[at] = kept
    return None
