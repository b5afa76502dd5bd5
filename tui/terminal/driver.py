"""The driver that passes everything Textual writes through the output filter.

Made from whatever driver class Textual would take, so terminals, the web and inline runs keep their own.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from tui.terminal.guard import AnswerGuard, guarded_parser
from tui.terminal.output import OutputFilter
from tui.terminal.session import Report, choose_mode_now
from tui.terminal.thrift import thrifty

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver
    from textual.message import Message

    from tui.terminal.watch import Watcher


def driver_class(base: type[Driver], rtl: str | Report | None = None) -> type[Driver]:
    """Return a subclass of ``base`` that writes in a display mode and leaves the terminal as found.

    ``rtl`` is a mode, a report of :func:`tui.terminal.session.choose_mode_now`, or None: then the terminal is asked
    now. Call it from ``App.get_driver_class``, before the driver reads. Raises UsageError for an unknown mode.
    """
    report = rtl if isinstance(rtl, Report) else choose_mode_now(rtl)
    guard = AnswerGuard()
    module = sys.modules[base.__module__]
    parser = getattr(module, "XTermParser", None)
    if report.asked and parser is not None:
        if not report.answers.complete:
            guard.expect()
        # The driver makes its parser by this name when it starts to read.
        module.XTermParser = guarded_parser(parser, report.typed, guard)  # type: ignore[attr-defined]
    output = OutputFilter(
        report.mode, inside=report.inside, mirrors=report.mirrors, conceals=report.conceals, tashkeel=report.tashkeel
    )
    return _filtered(base, output, report, guard)


def _filtered(base: type[Driver], output: OutputFilter, report: Report, guard: AnswerGuard) -> type[Driver]:
    class RtlDriver(base):  # type: ignore[valid-type, misc]  # the base is chosen at run time
        """The chosen driver, with its output filtered."""

        rtl_output = output
        rtl_report = report
        rtl_watcher: Watcher | None = None

        def write(self, data: str) -> None:
            super().write(thrifty(output.feed(data)))

        def write_unfiltered(self, data: str) -> None:
            """Write for the terminal itself, past the filter."""
            super().write(data)

        def process_message(self, message: Message) -> None:
            if self.rtl_watcher is not None and type(message).__name__ in ("AppFocus", "Resize"):
                self.rtl_watcher.look_now()
            super().process_message(message)

        def start_application_mode(self) -> None:
            super().start_application_mode()
            if opening := output.opening():
                super().write(opening)
            if report.inside and report.asked:
                self.rtl_watcher = _watch(self, guard)

        def stop_application_mode(self) -> None:
            if self.rtl_watcher is not None:
                self.rtl_watcher.stop()
            if closing := output.closing():
                super().write(closing)
            super().stop_application_mode()

    return RtlDriver


def _watch(driver: Any, guard: AnswerGuard) -> Watcher:
    """Watch which terminal the multiplexer is shown in, and write in that one's mode."""
    from tui.terminal.watch import Watcher

    def changed(report: Report) -> None:
        output, before = driver.rtl_output, driver.rtl_report
        driver.rtl_report = report
        now = (report.mirrors, report.conceals, report.tashkeel)
        repaint = (output.mirrors, output.conceals, output.tashkeel) != now
        output.mirrors, output.conceals, output.tashkeel = now
        # A mode switched by hand stays until the terminal calls for another one than it did.
        if report.mode != output.mode if report.mode != before.mode else repaint:
            driver._app.call_from_thread(switch_mode, driver._app, report.mode)

    watcher = Watcher(driver.rtl_report, guard, driver.write_unfiltered, changed)
    watcher.start()
    return watcher


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
    for stack in app._screen_stacks.values():
        for screen in stack:
            # One pane a row in ``logical``: a screen that has panes places them anew.
            place = getattr(screen, "place", None)
            if place is not None and screen.size.width:
                place(*screen.size)
            screen.refresh(layout=True)


def one_pane(app: App[Any]) -> bool:
    """Say whether panes must not stand side by side: each row is read as one line (screen readers)."""
    return mode_of(app) == "logical"
