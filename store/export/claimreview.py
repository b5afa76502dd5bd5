"""ClaimReview (schema.org) of approved, rated groups: one JSON-LD document a line, nothing invented.

Source of the fields: schema.org/ClaimReview. The item's author is the speaker, never the outlet.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from store.errors import MissingFieldsError, UsageError
from store.export.plain import as_json
from store.export.source import Source
from store.export.verdicts import Verdict, named, scale
from store.models import Group, Member

if TYPE_CHECKING:
    from store.export.export import Settings

_CONFIRMED = frozenset(("given", "reviewer", "metadata", "date_line"))
_BODIES = ("وزارة", "الخارجية", "البيت", "هيئة", "مجلس", "منظمة", "حكومة", "الحكومة", "الأمم", "جيش", "الجيش", "شركة")


def parts(store: Source, settings: Settings) -> Iterator[str]:
    """Yield one document a line; raises MissingFieldsError with every missing field before anything is written."""
    if settings.state not in (None, "approved"):
        raise UsageError("ClaimReview is made of approved groups only; leave --state out.")
    base = settings.base_url or store.setting("base_url")
    organisation = settings.organisation or store.setting("organisation")
    missing = []
    if not _web(base):
        missing.append("url: no base URL is set (--base-url, or the setting base_url)")
    if not organisation:
        missing.append("author: no organisation is set (--organisation, or the setting organisation)")
    steps = scale(store.setting("verdict_scale"))
    documents = []
    for group in store.groups(state="approved"):
        lacking = _lacking(group, steps)
        if not lacking:
            documents.append(_document(store, group, str(base), str(organisation), steps))
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


def _lacking(group: Group, steps: list[Verdict]) -> list[str]:
    lacking = []
    if not _lead(group).claim.statement.strip():
        lacking.append("claimReviewed (no lead statement)")
    if group.verdict is None:
        lacking.append("reviewRating (no verdict)")
    elif named(group.verdict, steps) is None:
        lacking.append(f"reviewRating (the verdict {group.verdict} is not on the scale)")
    return lacking


def _document(store: Source, group: Group, base: str, organisation: str, steps: list[Verdict]) -> dict[str, Any]:
    lead = _lead(group)
    verdict = named(group.verdict or "", steps)
    assert verdict is not None  # groups without one were listed as incomplete
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": verdict.shown}
    if verdict.scored:
        rated = [step.digit for step in steps if step.scored]
        rating |= {"ratingValue": str(verdict.digit), "bestRating": str(max(rated)), "worstRating": str(min(rated))}
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
        "author": {"@type": "Organization", "name": organisation, **_page(store.setting("organisation_url"))},
        "reviewRating": rating,
        "itemReviewed": item,
    }


def _page(url: object) -> dict[str, object]:
    return {"url": url} if _web(url) else {}


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
