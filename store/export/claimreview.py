"""ClaimReview (schema.org) of approved, rated groups: one JSON-LD document a line, nothing invented.

Source of the fields: schema.org/ClaimReview. The item's author is the speaker, never the outlet.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from store.errors import MissingFieldsError
from store.export.plain import as_json
from store.export.source import Source
from store.models import Group, Member

if TYPE_CHECKING:
    from store.export.export import Settings

# The default scale: rating, Arabic, English. The setting ``verdicts`` (a list of the same shape) replaces it.
DEFAULT_VERDICTS: tuple[tuple[int | None, str, str], ...] = (
    (5, "صحيح", "True"),
    (4, "صحيح جزئياً", "Mostly true"),
    (3, "خارج السياق", "Missing context"),
    (2, "مضلل", "Misleading"),
    (1, "زائف", "False"),
    (None, "غير مؤكد", "Unproven"),
    (None, "متضارب", "Disputed figures"),
    (None, "ساخر", "Satire"),
    (None, "رأي", "Opinion"),
)
_CONFIRMED = frozenset(("given", "reviewer", "metadata", "date_line"))
_BODIES = ("وزارة", "الخارجية", "البيت", "هيئة", "مجلس", "منظمة", "حكومة", "الحكومة", "الأمم", "جيش", "الجيش", "شركة")


def parts(store: Source, settings: Settings) -> Iterator[str]:
    """Yield one document a line; raises MissingFieldsError with every missing field before anything is written."""
    base = settings.base_url or store.setting("base_url")
    organisation = settings.organisation or store.setting("organisation")
    missing = []
    if not _web(base):
        missing.append("url: no base URL is set (--base-url, or the setting base_url)")
    if not organisation:
        missing.append("author: no organisation is set (--organisation, or the setting organisation)")
    scale = store.setting("verdicts") or DEFAULT_VERDICTS
    documents = []
    for group in store.groups(state=settings.state or "approved"):
        lacking = _lacking(group, scale)
        if not lacking:
            documents.append(_document(store, group, str(base), str(organisation), scale))
        elif not settings.skip_incomplete:
            missing.append(f"{group.id}: {', '.join(lacking)}")
    if not documents and not missing:
        missing.append("no approved group has a verdict")
    if missing:
        listed = "; ".join(missing[:20]) + (f"; and {len(missing) - 20} more" if len(missing) > 20 else "")
        raise MissingFieldsError(f"ClaimReview lacks required fields, nothing was written: {listed}.")
    return (as_json(document) + "\n" for document in documents)


def _web(url: object) -> bool:
    return isinstance(url, str) and url.lower().startswith(("http://", "https://"))


def _lead(group: Group) -> Member:
    return next((member for member in group.members if member.claim.id == group.lead), group.members[0])


def _rating(group: Group, scale: Any) -> tuple[int | None, str] | None:
    """Return the rating and its name; a verdict may be kept as its number or either of its names."""
    for value, *names in scale:
        if group.verdict is not None and group.verdict in (str(value), *names):
            return value, names[0]
    return None


def _lacking(group: Group, scale: Any) -> list[str]:
    lacking = []
    if not _lead(group).claim.statement.strip():
        lacking.append("claimReviewed (no lead statement)")
    if group.verdict is None:
        lacking.append("reviewRating (no verdict)")
    elif _rating(group, scale) is None:
        lacking.append(f"reviewRating (the verdict {group.verdict} is not on the scale)")
    return lacking


def _document(store: Source, group: Group, base: str, organisation: str, scale: Any) -> dict[str, Any]:
    lead = _lead(group)
    value, name = _rating(group, scale) or (None, "")
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": name}
    if value is not None:
        rated = [row[0] for row in scale if row[0] is not None]
        rating |= {"ratingValue": str(value), "bestRating": str(max(rated)), "worstRating": str(min(rated))}
    item: dict[str, Any] = {"@type": "Claim"}
    if lead.claim.speaker:
        kind = "Organization" if lead.claim.speaker.startswith(_BODIES) else "Person"
        item["author"] = {"@type": kind, "name": lead.claim.speaker}
    appearances = [_appearance(store, member) for member in group.members]
    item["appearance"] = appearances
    dated = sorted((a["datePublished"], number) for number, a in enumerate(appearances) if "datePublished" in a)
    if dated and len(dated) == len(appearances):
        item["firstAppearance"] = appearances[dated[0][1]]
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": lead.claim.statement,
        "url": f"{base.rstrip('/')}/{group.id}",
        "author": {"@type": "Organization", "name": organisation},
        "reviewRating": rating,
        "itemReviewed": item,
    }


def _appearance(store: Source, member: Member) -> dict[str, Any]:
    article = store.article(member.claim.article_id)
    found: dict[str, Any] = {"@type": "NewsArticle"}
    if _web(article.url):
        found["url"] = article.url
    if member.outlet:
        found["publisher"] = {"@type": "Organization", "name": member.outlet}
    if article.title:
        found["headline"] = article.title
    if member.published and member.published_basis in _CONFIRMED and len(member.published) == 10:
        found["datePublished"] = member.published
    return found
