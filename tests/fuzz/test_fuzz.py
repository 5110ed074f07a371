"""Whatever a file holds: records that keep all of it, or a diagnostic, soon; never a traceback, nothing half done."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.records import load_record
from tests.conftest import ROOT
from tests.fuzz.laws import hold_report, soon
from tests.fuzz.mutants import mutant
from tests.fuzz.targets import CORPUS, TARGETS

SECONDS, MEGABYTES = 20.0, 500


def convert(number: int) -> None:
    """Convert a mutant, and hold what comes of it to the laws of converting."""
    try:
        hold_report(mutant(number))
    except AssertionError as error:
        raise AssertionError(f"mutant {number}: {error}") from error


@pytest.mark.parametrize("target", TARGETS)
def test_what_fuzzing_found_still_holds(target: str) -> None:
    for file in sorted((CORPUS / target).iterdir()):
        try:
            TARGETS[target](file.read_bytes())
        except AssertionError as error:
            raise AssertionError(f"{file.name}: {error}") from error


def test_a_sample_of_spoilt_reports() -> None:
    for number in range(150):
        convert(number)


@pytest.mark.audit
@pytest.mark.parametrize("thousand", range(20))
def test_many_spoilt_reports(thousand: int) -> None:
    for number in range(thousand * 1000, (thousand + 1) * 1000):
        convert(number)


FAULTY = {
    "rounds that have nothing but a number": "rounds:\n" + "".join(f"- {{number: {n}, k: x}}\n" for n in range(20_000)),
    "rounds without a number": "rounds:\n" + "- {k: x}\n" * 20_000,
    "keys that nobody knows": "".join(f"k{n}: x\n" for n in range(20_000)),
}


@pytest.mark.parametrize("text", FAULTY.values(), ids=FAULTY)
def test_thousands_of_faults_in_one_file_are_placed_without_going_through_it_for_each(text: str) -> None:
    with soon():
        _, faults = load_record(text, "x.yaml")
    assert len(faults) >= 20_000


HUGE = {
    "one line of 50 MB": ("ก" * 17_000_000).encode(),
    "one line below the limit": ("ก" * 2_600_000).encode(),
    "a label 200,000 times in one line": ("ปีงบประมาณ พ.ศ. : " * 200_000).encode()[:7_900_000],
    "a round's marks in one line": ("รายงานครั้งที่1 :: 1/1/2563 : " * 100_000).encode()[:7_900_000],
    "figures in one line": (":: ความก้าวหน้าของงานฯ = 8.00 % " * 100_000).encode()[:7_900_000],
    "verdicts in one line": (" : เป็นไปตามแผน" * 150_000).encode()[:7_900_000],
    "marks on one letter": ("ก" + "\u0e48\u0e4d\u0e32" * 800_000).encode()[:7_900_000],
    "spaces": b" " * 7_000_000 + "ก".encode(),
    "lines": "ก\n".encode() * 1_900_000,
    "labels, a line each": ("ปีงบประมาณ พ.ศ. : 2563\n" * 130_000).encode()[:7_900_000],
    "rounds, a line each": ("รายงานครั้งที่1 :: 1/1/2563 : ก :: ความก้าวหน้าของงานฯ = 8.00 %\n" * 50_000).encode()[
        :7_900_000
    ],
    "reports": ("ชื่อโครงการ/กิจกรรม : ก\nรหัสโครงการ : 50010000-1\nปีงบประมาณ พ.ศ. : 2563\n" * 35_000).encode()[:7_900_000],
    "dots": ("ปีงบประมาณ" + "." * 7_800_000).encode(),
    "digits": b"1" * 7_900_000,
    "nothing": bytes(7_900_000),
}


@pytest.mark.audit
@pytest.mark.parametrize("name", HUGE)
def test_a_huge_file_is_told_within_seconds_and_bounded_memory(tmp_path: Path, name: str) -> None:
    tell_soon(tmp_path, HUGE[name])


def test_a_line_of_50_megabytes_is_told_within_seconds_and_nothing_is_written(tmp_path: Path) -> None:
    tell_soon(tmp_path, HUGE["one line of 50 MB"])


# Runs the program and notes its own peak of memory in MB. What the system reports of a process that has ended counts,
# on Linux, the process that started it as well, and tests grow large.
MEASURED = """
import atexit, pathlib, resource, runpy, sys
def note():
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        peak = int(status.read_text().split("VmHWM:")[1].split()[0]) >> 10
    else:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 20
    pathlib.Path("peak").write_text(str(peak))
atexit.register(note)
runpy.run_module("generator", run_name="__main__")
"""


def tell_soon(folder: Path, content: bytes) -> None:
    report = folder / "content/reports/x.txt"
    report.parent.mkdir(parents=True)
    report.write_bytes(content)
    began = time.monotonic()
    with (folder / "said").open("wb") as said:
        program = subprocess.Popen(
            [sys.executable, "-c", MEASURED, "convert"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=said,
            stderr=said,
        )
        program.wait()
    converted = (folder / "content/projects").exists()
    text = (folder / "said").read_bytes()
    assert b"Traceback" not in text
    assert (program.returncode, b": error[" in text) == ((0, False) if converted else (1, True)), text[-500:]
    assert time.monotonic() - began < SECONDS
    assert int((folder / "peak").read_text()) < MEGABYTES
    assert not converted or b"50010000-1" in content  # what names a project may be its report
