"""Run another program in the place of this one: ``python -m tests.faults.instead WORDS...`` (a tracer, for example)."""

import os
import sys

if __name__ == "__main__":
    os.execvp(sys.argv[1], sys.argv[1:])
