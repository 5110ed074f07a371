"""What a branch changes for readers, as those who decide about it are shown it."""

import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from generator.cli import main
from generator.review import Review, review
from generator.review_text import as_markdown
from tests.conftest import TRUTH, Desk

HOSTILE = "โครงการ <img src=x> @ทุกคน | [ก](https://example.org)"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=ทดลอง", "-c", "user.email=nobody@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def reviewed(here: Desk) -> Review:
    """A branch with a new project, one corrected, one removed, one whose record and one whose ledger is broken."""
    for number in (11, 12, 13, 14, 16):
        here.report(id=f"50010000-{number}")
    main(["convert"])
    git(here.root, "init", "--quiet", "--initial-branch=main")
    git(here.root, "add", "--all")
    git(here.root, "commit", "--quiet", "--message", "the first")
    git(here.root, "checkout", "--quiet", "-b", "change")
    here.report(id="50010000-15", title=HOSTILE)
    main(["convert"])
    correction = "- {field: budget_spent, from: 100000, to: 500000, reason: ทดลอง, date: 2026-11-24}\n"
    here.write("corrections/2566/50010000-11.yaml", correction)
    for file in ("projects/2566/50010000-12.yaml", "reports/2566/50010000-12.txt"):
        here.content.path(file).unlink()
    here.edit("projects/2566/50010000-13.yaml", "fiscal_year: 2566", "fiscal_year: ปีนี้")
    here.write("corrections/2566/50010000-14.yaml", correction.replace("from: 100000", "from: 1"))
    made = review(here.content, "main")
    assert made
    return made


def test_projects_are_shown_before_and_after_whatever_the_branch_did_to_them(reviewed: Review) -> None:
    assert [project.key for project in reviewed.projects] == [
        f"2566/50010000-{number}" for number in (11, 12, 13, 14, 15)
    ]
    corrected, removed, broken, stale, new = reviewed.projects
    assert corrected.before
    assert corrected.after
    assert (corrected.before.budget_spent, corrected.after.budget_spent) == (Decimal(100_000), Decimal(500_000))
    assert corrected.fields == ("budget_spent",)
    assert removed.before
    assert (removed.after, removed.errors) == (None, ())
    assert [said.field for said in broken.errors] == ["fiscal_year"]
    assert {said.position.file for said in stale.errors} == {"corrections/2566/50010000-14.yaml"}
    assert (new.before, new.receipt.rounds if new.receipt else None) == (None, (2, 2))
    assert {said.code for said in reviewed.diagnostics} >= {"spent-over-allocated", "disbursed-differs-from-spent"}
    files = {said.position.file for said in reviewed.diagnostics}
    assert f"reports/2566/{TRUTH.id}.txt" in files
    assert "corrections/2566/50010000-14.yaml" in files
    assert "reports/2566/50010000-16.txt" not in files


def test_words_of_a_report_are_no_markup_in_the_summary(reviewed: Review) -> None:
    text = as_markdown(reviewed, [])
    assert "เอาออก / removed" in text
    assert "ใหม่ / new" in text
    assert "has errors, not published" in text
    assert "| งบประมาณที่ใช้ไป / Budget spent | 100,000 | 500,000 |" in text
    for hostile in ("<img", "@ทุกคน", "](", "https://"):
        assert hostile not in text


def test_a_branch_that_git_does_not_know_is_wrong_use(here: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    here.report()
    assert main(["review", "--since", "nowhere"]) == 2
    assert "git ไม่รู้จัก nowhere" in capsys.readouterr().err
