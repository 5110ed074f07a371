"""The processes that help a build: workers that die or meet a full disk, and git that fails, hangs or finds damage."""

import errno
import os
import subprocess
from functools import partial
from pathlib import Path

import pytest

from generator import workers
from generator.history import repository
from generator.workers import spread
from tests.conftest import Desk
from tests.faults.inject import Shim
from tests.history.test_history import commit


@pytest.fixture
def over_two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few projects be worth two processes."""
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    monkeypatch.setattr("generator.building.rows.spread", partial(spread, worth_a_process=1, chunk=1))


@pytest.mark.usefixtures("over_two_processes")
@pytest.mark.parametrize(
    ("deed", "stays", "said"),
    [
        ("kill", False, ""),
        pytest.param("kill", True, "was ended from outside; run again", marks=pytest.mark.audit),
        pytest.param(str(errno.ENOSPC), True, os.strerror(errno.ENOSPC), marks=pytest.mark.audit),
    ],
    ids=["killed once", "killed each time", "disk full"],
)
def test_a_worker_that_dies_or_has_no_room_leaves_the_next_site_or_the_last(
    desk: Desk, shim: Shim, monkeypatch: pytest.MonkeyPatch, deed: str, stays: bool, said: str
) -> None:
    """As where memory runs out: the system ends a process of its choice."""
    for number in range(11, 15):
        desk.report(id=f"50010000-{number}", title=f"โครงการ {number}")
    assert desk.build(core=True).written
    before = desk.site_bytes()
    desk.edit("site.yaml", "เว็บทดสอบ", "เว็บใหม่")
    settings = {"kinds": "w", "do": deed, "at": "7"} | ({"stays": "1"} if stays else {})
    with monkeypatch.context() as patch:
        for name, value in shim.environment(desk.root / ".site.new", **settings).items():
            patch.setenv(name, value)  # the workers inherit it; this process has begun without
        built = desk.build(core=True)
    assert said in (built.failure or "")
    assert bool(built.written) is not bool(said)
    assert (desk.site_bytes() == before) is bool(said)
    made = desk.site_bytes()
    desk.build(core=True)
    assert said or desk.site_bytes() == made
    assert "เว็บใหม่".encode() in desk.site_bytes()["index.html"]


GITS = {
    "log fails": 'case "$*" in *" log "*) exit 128;; esac',
    "log hangs": 'case "$*" in *" log "*) sleep 600;; esac',
    "contents fail": 'case "$*" in *cat-file*) exit 1;; esac',
    "contents end early": 'case "$*" in *cat-file*) read name; echo "$name blob 9999"; echo short; exit;; esac',
}


RARE = [pytest.param(git, marks=pytest.mark.audit) for git in ("contents fail", "contents end early")]


@pytest.mark.parametrize("what", ["log fails", "log hangs", *RARE, "a content is gone"])
def test_git_that_fails_leaves_the_last_site_and_is_no_empty_history(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    desk.report()
    assert desk.build(core=True).written
    commit(desk, "2026-01-05")
    before = desk.site_bytes()
    if what in GITS:
        git = tmp_path / "bin/git"
        git.parent.mkdir()
        real = subprocess.run(["which", "git"], capture_output=True, text=True, check=True).stdout.strip()
        git.write_text(f'#!/bin/sh\n{GITS[what]}\nexec {real} "$@"\n', "utf-8")
        git.chmod(0o755)
        monkeypatch.setenv("PATH", f"{git.parent}:{os.environ['PATH']}")
        monkeypatch.setattr(repository, "_PATIENCE", 0.5)
    else:
        name = subprocess.run(
            ["git", "rev-parse", "HEAD:content/projects/2566/50010000-11.yaml"],
            cwd=desk.root, capture_output=True, text=True, check=True,
        ).stdout.strip()  # fmt: skip
        (desk.root / f".git/objects/{name[:2]}/{name[2:]}").unlink()
    built = desk.build(core=True)
    assert built.written is None
    assert "git " in (built.failure or "")
    assert desk.site_bytes() == before
