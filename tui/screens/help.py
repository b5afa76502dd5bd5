"""Help: the keys in two columns, and what approve means, with an example. Written from the registry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from tui.actions import Action, Keymap, shown_keys
from tui.screens.paged import PagedScreen
from tui.screens.workspace import Handler
from tui.terminal.driver import one_pane
from tui.widgets.rows import Piece, Row, cells, fit, line, pad, visual
from tui.widgets.source_text import text_rows

RULE = (
    "Approve (a) says: the ticked statements report the same fact, the same event in the same slot of who, what, when "
    "and where. It never says that they are true. Relation (r) then says whether they agree, and a verdict (v), which "
    "needs evidence, says what is true.",
    "Reject (x) keeps the statements apart: the program never proposes these pairs again. Defer (space) puts the card "
    "at the end of the queue. Everything can be undone (z), also tomorrow.",
)
EXAMPLES = (
    ("a  one meeting in other words, told by two ministries: one fact", "good",
     ("اجتماع بين خبراء عسكريين أمريكيين وروس، غدا السبت، في جنيف",
      "مناقشات على مستوى الخبراء في جنيف يوم السبت")),
    ("x  two phone calls, October and December: two facts, however alike the words are", "bad",
     ("لافروف وكيري يبحثان هاتفيا الوضع في حلب (أكتوبر)", "كيري ناقش في اتصال هاتفي مع لافروف الوضع في حلب (ديسمبر)")),
    ("r 2 then a  one attack with two tolls, 46 and 48: one fact, the values differ", "warn", ()),
    ("r 5 then a  one agency's text in five outlets: one fact, still one independent source", "warn", ()),
)  # fmt: skip
SCREENS = {
    "review": "Review: a queue of proposed groups. Look at the card, press one key, the next card is there.",
    "reader": "Reader: the articles as published, with the claims found in them; add, adjust, correct or take out.",
    "search": "Search: words in any spelling, over articles and claims; enter opens the place in the reader.",
    "history": "History: everything anybody did, newest first; filter by reviewer or item, undo from here.",
    "progress": "Progress: done and open, pace, outlets, agreement, and when the group on the card was printed.",
    "settings": "Settings: the verdict scale, your organisation, how exports are signed, theme and keys.",
    "load": "Load: files and folders into this database; twice the same changes nothing.",
}
SIGNS = (
    ("☑ ☐", "member ticked, not ticked"), ("▸", "focused member"), ("★", "lead wording"), ("≠ =", "differs, agrees"),
    ("✓ ✗ ◷ ∅", "approved, rejected, deferred, not checkable"), ("↻", "reopened: something new came in"),
    ("◉", "another reviewer is there"), ("⊕", "marked for a merge"), ("⚑", "flagged"),
    ("⇄ ²", "two reviewers disagree, a second one is asked for"),
    ("?", "a question from below the threshold: it teaches the scorer and is not in the count of the header"),
    ("⋯", "repeats and page furniture, folded"),
)  # fmt: skip


class HelpScreen(PagedScreen):
    """The help of one kind of screen; ``q`` or ``?`` goes back."""

    kind: ClassVar[str] = "help"
    page_title: ClassVar[str] = "Help"

    def __init__(self, of: str) -> None:
        self.of = of
        super().__init__()

    def handlers(self) -> dict[str, Handler]:
        """Moving, and the same key closes."""
        return {**super().handlers(), "help": self.tadqiq.back}

    def write(self, width: int) -> Sequence[Row]:
        """Return the approve rule, the keys in two columns, and the signs."""
        rows = [((" ", "base"), *pad(row, width - 1)) for row in text_rows(SCREENS.get(self.of, ""), width - 2)]
        rows += [pad((), width), line(width, [(" What approve means", "title")])]
        for sentence in RULE:
            rows += [((" ", "base"), *pad(row, width - 1)) for row in text_rows(sentence, width - 2)]
            rows.append(pad((), width))
        for words, key, texts in EXAMPLES:
            rows += [pad((("   ", "base"), *row), width) for row in text_rows(words, width - 4, base=key)]
            rows += [((" ", "base"), *pad(row, width - 3), ("  ", "base"))
                     for text in texts for row in text_rows(text, width - 3)]  # fmt: skip
        rows.append(pad((), width))
        rows += key_rows(self.tadqiq.keymap, self.of, width, aside=not one_pane(self.app))
        rows += [pad((), width), line(width, [(" Signs", "title")])]
        for sign, words in SIGNS:
            label = (f"   {sign}".ljust(12), "key")
            for row in text_rows(words, width - 14):
                rows.append(pad((label, *row), width))
                label = (" " * 12, "key")
        return rows


def key_rows(keymap: Keymap, screen: str, width: int, *, aside: bool = True) -> list[Row]:
    """Return the keys of a screen by group, in two columns where they fit and may stand ``aside`` each other."""
    blocks = [_block(group, actions) for group, actions in keymap.groups(screen).items()]
    if width < 96 or not aside:
        return [line(width, pieces) for block in blocks for pieces in block]
    half = width // 2
    left: list[list[Piece]] = []
    right: list[list[Piece]] = []
    for block in blocks:
        (left if len(left) <= len(right) else right).extend(block)
    rows: list[Row] = []
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else []
        two = right[number] if number < len(right) else []
        rows.append((*line(half, one), *line(width - half, two)))
    return rows


def _block(group: str, actions: Sequence[Action]) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[(f" {group}", "title")]]
    for action in actions:
        arabic = visual(shown_keys(action, arabic=True))
        keys = fit(shown_keys(action) or "(palette)", 11)
        lines.append([
            (f"   {keys}" + " " * (12 - cells(keys)), "key"), (arabic, "dim"),
            (" " * max(1, 5 - cells(arabic)), "dim"), (action.tooltip, "base"),
        ])  # fmt: skip
    return [*lines, []]
