"""File systems that take `a` and `A` for one name, or a letter and its mark for one, lose no file of ours."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from generator.pipeline import check_content
from generator.plain_files import folded
from tests.conftest import ROOT, Desk
from tests.faults.conftest import Stages
from tests.faults.inject import Shim
from tests.faults.stages import DATE, files_of


def test_no_two_paths_of_a_site_or_a_cache_are_one_elsewhere(sample: Path, stage_of: Stages) -> None:
    for root in (sample, stage_of("cards").before):
        paths = [path.relative_to(root).as_posix() for path in root.rglob("*")]
        assert len(paths) > 400
        assert [path for path, times in Counter(map(folded, paths)).items() if times > 1] == []


@pytest.mark.parametrize("content", [None, pytest.param("tests/sample/content", marks=pytest.mark.audit)])
def test_a_build_where_case_does_not_count_gives_the_same(desk: Desk, shim: Shim, content: str | None) -> None:
    if content:
        shutil.rmtree(desk.content.root)
        shutil.copytree(ROOT / content, desk.content.root)
    else:
        desk.report()
    assert shim.run(desk.root, "site", *DATE).returncode in (0, 1)
    plain = files_of(desk.root)
    for folder in ("site", ".cache", "content/projects"):
        shutil.rmtree(desk.root / folder)
    done = shim.run(desk.root, "site", *DATE, folds="1")
    assert done.returncode in (0, 1), done.stderr.decode()
    assert files_of(desk.root) == plain
    (desk.root / "site").rename(desk.root / "SITE")
    assert shim.run(desk.root, "build", *DATE, folds="1").returncode in (0, 1), "it is found under any name"
    assert sorted(path.name for path in desk.root.iterdir()) == [".cache", "SITE", "content"]


def test_names_that_differ_by_case_are_told_and_both_are_read(desk: Desk) -> None:
    desk.report("reports/2566/a.txt")
    desk.report("reports/2566/A.txt", id="50010000-12")
    desk.report("reports/2566/cafe\u0301.txt", id="50010000-13")
    desk.report("reports/2566/caf\u00e9.txt", id="50010000-14")
    assert desk.build(core=True).projects == 4
    told = [(said.position.file, said.message.en) for said in check_content(desk.content) if said.code == "names-alike"]
    assert told == [
        ("reports/2566/a.txt", "this name is like A.txt"),
        ("reports/2566/caf\u00e9.txt", "this name is like cafe\u0301.txt"),
    ]
