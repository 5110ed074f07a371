"""The publish workflow, its steps in order: in clean clones, with a bare repository as the remote."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.commands.test_init import put_the_report_of_the_form
from tests.conftest import ROOT, SITE, TRUTH, Desk
from tests.workflows.conftest import copy_of_the_repository
from tests.workflows.forge import Forge, Job

PUBLISH = ROOT / ".github/workflows/publish.yml"
RECORD = f"content/projects/2566/{TRUTH.id}.yaml"


def results(jobs: dict[str, Job]) -> dict[str, str]:
    return {name: job.result for name, job in jobs.items()}


def test_pushed_files_become_pages_a_faulty_one_is_told_of_and_a_run_without_news_commits_nothing(
    forge: Forge, here: Desk
) -> None:
    here.write("site.yaml", f"{SITE}contact: flaws@example.org\n")
    here.report()
    bad = here.write("reports/2566/bad.txt", "ไม่ใช่แบบรายงาน\n")
    forge.push(here.root, "two reports")
    other = forge.root / "other"

    def somebody_pushes() -> None:
        forge.git("clone", "--quiet", str(forge.remote), str(other), cwd=forge.root)
        (other / "note.md").write_text("มาก่อน\n", "utf-8")
        forge.push(other, "somebody else's")

    forge.before["Commit their records"] = somebody_pushes
    jobs = forge.run(PUBLISH)
    log = "".join(job.log for job in jobs.values())
    assert results(jobs) == {
        "records": "failure",
        "build": "success",
        "deploy": "success",
        "addresses": "success",
        "tell": "success",
    }, log
    assert forge.commits()[:3] == ["addresses published", "records of new and changed reports", "somebody else's"]
    assert "::error file=content/reports/2566/bad.txt,line=1" in log
    assert "secret-token" not in log
    assert (forge.pages / f"projects/2566/{TRUTH.id}/index.html").exists()
    assert (forge.pages / ".well-known/security.txt").exists()
    assert "issue create" in (forge.root / "gh.log").read_text("utf-8")
    body = (forge.root / "body.md").read_text("utf-8")
    assert "@somebody" in body
    assert "content/reports/2566/bad.txt : 1 | `not-a-report`" in body

    forge.git("pull", "--quiet", "origin", "main", cwd=here.root)
    bad.unlink()
    here.report(id="50010000-12")
    forge.push(here.root, "the faulty one is taken out, a good one added")
    jobs = forge.run(PUBLISH)
    log = "".join(job.log for job in jobs.values())
    assert set(results(jobs).values()) == {"success"}, log
    assert "| ระเบียนที่ทำใหม่ / records made anew | 1 |" in jobs["build"].summary
    assert "issue close 7" in (forge.root / "gh.log").read_text("utf-8")

    count = len(forge.commits())
    jobs = forge.run(PUBLISH)
    assert set(results(jobs).values()) == {"success"}
    assert len(forge.commits()) == count
    assert "| ระเบียนที่ทำใหม่ / records made anew | 0 |" in jobs["build"].summary
    assert "| ไฟล์ใหม่หรือเปลี่ยน / files new or changed | 0 |" in jobs["build"].summary


@pytest.mark.audit
def test_the_repository_itself_is_published_from_a_clean_clone_and_a_second_run_commits_nothing(tmp_path: Path) -> None:
    source = copy_of_the_repository(tmp_path / "source")
    for record in (source / "content/projects").rglob("*.yaml"):
        record.unlink()
    forge = Forge(tmp_path)
    forge.set_up(source)
    first = forge.run(PUBLISH)
    log = "".join(job.log for job in first.values())
    assert set(results(first).values()) == {"success"}, log
    assert forge.commits() == ["addresses published", "records of new and changed reports", "the first"]
    second = forge.run(PUBLISH)
    assert set(results(second).values()) == {"success"}
    assert len(forge.commits()) == 3
    assert "| ไฟล์ใหม่หรือเปลี่ยน / files new or changed | 0 |" in second["build"].summary


def test_somebody_who_changed_the_same_file_meanwhile_is_not_overwritten(forge: Forge, tmp_path: Path) -> None:
    clones = [tmp_path / name for name in ("ours", "theirs")]
    for clone in clones:
        forge.git("clone", "--quiet", str(forge.remote), str(clone), cwd=tmp_path)
        (clone / "content/note.yaml").write_text(f"by: {clone.name}\n", "utf-8")
    ours, theirs = clones
    forge.push(theirs, "theirs")
    done = subprocess.run(
        [ours / ".ci/commit", "ours", "content/note.yaml"], cwd=ours, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "มีผู้แก้ไฟล์เดียวกันไปก่อนแล้ว" in done.stderr
    assert forge.commits()[0] == "theirs"
    assert not (ours / ".git/rebase-merge").exists()


def test_a_run_by_hand_from_another_branch_does_nothing(forge: Forge) -> None:
    assert set(results(forge.run(PUBLISH, ref="another")).values()) == {"skipped"}


@pytest.mark.audit
def test_a_new_citys_site_is_published_by_the_same_workflow(tmp_path: Path) -> None:
    site = tmp_path / "city"
    asked = ("--title", "รายงานโครงการเมืองสมมุติ", "--licence", "CC-BY-4.0", "--agency", "50010000=สำนักงานเขตสมมุติ")
    assert main(["init", str(site), *asked, "--generator", "open-reports"]) == 0
    put_the_report_of_the_form(site)
    forge = Forge(tmp_path, venv=Path(sys.prefix))
    forge.set_up(site)
    for _ in range(2):
        jobs = forge.run(PUBLISH)
        assert set(results(jobs).values()) == {"success"}, "".join(job.log for job in jobs.values())
        assert forge.commits() == ["addresses published", "records of new and changed reports", "the first"]
    assert (forge.pages / "projects/2566/50010000-1/index.html").exists()
