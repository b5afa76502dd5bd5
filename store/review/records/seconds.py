"""Second reviews: which decided groups wait for a reviewer's second opinion, and which have it."""

from __future__ import annotations

from store.database.connection import Database

# Events after which an opinion is about something else: the decision or what is in the group is another.
_CHANGES = (
    "'decide', 'not_checkable', 'split', 'merge', 'load', 'group', 'regroup', 'claim_add', 'claim_edit', 'claim_delete'"
)
_MINE = f"""
SELECT s.grp, s.outcome FROM second_opinion s JOIN claim_group g ON g.id = s.grp
WHERE s.reviewer = ?1 AND s.at >= g.decided_at AND NOT EXISTS (
    SELECT 1 FROM touch t JOIN event e ON e.seq = t.seq WHERE t.entity = 'group:' || g.id AND t.seq > (
        SELECT max(seq) FROM touch WHERE entity = 'second:' || g.id || '|' || ?1
    ) AND (e.kind IN ({_CHANGES}) OR (e.kind IN ('undo', 'redo') AND json_extract(e.body, '$.of') IN ({_CHANGES})))
)
"""  # noqa: S608 - the kinds are fixed words
_DECIDED = """
SELECT id FROM claim_group WHERE state IN ('approved', 'rejected') AND NOT reopened AND decided_by <> ?1
ORDER BY NOT needs_second, id
"""


def reviews(db: Database, reviewer: str) -> tuple[list[str], dict[str, str]]:
    """Return the groups that wait for this reviewer's second opinion, and {group: outcome} of those that have it.

    What others decided counts; asked for comes first, then by id, what he put off last. An opinion given before the
    group was decided anew, divided, united or changed counts no more: that group waits again.
    """
    with db.snapshot():
        opinions = {str(group): str(outcome) for group, outcome in db.rows(_MINE, (reviewer,))}
        decided = [str(group) for (group,) in db.rows(_DECIDED, (reviewer,))]
    done = {group: opinions[group] for group in decided if opinions.get(group, "defer") != "defer"}
    left = [group for group in decided if group not in done]
    return sorted(left, key=lambda group: group in opinions), done
