"""A small Store in memory, built from the models: enough for scenarios of the review screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from store.errors import StaleVersionError, UnavailableError, UsageError
from store.models import (
    Article,
    Claim,
    Counts,
    Cue,
    Decided,
    Difference,
    Event,
    Fold,
    Group,
    GroupRow,
    Member,
    Pair,
    SlotValue,
    Sources,
    Span,
)  # fmt: skip

_TEXTS = (
    ("عكاظ", "أعلنت وزارة الدفاع مقتل 46 جنديا في الهجوم.\nوقال المتحدث إن المعارك مستمرة.\nتابعونا على الموقع"),
    ("إرم نيوز", "قالت الوزارة إن 48 جنديا قتلوا في الهجوم.\nوأضاف المتحدث أن المعارك مستمرة في شرق المدينة."),
    ("السبيل", "مقتل 46 من الجنود في هجوم أمس، بحسب الوزارة.\nنفى المتحدث انسحاب القوات من المدينة."),
)  # fmt: skip
_STATES = {"approve": "approved", "reject": "rejected", "defer": "deferred"}


def _claim(article: str, number: int, text: str, whole: str, speaker: str | None) -> Claim:
    start = whole.index(text)
    return Claim(
        id=f"c{article[1:]}{number}", article_id=article, start=start, end=start + len(text), text=text, statement=text,
        quote_type="indirect", stance="deny" if text.startswith("نفى") else "assert", rule_id="cue", confidence=0.9,
        speaker=speaker, cue=Cue(start, start + 4, "قال"),
    )  # fmt: skip


class FakeStore:
    """Groups of statements over three articles; every decision is an event that can be undone."""

    def __init__(self, groups: int = 4) -> None:
        self.reviewer = self.os_user = "reviewer1"
        self.articles_by_id: dict[str, Article] = {}
        self.claims_by_article: dict[str, list[Claim]] = {}
        self.events: list[Event] = []
        self.undone: list[Event] = []
        self.states: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.settings: dict[str, Any] = {}
        self.members: dict[str, list[Member]] = {}
        self.drafts: dict[str, str | None] = {}
        self.there: dict[str, str] = {}  # who else is at which group
        self.refuse: str | None = None
        self.first = "reviewer2"
        self.changed = 1
        self.lesson = 0.0  # by how much each decision lowers the scores
        self.learned = 0
        for number in range(groups):
            self._make_group(number)

    def _make_group(self, number: int) -> None:
        members = []
        for place, (outlet, text) in enumerate(_TEXTS[: 2 + number % 2]):
            article = f"a{number:02d}{place}"
            folds = (Fold(text.rindex("\n") + 1, len(text), "boilerplate", "furniture"),) if place == 0 else ()
            self.articles_by_id[article] = Article(
                article, f"{article}.txt", f"/in/{article}.txt", text, "0" * 64, "utf-8", 1.0, 1, outlet=outlet,
                published="2016-12-09", published_basis="in_text", folds=folds,
            )  # fmt: skip
            lines = text.split("\n")[:2]
            claims = [_claim(article, n, one, text, "وزارة الدفاع") for n, one in enumerate(lines)]
            self.claims_by_article[article] = claims
            members.append(Member(claims[0], outlet, f"{article}.txt", "2016-12-09", "in_text"))
        group = f"g{number:012d}"
        self.members[group] = members
        self.states[group], self.versions[group] = "pending", 1

    @property
    def score(self) -> float:
        """What every group scores, as far as decisions are learned."""
        return 0.93 - self.lesson * self.learned

    def learn(self) -> bool:
        """Learn from the decisions made since the last call."""
        decided = sum(event.kind == "decide" for event in self.events)
        before, self.learned = self.learned, decided
        return bool(self.lesson) and decided != before

    # --- asking -------------------------------------------------------------------------------------------
    def group(self, group_id: str) -> Group:
        if group_id not in self.members:
            raise UsageError(f"There is no group {group_id}.")
        members = self.members[group_id]
        first, second = members[0].claim, members[1].claim
        figures = tuple(
            SlotValue(claim.id, claim.text[at : at + 2], (Span(claim.start + at, claim.start + at + 2),))
            for claim, at in ((first, first.text.index("46")), (second, second.text.index("48")))
        )
        return Group(
            group_id, self.versions[group_id], self.states[group_id], self.score, tuple(members), first.id,  # type: ignore[arg-type]  # state by name
            (Difference("figure", figures, counted="جنديا"),), Sources(1, agencies=("AFP",)), 2, "a figure differs",
        )  # fmt: skip

    def article(self, article_id: str) -> Article:
        return self.articles_by_id[article_id]

    def claims(self, *, article: str | None = None, **_: object) -> Iterator[Claim]:
        yield from self.claims_by_article[article or ""]

    def queue_ids(self, order: str = "conflicts") -> list[str]:
        waiting = [group for group, state in self.states.items() if state == "pending"]
        return waiting + [group for group, state in self.states.items() if state == "deferred"]

    def queue(self, *, order: str = "conflicts", limit: int | None = None) -> list[GroupRow]:
        return self.queue_rows(self.queue_ids(order)[:limit])

    def opposing(self, group_id: str) -> list[tuple[Claim, str]]:
        return []

    def queue_rows(self, ids: Sequence[str]) -> list[GroupRow]:
        return [self._row(group) for group in ids if group in self.members]

    def _row(self, group: str) -> GroupRow:
        members = self.members[group]
        outlets = tuple(dict.fromkeys(member.outlet or "" for member in members))
        state: Any = self.states[group]
        return GroupRow(
            group, self.versions[group], state, self.score, outlets, len(members), members[0].claim.text, ("figure",)
        )

    def counts(self) -> Counts:
        found: dict[str, int] = {}
        for state in self.states.values():
            found[state] = found.get(state, 0) + 1
        found["waiting"] = found.get("pending", 0) + found.get("reopened", 0)
        return Counts(found, len(self.articles_by_id), 2 * len(self.articles_by_id), len(self.events))

    def explain_pair(self, claim_a: str, claim_b: str) -> Pair:
        return Pair(claim_a, claim_b, 0.93)

    def group_history(self, group_id: str) -> list[Event]:
        return [event for event in self.events if event.body.get("group") == group_id]

    def rejections(self, *, limit: int) -> list[Event]:
        rejected = [event for event in self.events if self.states.get(str(event.body["group"])) == "rejected"]
        return rejected[::-1][:limit]

    def called(self, ids: Sequence[str]) -> dict[str, str]:
        return {row.id: row.headline for row in self.queue_rows(ids)}

    def setting(self, key: str, default: Any = None) -> Any:
        return self.settings.get(key, default)

    def set_setting(self, key: str, value: Any) -> None:
        self.settings[key] = value

    def has_evidence(self, id: str) -> bool:
        return any(event.kind == "evidence" and event.body.get("group") == id for event in self.events)

    def data_version(self) -> int:
        return self.changed

    def presence(self) -> list[str]:
        return []

    def lease(self, group_id: str) -> None:
        pass

    def lease_free(self, groups: Sequence[str], *, waiting: bool = True) -> str:
        return next((group for group in groups if group not in self.there), groups[0])

    def held(self) -> dict[str, str]:
        return dict(self.there)

    def draft(self, target: str) -> str | None:
        return None if target == "place" else self.drafts.get(target)

    def set_draft(self, target: str, text: str | None) -> None:
        self.drafts[target] = text

    def log(self, *, after: int | None = None, **_: object) -> list[Event]:
        return self.events[after or 0 :]

    def note(self, target: str, text: str) -> Decided:
        return self._write("note", target, self.states[target], note=text)

    def relate(self, group: str, relation: int, *, expect_version: int | None = None) -> Decided:
        self._expect(group, expect_version)
        return self._write("relate", group, self.states[group], relation=relation)

    def tag(self, target: str, tag: str) -> Decided:
        return self._write("tag", target, self.states[target], text=tag)

    def close(self) -> None:
        pass

    # --- deciding -----------------------------------------------------------------------------------------
    def decide(self, group_id: str, outcome: str, *, expect_version: int | None = None, **body: Any) -> Decided:
        if self.refuse:
            raise UnavailableError(self.refuse)
        self._expect(group_id, expect_version)
        return self._write("decide", group_id, _STATES[outcome], outcome=outcome, **body)

    def _expect(self, group: str, version: int | None) -> None:
        if version is not None and version != self.versions[group]:
            raise StaleVersionError("The group was changed.", by=self.first, at="2026-01-01T10:00:00Z", version=2)

    def _write(self, kind: str, group: str, state: str, **body: Any) -> Decided:
        before = self.states[group]
        self.states[group] = state
        self.versions[group] += 1
        event = Event(
            len(self.events) + 1, "2026-01-01T10:00:00Z", self.reviewer, self.os_user, kind,
            {"group": group, "before": before, "after": state, "version": self.versions[group], **body}, "", "",
        )  # fmt: skip
        self.events.append(event)
        return Decided(event.seq, group, state, self.versions[group])  # type: ignore[arg-type]  # state by name

    def undo(self, group_id: str | None = None) -> Decided:
        taken_back = {event.body.get("undoes") for event in self.events if event.kind == "undo"}
        for event in reversed(self.events):
            if event.kind == "decide" and event.seq not in taken_back:
                decided = self._write(
                    "undo", str(event.body["group"]), str(event.body["before"]), undoes=event.seq, of=event.kind
                )
                return replace(decided, undo_of=event.seq)
        raise UsageError(f"Nothing that {self.reviewer} did is left to undo.")

    def decide_elsewhere(self, group: str, outcome: str, by: str = "reviewer2") -> None:
        """Another reviewer, or the same one, decides in another process."""
        self.reviewer, mine = by, self.reviewer
        self.first = by
        self._write("decide", group, _STATES[outcome], outcome=outcome)
        self.reviewer = mine
        self.changed += 1
