"""Claims outside every group that deny what a group tells, looked for when its card is opened."""

from __future__ import annotations

from itertools import combinations

from store.claims import records as claims
from store.matching.lookup.telling import telling_words
from store.models import Group
from store.review.records import Database, units

# So many claims at most are read for one card.
_MOST = 200


def opposing(db: Database, group: Group) -> list[tuple[str, str]]:
    """Return (claim, reason) for the single claims that deny or say the opposite of a group, the likest first."""
    members = units.some_units(db, [member.claim.id for member in group.members])
    lead = next((unit for unit in members if unit.claim.id == group.lead), None)
    if lead is None:
        return []
    others = [unit for unit in members if unit is not lead]
    pairs = combinations(telling_words(lead, others), 2)
    wanted = " OR ".join(f'("{one}" AND "{other}")' for one, other in pairs)
    if not wanted:
        return []
    near = claims.search(db, wanted, _MOST)
    grouped = claims.groups_of(db, near)
    aside = units.set_aside_alone(db)  # nothing here is in a group
    mine = {unit.claim.id for unit in members}
    loose = [id for id in near if id not in grouped and id not in aside and id not in mine]
    if not loose:
        return []
    from store.matching.groups.opposing import opposing as opposed  # with all that compares claims

    return opposed(lead, others, units.some_units(db, loose))
