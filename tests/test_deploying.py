"""What `docs/deploying.md` says of hosts holds for every file of the sample's site."""

import re
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import site_build
from generator.serving import Handler
from tests.conftest import ROOT, Desk

PAGE = (ROOT / "docs/deploying.md").read_text("utf-8")
ROWS = re.findall(r"^\| (`[^|]+) \| `([^`]+)` \|$", PAGE, re.MULTILINE)
DOCUMENTED = {end: kind for ends, kind in ROWS for end in re.findall(r"`([^`]+)`", ends)}


def test_every_file_of_a_site_has_a_documented_type(sample: Path) -> None:
    ends = {path.suffix or path.name for path in sample.rglob("*") if path.is_file()}
    assert ends - DOCUMENTED.keys() == set()


def test_the_site_on_this_computer_is_served_with_the_documented_types() -> None:
    served = {end: kind for end, kind in Handler.extensions_map.items() if end in DOCUMENTED}
    assert {end: kind.partition(";")[0] for end, kind in served.items()} == {
        end: DOCUMENTED[end].partition(";")[0] for end in served
    }


def test_what_may_be_kept_for_ever_is_named_by_its_content(sample: Path) -> None:
    kept = [path.relative_to(sample / "search-index") for path in (sample / "search-index").rglob("*.pack")]
    assert kept
    assert [path for path in kept if not re.search(r"^[0-9a-f]{10}/|-[0-9a-f]{10}\.pack$", path.as_posix())] == []


def test_a_site_near_the_limit_of_its_host_is_warned_of(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.report()
    monkeypatch.chdir(desk.root)
    assert main(["site"]) == 0
    assert "GitHub Pages" not in capsys.readouterr().err
    monkeypatch.setattr(site_build, "_PAGES_LIMIT", 1_000)
    assert main(["site"]) == 0
    assert "GitHub Pages takes 1 GB: docs/deploying.md" in capsys.readouterr().err
