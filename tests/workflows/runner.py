"""One job of a workflow at work: its steps in order, each as the forge would do it."""

import hashlib
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tests.workflows.actions import ACTIONS
from tests.workflows.expressions import Functions, condition, fill_in

if TYPE_CHECKING:
    from tests.workflows.forge import Forge, Job


class StepFailed(Exception):  # noqa: N818 # says what is so
    """A step ended with a status that is not 0."""


class Runner:
    """One job at work."""

    def __init__(self, forge: "Forge", job: dict[str, Any], ref: str, context: dict[str, Any]) -> None:
        self.forge, self.job, self.ref, self.workspace = forge, job, ref, forge.workspace
        github = {"ref": f"refs/heads/{ref}", "token": "secret-token", "repository": "OWNER/NAME"}
        self.context: dict[str, Any] = {**context, "github": github, "steps": {}}
        self.failed = False
        self.steps = forge.root / "steps"

    def run(self, told: "Job") -> None:
        """Do the job's steps, and write down what became of it."""
        results = [need["result"] for need in self.context["needs"].values()]
        well = all(result == "success" for result in results)
        if not condition(self.job.get("if"), self.context, self._functions(well=well)):
            return
        shutil.rmtree(self.workspace, ignore_errors=True)
        self.workspace.mkdir()
        shutil.rmtree(self.steps, ignore_errors=True)
        self.steps.mkdir()
        for step in self.job["steps"]:
            functions = self._functions(well=not self.failed)
            if not condition(step.get("if"), self.context, functions):
                continue
            told.log += f"\n=== {step.get('name') or step.get('uses') or step['run']}\n"
            try:
                outputs = self._do(step, told, functions)
            except (StepFailed, OSError) as error:
                told.log += f"\n{error}"
                self.failed, outputs = True, {}
            self.context["steps"][step.get("id", "")] = {"outputs": outputs}
        told.result = "failure" if self.failed or told.result == "failure" else "success"  # of a matrix, all
        functions = self._functions(well=not self.failed)
        told.outputs = {
            name: fill_in(text, self.context, functions) for name, text in self.job.get("outputs", {}).items()
        }
        summary = self.steps / "summary"
        told.summary += summary.read_text("utf-8") if summary.exists() else ""

    def _functions(self, *, well: bool) -> Functions:
        return {
            "success": lambda: well,
            "failure": lambda: not well,
            "cancelled": lambda: False,
            "always": lambda: True,
            "contains": lambda many, one: one in many,
            "hashFiles": self._hash_files,
        }

    def _hash_files(self, *patterns: str) -> str:
        globs = [f"{pattern}/*" if pattern.endswith("**") else pattern for pattern in patterns]  # the forge means files
        files = sorted({file for glob in globs for file in self.workspace.glob(glob) if file.is_file()})
        if not files:
            return ""
        made = hashlib.sha256()
        for file in files:
            made.update(hashlib.sha256(file.read_bytes()).digest())
        return made.hexdigest()

    def _do(self, step: dict[str, Any], told: "Job", functions: Functions) -> dict[str, str]:
        values = {name: fill_in(value, self.context, functions) for name, value in step.get("with", {}).items()}
        if "uses" in step:
            action = step["uses"].partition("@")[0]
            return ACTIONS[action](self, values)
        if before := self.forge.before.pop(step.get("name", ""), None):
            before()
        environment = {name: fill_in(value, self.context, functions) for name, value in step.get("env", {}).items()}
        assert "${{" not in step["run"], "an expression within a script"
        output = self.steps / "output"
        output.write_bytes(b"")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.workspace,
            env=self._environment() | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        told.log += done.stdout + done.stderr
        if done.returncode:
            raise StepFailed(f"exit status {done.returncode}")
        return dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())

    def _environment(self) -> dict[str, str]:
        root = self.forge.root
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
        return {
            **kept,
            "PATH": f"{root / 'bin'}:{kept['PATH']}",
            "HOME": str(root / "home"),
            "PYTHON": sys.executable,
            "FORGE": str(root),
            "SOURCE_DATE_EPOCH": "1767225600",
            "GITHUB_ACTOR": "somebody",
            "GITHUB_SHA": "0" * 40,
            "GITHUB_RUN_ID": str(self.forge.runs),
            "GITHUB_OUTPUT": str(self.steps / "output"),
            "GITHUB_STEP_SUMMARY": str(self.steps / "summary"),
        }
