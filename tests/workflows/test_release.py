"""A release is of the version that the code and the changelog say, or there is none."""

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.workflows.actions import lend
from tests.workflows.conftest import copy_of_the_repository


def make(folder: Path, *targets: str) -> "subprocess.CompletedProcess[str]":
    command = ["make", "--silent", *targets]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_tag_of_another_version_or_one_that_the_changelog_lacks_makes_no_release(tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(Path(__file__).parents[2] / name, tmp_path)
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## 0.0.1 (2026-01-01)\n\nฉบับแรก\n", "utf-8")
    refused = make(tmp_path, "notes")
    assert refused.returncode != 0
    assert "CHANGELOG.md has no section" in refused.stderr
    (tmp_path / "pyproject.toml").write_text('version = "0.0.1"\n', "utf-8")
    assert make(tmp_path, "notes").returncode == 0
    assert (tmp_path / "build/notes.md").read_text("utf-8") == "## 0.0.1 (2026-01-01)\n\nฉบับแรก\n"
    for stage in ("requirements.txt", ".ci/setup", ".venv/ready"):
        (tmp_path / stage).parent.mkdir(exist_ok=True)
        (tmp_path / stage).touch()
    refused = make(tmp_path, "dist", "TAG=v9.9.9")
    assert refused.returncode != 0
    assert "v9.9.9 is not v0.0.1" in refused.stderr


@pytest.mark.audit
def test_the_package_of_this_version_has_the_program_and_the_templates(tmp_path: Path) -> None:
    source = copy_of_the_repository(tmp_path / "source")
    lend(Path(sys.prefix), source)
    done = make(source, "dist")
    assert done.returncode == 0, done.stderr
    [package] = (source / "dist").glob("*.tar.gz")
    with tarfile.open(package) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"generator/cli.py", "templates/layout/base.html", "CHANGELOG.md", "LICENSE"} <= names
