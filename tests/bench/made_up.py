"""Made-up articles in Arabic for benches of the screens: each fact is reported by two outlets in other words."""

from __future__ import annotations

import random
from pathlib import Path

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
    """Load made-up articles into a new database at ``path``."""
    from store.store import Store

    folder = path.with_suffix(".in")
    folder.mkdir()
    for name, text in articles(claims):
        (folder / name).write_text(text, encoding="utf-8")
    with Store.open(path, create=True) as store:
        store.load([str(folder)])
