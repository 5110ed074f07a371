"""`python -m generator`."""

import signal
import sys

_is_heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler
if _is_heard:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # before there is a command, nobody could say that it was stopped

from generator.cli import main  # noqa: E402 # it takes a while

if _is_heard:
    signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main())
