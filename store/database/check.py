"""The examination of a database: everything in one snapshot, every finding a sentence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

from store.database import events, examine
from store.database.connection import Database
from store.database.digest import state_digest
from store.errors import UnavailableError

_MOST = 100


def check(db: Database) -> dict[str, Any]:
    """Examine the database in one read snapshot.

    Returns ``ok, problems`` (at most a hundred sentences), ``articles, audit_events, audit_head, state_digest``. Raises
    DamagedError when SQLite itself cannot read the file.
    """
    with db.snapshot():
        problems = list(_pages(db))
        if not problems:
            problems.extend(_foreign_keys(db))
            for part in (
                chain,
                _contents,
                examine.claims,
                examine.groups,
                examine.constraints,
                examine.orphans,
                examine.tally,
            ):
                problems.extend(_read(part, db))
                if len(problems) > _MOST:
                    break
        number, head = events.head(db)
        return {
            "ok": not problems,
            "problems": problems[:_MOST],
            "articles": int(db.value("SELECT count(*) FROM article")),
            "audit_events": number,
            "audit_head": head,
            "state_digest": _digest(db),
        }


def _read(part: Callable[[Database], Iterator[str]], db: Database) -> Iterator[str]:
    """Yield what a part finds; where it meets values that the program never wrote, that is a finding too."""
    try:
        yield from part(db)
    except UnavailableError:
        raise
    except Exception as error:
        yield f"The file is damaged: its {part.__name__.strip('_')} cannot be read ({type(error).__name__}: {error})."


def _digest(db: Database) -> str | None:
    try:
        return state_digest(db)
    except UnavailableError:
        raise
    except Exception:  # values that the program never wrote; the problems say so
        return None


def _pages(db: Database) -> Iterator[str]:
    for (line,) in db.rows("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"The file is damaged: {line}"


def _foreign_keys(db: Database) -> Iterator[str]:
    for table, row, parent, _ in db.rows("PRAGMA foreign_key_check"):
        yield (
            f"An orphan: a row of {table}{f' ({row})' if row else ''} points to a row of {parent} that does not exist."
        )


def chain(db: Database) -> Iterator[str]:
    """Yield what is wrong with the events: a gap in the numbers, an edited row, a broken link."""
    expected, prev = 1, events.GENESIS
    for seq, at, reviewer, kind, body, linked, chained in db.scan("SELECT * FROM event ORDER BY seq"):
        if seq != expected:
            yield f"Event {expected} is missing: the next one in the record is {seq}."
        elif linked != prev:
            yield f"Event {seq} does not follow from the one before: the chain is broken there."
        try:
            whole = events.digest(seq, at, reviewer, kind, json.loads(body), linked)
        except ValueError:
            whole = ""
        if whole != chained:
            yield f"Event {seq} was edited: its hash does not match what it says."
        expected, prev = seq + 1, chained


def _contents(db: Database) -> Iterator[str]:
    """Yield articles whose bytes or claims are not those that their events recorded."""
    loaded: dict[tuple[str, int], str] = {}
    digests: dict[str, list[Any]] = {}
    for (body_text,) in db.scan(
        "SELECT body FROM event WHERE kind IN ('load', 'article_edit', 'undo', 'redo') ORDER BY seq"
    ):
        body = json.loads(body_text)
        for entry in body.get("articles", ()):
            loaded[entry["article"], entry["version"]] = entry["sha256"]
        claims = body.get("claims")
        digests.update(claims if isinstance(claims, dict) else {})
    sql = (
        "SELECT a.pk, a.id, v.version, v.raw, v.sha256, a.version, a.sha256 FROM article a JOIN"
        " article_version v ON v.article = a.pk"
    )
    for pk, id, version, raw, sha, current, current_sha in db.scan(sql):
        if (
            not isinstance(raw, bytes)
            or hashlib.sha256(raw).hexdigest() != sha
            or (version == current and sha != current_sha)
        ):
            yield f"Article {id} was edited: its bytes do not match their hash (version {version})."
        elif loaded.get((id, version)) is None:
            yield f"Article {id} has a version {version} that no event of the record loaded."
        elif loaded[id, version] != sha:
            yield f"Article {id} was edited: version {version} is not what the record says was loaded."
        if version == current and id in digests and examine.claims_digest(db, pk) != tuple(digests[id]):
            yield f"The claims of article {id} were edited: they are not what the record says was extracted."
