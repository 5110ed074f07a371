"""Before a commit the content is checked: by git's own hook, and by pre-commit for those who use it."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from generator.cli import main, make_parser
from tests.conftest import ROOT, Desk


def git(*arguments: str, ok: bool = True) -> str:
    identity = ["-c", "user.name=ทดลอง", "-c", "user.email=nobody@example.org"]
    ran = subprocess.run(["git", *identity, *arguments], capture_output=True, text=True, check=False, timeout=60)
    assert (ran.returncode == 0) is ok, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


@pytest.fixture
def repository(here: Desk) -> Desk:
    for name in ("Makefile", ".githooks"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, here.root / name)
    (here.root / ".venv").symlink_to(sys.prefix)
    git("init", "--quiet")
    return here


def test_an_error_in_the_content_stops_a_commit_and_a_good_report_does_not(repository: Desk) -> None:
    subprocess.run(["make", "--silent", "hooks"], check=True, timeout=60)
    repository.report()
    main(["convert"])
    git("add", "content")
    git("commit", "--quiet", "-m", "a report")
    repository.write("reports/bad.txt", "ข้อความที่ไม่ใช่แบบรายงาน\n")
    git("add", "content")
    said = git("commit", "--quiet", "-m", "no report", ok=False)
    assert "error[not-a-report]" in said
    assert "not committed: mend the errors above" in said
    assert git("log", "--oneline").count("\n") == 1


@pytest.mark.usefixtures("repository")
def test_hooks_that_somebody_has_already_are_left_alone() -> None:
    git("config", "core.hooksPath", "mine")
    ran = subprocess.run(["make", "--silent", "hooks"], capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode != 0
    assert "from mine already" in ran.stderr
    assert git("config", "core.hooksPath") == "mine\n"


def test_what_pre_commit_runs_is_there() -> None:
    [local] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert local["repo"] == "local"
    for hook in local["hooks"]:
        program, *arguments = hook["entry"].split()
        assert (Path(sys.prefix) / program.removeprefix(".venv/")).exists()
        assert hook["language"] == "system"
        if arguments[:2] == ["-m", "generator"]:
            make_parser().parse_args(arguments[2:])
    [offered] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *arguments = offered["entry"].split()
    assert program in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    make_parser().parse_args(arguments)
