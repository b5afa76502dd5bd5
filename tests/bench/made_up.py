"""Made-up articles in Arabic for benches of the screens: each fact is reported by two outlets in other words."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.database.connection import Database
    from store.models import ProposedGroup

_PLACES = [
    "حلب",
    "دمشق",
    "بغداد",
    "الموصل",
    "صنعاء",
    "عدن",
    "طرابلس",
    "بنغازي",
    "الخرطوم",
    "القاهرة",
    "تونس",
    "الجزائر",
    "الرباط",
    "بيروت",
    "عمان",
    "الدوحة",
]
_PEOPLE = [
    "وزير الخارجية",
    "المتحدث باسم الشرطة",
    "مدير المستشفى",
    "محافظ المدينة",
    "ممثل الأمم المتحدة",
    "رئيس البلدية",
]
_DEEDS = ["إصابة", "مقتل", "إجلاء", "اعتقال", "تشريد", "إنقاذ"]
_WHOM = ["شخصا", "مدنيا", "جنديا", "طفلا", "عاملا", "لاجئا"]
_WHAT = ["انفجار", "حريق", "قصف", "فيضان", "زلزال", "اشتباك"]
_CLAIMS_AN_ARTICLE = 8


def articles(claims: int, seed: int = 7) -> list[tuple[str, str]]:
    """Return (file name, text) of articles with about ``claims`` claims, in pairs that report the same facts."""
    rng = random.Random(seed)
    made: list[tuple[str, str]] = []
    for number in range(max(1, claims // (2 * _CLAIMS_AN_ARTICLE))):
        one, two = [], []
        for _ in range(_CLAIMS_AN_ARTICLE):
            place, who, deed, whom, what = (rng.choice(x) for x in (_PLACES, _PEOPLE, _DEEDS, _WHOM, _WHAT))
            count, code = rng.randrange(11, 99), rng.randrange(1000, 9999)
            one.append(f"قال {who} إن الحصيلة بلغت {deed} {count} {whom} في {what} بمدينة {place} قرب الحي {code}.")
            two.append(
                f"وأعلن {who} {deed} {count + rng.choice((0, 0, 2))} {whom} جراء {what} في {place} عند الحي {code}."
            )
        made += [(f"a{number:06}.txt", "\n".join(one)), (f"b{number:06}.txt", "\n".join(two))]
    return made


def fill(path: Path, claims: int) -> None:
    """Write made-up articles, their claims and groups into a new database at ``path``, past reading and matching.

    The screens are measured, not the load: every sentence is a claim, every fact a group of its two reports.
    """
    from store.review.records import proposals
    from store.store import Store

    pairs = list(zip(*[iter(articles(claims))] * 2, strict=True))
    with Store.open(path, create=True) as store:
        db = store._db
        for at in range(0, len(pairs), 200):
            with db.transaction():
                for (file_a, text_a), (file_b, text_b) in pairs[at : at + 200]:
                    ours = _write(db, file_a, text_a, "صحيفة الشرق")
                    theirs = _write(db, file_b, text_b, "وكالة الغد")
                    for number, (a, b) in enumerate(zip(ours, theirs, strict=True)):
                        proposals.insert(db, "g" + min(a, b)[1:], _group(a, b, number))


def _write(db: Database, file: str, text: str, outlet: str) -> list[str]:
    """Store one article with a claim a line; returns the ids of the claims."""
    from store.claims import records
    from store.claims.extract import claim_id
    from store.models import Claim, RawArticle
    from store.reading import records as reading

    saved = reading.save(
        db, RawArticle(f"/made-up/{file}", file, text.encode(), text, "utf-8", 1.0, outlet=outlet,
                       outlet_basis="given", published="2026-11-20", published_basis="given"),
    )  # fmt: skip
    found, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        id = claim_id(saved.id, start, end, line)
        found.append(Claim(id, saved.id, start, end, line, line, "indirect", "assert", "made-up", 0.9))
        start = end + 1
    records.replace(db, saved.pk, saved.version, found)
    return [claim.id for claim in found]


def _group(a: str, b: str, number: int) -> ProposedGroup:
    from store.models import Difference, Pair, ProposedGroup, SlotValue, Sources

    values = (SlotValue(a, "46"), SlotValue(b, "48" if number % 2 else "46"))
    difference = Difference("figure", values, differs=bool(number % 2), counted="شخصا")
    pair = Pair(a, b, 0.9, differences=(difference,))
    return ProposedGroup(tuple(sorted((a, b))), 0.9, min(a, b), (difference,), Sources(2), 1 + number % 2, "", (pair,))
