"""Moving on the review screen: groups, members, panes. Moving in the queue moves everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.card_rows import Ticks

if TYPE_CHECKING:
    from tui.screens.review import ReviewScreen
    from tui.screens.workspace import Handler

PANES = ("queue", "card", "source")


class Moves:
    """The moving keys of a review screen."""

    def __init__(self, screen: ReviewScreen) -> None:
        self.screen = screen

    def handlers(self) -> dict[str, Handler]:
        """What the moving keys do."""
        return {
            "down": lambda: self.step(1), "up": lambda: self.step(-1),
            "page_down": lambda: self.page(1), "page_up": lambda: self.page(-1),
            "left": lambda: self.switch(-1), "right": lambda: self.switch(1),
            "next_pane": lambda: self.next_member(1), "previous_pane": lambda: self.next_member(-1),
            "next": lambda: self.next_open(1), "previous": lambda: self.next_open(-1),
            "top": lambda: self.end(last=False), "bottom": lambda: self.end(last=True),
            "tick": self.tick, "tick_focused": lambda: self.tick_member(self.screen.box.ticks.focus),
        }  # fmt: skip

    def step(self, rows: int) -> None:
        """Next or previous group; in the source pane: scroll."""
        screen = self.screen
        if screen.pane == "source":
            screen.lenses.scroll(rows)
            return
        place = max(0, min(screen.sitting.index + rows, len(screen.sitting.ids) - 1))
        if place != screen.sitting.index or screen.box.message:  # from the summary also to the row it stands beside
            screen.go(place)

    def page(self, step: int) -> None:
        """A page of the queue, or of the source."""
        screen = self.screen
        if screen.pane == "queue":
            screen.go(screen.sitting.index + step * screen.queue_list.page)
        else:
            screen.lenses.scroll(step * max(1, screen.box.lens_height - 2))

    def end(self, *, last: bool) -> None:
        """First or last group; in the source pane: start or end of the text."""
        screen = self.screen
        if screen.pane == "source":
            screen.lenses.to_end(last=last)
        else:
            screen.go(len(screen.sitting.ids) - 1 if last else 0)

    def next_open(self, step: int) -> None:
        """Next or previous undecided group."""
        place = self.screen.sitting.open_after(self.screen.sitting.index, step)
        if place is None:
            self.screen.notice("No undecided group there")
        else:
            self.screen.go(place)

    def switch(self, step: int) -> None:
        """Go to the pane on the left or right."""
        screen = self.screen
        place = PANES.index(screen.narrow_view if screen.narrow else screen.pane) + step
        screen.use_pane(PANES[max(0, min(place, 2))])

    def next_member(self, step: int) -> None:
        """Next member, then the source, then the queue."""
        screen = self.screen
        count = len(screen.card.members) if screen.card else 0
        focus = screen.box.ticks.focus
        if screen.pane == "card" and 0 <= focus + step < count:
            self.focus_member(focus + step)
            return
        screen.use_pane(PANES[(PANES.index(screen.pane) + step) % 3])
        if screen.pane == "card":
            self.focus_member(0 if step > 0 else count - 1)

    def focus_member(self, member: int) -> None:
        """Focus a member and scroll the source to its claim."""
        box = self.screen.box
        box.ticks = Ticks(box.ticks.ticked, max(0, member))
        self.screen.lenses.show(reveal=True)

    def tick(self) -> None:
        """Tick or untick the member of the digit that was pressed."""
        pressed = self.screen.key_pressed
        self.tick_member(int(pressed) - 1 if pressed.isdigit() else 0)

    def tick_member(self, member: int) -> None:
        """Tick or untick a member and show it in its source."""
        screen = self.screen
        if screen.card is None or member >= len(screen.card.members):
            screen.notice(f"There is no member {member + 1} on this card", "warning")
            return
        claim = screen.card.members[member].claim.id
        screen.box.ticks = Ticks(screen.box.ticks.ticked ^ {claim}, member)
        screen.lenses.show(reveal=True)
