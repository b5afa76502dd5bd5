"""The nouns of the field as frozen records. Rooms hand these to each other; nothing here does any work.

Offsets are code points into the raw text of the article version, end exclusive: ``text[start:end]``.
Times are UTC ISO-8601 strings; dates are ISO strings (``2016-12-06``, ``2016-12``, ``2016`` or a range
``2016-12-06/2016-12-07``) and always carry a basis.
"""

from store.models.articles import Article, Fold, FoldKind, Outlet, RawArticle, Span
from store.models.claims import Claim, Comparator, Cue, DateMention, Quantity, QuoteType, Resolution, Stance
from store.models.matching import (
    Constraints,
    Difference,
    Feature,
    Link,
    Pair,
    ProposedGroup,
    SlotValue,
    SourceFold,
    Sources,
    Unit,
)
from store.models.review import (
    OUTCOMES,
    Cancelled,
    Counts,
    Decided,
    Event,
    Group,
    GroupRow,
    Hit,
    LoadOptions,
    LoadSummary,
    Member,
    Outcome,
    Progress,
    Refusal,
    State,
    Told,
    Who,
)

__all__ = [
    "OUTCOMES",
    "Article",
    "Cancelled",
    "Claim",
    "Comparator",
    "Constraints",
    "Counts",
    "Cue",
    "DateMention",
    "Decided",
    "Difference",
    "Event",
    "Feature",
    "Fold",
    "FoldKind",
    "Group",
    "GroupRow",
    "Hit",
    "Link",
    "LoadOptions",
    "LoadSummary",
    "Member",
    "Outcome",
    "Outlet",
    "Pair",
    "Progress",
    "ProposedGroup",
    "Quantity",
    "QuoteType",
    "RawArticle",
    "Refusal",
    "Resolution",
    "SlotValue",
    "SourceFold",
    "Sources",
    "Span",
    "Stance",
    "State",
    "Told",
    "Unit",
    "Who",
]
