"""What judges of workflows and scripts have against ours: nothing. And what they do not know to ask."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from generator.pages.reporting import report_links
from tests.conformance.tools import actionlint
from tests.conftest import ROOT
from tests.factories import make_site

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
BIN = Path(sys.prefix) / "bin"
# Each is a command that runs here as well: a target of the Makefile, a script of ours, or a program that is everywhere.
COMMANDS = re.compile(
    r"""(?:make (?:--silent )?(?:[a-z]+\b|"\$TARGET")|\.ci/[a-z]+\b|cat |gh release create )[^\n]*\n?"""
)


def steps(workflow: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(workflow.read_text("utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def test_zizmor_finds_nothing_with_nothing_suppressed() -> None:
    options = ("--offline", "--no-progress", "--no-config", "--quiet")
    command: list[str | Path] = [BIN / "zizmor", *options, ROOT / ".github"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not [path for path in WORKFLOWS if "zizmor: ignore" in path.read_text("utf-8")]


def test_actionlint_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert actionlint(".github/workflows/*.yml") == ""


def test_shellcheck_finds_nothing_in_the_scripts() -> None:
    scripts = [*sorted((ROOT / ".ci").iterdir()), ROOT / ".githooks/pre-commit"]
    done = subprocess.run([BIN / "shellcheck", *scripts], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_step_runs_here_too_and_every_action_is_pinned_and_given_no_more_than_it_needs(workflow: Path) -> None:
    text = workflow.read_text("utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert [line for line in used if not re.fullmatch(r"actions/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []
    asked = [step["run"] for step in steps(workflow) if "run" in step]
    assert [run for run in asked if not COMMANDS.fullmatch(run)] == []
    tree = yaml.safe_load(text)
    assert tree["permissions"] == {}
    assert "concurrency" in tree
    assert all(job["permissions"] is not None and job["timeout-minutes"] for job in tree["jobs"].values())


def test_make_knows_every_target_that_a_step_names() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    asked = [step.get("run", "") for workflow in WORKFLOWS for step in steps(workflow)]
    named = {word for run in asked for found in re.findall(r"make ((?:[a-z]+ ?)+)", run) for word in found.split()}
    assert named
    assert named <= targets


def test_a_pull_request_from_a_fork_is_given_no_secret_and_may_write_nothing() -> None:
    text = (ROOT / ".github/workflows/check.yml").read_text("utf-8")
    tree = yaml.safe_load(text)
    assert list(tree[True]) == ["pull_request"]  # YAML 1.1 reads `on` as true
    assert {right for job in tree["jobs"].values() for right in job["permissions"].values()} == {"read"}
    assert "secrets." not in text
    assert "token" not in text.replace("persist-credentials", "")


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("github-workflows", "workflows/*.yml"),
        ("github-issue-forms", "ISSUE_TEMPLATE/*-*.yml"),
        ("github-issue-config", "ISSUE_TEMPLATE/config.yml"),
        ("dependabot", "dependabot.yml"),
    ],
)
def test_what_the_forge_reads_is_as_its_schemas_want_it(schema: str, pattern: str) -> None:
    files = sorted((ROOT / ".github").glob(pattern))
    assert files
    command: list[str | Path] = [BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_forms_have_the_fields_that_links_on_published_pages_fill_in() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/record-error.yml").read_text("utf-8"))
    link = report_links(make_site(), "2563/01000000-2456", round_number=2, path="projects/").form or ""
    asked = parse_qs(urlsplit(link).query)
    assert asked.pop("template") == ["record-error.yml"]
    assert asked.keys() <= {field.get("id") for field in form["body"]}
