"""Shards made apart and joined give byte for byte what one build gives."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from generator.cli import main
from generator.pipeline import convert_reports
from tests.conftest import Desk

DATE = ("--date", "2026-01-01")


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs a command in the desk's folder, and returns its status and all that it said."""
    monkeypatch.chdir(desk.root)

    def run_command(*arguments: str) -> tuple[int, str]:
        status = main(arguments)
        said = capsys.readouterr()
        return status, said.out + said.err

    return run_command


@pytest.fixture
def sharded(desk: Desk, run: Run) -> Desk:
    for year in (2565, 2566):
        desk.report(id="50010000-11", fiscal_year=year)
    convert_reports(desk.content)
    for year in (2565, 2566):
        status, said = run("build", "--shard", str(year), "--output", f"shards/{year}", *DATE)
        assert (status, f"the shard of {year} with 1 project." in said) == (0, True), said
    return desk


def copied(desk: Desk) -> None:
    """Send the shards to another machine: their bytes arrive, when they were written does not."""
    for file in (path for path in (desk.root / "shards").rglob("*") if path.is_file()):
        content = file.read_bytes()
        file.unlink()
        file.write_bytes(content)


def test_shards_joined_are_the_site_of_one_build(sharded: Desk, run: Run) -> None:
    copied(sharded)
    status, said = run("join", "shards/2565", "shards/2566", "shards/2565", *DATE)
    assert (status, "Made anew: 0 projects" in said) == (0, True), said
    site = sharded.site_bytes()
    shutil.rmtree(sharded.site)
    shutil.rmtree(sharded.root / ".cache")
    assert run("build", *DATE)[0] == 0
    assert sharded.site_bytes() == site


def test_a_record_that_changed_since_is_made_when_joining(sharded: Desk, run: Run) -> None:
    sharded.report(id="50010000-11", fiscal_year=2565, title="ชื่อใหม่")
    convert_reports(sharded.content)
    _, said = run("join", "shards/2565", "shards/2566", *DATE)
    assert "Made anew: 1 project (projects/2565/50010000-11.yaml)" in said
    assert "ชื่อใหม่".encode() in sharded.site_bytes()["projects/2565/50010000-11/index.html"]


def test_a_damaged_file_of_a_shard_is_made_when_joining(sharded: Desk, run: Run) -> None:
    page = sharded.root / "shards/2565/projects/2565/50010000-11/index.html"
    whole = page.read_bytes()
    page.write_bytes(whole[:-5])
    assert run("join", "shards/2565", "shards/2566", *DATE)[0] == 0
    assert sharded.site_bytes()["projects/2565/50010000-11/index.html"] == whole


def made_by_another_version(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "shard.sqlite", isolation_level=None)) as store:
        store.execute("UPDATE meta SET value = 'x' WHERE name = 'program'")


def altered(change: str) -> Callable[[Path], None]:
    """Return what changes the pieces in a shard's store, as a damaged disk may."""

    def alter(folder: Path) -> None:
        with closing(sqlite3.connect(folder / "shard.sqlite", isolation_level=None)) as store:
            assert store.execute(f"UPDATE piece SET {change}").rowcount  # noqa: S608 # ours

    return alter


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / "shard.sqlite").unlink(), "is no shard"),
        (lambda folder: (folder / "shard.sqlite").write_bytes(b"x" * 4096), "cannot be read"),
        (altered("content = CAST('x' AS BLOB) WHERE name = 'json'"), "shards/2565/shard.sqlite cannot be read"),
        (altered("content = 'roundz' WHERE name = 'excel/rounds'"), "shards/2565/shard.sqlite cannot be read"),
        (altered("name = 'jsoo' WHERE name = 'json'"), "shards/2565/shard.sqlite cannot be read"),
        (shutil.rmtree, "shards/2565 is no shard"),
        (made_by_another_version, "shards/2565 was made by another version of the program"),
        (
            lambda folder: (folder / "../../content/site.yaml").write_text("title: ก\nlicence: CC-BY-4.0\n"),
            "other settings",
        ),
    ],
    ids=["none", "spoilt", "piece", "alike", "name", "missing", "version", "settings"],
)
def test_what_is_no_shard_of_this_site_is_named(sharded: Desk, run: Run, spoil: object, said: str) -> None:
    spoil(sharded.root / "shards/2565")  # type: ignore[operator]
    status, told = run("join", "shards/2565", "shards/2566", *DATE)
    assert (status, said in told) == (1, True), told
    assert not sharded.site.exists()


def test_a_shard_made_again_keeps_what_did_not_change(sharded: Desk, run: Run) -> None:
    page = sharded.root / "shards/2565/projects/2565/50010000-11/index.html"
    before = page.stat().st_mtime_ns
    sharded.report(id="50010000-12", fiscal_year=2565, title="ชื่อใหม่")
    convert_reports(sharded.content)
    assert run("build", "--shard", "2565", "--output", "shards/2565", *DATE)[0] == 0
    assert page.stat().st_mtime_ns == before


def test_a_shard_takes_the_place_of_no_other_folder(desk: Desk, run: Run, tmp_path: Path) -> None:
    desk.report()
    assert run("site")[0] == 0
    assert run("build", "--shard", "2566", "--output", "site")[0] == 2
    assert (tmp_path / "site/data/datapackage.json").is_file()
