"""Renews the corpus from what fuzzing found: `python -m tests.fuzz.keep [TARGET …]`.

Kept is, the smallest first, each input that goes from one line of the program to another as none before it does. Inputs
that broke a law (`crash-…`) stay whatever they add.
"""

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from tests.fuzz.targets import CORPUS, FOUND, TARGETS

MOST_BYTES = 100_000  # of all inputs of a target
PROGRAM = str(Path(__file__).parents[2] / "generator")

Steps = set[tuple[str, int, int]]


def steps_of(target: Callable[[bytes], None], content: bytes) -> Steps:
    """Return each step from line to line of the program that a target makes with an input."""
    steps, last = Steps(), dict[FrameType, int]()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if not frame.f_code.co_filename.startswith(PROGRAM):
            return None
        if event == "line":
            steps.add((frame.f_code.co_filename, last.get(frame, 0), frame.f_lineno))
            last[frame] = frame.f_lineno
        elif event == "return":
            last.pop(frame, None)
        return trace

    sys.settrace(trace)
    try:
        target(content)
    finally:
        sys.settrace(None)
    return steps


def renew(name: str) -> None:
    """Write the corpus of a target anew."""
    old = list((CORPUS / name).iterdir())
    broke = [file for file in old if file.name.startswith("crash-")]
    inputs = {file.read_bytes() for file in (*old, *(FOUND / name).iterdir()) if file not in broke}
    steps_of(TARGETS[name], b"")  # what is loaded once counts for none
    seen, size, kept = Steps(), 0, 0
    for file in set(old) - set(broke):
        file.unlink()
    for content in sorted(inputs, key=lambda content: (len(content), content)):
        steps = steps_of(TARGETS[name], content)
        if steps <= seen or size + len(content) > MOST_BYTES:
            continue
        seen, size, kept = seen | steps, size + len(content), kept + 1
        (CORPUS / name / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)
    sys.stdout.write(f"{name}: {kept} inputs of {len(inputs)}, {size:,} bytes, {len(seen):,} steps\n")


if __name__ == "__main__":
    for one in sys.argv[1:] or list(TARGETS):
        renew(one)
