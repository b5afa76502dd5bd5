"""Loading: files to articles to claims to groups. Each file is one transaction with its event; then everything is
grouped.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from store.errors import CancelledError, InputRefusedError
from store.models import Cancelled, LoadOptions, LoadSummary, Progress, Refusal, Told, Who
from store.preparing import Prepared, claims_of
from store.reading import records as articles

if TYPE_CHECKING:
    from store.reading.files import Source
    from store.reading.records import Database, Saved


_STATES = ("pending", "approved", "rejected", "deferred", "not_checkable")


@dataclass(slots=True)
class _Tally:
    loaded: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[Refusal] = field(default_factory=list)


def load(
    db: Database,
    who: Who,
    paths: Sequence[str | os.PathLike[str]],
    options: LoadOptions,
    *,
    files_from: str | None = None,
    stdin: IO[bytes] | None = None,
    progress: Told | None = None,
    cancelled: Cancelled | None = None,
) -> LoadSummary:
    """Load what the paths name; see :meth:`store.store.Store.load`. A CancelledError has the summary so far."""
    tally = _Tally()
    try:
        _load(db, who, paths, options, tally, files_from, stdin, progress, cancelled)
    except CancelledError as stopped:
        stopped.summary = _summary(db, tally)
        raise
    return _summary(db, tally)


def _load(
    db: Database,
    who: Who,
    paths: Sequence[str | os.PathLike[str]],
    options: LoadOptions,
    tally: _Tally,
    files_from: str | None,
    stdin: IO[bytes] | None,
    progress: Told | None,
    cancelled: Cancelled | None,
) -> None:
    """Read the files and group; what was done stands in the tally at any moment."""
    from store.reading.files import walk
    from store.review.records import marks

    sources: list[Source] = []
    for found in walk(paths, options, files_from, stdin):  # type: ignore[arg-type]  # any binary stream will do
        if isinstance(found, Refusal):
            tally.rejected.append(found)
        else:
            sources.append(found)
    _read_all(db, who, sources, options, tally, progress, cancelled)
    if marks.is_dirty(db):
        from store.review.regroup import regroup

        regroup(db, who, nearby=True, progress=progress, cancelled=cancelled)


def _summary(db: Database, tally: _Tally) -> LoadSummary:
    counts: dict[str, int] = dict(db.rows("SELECT name, n FROM tally"))
    groups = sum(int(counts[state]) for state in _STATES)  # a pair from below the threshold is no group
    return LoadSummary(
        tally.loaded, tally.updated, tally.unchanged, tuple(tally.rejected), int(counts["claims"]), groups
    )


def _read_all(
    db: Database,
    who: Who,
    sources: Sequence[Source],
    options: LoadOptions,
    tally: _Tally,
    progress: Told | None,
    cancelled: Cancelled | None,
) -> None:
    """Read and store all files in their order; for many of them further processes read ahead."""
    from store.ahead import Ahead, helpers_for

    with db.bulk(), Ahead(sources, options, lambda source: _known(db, source.key), helpers_for(len(sources))) as ahead:
        for done, source in enumerate(sources):
            if progress is not None:
                progress(Progress("reading", done, len(sources), source.file))
            if cancelled is not None and cancelled():
                raise CancelledError("Loading was cancelled; the articles read so far are kept.")
            try:
                _load_one(db, who, source, ahead.read(done), tally)
            except InputRefusedError as refused:
                tally.rejected.append(Refusal(source.path, str(refused)))


def _known(db: Database, key: str) -> set[str]:
    """Return the SHA-256 of what is stored under the key of a file, or of an item of it (``key#n``)."""
    sql = "SELECT sha256 FROM article WHERE key = ?1 OR (key > ?1 || '#' AND key < ?1 || '$')"
    return {sha for (sha,) in db.rows(sql, (key,))}


def _load_one(db: Database, who: Who, source: Source, found: Sequence[Prepared], tally: _Tally) -> None:
    """Store the articles of one file with their claims and the file's event. Raises InputRefusedError."""
    prepared = [_settled(db, one) for one in found]
    changed = [one for one in prepared if one is not None]
    entries: list[dict[str, Any]] = []
    if changed:
        with db.transaction():
            entries = [entry for one in changed if (entry := _store(db, one)) is not None]
            if entries:
                _record(db, who, source.key, entries)
    tally.unchanged += len(found) - len(entries)
    tally.loaded += sum(entry["status"] == "loaded" for entry in entries)
    tally.updated += sum(entry["status"] == "updated" for entry in entries)


def _settled(db: Database, read: Prepared) -> Prepared | None:
    """Return an article that is new or changed with the claims it will have; None when nothing changed."""
    expected = articles.expect(db, read.raw)
    if expected is None:
        return None
    return read if read.expected == expected else Prepared(read.raw, expected, claims_of(read.raw, expected))


def _store(db: Database, prepared: Prepared) -> dict[str, Any] | None:
    """Store one article and its claims; returns its entry for the event, None when nothing changed.

    When the article turned out otherwise than expected (its twin in the same file took the id, somebody set its date),
    its claims are extracted again.
    """
    from store.claims import records as claims

    raw = prepared.raw
    saved: Saved = articles.save(db, raw)
    if saved.status == "unchanged":
        return None
    known = articles.meta(db, saved.pk)
    actual = articles.Expected(saved.id, known.outlet, known.published)
    found = prepared.claims if actual == prepared.expected and prepared.claims is not None else claims_of(raw, actual)
    gone = claims.replace(db, saved.pk, saved.version, found)
    number, digest, values = claims.digest(db, saved.pk)
    return {
        "article": saved.id, "version": saved.version, "sha256": saved.sha256, "status": saved.status,
        "text_sha256": articles.text_digest(raw.text), "row_sha256": articles.article_digest(db, saved.pk),
        "claims": number, "claims_sha256": digest, "values_sha256": values,
        "gone": gone, "outlet": known.outlet, "published": known.published,
    }  # fmt: skip


def _record(db: Database, who: Who, key: str, entries: list[dict[str, Any]]) -> None:
    from store.review.records import Events, marks
    from store.review.replacement import reopen

    marks.set_dirty(db, articles=[entry["article"] for entry in entries])
    changes = reopen(db, [claim for entry in entries for claim in entry["gone"]])
    body = {
        "path": key,
        "changes": changes,
        "articles": entries,
        "claims": {
            entry["article"]: [entry[key] for key in ("claims", "claims_sha256", "values_sha256")] for entry in entries
        },
    }
    touches = [*changes, *(f"article:{entry['article']}" for entry in entries)]
    Events.append(db, who[0], "load", body, os_user=who[1], touches=touches)
