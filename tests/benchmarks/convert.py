"""How fast reports convert, and in how much memory: `python -m tests.benchmarks.convert [N]`.

It invents N reports (10,000 where nothing is said), converts them with the real command in a process of its own,
and fails where that takes longer, or more memory, than it may.
"""

import os
import platform
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.benchmarks.corpus import write_corpus

REPORTS = 10_000
SECONDS_PER_REPORT = 60 / REPORTS  # on two cores
STARTING = 3  # seconds that a program may take before its first report
MEGABYTES = 500
ROOT = Path(__file__).parents[2]


class Memory(threading.Thread):
    """Watches a process and those it starts, and keeps the most memory that they held at one moment, in bytes."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.peak, self.processes = process, 0, 1
        self._over = threading.Event()

    def run(self) -> None:
        """Look ten times a second, until told to stop."""
        while not self._over.wait(0.1):
            family = _family(self.process)
            self.peak = max(self.peak, sum(map(_held, family)))
            self.processes = max(self.processes, len(family))

    def stop(self) -> None:
        """Stop looking."""
        self._over.set()
        self.join()


def _family(process: int) -> list[int]:
    """Return a process and all that it started, as Linux tells."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:  # it ended meanwhile
        return []
    return [process, *(one for child in children for one in _family(int(child)))]


def _held(process: int) -> int:
    """Return the memory of a process in bytes; what it shares with others counts for each of them in part."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def main(count: int) -> int:
    """Measure, print, and return 0 where the bar is met."""
    with tempfile.TemporaryDirectory() as name:
        content = Path(name)
        size = write_corpus(content / "reports", count)
        began = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "generator", "convert", "--content", str(content)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        ) as program:
            memory = Memory(program.pid)
            memory.start()
            said = ""
            for line in program.stdout or ():
                said = line  # the last is the summary
        wall = time.perf_counter() - began
        memory.stop()
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        records = sum(1 for _ in content.rglob("projects/*/*.yaml"))
    held = memory.peak / 1e6 or used.ru_maxrss / 1e3
    print(f"machine   {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}")
    print(f"corpus    {count:,} reports of {size / count:,.0f} bytes")
    print(f"wall      {wall:.1f} s, {wall / count * 1000:.2f} ms a report")
    print(f"CPU       {used.ru_utime + used.ru_stime:.1f} s in {memory.processes} processes")
    print(f"memory    {held:.0f} MB at most, all processes together")
    print(f"records   {records:,}; {said.strip()}")
    met = wall <= STARTING + count * SECONDS_PER_REPORT and held <= MEGABYTES and records == count
    print("the bar is met" if met else "THE BAR IS NOT MET")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS))
