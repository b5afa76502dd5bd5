"""Progress: what is done and open, pace over time, by reviewer and outlet, agreement, who shares what with whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from store.models import Group
from tui.card import Card
from tui.counted import many
from tui.screens.paged import PagedScreen
from tui.screens.plots import bar, columns_plot, matrix_rows, table_rows, timeline_rows
from tui.screens.workspace import Handler
from tui.widgets.rows import Row, line, pad

_STATES = (("approved", "good", "✓"), ("rejected", "bad", "✗"), ("not_checkable", "dim", "∅"),
           ("deferred", "warn", "◷"), ("pending", "base", " "), ("reopened", "warn", "↻"))  # fmt: skip

_FASTEST = 200.0


class ProgressScreen(PagedScreen):
    """One page of numbers and plots, read anew each time it is opened."""

    kind: ClassVar[str] = "progress"
    page_title: ClassVar[str] = "Progress"

    def __init__(self) -> None:
        self.stats: dict[str, Any] = {}
        self.agreement: dict[str, Any] = {}
        super().__init__()

    def handlers(self) -> dict[str, Handler]:
        """Moving, and reading anew."""
        return {**super().handlers(), "open": self.read}

    def on_screen_resume(self) -> None:
        """Read the numbers as they are now."""
        self.start(self.read())

    async def read(self) -> None:
        """Read the numbers."""
        self.stats, self.agreement = await self.desk.ask(lambda store: (store.stats(), store.agreement()))
        self.page.renew()

    def write(self, width: int) -> Sequence[Row]:
        """Return the page."""
        if not self.stats:
            return [line(width, [(" …", "dim")])]
        stats = self.stats
        rows = [*totals(stats, width), pad((), width)]
        minutes = [float(one["decisions"]) for one in stats.get("minutes", ())]
        if minutes:
            times = [str(one["minute"])[11:] for one in stats["minutes"]]
            rows += columns_plot("Decisions a minute", minutes, width, height=5, first=times[0], last=times[-1])
        rows += by_reviewer(stats, width)
        rows += by_outlet(stats, width)
        rows += matrix_rows(stats.get("shared", ()), width)
        rows += agreement_rows(self.agreement, width)
        first = self.tadqiq.current_card
        if first is not None:
            rows += timeline(first, width)
        return rows


def totals(stats: Mapping[str, Any], width: int) -> list[Row]:
    """Return done, open and deferred as bars, and what the counts leave out."""
    total = max(1, stats["done"] + stats["open"])
    room = max(10, min(60, width - 30))
    held = " · ".join(many(stats[f"{word}s"], word) for word in ("article", "claim", "event"))
    rows = [line(width, [(f" {held}", "base")])]
    states = stats["groups"]
    for name, key, sign in _STATES:
        number = states.get(name, 0) - stats["single"] * (name == "pending")
        words = name.replace("_", " ")
        rows.append(line(width, [(f" {sign} {words:14}{number:>6}  ", key), (bar(number / total, room), key)]))
    outside = (("single", "single statement"), ("questions", "question (?)"))
    told = " · ".join(many(stats[name], word) for name, word in outside if stats[name])
    return [*rows, line(width, [(f"   not counted: {told}", "dim")])] if told else rows


def by_reviewer(stats: Mapping[str, Any], width: int) -> list[Row]:
    """Return decisions and pace of each reviewer."""
    head = ("reviewer", "decisions", "approve", "reject", "defer", "a minute")
    body = [
        (one["reviewer"], one["decisions"], one.get("approve", 0), one.get("reject", 0), one.get("defer", 0),
         _pace(one.get("per_minute")))
        for one in stats.get("reviewers", ())
    ]  # fmt: skip
    return table_rows("Reviewers", head, body, width) if body else []


def _pace(a_minute: float | None) -> str:
    """Return a pace in words; what no hand can do was a command's work and says nothing of a reviewer."""
    return "–" if a_minute is None or a_minute > _FASTEST else f"{a_minute:.1f}"


def by_outlet(stats: Mapping[str, Any], width: int) -> list[Row]:
    """Return articles and groups of each outlet."""
    head = ("outlet", "articles", "done", "open", "deferred")
    body = [
        (one["outlet"], one["articles"], one["done"], one["open"], one["deferred"]) for one in stats.get("outlets", ())
    ]
    unknown = stats.get("articles", 0) - sum(one["articles"] for one in stats.get("outlets", ()))
    if not unknown:
        return table_rows("Outlets", head, body, width) if body else []
    words = f"   {many(unknown, 'article')} of no known outlet: t on a card or in the reader says which"
    return [*table_rows("Outlets", head, body, width), line(width, [(words, "dim")])]


def agreement_rows(found: Mapping[str, Any], width: int) -> list[Row]:
    """Return per cent, κ and AC1 together, with n and the prevalence."""
    if not found.get("n"):
        return [pad((), width), line(width, [(" Agreement: no second opinions yet (tadqiq review --second)", "dim")])]
    rows = [pad((), width), line(width, [(f" Agreement on {found['n']} groups decided twice", "title")])]
    for key, name in (("per_cent", "per cent"), ("kappa", "Cohen's κ"), ("ac1", "Gwet's AC1")):
        one = found[key]
        value, low, high = (one.get(part) for part in ("value", "low", "high"))
        words = "not determined" if value is None else f"{value:.2f}"
        if low is not None and high is not None:
            words += f"  ({low:.2f} to {high:.2f})"
        rows.append(line(width, [(f"   {name:12}", "dim"), (words, "strong")]))
    shares = ", ".join(f"{name} {share:.0%}" for name, share in found["prevalence"].items())
    rows.append(line(width, [("   prevalence  ", "dim"), (shares, "base")]))
    names = found.get("categories", ())
    over = f"{len(names)} categories a reviewer can choose from: {', '.join(names)}"
    rows.append(line(width, [("   over        ", "dim"), (over, "base")]))
    if found.get("conflicts"):
        rows.append(line(width, [(f"   {len(found['conflicts'])} wait for adjudication", "warn")]))
    return rows


def timeline(card: Card, width: int) -> list[Row]:
    """Return who printed the group on screen first, and who copied."""
    group: Group = card.group
    dated = [(member.published or "", member.outlet or member.file) for member in group.members]
    copies = {claim for fold in group.sources.folds if fold.kind == "wire_copy" for claim in fold.claim_ids}
    copied = {member.outlet or member.file for member in group.members if member.claim.id in copies}
    return timeline_rows("The group on the card, by date", dated, copied - {group.sources.first}, width)
