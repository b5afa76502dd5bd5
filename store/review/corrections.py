"""What reviewers add and correct by hand: their own claims, statements, speakers, spans; outlet, date, URL of an
article.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import astuple, replace
from typing import Any

from store.claims import records as claim_records
from store.errors import StaleVersionError, UsageError
from store.models import Claim, DateMention, Decided, Quantity, Who
from store.reading import records as article_records
from store.review.change import Change, decided, leave
from store.review.records import Database, descriptions, entities, marks


def reread(db: Database, articles: Sequence[str]) -> dict[str, list[object]]:
    """Extract the claims of articles again after their date or outlet was corrected; returns their new digests."""
    from store.claims.extract import extract

    digests: dict[str, list[object]] = {}
    for id in articles:
        article = article_records.article(db, id)
        pk = int(db.value("SELECT pk FROM article WHERE id = ?", (id,)))
        found = extract(
            article.text, article_id=id, published=article.published, outlet=article.outlet, folds=article.folds
        )
        claim_records.replace(db, pk, article.version, found)
        entities.recount(db, [pk])
        digests[id] = list(claim_records.digest(db, pk))
        marks.set_dirty(db, articles=[id])
    return digests


def headlines(db: Database, claims: Sequence[str]) -> None:
    """Bring the headlines of groups led by these claims up to their statements."""
    for claim in claims:
        descriptions.headline(db, claim)


def claim_add(
    db: Database, who: Who, article_id: str, start: int, end: int, *, statement: str | None, speaker: str | None
) -> str:
    """Add a claim over a span; see :meth:`store.store.Store.claim_add`."""
    with db.transaction():
        article = article_records.article(db, article_id)
        _require_span(article.text, start, end)
        statement = _words(statement)
        text = article.text[start:end]
        _require_new(db, article.id, start, end)
        seed = f"reviewer|{article.id}|{start}|{end}|{text}"
        id = "c" + hashlib.sha256(seed.encode()).hexdigest()[:12]
        change = Change(db, who, "claim_add")
        if change.get(f"own:{id}") is not None:
            raise UsageError(f"This claim is there already: {id}.")
        figures, days = _figures(article.text, start, end, article.published)
        claim = Claim(
            id, article.id, start, end, text, statement or " ".join(text.split()),
            "indirect" if speaker else "narrator",
            "assert", "reviewer", 1.0, speaker, None, "reviewer" if speaker else None,
            quantities=figures, dates=days, reasons=("added by a reviewer",),
        )  # fmt: skip
        pk = int(db.value("SELECT pk FROM article WHERE id = ?", (article.id,)))

        body: dict[str, Any] = {"claim": id, "article": article.id, "start": start, "end": end}

        def store_it() -> None:
            claim_records.add(db, pk, article.version, claim)
            body["sha256"] = claim_records.own_digest(db, id)
            marks.set_dirty(db, [id])

        change.put(f"own:{id}", {"live": 1})
        change.commit(body, after=store_it)
        return id


def _words(statement: str | None) -> str | None:
    """Return a statement on one line; None stays None, an empty one is refused."""
    if statement is None:
        return None
    if not statement.strip():
        raise UsageError("The statement is empty; leave --statement out to keep the words of the article.")
    return " ".join(statement.split())


def _figures(
    text: str, start: int, end: int, published: str | None
) -> tuple[tuple[Quantity, ...], tuple[DateMention, ...]]:
    """Return the figures and days of a span that a reviewer chose, by the same grammar as all others."""
    from store.language.dates import date_mentions
    from store.language.numbers import quantities

    return tuple(quantities(text, start, end)), tuple(date_mentions(text, start, end, published=published))


def _require_new(db: Database, article: str, start: int, end: int) -> None:
    """Refuse a claim over the very words of one that is there."""
    for one in claim_records.claims(db, article=article):
        if (one.start, one.end) == (start, end):
            raise UsageError(f"This claim is there already: {one.id}; `tadqiq claim edit {one.id}` corrects it.")


def _require_present(db: Database, change: Change, id: str) -> None:
    """Refuse a claim that was deleted, or that the article no longer holds."""
    live = bool(db.value("SELECT live FROM claim WHERE id = ?", (id,)))
    if (change.get(f"claim:{id}") or {}).get("deleted") or (not live and _is_own(db, id)):
        raise UsageError(f"Claim {id} is deleted; `tadqiq undo` takes that back.")
    if not live:
        raise StaleVersionError(f"Claim {id} belongs to an older version of its article; nothing was changed.")


def _is_own(db: Database, id: str) -> bool:
    return str(db.value("SELECT origin FROM claim WHERE id = ?", (id,))) == "reviewer"


def _require_span(text: str, start: int, end: int) -> None:
    if end <= start:
        raise UsageError(f"The end ({end}) must come after the start ({start}).")
    if not 0 <= start < end <= len(text):
        raise UsageError(f"The span {start}–{end} is not inside the article (0–{len(text)}).")
    if not text[start:end].strip():
        raise UsageError("The span holds no text.")


def claim_edit(
    db: Database,
    who: Who,
    id: str,
    *,
    statement: str | None = None,
    speaker: str | None = None,
    start: int | None = None,
    end: int | None = None,
) -> Decided:
    """Correct a claim; see :meth:`store.store.Store.claim_edit`."""
    with db.transaction():
        claim = claim_records.claim(db, id)
        change = Change(db, who, "claim_edit")
        _require_present(db, change, id)
        edit: dict[str, Any] = dict(change.get(f"claim:{id}") or {})
        if statement is not None:
            edit["statement"] = _words(statement)
        if speaker is not None:
            edit["speaker"] = speaker or None
        if start is not None or end is not None:
            first = claim.start if start is None else start
            last = claim.end if end is None else end
            version = int(db.value("SELECT version FROM claim WHERE id = ?", (id,)))
            article = article_records.article(db, claim.article_id, version)
            _require_span(article.text, first, last)
            figures, days = _figures(article.text, first, last, article.published)
            # Relative to the claim as it was found: a new version of the article may move it.
            found = int(db.value("SELECT start FROM claim WHERE id = ?", (id,)))
            edit.update(shift=first - found, text=article.text[first:last])
            edit["quantities"] = [
                [*astuple(replace(one, start=one.start - first, end=one.end - first))] for one in figures
            ]
            edit["dates"] = [[*astuple(replace(one, start=one.start - first, end=one.end - first))] for one in days]
        if edit == (change.get(f"claim:{id}") or {}):
            raise UsageError(f"Claim {id} says so already; nothing was changed.")
        change.put(f"claim:{id}", edit or None)
        marks.set_dirty(db, [id])
        group = entities.owners(db, [id]).get(id)
        return decided(change, change.commit({"claim": id}, group=group), group or id)


def claim_delete(db: Database, who: Who, id: str) -> Decided:
    """Take a claim out; see :meth:`store.store.Store.claim_delete`."""
    with db.transaction():
        claim_records.claim(db, id)
        change = Change(db, who, "claim_delete")
        _require_present(db, change, id)
        own = change.get(f"own:{id}")
        if own is not None:
            change.put(f"own:{id}", None)
        else:
            change.put(f"claim:{id}", {**(change.get(f"claim:{id}") or {}), "deleted": 1})
        group = entities.owners(db, [id]).get(id)
        if group is not None:
            value = change.group(group)
            if value["state"] == "approved":
                raise UsageError(f"Group {group} is approved with this claim in it; split it off first.")
            leave(value, [id])
            change.put(f"group:{group}", value if len(value["members"]) > 1 else None)
        marks.set_dirty(db, [id])
        return decided(change, change.commit({"claim": id}, group=group), group or id, claim=id)


def article_edit(
    db: Database, who: Who, id: str, *, outlet: str | None = None, published: str | None = None, url: str | None = None
) -> Decided:
    """Set outlet, date or URL; see :meth:`store.store.Store.article_edit`. An empty string says: not known."""
    from store.reading.published import given_day

    with db.transaction():
        article = article_records.article(db, id)
        change = Change(db, who, "article_edit")
        edit: dict[str, Any] = dict(change.get(f"article:{article.id}") or {})
        if outlet is not None:
            article_records.name_outlet(db, outlet or None)
            edit["outlet"] = outlet or None
        if published is not None:
            day = given_day(published) if published else None
            if published and day is None:
                raise UsageError(f"{published} is not a date; write it as 2016-12-06.")
            edit["published"] = day
        if url is not None:
            if url and not url.lower().startswith(("http://", "https://")):
                raise UsageError("Only http and https addresses are kept.")
            edit["url"] = url or None
        change.put(f"article:{article.id}", edit or None)
        return decided(change, change.commit({"article": article.id}), article.id)
