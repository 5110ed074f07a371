"""What a pull request is told: on its lines, in the summary, and in the preview that it can look at."""

from generator.cli import main
from tests.conftest import ROOT, TRUTH, Desk
from tests.workflows.forge import Forge

CHECK = ROOT / ".github/workflows/check.yml"


def test_a_changed_report_is_shown_before_and_after_with_its_pages_in_the_preview(forge: Forge, here: Desk) -> None:
    here.report()
    assert main(["convert"]) == 0
    forge.push(here.root, "a report and its record")
    forge.git("checkout", "--quiet", "-b", "change", cwd=here.root)
    here.edit(f"reports/2566/{TRUTH.id}.txt", "100,000 บาท\n", "500,000 บาท\n")
    here.write("reports/2566/bad.txt", "ไม่ใช่แบบรายงาน\n")
    forge.push(here.root, "the report changed", "change")
    forge.git("checkout", "--quiet", "main", cwd=here.root)
    forge.git("merge", "--quiet", "--no-ff", "--no-edit", "change", cwd=here.root)
    forge.git("push", "--quiet", "origin", "HEAD:pull/1/merge", cwd=here.root)
    job = forge.run(CHECK, only=("preview",), ref="pull/1/merge")["preview"]
    assert job.result == "failure", job.log  # for the file that is no report
    assert "::error file=content/reports/2566/bad.txt,line=1" in job.log
    assert f"::warning file=content/reports/2566/{TRUTH.id}.txt,line=" in job.log
    assert "| งบประมาณที่ใช้ไป / Budget spent | 100,000 | 500,000 |" in job.summary
    assert "2/2 รอบ / rounds, 14/14 ช่อง / fields" in job.summary
    preview = forge.root / "artifacts/site-preview"
    links = (preview / "changed-pages.html").read_text("utf-8")
    assert f'href="site/projects/2566/{TRUTH.id}/index.html"' in links
    assert (preview / f"site/projects/2566/{TRUTH.id}/index.html").exists()
