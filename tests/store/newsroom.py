"""A small newsroom for tests: reports of the same story by several outlets, loaded through the real path."""

from __future__ import annotations

from pathlib import Path

from store.models import LoadOptions
from store.store import Store

CITIES = (
    "طنجة",
    "صحار",
    "المكلا",
    "بنغازي",
    "سوسة",
    "الناصرية",
    "وهران",
    "أسيوط",
    "دير الزور",
    "العقبة",
    "نواذيبو",
    "عطبرة",
)
EVENTS = (
    "أن فيضانا جرف سبعة جسور قديمة قرب {city} صباح الخميس",
    "أن مصنع الإسمنت في {city} سيغلق أبوابه نهائيا الشهر المقبل",
    "أن فريق التنقيب عثر على نقوش حميرية نادرة في ضواحي {city}",
    "أن مستشفى الأطفال في {city} تسلم تسعة أجهزة تنفس جديدة",
    "أن سفينة شحن محملة بالقمح جنحت قبالة ميناء {city}",
    "أن بلدية {city} أوقفت تراخيص المقالع الحجرية كلها",
)


def sentence(story: int) -> str:
    """Return the statement of a story; stories share next to no words."""
    return EVENTS[story % len(EVENTS)].format(city=CITIES[story % len(CITIES)])


def report(story: int, outlet: int, *, figure: str = "") -> str:
    """Return one outlet's report of a story, with a verb of its own."""
    verb = ("أعلن", "قال", "أكد", "ذكر")[outlet % 4]
    return f"{verb} المحافظ {sentence(story)}{figure}.\n"


def write(folder: Path, stories: int, outlets: int = 2, *, first: int = 0) -> Path:
    """Write the reports of some stories into ``folder``, one folder an outlet, and return it."""
    for outlet in range(outlets):
        (folder / f"outlet{outlet}").mkdir(parents=True, exist_ok=True)
        for story in range(first, first + stories):
            text = report(story, outlet)
            (folder / f"outlet{outlet}" / f"story{story}.txt").write_text(text, encoding="utf-8")
    return folder


def load(store: Store, folder: Path) -> None:
    """Load every outlet's folder under its name, dated alike."""
    for place in sorted(folder.glob("outlet*")):
        store.load([place], LoadOptions(outlet=place.name, published="2021-03-04"))


def newsroom(folder: Path, *, stories: int = 4, outlets: int = 2, reviewer: str = "منى") -> Store:
    """Return an open Store in ``folder`` whose queue holds one group a story."""
    store = Store.open(folder / "news.db", create=True, reviewer=reviewer)
    load(store, write(folder / "reports", stories, outlets))
    return store
