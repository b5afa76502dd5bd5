"""The driver that passes everything Textual writes through the output filter.

Made from whatever driver class Textual would take, so terminals, the web and inline runs keep their own.
"""

from __future__ import annotations

import sys
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from tui.terminal.guard import guarded_parser
from tui.terminal.output import OutputFilter
from tui.terminal.session import Report, asked_again, choose_mode_now
from tui.terminal.thrift import thrifty

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

_ASK_TMUX_EVERY = 5.0


def driver_class(base: type[Driver], rtl: str | Report | None = None) -> type[Driver]:
    """Return a subclass of ``base`` that writes in a display mode and leaves the terminal as found.

    ``rtl`` is a mode, a report of :func:`tui.terminal.session.choose_mode_now`, or None: then the terminal is asked
    now. Call it from ``App.get_driver_class``, before the driver reads. Raises UsageError for an unknown mode.
    """
    report = rtl if isinstance(rtl, Report) else choose_mode_now(rtl)
    output = OutputFilter(report.mode, in_tmux=report.in_tmux, mirrors=report.mirrors)
    module = sys.modules[base.__module__]
    parser = getattr(module, "XTermParser", None)
    if report.asked and parser is not None:
        # The driver makes its parser by this name when it starts to read.
        module.XTermParser = guarded_parser(parser, report.typed)  # type: ignore[attr-defined]

    class RtlDriver(base):  # type: ignore[valid-type, misc]  # the base is chosen at run time
        """The chosen driver, with its output filtered."""

        rtl_output = output
        rtl_report = report

        def write(self, data: str) -> None:
            super().write(thrifty(output.feed(data)))

        def write_unfiltered(self, data: str) -> None:
            """Write for the terminal itself, past the filter."""
            super().write(data)

        def start_application_mode(self) -> None:
            super().start_application_mode()
            if opening := output.opening():
                super().write(opening)
            if self.rtl_report.in_tmux and not self.rtl_report.requested:
                self._watched = Event()
                Thread(target=self._watch_tmux, name="tadqiq-tmux", daemon=True).start()

        def stop_application_mode(self) -> None:
            watched = getattr(self, "_watched", None)
            if watched is not None:
                watched.set()
            if closing := output.closing():
                super().write(closing)
            super().stop_application_mode()

        def _watch_tmux(self) -> None:
            """Ask tmux now and then whether its client is another terminal; then write in that one's mode."""
            while not self._watched.wait(_ASK_TMUX_EVERY):
                found = asked_again(self.rtl_report)
                if found is not self.rtl_report:
                    self.rtl_report = found
                    again = output.mirrors != found.mirrors
                    output.mirrors = found.mirrors
                    if found.mode != output.mode or again:
                        self._app.call_from_thread(switch_mode, self._app, found.mode)

    return RtlDriver


def report_of(app: App[Any]) -> Report | None:
    """Return what was asked, answered and chosen for a running app; None when it draws on no terminal."""
    return getattr(app._driver, "rtl_report", None)


def mode_of(app: App[Any]) -> str:
    """Return the mode a running app writes in (``plain`` when it draws on no terminal, as in tests)."""
    output: OutputFilter | None = getattr(app._driver, "rtl_output", None)
    return output.mode if output else "plain"


def switch_mode(app: App[Any], mode: str) -> None:
    """Write in another mode from now on, and repaint the whole screen."""
    output: OutputFilter | None = getattr(app._driver, "rtl_output", None)
    if output is None:
        return
    sequence = output.switch(mode)
    write = getattr(app._driver, "write_unfiltered", None)
    if write is not None and sequence:
        write(sequence)
    app.refresh(layout=True)
    for screen in app.screen_stack:
        screen.refresh(layout=True)
