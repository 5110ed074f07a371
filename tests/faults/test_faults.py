"""Whatever fails around a build: the last site stands, the message is clear, and the next build is whole."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Desk

Done = subprocess.CompletedProcess[bytes]


def run(desk: Desk, *arguments: str, room: int | None = None, **environment: str) -> Done:
    """Run the program; with `room`, no file may grow beyond so many bytes, as on a disk that is full then."""

    def bound() -> None:
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=desk.root,
        # Compiled modules have room elsewhere: one cut short would spoil the program itself.
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **environment},
        preexec_fn=bound,  # no threads here
        capture_output=True,
        timeout=60,
        check=False,
    )


def stands(desk: Desk, before: dict[str, bytes], done: Done) -> None:
    """Hold that a command failed with words, and that nothing of the site has changed."""
    told = (done.stdout + done.stderr).decode()
    assert done.returncode == 1, told
    assert "Traceback" not in told
    assert "the site stands as it was" in told
    assert desk.site_bytes() == before
    assert sorted(path.name for path in desk.root.iterdir() if path.name != ".cache") == ["content", "site"]


@pytest.mark.parametrize("room", [2_000, 60_000, pytest.param(15_000, marks=pytest.mark.audit)])
def test_a_disk_that_is_full_leaves_the_last_site(desk: Desk, room: int) -> None:
    desk.report()
    assert run(desk, "site", "--date", "2026-01-01").returncode == 0
    before = desk.site_bytes()
    desk.report(id="50010000-12", title="โครงการที่สอง")
    assert run(desk, "convert").returncode == 0
    stands(desk, before, run(desk, "build", "--date", "2026-01-01", room=room))
    assert run(desk, "build", "--date", "2026-01-01").returncode == 0
    assert "projects/2566/50010000-12/index.html" in desk.site_bytes()


def test_a_record_that_does_not_fit_on_the_disk_is_not_half_written(desk: Desk) -> None:
    desk.report()
    done = run(desk, "convert", room=500)
    told = (done.stdout + done.stderr).decode()
    assert done.returncode == 1
    assert "unwritten-file" in told
    assert "Traceback" not in told
    assert [
        path for path in (desk.root / "content").rglob("*") if "50010000-11" in path.name and path.suffix != ".txt"
    ] == []


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
