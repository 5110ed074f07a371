"""A site built by parts, a job a fiscal year, is byte for byte that of one build."""

from pathlib import Path

import pytest

from generator.cli import main
from tests.conftest import ROOT, SITE, Desk
from tests.workflows.forge import Forge

SHARDS = ROOT / ".github/workflows/shards.yml"


def files(site: Path) -> dict[str, bytes]:
    found = sorted(path for path in site.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


@pytest.mark.audit
def test_jobs_by_fiscal_year_and_one_that_joins_them(forge: Forge, here: Desk) -> None:
    here.write("site.yaml", f"{SITE}contact: flaws@example.org\n")
    here.report()
    here.report(id="50010000-12", fiscal_year=2567)
    assert main(["convert"]) == 0
    forge.push(here.root, "records of two years")
    base = "https://reports.example/open/"
    jobs = forge.run(SHARDS, inputs={"base-url": base})
    assert [job.result for job in jobs.values()] == ["success"] * 3, "".join(job.log for job in jobs.values())
    assert main(["build", "--output", "whole", "--date", "2026-01-01", "--base-url", base, "--cards"]) == 0
    assert files(forge.root / "artifacts/site") == files(here.root / "whole")
    assert "| ระเบียนที่ทำใหม่ / records made anew | 0 |" in jobs["join"].summary
