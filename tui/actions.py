"""The one registry of actions: every key of the workstation, in Latin and Arabic, with its words.

Key dispatch, footer, help, the palette, ``docs/KEYS.md`` and the user's ``keys.toml`` all read from here. A key
is written as the terminal layer names it: the character for what prints, else a name such as ``ctrl+r``.
The Arabic letter is the one the same physical key gives on the X keyboard layout ``ara``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from store.frozen import dataclass

ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
# Under this name stands, in place of overrides, why their file cannot be read.
UNREADABLE = ""
# Keys that hands press by mistake or that end programs elsewhere; nobody may bind them.
NEVER = frozenset({"b", "ctrl+h", "ctrl+b", "ctrl+a", "ctrl+s", "ctrl+q"})


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a reviewer can do.

    ``label`` is the word in the footer, ``tooltip`` the sentence in help and palette, ``screens`` where it
    works (``*`` everywhere), ``footer`` its place in the footer (0: not shown), ``shown`` how its keys are
    written when the list of keys says too much. ``changes`` marks what writes a decision (the guard applies).
    """

    id: str
    keys: tuple[str, ...]
    arabic: tuple[str, ...]
    label: str
    group: str
    tooltip: str
    screens: tuple[str, ...] = ("review",)
    footer: int = 0
    shown: str = ""
    changes: bool = False


def _digits(first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    numbers = range(first, last + 1)
    return tuple(str(n) for n in numbers), tuple(d[n] for d in (ARABIC_DIGITS, PERSIAN_DIGITS) for n in numbers)


_TICK, _TICK_ARABIC = _digits(1, 9)
_R = ("review",)
_ALL = ("*",)

ACTIONS: tuple[Action, ...] = (
    Action("approve", ("a",), ("ش",), "approve", "Decide", "The ticked members report one fact",
           _R, 1, changes=True),
    Action("reject", ("x",), ("ء",), "reject", "Decide", "Not one fact: never proposed again",
           _R, 2, changes=True),
    Action("defer", ("space",), (), "defer", "Decide", "Defer to the end of the queue", _R, 3, "␣", changes=True),
    Action("defer_reason", (), (), "defer with reason", "Decide", "Defer and say why", _R),
    Action("undo", ("z", "u", "backspace"), ("ئ", "ع"), "undo", "Decide", "Undo my last action, without end",
           ("review", "history", "reader"), 9),
    Action("redo", ("Z", "ctrl+r"), (), "redo", "Decide", "Redo what I undid", ("review", "history", "reader")),
    Action("tick", _TICK, _TICK_ARABIC, "tick", "Members", "Tick a member, show it in its source",
           _R, 4, "1-9"),
    Action("tick_focused", ("0",), ("٠", "۰"), "tick focused", "Members", "Tick or untick the focused member", _R),
    Action("split", ("s",), ("س",), "split", "Members", "Split the unticked members off", _R, 5,
           changes=True),
    Action("mark", ("m",), ("ة",), "mark", "Members", "Mark this group for a merge", _R),
    Action("merge", ("M",), (), "merge", "Members", "Merge the marked groups into this one", _R, changes=True),
    Action("pin", ("p",), ("ح",), "pin", "Members", "Make the focused wording the lead", _R),
    Action("relation", ("r",), ("ق",), "relation", "Judge", "Set the relation: then a digit 1–7", _R, shown="r 1-7"),
    Action("verdict", ("v",), ("ر",), "verdict", "Judge", "Rate an approved group, with evidence",
           _R, 8, "v"),
    Action("evidence", ("E",), (), "evidence", "Judge", "Add evidence (reader: from the words)",
           ("review", "reader")),
    Action("edit", ("e",), ("ث",), "edit", "Judge", "Edit the statement, never the quote",
           ("review", "reader")),
    Action("note", ("c",), ("ؤ",), "note", "Judge", "Write a note on this group", ("review", "reader"), 10),
    Action("tag", (), (), "tag", "Judge", "Tag this group", _R),
    Action("flag", ("f",), ("ب",), "flag", "Judge", "Flag for somebody's attention", _R),
    Action("confirm", ("t",), ("ف",), "date, outlet", "Judge", "Confirm or edit date and outlet",
           ("review", "reader")),
    Action("not_checkable", ("i",), ("ه",), "not checkable", "Judge", "Out of the queue: then why, 0–3",
           _R, shown="i 0-3", changes=True),
    Action("differences", ("d",), ("ي",), "differences", "Look", "Differences, compared word by word", _R, 6),
    Action("why", ("w",), ("ص",), "why", "Look", "Why this score; the approve rule", _R, 7),
    Action("unfold", ("o",), ("خ",), "unfold", "Look", "Open or fold repeats and furniture", ("review", "reader")),
    Action("order", ("O",), (), "order", "Look", "Next queue order; the card stays", _R),
    Action("rejected", ("R",), (), "rejected pairs", "Look", "Pairs that a rejection keeps apart", _R),
    Action("group_history", ("H",), (), "history", "Look", "The history of this group", _R),
    Action("add_claim", ("a",), ("ش",), "add claim", "Claims", "Add a claim: choose its words",
           ("reader",), 1),
    Action("adjust", ("s",), ("س",), "adjust span", "Claims", "Change where the claim begins, ends", ("reader",), 2),
    Action("delete_claim", ("x",), ("ء",), "take out", "Claims", "Take the claim out; undo brings it back",
           ("reader",), 3),
    Action("explain", ("w",), ("ص",), "rule", "Claims", "Which rule made this claim, and how", ("reader",), 4),
    Action("filter", ("f",), ("ب",), "filter", "History", "Only one reviewer or one item", ("history",), 1),
    Action("undo_item", ("x",), ("ء",), "undo this", "History", "Undo my last action on its group", ("history",), 2),
    Action("samples", ("s",), ("س",), "samples", "Load", "Load the five sample articles", ("load",), 2),
    Action("cancel", ("x",), ("ء",), "cancel", "Load", "Stop after this file, keep the loaded", ("load",), 1),
    Action("down", ("j", "down"), ("ت",), "down", "Move", "Next line, next group", _ALL),
    Action("up", ("k", "up"), ("ن",), "up", "Move", "Line before, group before", _ALL),
    Action("left", ("h", "left"), ("ا",), "pane", "Move", "Pane to the left", _ALL),
    Action("right", ("l", "right"), ("م",), "pane", "Move", "Pane to the right", _ALL),
    Action("next_pane", ("tab",), (), "member", "Move", "Next member, then the next pane", _ALL),
    Action("previous_pane", ("shift+tab",), (), "back", "Move", "Member or pane before", _ALL),
    Action("next", ("n",), ("ى",), "next", "Move", "Next undecided group, or next hit", _ALL),
    Action("previous", ("N",), ("آ",), "previous", "Move", "Undecided group or hit before", _ALL),
    Action("top", ("g", "home"), ("ل",), "top", "Move", "To the top", _ALL),
    Action("bottom", ("G", "end"), (), "bottom", "Move", "To the bottom", _ALL),
    Action("page_down", ("pagedown", "ctrl+d"), (), "page", "Move", "A page down", _ALL),
    Action("page_up", ("pageup", "ctrl+u"), (), "page", "Move", "A page up", _ALL),
    Action("open", ("enter",), (), "open", "Move", "Open; go on with the deferred", _ALL),
    Action("search", ("/",), ("ظ",), "search", "Screens", "Search articles and claims", _ALL, 11),
    Action("help", ("?",), ("؟",), "help", "Screens", "Help: the keys, and what approve means", _ALL, 12),
    Action("palette", (":", "ctrl+p"), (), "commands", "Screens", "Every action by name", _ALL),
    Action("review", ("f2",), (), "review", "Screens", "The review screen", _ALL, shown="F2"),
    Action("reader", ("f3",), (), "reader", "Screens", "The articles and their claims", _ALL, shown="F3"),
    Action("searching", ("f4",), (), "search", "Screens", "The search screen", _ALL, shown="F4"),
    Action("progress", ("f5",), (), "progress", "Screens", "Progress, pace and agreement", _ALL, shown="F5"),
    Action("history", ("f6",), (), "history", "Screens", "Everything done, by whom and when", _ALL, shown="F6"),
    Action("settings", ("f7",), (), "settings", "Screens", "Scale, organisation, theme, keys", _ALL, shown="F7"),
    Action("calibrate", ("f8",), (), "terminal", "Screens", "How this terminal shows Arabic", _ALL, shown="F8"),
    Action("load", ("f9",), (), "load", "Screens", "Load articles from files and folders", _ALL, shown="F9"),
    Action("theme", ("f10",), (), "theme", "Screens", "Dark, light or 16 colours", _ALL, shown="F10"),
    Action("copy", ("Y",), (), "copy", "Look", "Copy the chosen words, or the claim cited",
           ("review", "reader", "search")),
    Action("adjudicate", (), (), "adjudicate", "Screens", "Groups on which reviewers disagree", _R),
    Action("sprint", (), (), "sprint", "Screens", "Sprint: so many minutes or decisions, order, blind", _R),
    Action("pause", (), (), "pause", "Screens", "Pause or resume the sprint", _R),
    Action("end_sprint", (), (), "end sprint", "Screens", "End the sprint now, with its report", _R),
    Action("export", (), (), "export", "Screens", "Export to a file: markdown, html, csv, jsonl …", _ALL),
    Action("back", ("q", "escape", "ctrl+c"), ("ض",), "back", "Screens", "Back; on the first screen twice: leave",
           _ALL, 13, "q"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keymap:
    """Which key does what on each screen, after the user's overrides; ``problems`` are sentences for them."""

    actions: tuple[Action, ...]
    problems: tuple[str, ...] = ()

    def action(self, action_id: str) -> Action:
        """Return the action of this id; KeyError when there is none."""
        for action in self.actions:
            if action.id == action_id:
                return action
        raise KeyError(action_id)

    def table(self, screen: str) -> dict[str, str]:
        """Return key → action id for one screen, Latin, Arabic and both kinds of digits."""
        return {
            key: action.id
            for action in self.actions
            if "*" in action.screens or screen in action.screens
            for key in (*action.keys, *action.arabic)
        }

    def footer(self, screen: str) -> list[Action]:
        """Return what the footer of a screen shows, most important first."""
        here = [a for a in self.actions if a.footer and ("*" in a.screens or screen in a.screens)]
        return sorted(here, key=lambda action: action.footer)

    def groups(self, screen: str | None = None) -> dict[str, list[Action]]:
        """Return the actions by group, in the order of the registry; all of them when ``screen`` is None."""
        found: dict[str, list[Action]] = {}
        for action in self.actions:
            if screen is None or "*" in action.screens or screen in action.screens:
                found.setdefault(action.group, []).append(action)
        return found


def shown_keys(action: Action, *, arabic: bool = False) -> str:
    """Return the keys of an action as help and footer write them."""
    if arabic:
        return "١-٩" if action.id == "tick" else " ".join(action.arabic)
    return action.shown or " ".join(_KEY_SIGNS.get(key, key) for key in action.keys)


_KEY_SIGNS = {"down": "↓", "up": "↑", "left": "←", "right": "→", "space": "␣", "backspace": "⌫", "enter": "⏎",
              "escape": "esc", "pagedown": "PgDn", "pageup": "PgUp"}  # fmt: skip


def keymap(overrides: Mapping[str, object] | None = None) -> Keymap:
    """Return the key map with the user's overrides from ``keys.toml`` (``approve = ["a", "ctrl+y"]``).

    An override replaces the Latin keys of an action and keeps its Arabic letters unless it names letters of
    its own. Unknown actions, forbidden keys and two actions on one key are reported with both names; the
    override that conflicts is not used.
    """
    problems: list[str] = []
    chosen: dict[str, tuple[str, ...]] = {}
    known = {action.id: action for action in ACTIONS}
    for name, value in (overrides or {}).items():
        keys = tuple(value) if isinstance(value, list) else (value,)
        if name == UNREADABLE:
            problems.append(f"keys.toml cannot be read: {value}")
        elif name not in known:
            problems.append(f"keys.toml: there is no action called «{name}»")
        elif not all(isinstance(key, str) and key for key in keys):
            problems.append(f"keys.toml: «{name}» needs a key or a list of keys")
        elif forbidden := [key for key in keys if key in NEVER]:
            problems.append(f"keys.toml: {forbidden[0]} cannot be used for «{name}»")
        else:
            chosen[name] = tuple(str(key) for key in keys)
    accepted = dict(chosen)
    for name in chosen:
        trial = _with(accepted)
        if conflict := _conflict(trial, name):
            problems.append(conflict)
            del accepted[name]
    return Keymap(_with(accepted), tuple(problems))


def _with(chosen: Mapping[str, tuple[str, ...]]) -> tuple[Action, ...]:
    return tuple(_override(action, chosen[action.id]) if action.id in chosen else action for action in ACTIONS)


def _override(action: Action, keys: tuple[str, ...]) -> Action:
    arabic = tuple(key for key in keys if _is_arabic(key))
    latin = tuple(key for key in keys if not _is_arabic(key))
    return replace(action, keys=latin, arabic=arabic or action.arabic, shown="")


def _is_arabic(key: str) -> bool:
    return len(key) == 1 and "\u0600" <= key <= "\u06ff"


def _conflict(actions: Iterable[Action], name: str) -> str | None:
    everything = list(actions)
    mine = next(action for action in everything if action.id == name)
    for other in everything:
        together = "*" in (*mine.screens, *other.screens) or set(mine.screens) & set(other.screens)
        shared = {*mine.keys, *mine.arabic} & {*other.keys, *other.arabic}
        if other.id != name and together and shared:
            return f"keys.toml: {min(shared)} is wanted by «{name}» and «{other.id}»; «{name}» keeps its old keys"
    return None
