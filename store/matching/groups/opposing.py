"""Single claims that deny what a group tells: one outlet's denial has no group of its own, and is still to be seen."""

from __future__ import annotations

from collections.abc import Sequence

from store.matching.differing.turning import denies
from store.matching.evidence.features import compared
from store.matching.groups.relations import link_of
from store.matching.lookup.candidates import in_window
from store.matching.texts.profile import Profile, Profiles
from store.matching.texts.vocabulary import Idf
from store.models import CONTRADICTS, Unit


def opposing(lead: Unit, others: Sequence[Unit], loose: Sequence[Unit]) -> list[tuple[str, str]]:
    """Return the claims of ``loose`` that deny or say the opposite of a group, each with the reason, the likest first.

    ``others`` are the members beside the lead. Undated claims count as of any day.
    """
    made = Profiles()
    first, members = made.of([lead])[0], made.of([lead, *others])
    single = made.of(loose)
    idf = Idf.of(sorted(profile.keys) for profile in (*members, *single))
    denied = 2 * sum(map(denies, members)) >= len(members)
    found: list[tuple[float, str, str]] = []
    for profile in single:
        told = _told(first, profile, idf, denied) if in_window(first, profile) else None
        if told is not None:
            found.append((-compared(first, profile, idf).overlap.mean, profile.id, told))
    return [(claim, reason) for _, claim, reason in sorted(found)]


def _told(lead: Profile, single: Profile, idf: Idf, denied: bool) -> str | None:
    linked = link_of(lead, single, idf, denied != denies(single), ((lead,), (single,)))
    return linked[1] if linked is not None and linked[0] == CONTRADICTS else None
