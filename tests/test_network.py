"""No step of the work reaches the network: with it cut, a site is made all the same; `verify` of an address asks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Desk
from tests.sources.pdf_files import text_pdf

# Taken up by every process of Python that the program starts: who asks for a name or a line out is noted, and stopped.
CUT = """
import socket, sys
def cut(event, arguments):
    asked = event == "socket.getaddrinfo" or event in ("socket.connect", "socket.sendto", "socket.sendmsg")
    if asked and not (event != "socket.getaddrinfo" and arguments[0].family == getattr(socket, "AF_UNIX", None)):
        with open({noted!r}, "a") as noted:
            noted.write(f"{{event}} {{arguments[1:]}}\\n")
        raise OSError("the network is cut")
sys.addaudithook(cut)
"""


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    (tmp_path / "cut").mkdir()
    (tmp_path / "cut/sitecustomize.py").write_text(CUT.format(noted=str(tmp_path / "noted")), "utf-8")
    return tmp_path / "noted"


def run(desk: Desk, noted: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    paths = os.pathsep.join((str(noted.parent / "cut"), str(ROOT)))
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(
        command, cwd=desk.root, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, check=False
    )


def test_reports_are_converted_and_a_site_is_built_with_the_network_cut(desk: Desk, noted: Path) -> None:
    desk.report()
    desk.write("reports/2566/x.pdf", text_pdf("hello"))
    assert b"not-a-report" in run(desk, noted, "convert").stdout  # read, by the process that reads PDF
    (desk.content.root / "reports/2566/x.pdf").unlink()
    for command in (("site", "--cards", "--date", "2026-01-01"), ("check",), ("status",), ("verify", "site")):
        done = run(desk, noted, *command)
        assert done.returncode == 0, done.stderr.decode()
    assert not noted.exists(), noted.read_text("utf-8")


def test_who_asks_all_the_same_is_seen(desk: Desk, noted: Path) -> None:
    done = run(desk, noted, "verify", "http://reports.example/")
    assert done.returncode == 2
    assert b"the network is cut" in done.stderr
    assert "socket.getaddrinfo" in noted.read_text("utf-8")
