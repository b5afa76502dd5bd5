"""Everything in which two claims differ, slot by slot."""

from __future__ import annotations

from store.language.folding import fold_plain
from store.matching import days, figures, placing, wording
from store.matching.profile import Profile
from store.matching.slots import Conflict


def speakers(a: Profile, b: Profile) -> list[Conflict]:
    """Return two named speakers that cannot be one person by name."""
    if not a.speaker or not b.speaker or a.speaker_keys & b.speaker_keys:
        return []
    if fold_plain(a.speaker) == fold_plain(b.speaker):
        return []
    return [Conflict("speaker", a.speaker, b.speaker, (), (), 0.4)]


def conflicts(a: Profile, b: Profile) -> list[Conflict]:
    """Return what stands against each other in two claims, figures first."""
    aligned = wording.align(a, b)
    found = [
        *figures.compare(a, b),
        *days.compare(a, b),
        *placing.compare(a, b),
        *speakers(a, b),
        *wording.name_swaps(a, b, aligned),
        *wording.negations(a, b),
        *wording.antonyms(a, b, aligned),
    ]
    taken = set()
    for conflict in found:
        for side, profile, spans in (("a", a, conflict.a_spans), ("b", b, conflict.b_spans)):
            for span in spans:
                taken |= {(side, i) for i, w in enumerate(profile.words) if w.start < span.end and span.start < w.end}
    return [*found, *wording.warnings(a, b, aligned, taken)]
