"""A copy of the site is compared with its checksums and with the repository's records."""

import hashlib
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.bounds import USUAL, Bounds
from generator.mirror import FolderCopy
from generator.verifying import VerifyError, Wrong, compare, copy_at, parse_list, read_list
from tests.browser.server import served
from tests.conftest import SITE, Desk, Run


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


@pytest.mark.parametrize(
    "line", ["", "x", f"{'0' * 64}  ../out", f"{'0' * 64}  /etc/passwd", f"{'0' * 63}  a", f"{'0' * 64}  a\0b"]
)
def test_what_is_no_list_of_checksums_is_refused(line: str) -> None:
    with pytest.raises(VerifyError):
        parse_list(line)


FILES = {"a.txt": b"12345", "b/c.txt": b"123"}
LISTED = "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in FILES.items())


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    for path, content in {**FILES, "SHA256SUMS": LISTED.encode()}.items():
        (tmp_path / "mirror" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "mirror" / path).write_bytes(content)
    return tmp_path / "mirror"


def verified(place: str, bounds: Bounds) -> list[str]:
    """Compare a copy with its list; return what is said of it."""
    try:
        copy = copy_at(place, bounds)
        return [f"{one.path} {one.reason}" for one in compare(copy, read_list(copy), lambda _, things: things)]
    except VerifyError as error:
        return [str(error)]


@pytest.mark.parametrize(
    ("bound", "found"),
    [
        ("mirror_list_bytes", len(LISTED)),
        ("mirror_files", 3),
        ("mirror_path_bytes", len("b/c.txt")),
        ("mirror_file_bytes", 5),
        ("mirror_bytes", len(LISTED) + 8),
    ],
)
def test_a_mirror_is_read_within_bounds_and_no_further(mirror: Path, bound: str, found: int) -> None:
    assert verified(str(mirror), Bounds(**{bound: found})) == []
    (said,) = verified(str(mirror), Bounds(**{bound: found - 1}))
    assert f"the bound {bound} of {found - 1:,}" in said
    assert f"bounds: {{{bound}: …}}" in said
    assert "เกินขอบเขต" in said


def test_a_list_has_no_more_files_than_may_be() -> None:
    parse_list(LISTED, Bounds(mirror_files=2))
    with pytest.raises(VerifyError, match="mirror_files"):
        parse_list(LISTED, Bounds(mirror_files=1))


def test_the_bounds_of_a_mirror_are_those_of_the_settings(mirror: Path, desk: Desk, run: Run) -> None:
    desk.write("site.yaml", f"{SITE}bounds: {{mirror_file_bytes: 4}}\n")
    told = run("verify", str(mirror)).stdout.decode()
    assert "a.txt cannot be read" in told
    assert "mirror_file_bytes" in told


def test_a_pipe_in_a_copy_keeps_nobody_waiting(mirror: Path) -> None:
    (mirror / "a.txt").unlink()
    os.mkfifo(mirror / "a.txt")
    assert verified(str(mirror), USUAL) == ["a.txt a.txt is no file"]


AWAY = {"file": "file:///etc/hostname", "nowhere": "http://[::1", "port": "http://localhost:x/"}


class Hostile(BaseHTTPRequestHandler):
    """Answers as nobody should who wants to be understood, by the address asked for."""

    def do_GET(self) -> None:
        kind = self.path.split("/")[1]
        if kind == "round":
            self.send_response(302)
            self.send_header("Location", self.path)
            self.end_headers()
        elif kind in AWAY:
            self.send_response(302)
            self.send_header("Location", AWAY[kind])
            self.end_headers()
        elif kind == "silent":
            self.server.gone.wait(20)  # type: ignore[attr-defined]
        else:
            with suppress(OSError):
                while not self.server.gone.wait(0.02):  # type: ignore[attr-defined]
                    self.wfile.write(b"H" if kind == "headers" else b"HTTP/1.0 200 OK\r\n\r\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base class names it so
        """Keep the test log to the tests."""


@pytest.fixture
def hostile() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    server.daemon_threads, server.gone = True, threading.Event()  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.gone.set()  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("kind", "bounds", "told"),
    [
        ("round", {"mirror_redirects": 2}, "mirror_redirects"),
        ("file", {}, "is not followed"),
        ("nowhere", {}, "Invalid IPv6 URL"),
        ("port", {}, "nonnumeric port"),
        ("silent", {"mirror_wait_seconds": 0.2}, "timed out"),
        ("headers", {"mirror_file_seconds": 0.3}, "mirror_file_seconds"),
        ("drip", {"mirror_file_seconds": 0.3}, "mirror_file_seconds"),
        ("drip", {"mirror_seconds": 0.2}, "mirror_seconds"),
    ],
)
def test_a_host_that_never_ends_is_given_up(hostile: str, kind: str, bounds: dict[str, int], told: str) -> None:
    (said,) = verified(f"{hostile}/{kind}", replace(USUAL, **bounds))
    assert told in said
