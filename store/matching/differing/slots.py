"""One slot in which two claims are compared: what each says, where, and how much it speaks against one fact."""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.matching.texts.profile import Profile
from store.models import Span

ORDER = ("figure", "date", "place", "speaker", "name", "negation", "antonym", "wording", "warning")


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two claims say in one slot.

    ``slot`` as in :class:`store.models.Difference`; ``a`` and ``b`` are the values in their own letters, the
    spans are in the claims' texts. ``weight`` is 0–1: how much the difference speaks against one fact.
    ``differs`` is False for values that agree within bounds or rounding, which ``note`` then says.
    """

    slot: str
    a: str
    b: str
    a_spans: tuple[Span, ...]
    b_spans: tuple[Span, ...]
    weight: float = 0.0
    counted: str | None = None
    note: str | None = None
    differs: bool = True

    def counting(self, thing: str) -> Conflict:
        """Return the same conflict with what its figure counts."""
        return replace(self, counted=thing)


def word_span(profile: Profile, first: int, last: int) -> Span:
    """Return the span of words ``first`` to ``last`` (both included) in the claim's text."""
    return Span(profile.words[first].start, profile.words[last].end)


def letters(profile: Profile, span: Span) -> str:
    """Return the claim's own letters at ``span``."""
    return profile.text[span.start : span.end]


def swap_of(
    slot: str, a: Profile, b: Profile, spans: tuple[Span, Span], weight: float, note: str | None = None
) -> Conflict:
    """Return the conflict of one stretch of each claim, in their own letters."""
    one, other = spans
    return Conflict(slot, letters(a, one), letters(b, other), (one,), (other,), weight, None, note)
