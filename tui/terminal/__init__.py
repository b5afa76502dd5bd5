"""From visual cells to this terminal: output modes, detection, calibration (design: DISPLAY).

How to use it (import from the modules named). The App needs one method; the driver class asks the terminal
(at most 0.4 s, nothing echoed, answers never become keys), unless a mode is given:

    def get_driver_class(self):
        from tui.terminal.driver import driver_class
        return driver_class(super().get_driver_class(), self.rtl)   # self.rtl: --rtl / TADQIQ_RTL / None = ask

``App.__init__`` calls it, so ``self.rtl`` must be set before ``super().__init__()``. UsageError names the modes
when there is no such mode.

``driver.switch_mode(app, "words")`` changes the mode live and repaints (a key, the palette, calibration).
``driver.mode_of(app)`` · ``driver.report_of(app)``: ``.mode``, ``.choice.certain`` (False: offer calibration),
``.key`` (this terminal's name), ``.lines()`` (sentences for ``doctor``).
``modes.MODES`` the modes by name with a description; ``modes.DEFAULT_MODE``.
``calibration_screen.CalibrationScreen()`` is a ready Textual screen: push it; it dismisses with the chosen
mode or None, and has already stored and switched it.
``stored.remember(key, mode)`` keeps the reviewer's answer for a terminal (None forgets it).
``output.emit_line(visual_line, mode)`` for commands that print on a terminal (not when piped): give it
``render.line.plain(text)`` or a row's ``cells``; ``session.quick_mode(options.display)`` is the
mode without asking, ``mirrors=session.mirrors_brackets(os.environ)`` keeps glued brackets right in
Konsole. ``detect.describe()`` asks and returns the sentences for ``doctor``.

Inside tmux or GNU screen :mod:`tui.terminal.watch` notices that the session is shown in another terminal and the mode
follows. ``TADQIQ_TASHKEEL=hide`` (or ``show``) leaves out tashkeel in a terminal that draws it badly, or draws it.

Panes should leave one blank between their text and a frame: PuTTY has no invisible mark, a blank fences words.
"""
