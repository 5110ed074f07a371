"""Fuzzes each target for some minutes, guided by what its code covers: `python -m tests.fuzz MINUTES [TARGET …]`.

What is found anew is kept in `build/fuzz/TARGET`, beside the corpus in `tests/fuzz/corpus`; what breaks a law, as
`build/fuzz/TARGET-crash-…`: replay it with `python -m tests.fuzz.replay FILE`.
"""

import re
import subprocess
import sys
import time

from tests.fuzz.targets import CORPUS, FOUND, TARGETS

LENGTHS = {"form": 6000, "yaml": 4000, "sources": 2500}  # bytes of the longest input
_RUN = re.compile(rb"^#(\d+)\t|^stat::number_of_executed_units: (\d+)", re.MULTILINE)


def fuzz(target: str, seconds: float) -> tuple[int, int]:
    """Fuzz a target so long, again after each crash; return how often it was run, and how often it crashed."""
    ran, crashes, began = 0, 0, time.monotonic()
    (FOUND / target).mkdir(parents=True, exist_ok=True)
    while (left := int(seconds - (time.monotonic() - began))) > 0:
        command = [
            *(sys.executable, "-m", "tests.fuzz.run", target, str(FOUND / target), str(CORPUS / target)),
            f"-max_total_time={left}",
            f"-max_len={LENGTHS[target]}",
            f"-artifact_prefix={FOUND / target}-",
            *("-timeout=30", "-rss_limit_mb=3000", "-print_final_stats=1", "-verbosity=1"),
        ]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        ran += max((int(one or two) for one, two in _RUN.findall(done.stdout)), default=0)
        if done.returncode:
            crashes += 1
            sys.stderr.write(done.stdout[-4000:].decode("utf-8", "replace"))
            if b"Test unit written" not in done.stdout:  # it does not run at all
                break
    return ran, crashes


def main() -> None:
    minutes, targets = float(sys.argv[1]), sys.argv[2:] or list(TARGETS)
    broken = 0
    for target in targets:
        ran, crashes = fuzz(target, minutes * 60)
        broken += crashes
        sys.stdout.write(f"{target}: {ran:,} executions in {minutes:g} minutes, {crashes} crashes\n")
        sys.stdout.flush()
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
