"""Scenarios of the screens, each in a file of its own, on the driver of :mod:`tests.tui.driver`."""
