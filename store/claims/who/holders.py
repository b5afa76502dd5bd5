"""Two holders of one office: «وزيرا الخارجية الفرنسي مارك ديلون، والألماني هانز فيشر»."""

from __future__ import annotations

from store.claims.clauses.mentions import Mention
from store.claims.names.name_ends import name_end
from store.claims.names.name_words import definite, name_like
from store.claims.vocabulary.people_words import office_gender
from store.claims.vocabulary.words import Sentence

_DUALS = ("ان", "ين", "ا", "ي")
_LONGEST_OFFICE = 4
_FULL_NAME = 2
_LONGEST_NAME = 6


def two_holders(s: Sentence, at: int) -> list[Mention]:
    """Return the two named behind an office in the dual, each with the office and his own country; else nobody."""
    office = _in_singular(s.text(at))
    reach = range(at + 1, min(at + 1 + _LONGEST_OFFICE, len(s.words)))
    nation = next((here for here in reach if _of_nation(s, here)), -1) if office else -1
    if nation < 0 or any(s.words[here].mark for here in range(at, nation)):
        return []
    shared = (office, *(s.text(here) for here in range(at + 1, nation)))
    names = range(nation + 2, min(nation + 2 + _LONGEST_NAME, len(s.words)))
    other = next((here for here in names if s.text(here)[:3] == "وال" and s.text(here).endswith("ي")), -1)
    if other < 0:
        return []
    first, second = _holder(s, nation, other, shared), _holder(s, other, len(s.words), shared)
    if first.end + s.is_mark(first.end, ",") != other:
        return []
    return [one for one in (first, second) if one.end - one.first > _FULL_NAME]


def _in_singular(word: str) -> str:
    """Return the office one of the two holds («وزيرا»: «وزير»); empty for every other word."""
    return next((word.removesuffix(end) for end in _DUALS if word.endswith(end) and _is_office(word, end)), "")


def _is_office(word: str, ending: str) -> bool:
    return office_gender(word.removesuffix(ending)) == "m"


def _of_nation(s: Sentence, at: int) -> bool:
    """«الفرنسي | مارك»: an adjective with the article before a name without one."""
    return s.text(at).endswith("ي") and definite(s.text(at)) and name_like(s, at + 1) and not definite(s.text(at + 1))


def _holder(s: Sentence, nation: int, stop: int, office: tuple[str, ...]) -> Mention:
    """Return who is named behind the adjective at ``nation``."""
    end = name_end(s, nation + 1, stop, bounded=False)
    name = s.raw(nation + 1, end)
    title = (*office, s.text(nation).removeprefix("و"))
    return Mention(name, title, "person", "m", nation, end, name)
