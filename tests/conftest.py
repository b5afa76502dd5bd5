"""What every test stands on."""

from __future__ import annotations

import signal

# A shell starts what runs in its background with Ctrl+C ignored, and every program that a test starts would inherit it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
