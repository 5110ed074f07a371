"""A copy of the site is compared with its checksums and with the repository's records."""

import shutil
from pathlib import Path

import pytest

from generator.verifying import FolderCopy, VerifyError, Wrong, compare, parse_list, read_list
from tests.browser.server import served
from tests.conftest import Desk, Run


@pytest.fixture
def published(desk: Desk) -> Desk:
    desk.report()
    assert desk.build().written
    return desk


def faults(folder: Path) -> list[tuple[str, Wrong]]:
    copy = FolderCopy(folder)
    return [(found.path, found.wrong) for found in compare(copy, read_list(copy), lambda _, things: things)]


@pytest.mark.usefixtures("published")
def test_a_site_is_what_its_list_says(run: Run) -> None:
    done = run("verify", "site")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "all is as it was published" in done.stdout.decode()


def test_what_was_changed_lost_or_added_is_named(published: Desk) -> None:
    copy = published.root / "copy"
    shutil.copytree(published.site, copy)
    (copy / "data/rounds.csv").write_text("1", "utf-8")
    (copy / "robots.txt").unlink()
    (copy / "stranger.html").write_text("", "utf-8")
    (copy / "feed.xml").unlink()
    (copy / "feed.xml").symlink_to("/etc/hostname")
    assert faults(copy) == [
        ("data/rounds.csv", Wrong.CHANGED),
        ("feed.xml", Wrong.UNREADABLE),
        ("robots.txt", Wrong.MISSING),
        ("stranger.html", Wrong.UNLISTED),
    ]


def test_a_mirror_that_changed_its_list_too_is_found_by_the_repository(published: Desk, run: Run) -> None:
    """As a hostile mirror would: a record says something else, and the list agrees with it."""
    key = "projects/2566/50010000-11.yaml"
    before = (published.site / key).read_text("utf-8")
    published.edit(key, "ริมคลองขาดร่มเงา", "ริมคลองไม่ขาดร่มเงา")
    assert published.build().written
    published.edit(key, "ริมคลองไม่ขาดร่มเงา", "ริมคลองขาดร่มเงา")
    assert (published.site / key).read_text("utf-8") != before
    assert faults(published.site) == []
    done = run("verify", "site")
    assert done.returncode == 1
    assert f"{key} is not what the repository's record gives" in done.stdout.decode()


def test_an_address_is_compared_with_a_list_from_elsewhere(published: Desk, run: Run) -> None:
    shutil.copy(published.site / "SHA256SUMS", published.root / "trusted")
    with served(published.site) as url:
        assert run("verify", url, "--against", "trusted").returncode == 0
        (published.site / "robots.txt").write_text("", "utf-8")
        (published.site / "feed.xml").unlink()
        done = run("verify", url, "--against", "trusted")
    told = done.stdout.decode()
    assert done.returncode == 1
    assert "robots.txt has other content" in told
    assert "feed.xml is missing" in told


@pytest.mark.parametrize("place", ["nowhere", "http://localhost:9/"])
def test_a_place_without_a_site_is_told(run: Run, place: str) -> None:
    done = run("verify", place)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("line", ["", "x", f"{'0' * 64}  ../out", f"{'0' * 64}  /etc/passwd", f"{'0' * 63}  a"])
def test_what_is_no_list_of_checksums_is_refused(line: str) -> None:
    with pytest.raises(VerifyError):
        parse_list(line)
