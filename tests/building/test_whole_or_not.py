"""A build puts a whole site in the place of the last one, or leaves that as it was: killed, crowded out, or refused."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.pipeline import convert_reports
from generator.publish import PublishError, new_site
from tests.conftest import ROOT, Desk, Run


def start(desk: Desk) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "build", "--date", "2026-01-01"],
        cwd=desk.root,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("times", [2, pytest.param(100, marks=pytest.mark.audit)])
def test_a_build_killed_at_any_moment_leaves_the_last_site_or_the_next(desk: Desk, run: Run, times: int) -> None:
    pick = random.Random(7)
    desk.report()
    assert run("site", "--date", "2026-01-01").returncode == 0
    began = time.monotonic()
    assert run("build", "--date", "2026-01-02").returncode == 0
    whole = time.monotonic() - began
    assert run("build", "--date", "2026-01-01").returncode == 0
    for turn in range(times):
        before = desk.site_bytes()
        desk.report(title=f"ชื่อที่ {turn}")
        convert_reports(desk.content)
        with start(desk) as program:
            time.sleep(pick.uniform(0, 1.3) * whole)
            program.send_signal(signal.SIGKILL)
        after = desk.site_bytes()
        assert run("build", "--date", "2026-01-01").returncode == 0
        assert after in (before, desk.site_bytes())
        assert sorted(path.name for path in desk.root.iterdir()) == [".cache", "content", "site"]


def test_a_second_build_of_the_same_site_says_so_and_stops(desk: Desk, run: Run) -> None:
    desk.report()
    assert desk.build().written
    before = desk.site_bytes()
    desk.report(title="ชื่อใหม่")
    with new_site(desk.site):
        second = run("site")
        assert second.returncode == 1
        assert "another build of this site is at work" in second.stderr.decode()
        assert "Traceback" not in second.stderr.decode()
    assert desk.site_bytes() == before
    assert desk.build().written
    assert desk.site_bytes() != before


def test_what_a_killed_build_left_is_cleared_away(desk: Desk) -> None:
    desk.report()
    (desk.root / ".site.new/projects").mkdir(parents=True)
    (desk.root / ".site.new/projects/index.html").write_text("half")
    (desk.root / ".site.old").mkdir()
    assert desk.build().written
    assert sorted(path.name for path in desk.root.iterdir()) == ["content", "site"]


def test_two_sites_side_by_side_are_built_at_once(tmp_path: Path) -> None:
    with (
        new_site(tmp_path / "a"),
        new_site(tmp_path / "b"),
        pytest.raises(PublishError, match="another build"),
        new_site(tmp_path / "a"),
    ):
        pass
    assert list(tmp_path.iterdir()) == []
