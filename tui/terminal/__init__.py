"""From visual cells to this terminal: output modes, detection, calibration (design: DISPLAY).

How to use it (import from the modules named; the App):

    from tui.terminal.output import OutputFilter
    from tui.terminal.driver import driver_class, switch_mode
    from tui.terminal.session import choose_mode_now      # before App.run, while the terminal is still ours

    report = choose_mode_now(requested)     # requested: --rtl / TADQIQ_RTL / None; asks the terminal, <= 0.4 s
    app.rtl_output = OutputFilter(report.mode, in_tmux=report.in_tmux)

    class TadqiqApp(App):
        def get_driver_class(self):
            return driver_class(super().get_driver_class(), self.rtl_output)

``switch_mode(app, app.rtl_output, "words")`` changes the mode live and repaints (a key, the palette, calibration).
``modes.MODES`` the modes by name with a description; ``modes.DEFAULT_MODE``.
``calibration.calibration_rows(width) -> [(mode, str)]`` one sample row a mode, already as that mode writes it:
show it with ``calibration.calibrate(...)`` outside the App, or see that module for the screen.
``stored.remember(key, mode)`` keeps the reviewer's answer for this terminal (``report.key``).
``session.refresh_outer(report)`` asks tmux again which terminal is outside (on focus / re-attach).
``output.emit_line(visual_line, mode)`` for commands that print on a terminal (not when piped): give it
``render.line.plain(text)`` or ``columns([...])``.

``doctor`` prints ``report.lines()``: what was asked, answered, stored and chosen, and why.
"""
