"""A machine that is not as ours: other folders, languages, clocks and homes, and places that are taken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Desk
from tests.faults.inject import ALONE, Done, Shim


def run(desk: Desk, *arguments: str, **environment: str) -> Done:
    """Run the program in an environment with nothing else in it."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=desk.root,
        env={**ALONE, **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_another_folder_language_zone_and_home_give_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    """A path with spaces and Thai letters, the locale C, no home, a clock far off: as on somebody else's machine."""
    desk.report()
    assert run(desk, "site", "--date", "2026-01-01").returncode == 0
    other = Desk(tmp_path / "โฟลเดอร์ ที่มี ช่องว่าง")
    other.root.mkdir()
    (desk.root / "content").rename(other.root / "content")
    done = run(
        other, "site", "--date", "2026-01-01", LC_ALL="C", TZ="Pacific/Kiritimati", PYTHONUTF8="0", HOME="/nowhere"
    )
    assert done.returncode == 0, done.stderr.decode()
    assert other.site_bytes() == desk.site_bytes()


def test_content_from_the_future_is_built_and_then_there_is_nothing_to_do(desk: Desk) -> None:
    """A clock that was wrong: what decides is what is in a file, never when it was written."""
    file = desk.content.path(desk.report())
    assert run(desk, "site", "--date", "2026-01-01").returncode == 0
    os.utime(file, (4_000_000_000, 4_000_000_000))
    assert run(desk, "build", "--date", "2026-01-01").returncode == 0
    text = file.read_text("utf-8").replace("ริมคลองขาดร่มเงา", "ริมคลองมีร่มเงา")
    file.write_text(text, "utf-8")
    os.utime(file, (1, 1))
    done = run(desk, "build", "--date", "2026-01-01")
    assert "Made anew: 1 project" in done.stdout.decode()
    assert "Nothing that it is made from has changed" in run(desk, "build", "--date", "2026-01-01").stdout.decode()


@pytest.mark.parametrize("clock", ["86400", pytest.param("4102444800", marks=pytest.mark.audit)], ids=["1970", "2100"])
def test_a_clock_that_is_wrong_changes_no_byte(desk: Desk, shim: Shim, clock: str) -> None:
    """A small machine without a battery wakes up in 1970: nothing that is kept or published takes offence."""
    desk.report()
    arguments = ("site", "--cards", "--date", "2026-01-01")
    assert run(desk, *arguments).returncode == 0
    before = desk.site_bytes()
    shutil.rmtree(desk.site)
    shutil.rmtree(desk.root / ".cache")
    done = shim.run(desk.root, *arguments, clock=clock)
    assert done.returncode == 0, done.stderr.decode()
    assert desk.site_bytes() == before
    assert "Nothing that it is made from has changed" in run(desk, *arguments).stdout.decode()


@pytest.mark.parametrize("place", ["a file", "a folder of others"])
def test_a_place_that_is_taken_is_left_alone(desk: Desk, place: str) -> None:
    desk.report()
    if place == "a file":
        desk.site.write_text("mine", "utf-8")
    else:
        desk.site.mkdir()
        (desk.site / "mine.txt").write_text("mine", "utf-8")
    done = run(desk, "site")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    kept = desk.site if place == "a file" else desk.site / "mine.txt"
    assert kept.read_text("utf-8") == "mine"
