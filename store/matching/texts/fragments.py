"""Claims that assert nothing: no more than a name («وزير الخارجية المصري»), or a phrase that breaks off («الواجب على»).

They are of no fact, and whoever compares them finds their words in every report of the story.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from store.language.lexicon import folded_set
from store.matching.texts.gazetteer import find_places
from store.matching.texts.lexicons import given_names, name_links

# Longer claims say something, whatever they end with.
_LONGEST = 8
# Nouns of offices and bodies that name what is done as well («بحث العلاقات», «إدارة الأزمة»), and verbs with the
# letters of the article («التقى»).
DEEDS = frozenset(
    (
        "بحث", "اداره", "قياده", "تقرير", "تنظيم", "دراسه", "بيان", "استطلاع", "معارضه", "مقاومه", "رئاسه", "وحده",
        "تحالف", "اتحاد", "مصدر", "تجمع", "امانه", "حامل", "سوق", "رابطه", "قضاء", "دفاع", "برنامج", "فرق", "بعثه",
        "مؤتمر", "قوي", "شؤون", "شئون",
    )
)  # fmt: skip
VERBS = frozenset(
    (
        "التقي", "التقت", "التقوا", "الغي", "الغت", "الغوا", "القي", "القت", "القوا", "التحق", "التحقت", "الزم",
        "الزمت", "التزم", "التزمت", "الحق", "الحقت", "التهم", "التهمت", "الهم", "التمس", "التفت", "المح", "المحت",
        "الف", "الفت",
    )
)  # fmt: skip
# Behind these something must follow.
_OPEN_ENDED = frozenset(
    ("علي", "في", "من", "الي", "عن", "مع", "بين", "حول", "خلال", "عند", "لدي", "ان", "بان", "التي", "الذي", "الذين")
)


AL = "ال"


def is_fragment(folded: Sequence[str]) -> bool:
    """Say whether the folded words of a claim assert nothing."""
    return 0 < len(folded) <= _LONGEST and (folded[-1] in _OPEN_ENDED or _is_name(folded))


@cache
def _titles() -> frozenset[str]:
    parts = ("offices.masculine", "offices.feminine", "bodies.masculine", "bodies.feminine")
    nouns = (word.removeprefix(AL) for part in parts for word in folded_set("titles", part))
    return frozenset(nouns) - DEEDS


def _is_name(folded: Sequence[str]) -> bool:
    """Say whether words are an office or body with nothing behind but what names it: titles, definite words, places
    and given names.
    """
    if len(folded) < 2 or folded[0].removeprefix(AL) not in _titles():
        return False
    places = {i for mention in find_places(folded) for i in range(mention.first, mention.last + 1)}
    return all(
        (word.startswith(AL) and word not in VERBS)
        or i in places
        or word in _titles()
        or word in given_names()
        or word in name_links()
        for i, word in enumerate(folded[1:], 1)
    )
