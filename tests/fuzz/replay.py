"""Runs targets on inputs that a fuzzer left: `python -m tests.fuzz.replay FILE …`; its name begins a file's."""

import sys
from pathlib import Path

from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    for name in sys.argv[1:]:
        TARGETS[Path(name).name.partition("-")[0]](Path(name).read_bytes())
