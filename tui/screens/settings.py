"""Settings: those of the database, theme, display mode, keys. Enter changes one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.widget import Widget

from store.errors import UsageError
from tui.copying import at_home
from tui.keys_file import keys_path
from tui.screens.review_work import verdict_scale
from tui.screens.workspace import Handler, Workspace
from tui.settings import KNOWN, SWITCHES, is_on, parsed, shown
from tui.terminal.driver import mode_of
from tui.widgets.rows import Piece, Row, line
from tui.widgets.virtual_list import VirtualList

# What is not a setting of the database: name, title, what it is for.
_OWN = (
    ("theme", "Theme", "dark, light, 16"),
    ("rtl", "Arabic on this terminal", "F8 chooses by looking"),
    ("keys", "Keys", "your keys.toml"),
)
ROWS = (*((name, title, purpose) for name, (title, purpose) in KNOWN.items()), *_OWN)
_SCALE = "⏎ and a digit: another name"


class SettingsScreen(Workspace):
    """One setting a line; most are kept in the database and shared by all reviewers."""

    kind: ClassVar[str] = "settings"

    def __init__(self) -> None:
        super().__init__()
        self.settings: VirtualList[tuple[str, str, str]] = VirtualList(self.tadqiq.look, self._line, id="settings")
        self.settings.title = [("Settings", "title"), (" · ⏎ changes", "dim")]
        self.values: dict[str, Any] = {}

    def panes(self) -> Iterable[Widget]:
        """The list alone."""
        return (self.settings,)

    def handlers(self) -> dict[str, Handler]:
        """Moving and changing."""
        return {
            "down": lambda: self.settings.move(self.settings.cursor + 1),
            "up": lambda: self.settings.move(self.settings.cursor - 1),
            "top": lambda: self.settings.move(0), "bottom": lambda: self.settings.move(len(self.settings.ids)),
            "open": self.change,
        }  # fmt: skip

    def on_screen_resume(self) -> None:
        """Read the settings as they are now."""
        self.start(self.read())

    async def read(self) -> None:
        """Read the settings."""
        self.values = await self.desk.ask(lambda store: {name: store.setting(name) for name in KNOWN})
        self.values["rtl"] = mode_of(self.app)
        self.values["theme"] = self.tadqiq.look.name
        self.values["keys"] = at_home(keys_path())
        wrong = [(f"problem {n}", "! keys.toml", told) for n, told in enumerate(self.tadqiq.keymap.problems, 1)]
        self.settings.fill((row[0], row) for row in (*ROWS, *wrong))
        self.settings.set_ids([row[0] for row in (*ROWS, *wrong)], keep=self.settings.current)
        self.settings.redraw()

    def _line(self, row: tuple[str, str, str], index: int, width: int, chosen: bool) -> Row:
        name, title, purpose = row
        if title.startswith("!"):  # what is wrong with the user's keys: no setting
            return line(width, [(f" {title}  ", "warn"), (purpose.removeprefix("keys.toml: "), "base")])
        value: list[Piece] = [(self._written(name) or "–", "base")]
        if name == "verdict_scale":  # each on its own: Arabic and Latin names in one line would change places
            purpose, scale = _SCALE, verdict_scale(self.values.get(name)).items()
            value = [piece for n, words in scale for piece in ((f"{n} ", "key"), (f"{words}", "base"), ("   ", "base"))]
        return line(width, [(f" {title.ljust(24)}", "strong"), *value], [(f"{purpose} ", "dim")])

    def _written(self, name: str) -> str:
        value = self.values.get(name)
        return shown(name, value) if name in KNOWN else str(value)

    def change(self) -> None:
        """Change the setting under the cursor."""
        if self.settings.cursor >= len(ROWS):
            self.notice(f"Mend it in {at_home(keys_path())}; the keys of before stay", "warning")
            return
        name, title, _ = ROWS[self.settings.cursor]
        if name == "theme":
            self.tadqiq.everywhere.next_theme()
            self.start(self.read())
        elif name == "rtl":
            self.tadqiq.everywhere.calibrate()
        elif name == "keys":
            self.notice(f'Edit {at_home(keys_path())}: for example approve = ["a", "ctrl+y"]')
        elif name == "verdict_scale":
            self.want_digit("Press the digit of the verdict that gets another name", self._rename)
        elif name in SWITCHES:
            self._keep(name, not is_on(name, self.values.get(name)))
        else:
            self._ask(name, title, self._written(name))

    def _ask(self, name: str, title: str, written: str) -> None:
        """Ask for a setting, and again with what was typed where it cannot be; an empty one is not set."""

        def take(text: str | None) -> None:
            if text is None:
                return
            try:
                value = parsed(name, text) if text.strip() else None
            except UsageError as problem:
                self._ask(name, title, text)
                self.notice(str(problem), "warning")
                return
            self._keep(name, value)

        self.prompt.ask(title, take, written)

    def _rename(self, number: int) -> None:
        """Ask for the name of one verdict; an empty one takes it off the scale."""
        if not number:
            self.notice("A verdict is a digit from 1 to 9", "warning")
            return
        scale = verdict_scale(self.values.get("verdict_scale"))

        def take(text: str | None) -> None:
            if text is None:
                return
            renamed = {n: words for n, words in {**scale, number: text.strip()}.items() if words}
            self._keep("verdict_scale", {str(n): renamed[n] for n in sorted(renamed)} or None)

        self.prompt.ask(f"Verdict {number} (empty: off the scale)", take, scale.get(number, ""))

    def _keep(self, name: str, value: Any) -> None:
        async def keep() -> None:
            await self.desk.ask(lambda store: store.set_setting(name, value))
            await self.read()
            self.notice("Kept")

        self.start(keep())

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """Go to what was clicked."""
        self.settings.move(event.index)
