"""Nothing reaches for the network: not the program that converts and builds, and no page in a browser."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.building import build_site
from tests.browser.kinds import KINDS, SHARED
from tests.browser.server import served
from tests.conftest import BUILD_DATE, ROOT, Desk
from tests.history.test_history import commit
from tests.hostile.browsing import Watch, watched
from tests.hostile.offline import run_offline
from tests.sources.pdf_files import text_pdf

# Each tries to reach a machine, as a process of its own that a program starts.
REACHING = {
    "Python": [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"],
    "a child of Python": [
        sys.executable,
        "-c",
        "import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', 'import socket; socket.socket()']))",
    ],
    "a name looked up": [sys.executable, "-c", "import urllib.request; urllib.request.urlopen('http://evil.example/')"],
    "`verify` of an address": [sys.executable, "-m", "generator", "verify", "http://127.0.0.1:9/"],
    "a shell": ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9"],
    "git": ["git", "ls-remote", "git://127.0.0.1/x"],
}


@pytest.mark.parametrize("program", REACHING)
def test_whoever_reaches_for_the_network_is_killed(tmp_path: Path, program: str) -> None:
    done = run_offline(REACHING[program], tmp_path, environment())
    assert done.returncode in (-signal.SIGSYS, 256 - signal.SIGSYS, 128 + signal.SIGSYS), (done.returncode, done.stderr)


def test_what_stays_on_this_machine_is_let_through(tmp_path: Path) -> None:
    script = (
        "import multiprocessing as m, socket\nif __name__ == '__main__': m.Manager(); socket.socketpair(); print('ok')"
    )
    (tmp_path / "script.py").write_text(script)
    assert run_offline([sys.executable, "script.py"], tmp_path).stdout == b"ok\n"


COMMANDS = (
    ["site", "--date", "2026-01-01", "--cards"],
    ["check"],
    ["status"],
    ["review", "--since", "HEAD"],
    ["build", "--date", "2026-01-01", "--core"],
    ["build", "--date", "2026-01-01", "--cards"],
    ["addresses"],
    ["verify", "site"],
)


@pytest.mark.parametrize(
    ("reports", "commands"),
    [
        pytest.param(2, (COMMANDS[0], COMMANDS[-1]), id="two reports"),
        pytest.param(40, COMMANDS, id="reports of all kinds, all commands", marks=pytest.mark.audit),
    ],
)
def test_a_site_is_made_without_a_network_to_the_same_bytes(
    desk: Desk, reports: int, commands: tuple[list[str], ...]
) -> None:
    """With git's history, and of the greater one over several processes."""
    prepare(desk, reports)
    for arguments in commands:
        done = run_offline([sys.executable, "-m", "generator", *arguments], desk.root, environment())
        assert done.returncode == 0, (arguments, done.stdout.decode()[-2000:], done.stderr.decode()[-2000:])
    cut = desk.site_bytes()
    assert {"search-index/index.json", "card.png", "changes/index.html", "catalog.ttl"} <= cut.keys()
    assert b"50010000-11" in cut["changes.json"]
    shutil.rmtree(desk.site)
    shutil.rmtree(desk.root / ".cache")
    build_site(desk.content, desk.site, build_date=BUILD_DATE, cards=True)
    assert desk.site_bytes() == cut


def prepare(desk: Desk, reports: int) -> None:
    """Fill the desk with reports, those of the sample among many, and commit them and their records."""
    for number in range(reports):
        desk.report(id=f"50010000-{11 + number}")
    desk.write("reports/2566/x.pdf", text_pdf("hello"))  # a process of its own reads it
    if reports > 24:
        shutil.copytree(ROOT / "tests/sample/content/reports", desk.content.path("reports/sample"))
    done = run_offline([sys.executable, "-m", "generator", "convert"], desk.root, environment())
    assert b"not-a-report" in done.stdout, done.stderr
    desk.content.path("reports/2566/x.pdf").unlink()
    commit(desk, "2026-01-01")


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


# --- Pages -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def watch(browser: Browser, sample_url: str) -> Iterator[Watch]:
    with watched(browser, sample_url) as made:
        yield made
    assert made.events == []


@pytest.mark.browser
@pytest.mark.parametrize("language", ["th", pytest.param("en", marks=pytest.mark.audit)])
def test_no_kind_of_page_asks_for_anything_from_elsewhere(watch: Watch, language: str) -> None:
    """Printed too: a print may load what a screen does not."""
    prefix = "en/" if language == "en" else ""
    for kind, path in KINDS.items():
        if kind == "not found" or (prefix and kind in SHARED):
            continue  # its links begin with the site's own address; see below
        watch.look(prefix + path)
        watch.page.emulate_media(media="print")
        watch.page.emulate_media(media="screen")
    assert watch.events == []


@pytest.mark.browser
def test_a_search_is_answered_by_the_site_alone(watch: Watch) -> None:
    page = watch.page
    page.goto(f"{watch.root}search/?q=โครงการ")
    expect(page.locator('[data-search-state="ready"]')).to_have_count(1)
    page.fill("#q", "คลอง")
    expect(page.locator("#q-suggestions li").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("[data-project]").first).to_be_visible()
    page.locator("[data-project] a").first.click()
    page.wait_for_load_state("networkidle")
    assert watch.events == []


@pytest.mark.browser
def test_a_page_that_asks_for_another_place_is_caught(browser: Browser, tmp_path: Path) -> None:
    """The trap itself: by an element, by a script, and by what a browser does ahead of both."""
    (tmp_path / "index.html").write_text(
        '<link rel=preconnect href="http://ahead.evil.example"><img src="http://element.evil.example/x.png">'
        '<script>fetch("http://script.evil.example/").catch(() => 0); alert(1)</script>'
    )
    with served(tmp_path) as url, watched(browser, url) as made:
        made.look("")
        made.page.wait_for_timeout(300)
    said = "\n".join(made.events)
    for expected in ("element.evil.example", "script.evil.example", "dialog 1", "asked of the network"):
        assert expected in said
