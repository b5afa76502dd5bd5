"""What every screen shares: header, body, typing line, footer; keys by the registry; notices; the least size."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Self, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from store.errors import TadqiqError
from tui.actions import shown_keys
from tui.blind import why_hidden
from tui.copying import copy
from tui.terminal.driver import one_pane
from tui.widgets.bars import FooterBar, HeaderBar, PromptBar
from tui.widgets.drawing import Drawing, Ground
from tui.widgets.rows import Piece
from tui.widgets.selecting import WordsChosen

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Region
    from textual.timer import Timer

    from tui.app import TadqiqApp
    from tui.loading import Desk

LEAST_WIDTH, LEAST_HEIGHT = 40, 10
NARROW = 100
NOTICE_SECONDS = 5.0
# Longer than the batch of 50 ms in which Textual opens a screen.
_FIRST_PAINTING = 0.15
_FUNCTION_KEY = re.compile(r"f\d+")
Handler = Callable[[], object]


class Workspace(Ground, Screen[None], inherit_bindings=False):
    """Base of the screens: subclasses give :meth:`panes`, :meth:`handlers`, :meth:`header` and ``kind``."""

    kind: ClassVar[str] = ""
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Workspace { layout: vertical; overflow: hidden; }
    Workspace #frame { layout: vertical; width: 1fr; height: 1fr; }
    Workspace #body { layout: horizontal; width: 1fr; height: 1fr; }
    Workspace.-small #body, Workspace.-small FooterBar, Workspace.-small PromptBar { display: none; }
    Workspace.-small HeaderBar { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        look = self.tadqiq.look
        self.header_bar = HeaderBar(look)
        self.footer_bar = FooterBar(look)
        self.prompt = PromptBar(look)
        self.prompt.toggled = self._typing
        self.footer_bar.actions = self.tadqiq.keymap.footer(self.kind)
        self._table = self.tadqiq.keymap.table(self.kind)
        self._handlers: dict[str, Handler] = {}
        self._digit: Callable[[int], object] | None = None
        self._gave_up: Handler | None = None
        self._notice_timer: Timer | None = None
        self.seen = False

    @property
    def tadqiq(self) -> TadqiqApp:
        """The app, as what it is."""
        return cast("TadqiqApp", self.app)

    @property
    def desk(self) -> Desk:
        """Where questions to the store go."""
        return self.tadqiq.desk

    @abstractmethod  # type checkers mind it; Textual's own metaclass does not
    def panes(self) -> Iterable[Widget]:
        """Return the widgets of the body, left to right."""

    def handlers(self) -> dict[str, Handler]:
        """Return what each action of this screen does; coroutines run as workers."""
        return {}

    def header(self) -> tuple[Sequence[Piece], Sequence[Piece]]:
        """Return the left and right pieces of the header."""
        return self.headed((self.kind.capitalize(), "header_strong"))

    def headed(self, *pieces: Piece) -> tuple[Sequence[Piece], Sequence[Piece]]:
        """Return a header: program and file, then these pieces, and the reviewer on the right."""
        where: list[Piece] = [(" Tadqiq", "header_strong"), (f"  {self.tadqiq.file_name}  ", "header")]
        return [*where, *pieces], [(f"{self.tadqiq.reviewer} ", "header_strong")]

    def compose(self) -> ComposeResult:
        """Lay the screen out once; nothing moves afterwards but on a resize."""
        with Ground(id="frame"):
            yield self.header_bar
            with Ground(id="body"):
                yield from self.panes()
            yield self.prompt
            yield self.footer_bar

    def on_mount(self) -> None:
        """Know the handlers and draw the header."""
        self._handlers = {**self.tadqiq.common_handlers(), **self.handlers()}
        self.show_header()

    def why_not(self, action_id: str) -> str | None:
        """Return why an action cannot be done now, or None."""
        return None

    # --- keys ---------------------------------------------------------------------------------------------

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Repaint; not all of it before it has been seen: the first layout paints everything, once is enough."""
        if not (self.seen or regions or recompose):
            repaint = False
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def on_screen_resume(self) -> None:
        """Know when the first painting is over, and what Textual asks for after it."""
        if not self.seen:
            self.set_timer(_FIRST_PAINTING, partial(setattr, self, "seen", True))

    def on_key(self, event: events.Key) -> None:
        """Give the key to the typing line, a waiting digit or the action it stands for."""
        event.stop()
        event.prevent_default()
        if self.tadqiq.leaving:  # typed for the shell, not for the program
            return
        if self.app.screen is not self:  # typed ahead, after a key that opened another screen
            self.app.screen.post_message(type(event)(event.key, event.character))
            return
        character = event.character if event.is_printable else None
        if self.prompt.open:
            if event.key == "enter":  # what was said of the line before is done with
                self.clear_notice()
            if event.key in self._table and _FUNCTION_KEY.fullmatch(event.key):
                self._leave_typing(event.key)
            else:
                self.prompt.key(event.key, character)
            return
        name = character if character and character != " " else event.key
        if self._digit is not None and self._take_digit(name):
            return
        action_id = self._table.get(name)
        if action_id is not None:
            self.act(action_id, name)
        else:
            self.other_key(name)

    def _leave_typing(self, key: str) -> None:
        """Do what a function key does, unless that would lose what was typed."""
        if self.prompt.typed.value and self.prompt.changed is None:
            self.notice(f"esc leaves this line first, then {key.upper()}", "warning")
            return
        self.prompt.close(None)
        self.act(self._table[key], key)

    def other_key(self, name: str) -> None:
        """Take a key that no action has: say so, for a slip of the finger looks like a broken program."""
        if len(name) == 1:
            self.notice(f"{name} is no key of this screen; ? lists them")

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text goes to the typing line only; it never presses keys."""
        event.stop()
        if self.app.screen is not self:
            self.app.screen.post_message(type(event)(event.text))
        elif self.prompt.open:
            self.prompt.insert(event.text)

    def on_prompt_bar_copy_wanted(self, event: PromptBar.CopyWanted) -> None:
        """Copy what is selected on the typing line."""
        copy(self, event.text)

    def on_words_chosen(self, event: WordsChosen) -> None:
        """Say how the words that were chosen with the mouse are copied."""
        self.clear_notice()
        if event.words:
            key = shown_keys(self.tadqiq.keymap.action("copy"))
            self.notice(f"{key} copies these words; a click on another word extends them")

    def act(self, action_id: str, key: str = "") -> None:
        """Do an action, or say why it cannot be done."""
        self.clear_notice()
        why = why_hidden(self.tadqiq.options, action_id) or self.why_not(action_id)
        if why is not None:
            self.notice(why, "warning")
            return
        handler = self._handlers.get(action_id)
        if handler is None:
            self.notice(f"«{self.tadqiq.keymap.action(action_id).label}» has nothing to do on this screen")
            return
        self.key_pressed = key
        self.start(handler())

    def start(self, work: object) -> None:
        """Run a coroutine beside the screen; a foreseen failure is said in the footer."""
        if isinstance(work, Awaitable):
            self.run_worker(self.guarded(work))

    async def guarded(self, work: Awaitable[object]) -> None:
        """Run a coroutine; a foreseen failure is said in the footer."""
        try:
            await work
        except TadqiqError as problem:
            self.failed(problem)

    def failed(self, problem: TadqiqError) -> None:
        """Say a foreseen failure in the footer; the card stays."""
        self.notice(str(problem), "error")

    def want_digit(self, words: str, take: Callable[[int], object], gave_up: Handler | None = None) -> None:
        """Wait for a digit; any other key gives up waiting and does nothing else."""
        self._digit, self._gave_up = take, gave_up
        self.footer_bar.say_instead(f"{words}; any other key leaves")

    def _take_digit(self, name: str) -> bool:
        take, self._digit = self._digit, None
        self.clear_notice()
        self.footer_bar.say_instead("")
        if take is None:
            return False
        if len(name) != 1 or not name.isdecimal():  # «²» is a digit that is no number
            if self._gave_up is not None:
                self._gave_up()
            return True
        self.start(take(int(name)))
        return True

    def on_footer_bar_key_clicked(self, event: FooterBar.KeyClicked) -> None:
        """Do what was clicked in the footer."""
        self.act(event.action_id)

    def _typing(self) -> None:
        self.footer_bar.typing = self.prompt.open
        self.footer_bar.redraw()

    # --- words --------------------------------------------------------------------------------------------

    def notice(self, words: str, level: str = "note") -> None:
        """Say a sentence in the footer until the next key or a few seconds later."""
        self.footer_bar.notice = (words, level)
        self.footer_bar.redraw()
        if self._notice_timer is not None:
            self._notice_timer.stop()
        self._notice_timer = self.set_timer(NOTICE_SECONDS, self.clear_notice)

    def clear_notice(self) -> None:
        """Take the sentence away."""
        if self.footer_bar.notice is not None:
            self.footer_bar.notice = None
            self.footer_bar.redraw()

    def show_header(self) -> None:
        """Draw the header for the state of now."""
        if not self.header_bar.small:
            self.header_bar.left, self.header_bar.right = self.header()
        self.header_bar.redraw()

    # --- size and look ------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Say what the screen needs when it is too small; let the screen place its panes otherwise."""
        width, height = event.size
        small = width < LEAST_WIDTH or height < LEAST_HEIGHT
        self.set_class(small, "-small")
        self.header_bar.small = (
            ("Tadqiq", f"needs {LEAST_WIDTH} × {LEAST_HEIGHT}", f"this is {width} × {height}") if small else ()
        )
        self.place(width, height)
        self.show_header()

    def place(self, width: int, height: int) -> None:
        """Arrange the panes for this size."""

    def has_room(self, width: int) -> bool:
        """Say whether panes may stand side by side: not where it is narrow, nor where each row is one line."""
        return width >= NARROW and not one_pane(self.app)

    def restyle_all(self) -> None:
        """Use the app's look everywhere on this screen."""
        for widget in self.query("*"):
            if isinstance(widget, Drawing):
                widget.use(self.tadqiq.look)
