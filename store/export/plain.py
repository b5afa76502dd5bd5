"""Articles, claims, groups and events as plain dictionaries: the one shape that ``--json`` and the exports share."""

from __future__ import annotations

import json
from typing import Any

from store.models import Article, Claim, Difference, Event, Group, GroupRow, Member, Quantity, Sources, Span
from store.safe import is_hostile

Plain = dict[str, Any]


def as_json(value: Any) -> str:
    """Return JSON on one line whose parsed value is exact: Arabic readable, every hostile character an escape."""
    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(_escape(c) if is_hostile(c) else c for c in text)


def _escape(character: str) -> str:
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _span(span: Span | None) -> Plain | None:
    return None if span is None else {"start": span.start, "end": span.end}


def claim_record(claim: Claim, *, file: str, group: str | None) -> Plain:
    """Return a claim with the fields of the claims JSON lines; offsets are code points of the article."""
    cue = claim.cue
    return {
        "id": claim.id,
        "article_id": claim.article_id,
        "article_file": file,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "statement": claim.statement,
        "speaker": claim.speaker,
        "speaker_mention": _span(claim.speaker_mention),
        "speaker_resolution": claim.speaker_resolution,
        "speaker_chain": list(claim.speaker_chain),
        "via": claim.via,
        "cue": None if cue is None else {"start": cue.start, "end": cue.end, "lemma": cue.lemma},
        "quote_type": claim.quote_type,
        "stance": claim.stance,
        "hedge": claim.hedge,
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
        "dates": [
            {"start": d.start, "end": d.end, "iso": d.iso, "granularity": d.granularity, "basis": d.basis}
            for d in claim.dates
        ],
        "checkworthiness": claim.checkworthiness,
        "score": round(claim.score, 6),
        "reasons": list(claim.reasons),
        "rule_id": claim.rule_id,
        "confidence": round(claim.confidence, 6),
        "language": claim.language,
        "group": group,
    }


def _quantity(quantity: Quantity) -> Plain:
    return {
        "start": quantity.start,
        "end": quantity.end,
        "value": _number(quantity.value),
        "value_max": _number(quantity.value_max),
        "unit": quantity.unit,
        "counted": quantity.counted,
        "comparator": quantity.comparator,
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) and abs(value) < 2**53 else value


def group_record(group: Group) -> Plain:
    """Return a group with the fields of the groups JSON lines.

    Listed are the slots in which members differ, and figures that agree only as bounds or rounded («about 44», 43.5):
    these have ``differs`` false and a note.
    """
    return {
        "group": group.id,
        "state": group.state,
        "version": group.version,
        "score": round(group.score, 6),
        "outlets": sorted({member.outlet for member in group.members if member.outlet}),
        "independent_sources": group.sources.count,
        "relation": group.relation,
        "relation_reason": group.relation_reason,
        "lead": group.lead,
        "members": [_member(member) for member in group.members],
        "differences": [_difference(d) for d in group.differences if d.differs or (d.slot == "figure" and d.note)],
        "sources": _sources(group.sources),
        "links": [
            {"a": link.a, "b": link.b, "relation": link.relation, "reason": link.reason, "by": link.by}
            for link in group.links
        ],
        "overlays": list(group.overlays),
        "probe": group.probe > 0,
        "verdict": group.verdict,
        "notes": list(group.notes),
        "tags": list(group.tags),
        "flagged": group.flagged,
        "decided_by": group.decided_by,
        "decided_at": group.decided_at,
    }


def _sources(sources: Sources) -> Plain:
    """Return the independent sources with the reason of every fold."""
    return {
        "count": sources.count,
        "first": sources.first,
        "agencies": list(sources.agencies),
        "speaker": sources.speaker,
        "folds": [
            {"kind": fold.kind, "claims": list(fold.claim_ids), "reason": fold.reason, "share": fold.share}
            for fold in sources.folds
        ],
    }


def _member(member: Member) -> Plain:
    claim = member.claim
    return {
        "claim": claim.id,
        "article_file": member.file,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "speaker": claim.speaker,
        "outlet": member.outlet,
        "published": member.published,
    }


def _difference(difference: Difference) -> Plain:
    return {
        "slot": difference.slot,
        "counted": difference.counted,
        "differs": difference.differs,
        "note": difference.note,
        "values": [{"claim": value.claim_id, "value": value.value} for value in difference.values],
    }


def row_record(row: GroupRow) -> Plain:
    """Return one line of the queue."""
    return {
        "id": row.id,
        "version": row.version,
        "state": row.state,
        "score": round(row.score, 6),
        "outlets": list(row.outlets),
        "leased_by": row.leased_by,
        "members": row.members,
        "independent_sources": row.independent_sources,
        "differs": list(row.differs),
        "headline": row.headline,
        "overlays": list(row.overlays),
        "telling": row.telling,
        "probe": row.probe,
    }


def article_record(article: Article, *, text: bool = True) -> Plain:
    """Return an article; ``text`` is its raw text, to which all offsets belong."""
    record: Plain = {
        "id": article.id,
        "file": article.file,
        "path": article.path,
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "outlet_basis": article.outlet_basis,
        "published": article.published,
        "published_basis": article.published_basis,
        "sha256": article.sha256,
        "encoding": article.encoding,
        "encoding_confidence": article.encoding_confidence,
        "version": article.version,
        "flags": list(article.flags),
        "folds": [
            {"start": f.start, "end": f.end, "kind": f.kind, "reason": f.reason, "of": _span(f.of)}
            for f in article.folds
        ],
    }
    if text:
        record["text"] = article.text
    return record


def event_record(event: Event) -> Plain:
    """Return an event: its number, time, kind and names, the group and version it touched, its body and hash."""
    body = event.body
    return {
        "seq": event.seq,
        "at": event.at,
        "kind": event.kind,
        "reviewer": event.reviewer,
        "os_user": event.os_user,
        "group": body.get("group"),
        "version": body.get("version"),
        "outcome": body.get("outcome"),
        "body": body,
        "hash": event.hash,
    }
