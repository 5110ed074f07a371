"""A small forge on this computer: a bare repository, and the workflows of its main branch run step by step.

What a step runs is run; the few actions that the workflows use are done in their place (`actions`).
"""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.workflows.expressions import fill_in
from tests.workflows.runner import Runner

_GH = """#!/bin/sh
# Stands in for the forge's own program: one issue at most is open, and all that was asked is kept.
echo "$*" >>"$FORGE/gh.log"
case "$1 $2" in
"issue list") cat "$FORGE/issue" 2>/dev/null || true ;;
"issue create") echo 7 >"$FORGE/issue" ;;
"issue close") rm "$FORGE/issue" ;;
esac
while [ $# -gt 0 ]; do
    if [ "$1" = --body-file ]; then cp "$2" "$FORGE/body.md"; fi
    shift
done
"""


@dataclass
class Job:
    """What became of a job."""

    result: str = "skipped"
    outputs: dict[str, str] = field(default_factory=dict)
    log: str = ""
    summary: str = ""


@dataclass
class Forge:
    """The forge: `remote` is its repository, `pages` what it publishes; `before` is done before a step of that name."""

    root: Path
    venv: Path | None = None
    """A virtual environment to take instead of making one in each clone."""
    before: dict[str, Callable[[], None]] = field(default_factory=dict)
    runs: int = 0

    @property
    def remote(self) -> Path:
        return self.root / "remote.git"

    @property
    def pages(self) -> Path:
        return self.root / "pages"

    @property
    def workspace(self) -> Path:
        return self.root / "work"  # always the same, as on the forge

    def set_up(self, source: Path) -> None:
        """Take what lies in a folder as the first commit of main."""
        for name in ("bin", "home"):
            (self.root / name).mkdir()
        (self.root / "bin/gh").write_text(_GH, "utf-8")
        (self.root / "bin/gh").chmod(0o755)
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.remote), cwd=self.root)
        self.git("init", "--quiet", "--initial-branch=main", cwd=source)
        self.git("remote", "add", "origin", str(self.remote), cwd=source)
        self.push(source, "the first")

    def push(self, clone: Path, message: str, branch: str = "main") -> None:
        """Commit all that lies in a clone, and push it."""
        self.git("add", "--all", cwd=clone)
        self.git("commit", "--quiet", "--message", message, cwd=clone)
        self.git("push", "--quiet", "origin", f"HEAD:{branch}", cwd=clone)

    def git(self, *arguments: str, cwd: Path | None = None) -> str:
        identity = ("-c", "user.name=ทดลอง", "-c", "user.email=nobody@example.org")
        command = ["git", *identity, *arguments]
        return subprocess.run(command, cwd=cwd or self.remote, check=True, capture_output=True, text=True).stdout

    def commits(self) -> list[str]:
        """Return what main's commits say, the last one first."""
        return self.git("log", "--format=%s", "main").splitlines()

    def run(
        self, workflow: Path, only: tuple[str, ...] = (), ref: str = "main", inputs: Mapping[str, str] | None = None
    ) -> dict[str, Job]:
        """Run a workflow's jobs (or those named `only`), each in a clean clone of a ref; return what became of them."""
        self.runs += 1
        for name in ("artifacts", "body.md"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        jobs: dict[str, Job] = {}
        for name, job in yaml.safe_load(workflow.read_text("utf-8"))["jobs"].items():
            if only and name not in only:
                continue
            jobs[name] = Job()
            needs = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
            for matrix in self._matrix(job, jobs):
                runner = Runner(self, job, ref, {"needs": _told(jobs, needs), "matrix": matrix, "inputs": inputs or {}})
                runner.run(jobs[name])
        return jobs

    def _matrix(self, job: dict[str, Any], jobs: dict[str, Job]) -> Iterator[dict[str, str]]:
        matrix = job.get("strategy", {}).get("matrix")
        if not matrix:
            yield {}
            return
        [(name, values)] = matrix.items()
        for value in json.loads(values_of(values, jobs)):
            yield {name: value}


def values_of(values: str, jobs: dict[str, Job]) -> str:
    """Return the list, as JSON, that a matrix takes from the output of a job."""
    return fill_in(values, {"needs": _told(jobs, jobs)}, {"fromJSON": lambda text: text})


def _told(jobs: dict[str, Job], needs: Any) -> dict[str, Any]:
    return {name: {"result": jobs[name].result, "outputs": jobs[name].outputs} for name in needs}
