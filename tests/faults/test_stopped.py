"""A build of so many projects that processes of their own write for it ends as soon as it is stopped, and whole."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Desk, lay_out
from tests.faults.conftest import Account
from tests.faults.inject import ALONE
from tests.faults.stages import DATE

PROJECTS, TIMES = 300, 12


@pytest.mark.audit
@pytest.mark.parametrize("deed", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "killed"])
def test_a_large_build_that_is_stopped_leaves_the_last_site_and_nothing_else(
    tmp_path: Path, account: Account, deed: signal.Signals
) -> None:
    desk, scratch, found = lay_out(Desk(tmp_path / "desk")), tmp_path / "scratch", list[list[str]]()
    scratch.mkdir()
    for number in range(PROJECTS):
        desk.report(id=f"50010000-{number + 11}", title=f"โครงการ {number}")
    began = time.monotonic()
    _build(desk, scratch)
    whole, last = time.monotonic() - began, desk.site_bytes()
    for turn in range(TIMES):
        desk.edit("site.yaml", desk.read("site.yaml").splitlines()[0], f"title: เว็บ {turn}")  # everything is made anew
        with _begin(desk, scratch) as program:
            time.sleep((turn + 0.5) / TIMES * whole)
            if program.poll() is None:
                os.killpg(program.pid, deed) if deed is signal.SIGINT else program.kill()
            said = program.communicate()[1].decode().splitlines()
        site = desk.site_bytes()
        is_one_of_both = site == last or (
            _is_whole(site) and f"เว็บ {turn}".encode() in site["index.html"]
        )  # just in place
        wrong = [] if program.returncode == 0 or is_one_of_both else ["the last site is gone"]
        wrong += [f"left running: {process}" for process in _left(program.pid)]
        wrong += [f"left behind: {path}" for path in scratch.iterdir()]
        if deed is signal.SIGINT and program.returncode != 0:
            wrong += [f"left behind: {path}" for path in desk.root.glob(".site.*")]
            wrong += [] if len(said) <= 1 else ["more than one line was said", *said]
        found.append(wrong)
        last = desk.site_bytes()
    _build(desk, scratch)
    site = desk.site_bytes()
    shutil.rmtree(desk.site)
    shutil.rmtree(desk.root / ".cache")
    _build(desk, scratch)
    account("stopped by Ctrl-C" if deed is signal.SIGINT else "killed, others not", f"{PROJECTS} projects", found)
    assert desk.site_bytes() == site


def _is_whole(site: dict[str, bytes]) -> bool:
    """Say whether a site has the files of its list with the bytes named there, and no other."""
    listed = dict(line.split("  ", 1)[::-1] for line in site["SHA256SUMS"].decode().splitlines())
    there = {path: hashlib.sha256(content).hexdigest() for path, content in site.items() if path != "SHA256SUMS"}
    return listed == there


def _build(desk: Desk, scratch: Path) -> None:
    with _begin(desk, scratch) as program:
        assert (program.communicate()[1], program.returncode) == (b"", 0)


def _begin(desk: Desk, scratch: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "site", *DATE],
        cwd=desk.root,
        env={**ALONE, "TMPDIR": str(scratch)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C goes to all of it
    )


def _left(session: int) -> list[str]:
    """Return the processes of a session that are there after a while."""
    end = time.monotonic() + 30
    while True:
        left = [path.name for path in Path("/proc").iterdir() if path.name.isdigit() and _is_of(path, session)]
        if not left or time.monotonic() > end:
            return left
        time.sleep(0.05)


def _is_of(process: Path, session: int) -> bool:
    """Say whether a process is of a session, and at work."""
    try:
        state, _, _, its = (process / "stat").read_text().rpartition(")")[2].split()[:4]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return int(its) == session and state != "Z"
