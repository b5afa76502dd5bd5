"""Groups that wait under a tag: somebody tagged them, and nobody has decided them since."""

from __future__ import annotations

from store.database.connection import Database

# A decision that was undone settles nothing; done again it does.
_WAITING = """
SELECT target, by FROM (
    SELECT n.target, n.by, (SELECT max(seq) FROM touch WHERE entity = 'remark:' || n.id) AS tagged
    FROM annotation n JOIN claim_group g ON g.id = n.target
    WHERE n.kind = 'tag' AND n.body = ?1 AND (?2 IS NULL OR n.target = ?2)
) WHERE coalesce((
    SELECT e.kind FROM touch t JOIN event e ON e.seq = t.seq WHERE t.entity = 'group:' || target AND t.seq > tagged
    AND (e.kind = 'decide' OR (e.kind IN ('undo', 'redo') AND json_extract(e.body, '$.of') = 'decide'))
    ORDER BY t.seq DESC LIMIT 1
), 'undo') = 'undo'
ORDER BY tagged DESC
"""


def waiting(db: Database, tag: str, group: str | None = None) -> dict[str, str]:
    """Return {group: who tagged it}, the latest first; only ``group`` if given."""
    return dict(db.rows(_WAITING, (tag, group)))
