"""The site on this computer: as a static host would serve it, and fresh after every change."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.console import Console
from generator.serving import Bell, Handler, Server, Showing, make_server
from generator.serving.rebuilding import Rebuilder, Superseded
from tests.conftest import BUILD_DATE, ROOT, Desk, wait_for

PAGE = b"<!doctype html><body>\xe0\xb8\x81</body>"


@pytest.fixture
def showing(tmp_path: Path) -> Showing:
    site = tmp_path / "site"
    for path, content in {
        "index.html": PAGE,
        "404.html": b"<body>lost</body>",
        "projects/index.html": PAGE,
        "projects/รายงาน 1.txt": "ก".encode(),
        "assets/x.js": b"1",
    }.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    (tmp_path / "secret.txt").write_text("secret")
    return Showing(site, "/open/")


@contextmanager
def serving(showing: Showing) -> Iterator[Server]:
    made = make_server(showing, 0)
    threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def server(showing: Showing) -> Iterator[Server]:
    with serving(showing) as made:
        yield made


def fetch(port: int, path: str, method: str = "GET") -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def test_a_page_comes_with_the_reloader(server: Server) -> None:
    for path in ("/open/", "/open/index.html", "/open/projects/", "/open/projects/?q=1"):
        status, headers, body = fetch(server.server_port, path)
        assert (status, headers["Content-Type"], headers["Cache-Control"]) == (
            200,
            "text/html; charset=utf-8",
            "no-cache",
        )
        assert b"/__serve/reload.js" in body
    assert b"EventSource" in fetch(server.server_port, "/__serve/reload.js")[2]


def test_other_files_come_as_they_are(server: Server) -> None:
    status, headers, body = fetch(server.server_port, f"/open/projects/{quote('รายงาน 1.txt')}")
    assert (status, headers["Content-Type"], body) == (200, "text/plain; charset=utf-8", "ก".encode())
    assert fetch(server.server_port, "/open/assets/x.js")[1]["Content-Type"] == "text/javascript"


def test_a_folder_leads_to_its_page_under_the_base_path(server: Server) -> None:
    status, headers, _ = fetch(server.server_port, "/open/projects")
    assert (status, headers["Location"]) == (302, "/open/projects/")
    status, headers, _ = fetch(server.server_port, "/")
    assert (status, headers["Location"]) == (302, "/open/")


@pytest.mark.parametrize("path", ["/open/nothing", "/open/assets/", "/open/assets", "/open/%00", "/open/index.html/"])
def test_what_is_not_there_is_the_sites_own_404(server: Server, path: str) -> None:
    status, headers, body = fetch(server.server_port, path)
    assert status == 404
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert body.startswith(b"<body>lost")


@pytest.mark.parametrize(
    "path",
    ["/open/../secret.txt", "/open/..%2fsecret.txt", "/open/%2e%2e/secret.txt", "/open//../../secret.txt",
     "/open/projects/..%2f..%2f..%2fsecret.txt", "/open//etc/passwd"],
)  # fmt: skip
def test_nothing_outside_of_the_site_is_served(server: Server, path: str) -> None:
    status, _, body = fetch(server.server_port, path)
    assert status == 404
    assert b"secret" not in body


@pytest.mark.parametrize("path", ["/open/", "/open/projects", "/open/assets/x.js", "/open/nothing", "/__serve/events"])
def test_head_answers_as_get_does_without_a_body(server: Server, path: str) -> None:
    status, headers, body = fetch(server.server_port, path, "HEAD")
    assert body == b""
    if path != "/__serve/events":
        expected, got, _ = fetch(server.server_port, path)
        assert (status, headers["Content-Length"]) == (expected, got["Content-Length"])


def test_every_ring_is_heard(server: Server, showing: Showing) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request("GET", "/__serve/events")
    answer = connection.getresponse()
    for _ in range(3):
        showing.bell.ring()
        assert answer.readline() + answer.readline() == b"data: changed\n\n"
    connection.close()


def test_a_ring_between_two_waits_is_not_missed() -> None:
    bell = Bell()
    bell.ring()
    assert bell.wait(0, timeout=0) == 1
    assert bell.wait(1, timeout=0) == 1


def test_only_this_computer_is_answered(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert Handler.protocol_version == "HTTP/1.1"


def test_the_command_serves_rebuilds_and_stops(desk: Desk, tmp_path: Path) -> None:
    record = desk.report()
    log = tmp_path / "log"
    with log.open("wb") as output:
        program = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "--port", "0", "--date", "2026-01-01"],
            cwd=desk.root,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(lambda: b"Serving http://localhost:" in log.read_bytes())
        port = int(log.read_text().split("localhost:")[1].split("/")[0])
        assert fetch(port, "/open/projects/2566/50010000-11/")[0] == 200
        events = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        events.request("GET", "/__serve/events")
        answer = events.getresponse()
        time.sleep(0.5)  # until the watcher watches
        desk.report(title="ชื่อที่เปลี่ยนแล้ว")
        assert answer.readline() == b"data: changed\n"
        assert "ชื่อที่เปลี่ยนแล้ว" in fetch(port, "/open/projects/2566/50010000-11/")[2].decode()
        assert "ชื่อที่เปลี่ยนแล้ว" in desk.read(record)
        wait_for(lambda: log.read_bytes().count(b"Built ") > 1)  # what was shown at once is built as well
        desk.write("site.yaml", "title: ก\n")
        wait_for(lambda: b"missing-licence" in log.read_bytes())
        wait_for(lambda: fetch(port, "/open/")[0] == 200)  # the last site stands; a build may just be changing places
        events.close()
    finally:
        program.send_signal(signal.SIGINT)
        status = program.wait(60)
    assert status == 0
    assert "Traceback" not in log.read_text()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def rebuilder_of(desk: Desk) -> Rebuilder:
    return Rebuilder(desk.content, Showing(desk.site), None, BUILD_DATE, Console("text", desk.content.root))


@pytest.fixture
def rebuilder(here: Desk) -> Rebuilder:
    here.report("reports/one.txt")
    made = rebuilder_of(here)
    made.build()
    return made


def test_an_edit_is_shown_before_the_site_is_built(
    here: Desk, rebuilder: Rebuilder, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.building.preview.package_root", lambda: templates)
    with serving(rebuilder.showing) as server:
        port = server.server_port
        page = "/open/projects/2566/50010000-11/"
        heard = rebuilder.showing.bell.rung
        here.report("reports/one.txt", title="ชื่อที่เปลี่ยนแล้ว")
        rebuilder.changed(["reports/one.txt"])
        assert rebuilder.showing.bell.rung > heard
        shown = fetch(port, page)[2].decode()
        assert "ชื่อที่เปลี่ยนแล้ว" in shown
        assert "/__serve/reload.js" in shown
        (templates / "assets/style.css").write_text("body{}")
        rebuilder.changed([])
        _, headers, body = fetch(port, "/open/assets/style.css")
        assert (headers["Content-Type"], body) == ("text/css", b"body{}")
        (templates / "pages/project.html").write_text("{{ project.nothing }}")
        assert "ชื่อที่เปลี่ยนแล้ว" not in fetch(port, page)[2].decode(), "the page stands as it was built"


FAULTS = (
    ("pages/project.html", b'\n{{ 1 + "a" }}', "pages/project.html:2: TypeError"),
    ("pages/project.html", b"\n\n{% if", "pages/project.html:3: TemplateSyntaxError"),
    ("pages/project.html", b"\n\xff", "pages/project.html:2: UnicodeDecodeError"),
    ("locale/th.yaml", b"a:\n  b: [c", "locale/th.yaml:3: ParserError"),
    ("locale/th.yaml", b"\xff", "locale/th.yaml: ReaderError"),
    ("locale/th.yaml", b"a: 1", "locale/th.yaml: TypeError: message a is 1, not text"),
)


def test_whatever_a_template_raises_is_told_once_and_what_is_mended_is_shown(
    here: Desk,
    rebuilder: Rebuilder,
    templates: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = "projects/2566/50010000-11/index.html"
    for module in ("building.preview", "building.site", "serving.rebuilding"):
        monkeypatch.setattr(f"generator.{module}.package_root", lambda: templates)
    for name, faulty, said in FAULTS:
        file, shown = templates / name, rebuilder_of(here)
        before = file.read_bytes()
        file.write_bytes(faulty)
        shown.build()
        shown.changed([])
        assert shown.file(page) is None, "it stands as it was built"
        assert [line.count(said) for line in capsys.readouterr().err.splitlines()] == [1], said
        file.write_bytes(before)
        shown.changed([])
        assert shown.file(page) == (here.site / page).read_bytes()
    rebuilder.build()
    assert "Built 1 project:" in capsys.readouterr().out


def test_a_build_that_is_overtaken_is_given_up(rebuilder: Rebuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    def overtaken(*_: object, progress: Callable[[str, list[str]], Iterator[str]], **__: object) -> None:
        made = progress("build", ["1", "2"])
        assert next(made) == "1"
        rebuilder.changed([])
        next(made)

    monkeypatch.setattr("generator.serving.rebuilding.build_site", overtaken)
    with pytest.raises(Superseded):
        rebuilder.build()


def test_a_taken_port_is_told(desk: Desk, server: Server) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "generator", "serve", "--port", str(server.server_port), "--output", "other"],
        cwd=desk.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert ran.returncode == 1
    assert b"cannot be used" in ran.stderr
    assert b"Traceback" not in ran.stderr
