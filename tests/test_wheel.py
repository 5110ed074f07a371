"""The program as it is installed: it needs nothing of the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


def run(*arguments: str, **environment: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.mark.audit
def test_a_wheel_starts_a_site_and_builds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path), str(ROOT))
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
    installed = {"PYTHONPATH": str(tmp_path / "installed")}
    spec = f"open-reports @ {wheel.as_uri()}"
    run("generator", "init", "city", "--title", "ก", "--licence", "CC0-1.0", "--generator", spec, **installed)
    said = run("generator", "site", "--content", "city/content", "--core", "--date", "2026-01-01", **installed)
    assert "Built: site with 0 projects" in said
    assert (tmp_path / "city/requirements.txt").read_text("utf-8").endswith(f"\n{spec}\n")
    assert "\njinja2==" in (tmp_path / "city/constraints.txt").read_text("utf-8")
