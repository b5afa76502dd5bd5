"""One hash over the logical state: equal for equal articles and decisions, whatever the row ids, times and matcher
runs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from store.database.connection import Database


def state_digest(db: Database, *, history: bool = True) -> str:
    """Return SHA-256 over content hashes, spans, member sets, states and, with ``history``, the counts of decisions."""
    lines = [*_articles(db), *_claims(db), *_groups(db), *_remarks(db), *(_decisions(db) if history else ())]
    return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8", "surrogatepass")).hexdigest()


def _line(*parts: object) -> str:
    return json.dumps(parts, ensure_ascii=False)


def _articles(db: Database) -> Iterator[str]:
    sql = (
        "SELECT a.sha256, a.version, coalesce(o.name, ''), coalesce(a.published, ''), coalesce(e.body, '') FROM"
        " article a"
        " LEFT JOIN outlet o ON o.pk = a.outlet LEFT JOIN article_edit e ON e.article = a.pk"
    )
    for row in db.scan(sql):
        yield _line("article", *row)


def _claims(db: Database) -> Iterator[str]:
    sql = (
        "SELECT a.sha256, c.start, c.\"end\", c.text, coalesce(c.speaker, ''), c.origin, coalesce(e.body, '')"
        " FROM claim c"
        " JOIN article a ON a.pk = c.article LEFT JOIN claim_edit e ON e.claim = c.pk WHERE c.live"
    )
    for row in db.scan(sql):
        yield _line("claim", *row)


def _groups(db: Database) -> Iterator[str]:
    sql = (
        "SELECT g.pk, g.state, g.reopened, g.flagged, coalesce(g.verdict, ''), v.sha256, c.start, c.\"end\","
        " m.confirmed"
        " FROM claim_group g JOIN member m ON m.grp = g.pk JOIN claim c ON c.pk = m.claim"
        " JOIN article_version v ON v.article = c.article AND v.version = c.version ORDER BY g.pk"
    )
    now, said, members = None, "", []
    for pk, state, reopened, flagged, verdict, sha, start, end, confirmed in db.scan(sql):
        if pk != now and now is not None:
            yield _line("group", said, sorted(members))
            members = []
        now, said = pk, _line(state, reopened, flagged, verdict)
        members.append([sha, start, end, confirmed])
    if now is not None:
        yield _line("group", said, sorted(members))


def _remarks(db: Database) -> Iterator[str]:
    for row in db.scan("SELECT kind, target, body FROM annotation"):
        yield _line("remark", *row)


def _decisions(db: Database) -> Iterator[str]:
    sql = "SELECT json_extract(body, '$.outcome'), count(*) FROM event WHERE kind = 'decide' GROUP BY 1"
    for outcome, n in db.rows(sql):
        yield _line("decisions", outcome, n)
