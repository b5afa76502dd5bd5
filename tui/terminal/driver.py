"""The driver that passes everything Textual writes through the output filter.

Made from whatever driver class Textual would take, so terminals, the web and inline runs keep their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

    from tui.terminal.output import OutputFilter


def driver_class(base: type[Driver], output: OutputFilter) -> type[Driver]:
    """Return a subclass of ``base`` that writes through ``output`` and leaves the terminal as found."""

    class RtlDriver(base):  # type: ignore[valid-type, misc]  # the base is chosen at run time
        """The chosen driver, with its output filtered."""

        def write(self, data: str) -> None:
            super().write(output.feed(data))

        def write_unfiltered(self, data: str) -> None:
            super().write(data)

        def start_application_mode(self) -> None:
            super().start_application_mode()
            if opening := output.opening():
                super().write(opening)

        def stop_application_mode(self) -> None:
            if closing := output.closing():
                super().write(closing)
            super().stop_application_mode()

    return RtlDriver


def switch_mode(app: App[object], output: OutputFilter, mode: str) -> None:
    """Write in another mode from now on, and repaint the whole screen."""
    sequence = output.switch(mode)
    write = getattr(app._driver, "write_unfiltered", None)
    if write is not None and sequence:
        write(sequence)
    for screen in app.screen_stack:
        screen.refresh(layout=True)
    app.refresh(layout=True)
