"""Five projects with their site, built once."""

import subprocess
from pathlib import Path

import pytest

from generator.building import Built
from tests.conftest import Desk, lay_out


def build(desk: Desk, **settings: object) -> Built:
    built = desk.build(cache=desk.root / "cache", **settings)
    assert built.written, built
    return built


@pytest.fixture(scope="package")
def five(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Built]:
    """Five projects with their site, and what its build did."""
    desk = lay_out(Desk(tmp_path_factory.mktemp("five")))
    for number in range(11, 16):
        desk.report(id=f"50010000-{number}", title=f"โครงการ {number}")
    return desk, build(desk)


@pytest.fixture
def stocked(five: tuple[Desk, Built], tmp_path: Path) -> Desk:
    """A copy of them of one's own, with the moments and the names of the files: a build has nothing to do."""
    subprocess.run(["cp", "-a", f"{five[0].root}/.", tmp_path], check=True)
    return Desk(tmp_path)
