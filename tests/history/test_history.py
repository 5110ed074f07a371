"""What the repository remembers of the records, told on a page, in a file and in a feed."""

import csv
import io
import json
import os
import re
import subprocess
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from generator.bounds import Bounds
from generator.history import read_history
from generator.history.comparison import compare
from generator.model.history import NO_REPOSITORY, SHALLOW_REPOSITORY, Change
from generator.pipeline import convert_reports
from tests.conftest import TRUTH, Desk
from tests.forms.writer import Person, Round

RECORD = "projects/2566/50010000-11.yaml"


def git(folder: Path, *arguments: str, day: str = "2026-01-05T01:00:00+0700") -> str:
    identity = ("-c", "user.name=ทดสอบ", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    environment = os.environ | {"GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": day}
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def commit(desk: Desk, day: str) -> None:
    if not (desk.root / ".git").exists():
        git(desk.root, "init", "--quiet")
    git(desk.root, "add", "content")
    git(desk.root, "commit", "--quiet", "--message", "records", day=f"{day}T23:30:00+0000")


def told(desk: Desk) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(desk.site_bytes()["changes.json"])["revisions"]
    return found


@pytest.fixture
def repository(desk: Desk) -> Desk:
    """A repository in which a project was added, then progressed by a round, and an earlier round was rewritten."""
    desk.report()
    convert_reports(desk.content)
    commit(desk, "2026-01-05")
    first, second = TRUTH.rounds
    third = Round(date(2023, 2, 9), 3, ("ปลูกครบ",), Decimal("80.00"), Decimal(0), on_plan=True, on_target=True)
    changed = replace(second, progress=Decimal("62.00"), disbursed=Decimal(120_000), on_plan=False)
    desk.report(rounds=(first, changed, third), budget_spent=Decimal(120_000))
    convert_reports(desk.content)
    commit(desk, "2026-02-06")
    return desk


@pytest.fixture
def built(repository: Desk) -> Desk:
    """The same, and its site."""
    repository.build(core=True)
    return repository


def test_a_change_is_told_field_by_field_in_words(built: Desk) -> None:
    added, changed = told(built)
    assert (added["kind"], added["date"], added["title"]) == ("added", "2026-01-06", TRUTH.title)
    assert (changed["kind"], changed["fiscal_year"], changed["project_id"]) == ("changed", 2566, "50010000-11")
    assert [change["words_th"] for change in changed["changes"]] == [
        "งบประมาณที่ใช้ไป: 100,000 บาท → 120,000 บาท",
        "งวดที่ 2 งบประมาณที่เบิกใช้ในรอบ: 100,000 บาท → 120,000 บาท",
        "งวดที่ 2 เป็นไปตามแผน: ใช่ → ไม่ใช่",
        "งวดที่ 2: 60 % → 62 %",
        "งวดที่ 3: ไม่มี → 80 %",
    ]
    assert [change["words_en"] for change in changed["changes"]][-2:] == [
        "Round 2: 60 % → 62 %",
        "Round 3: none → 80 %",
    ]


def test_past_rounds_that_changed_are_marked_and_new_rounds_are_not(built: Desk) -> None:
    marked = {change["field"] for change in told(built)[1]["changes"] if change["past_round"]}
    assert marked == {"rounds.2.progress_percent", "rounds.2.disbursed", "rounds.2.on_plan"}
    page = built.site_bytes()["changes/index.html"].decode()
    assert page.count('class="past-round"') == 3


def test_the_project_is_flagged_where_a_new_report_rewrote_its_past(built: Desk) -> None:
    files = built.site_bytes()
    told_flags = [
        (row["field"], row["message_en"])
        for row in csv.DictReader(io.StringIO(files["data/quality_flags.csv"].decode(), newline=""))
        if row["code"] == "past-round-changed"
    ]
    assert sorted(field for field, _ in told_flags) == [
        "rounds.2.disbursed",
        "rounds.2.on_plan",
        "rounds.2.progress_percent",
    ]
    assert (
        "rounds.2.progress_percent",
        "A new report (taken in on 7 Feb 2026) changed Round 2: 60 % → 62 %",
    ) in told_flags
    assert "งวดที่ 2: 60 % → 62 %" in files["projects/2566/50010000-11/index.html"].decode()


def test_a_record_read_anew_from_the_same_report_rewrites_no_past(repository: Desk) -> None:
    repository.edit(RECORD, "progress_percent: 62.00", "progress_percent: 63.00")
    commit(repository, "2026-03-01")
    history = read_history(repository.content.root, "publish")
    assert [revision.new_report for revision in history.revisions] == [False, True, False]
    assert [len(found) for found in history.rewriting().values()] == [1]


def test_a_version_larger_than_a_record_may_be_counts_as_an_empty_one(repository: Desk) -> None:
    history = read_history(repository.content.root, "publish", bounds=Bounds(report_bytes=100))
    assert [(revision.title, revision.changes) for revision in history.revisions] == [("", ())]


def test_page_file_and_feed_tell_the_same_revisions(built: Desk) -> None:
    files = built.site_bytes()
    feed = ET.fromstring(files["changes/feed.xml"])  # noqa: S314 # our own file
    atom = "{http://www.w3.org/2005/Atom}"
    assert [entry.findtext(f"{atom}updated") for entry in feed.iter(f"{atom}entry")] == [
        "2026-02-07T00:00:00+07:00",
        "2026-01-06T00:00:00+07:00",
    ]
    english = files["en/changes/index.html"].decode()
    assert re.search(r"Project added.*โครงการปลูกต้นไม้ริมคลองสมมุติ", english)
    assert "Round 2: 60 % → 62 %" in english


def test_what_was_told_once_stays_byte_for_byte(built: Desk) -> None:
    before = built.site_bytes()["changes.json"].decode().splitlines()[1:-1]
    built.report(title="ชื่อใหม่ของโครงการ")
    convert_reports(built.content)
    commit(built, "2026-03-01")
    built.build(core=True)
    after = built.site_bytes()["changes.json"].decode().splitlines()[1:-1]
    assert len(after) == len(before) + 1
    assert [line.removesuffix(",") for line in after[: len(before)]] == [line.removesuffix(",") for line in before]


def test_a_record_that_is_gone_is_told_without_a_link(repository: Desk) -> None:
    repository.content.path(RECORD).unlink()
    repository.content.path("reports/2566/50010000-11.txt").unlink()
    commit(repository, "2026-03-01")
    repository.build(core=True)
    assert told(repository)[-1]["kind"] == "removed"
    assert "projects/2566/50010000-11/" not in repository.site_bytes()["changes/index.html"].decode()


def test_outside_a_repository_it_cannot_be_known(desk: Desk) -> None:
    desk.report()
    desk.build(core=True)
    files = desk.site_bytes()
    assert NO_REPOSITORY.th in files["changes/index.html"].decode()
    assert json.loads(files["changes.json"]) == {
        "known": False,
        "why_th": NO_REPOSITORY.th,
        "why_en": NO_REPOSITORY.en,
        "revisions": [],
    }


def test_in_a_shallow_clone_it_cannot_be_known(repository: Desk, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.root.as_uri(), "shallow")
    history = read_history(tmp_path / "shallow/content", "publish")
    assert (history.revisions, history.unknown) == ((), SHALLOW_REPOSITORY)


def test_without_git_it_cannot_be_known(repository: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert read_history(repository.content.root, "publish").unknown == NO_REPOSITORY


def test_a_hook_that_names_another_repository_leads_nowhere_else(
    repository: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert len(read_history(repository.content.root, "publish").revisions) == 2


def test_a_merge_is_told_once_by_what_it_brought(repository: Desk) -> None:
    git(repository.root, "checkout", "--quiet", "-b", "side", "HEAD~1")
    repository.report(id="50010000-12", title="โครงการข้างทาง")
    convert_reports(repository.content)
    git(repository.root, "add", "content/projects/2566/50010000-12.yaml")
    git(repository.root, "commit", "--quiet", "--message", "side")
    git(repository.root, "checkout", "--quiet", "--force", "-")
    git(repository.root, "merge", "--quiet", "--no-ff", "--message", "merge", "side")
    titles = [revision.title for revision in read_history(repository.content.root, "publish").revisions]
    assert titles == [TRUTH.title, TRUTH.title, "โครงการข้างทาง"]


@pytest.mark.parametrize("privacy", ["publish", "withhold"])
def test_officials_and_personal_data_are_in_no_revision(repository: Desk, privacy: Any) -> None:
    repository.report(
        responsible_officer=Person("นายสมมุติ ใหม่กว่า", "0-2999-9999"),
        title="โครงการของนายสมมุติ ใหม่กว่า",
        rationale=("โทร 081-234-5678 หรือนายสมมุติ ใหม่กว่า",),
    )
    convert_reports(repository.content)
    commit(repository, "2026-03-01")
    (last,) = [item for item in read_history(repository.content.root, privacy).revisions if item.day.month == 3]
    said = str(last)
    assert "rationale" in said
    assert "081-234-5678" not in said
    assert "0-2999-9999" not in said
    assert ("ใหม่กว่า" in said) == (privacy == "publish")


@pytest.mark.parametrize("back", [False, True], ids=["gone", "there again without it"])
def test_what_was_taken_out_stands_nowhere_in_the_site(repository: Desk, *, back: bool) -> None:
    first, second = TRUTH.rounds
    for day, words in (("2026-03-01", "โดยนายลับ ต้องห้าม"), ("2026-03-02", "โดยนายลับ ต้องห้าม อีกครั้ง")):
        repository.report(title=f"โครงการ{words}", rounds=(first, replace(second, narrative=(words,))))
        convert_reports(repository.content)
        commit(repository, day)
    repository.build()
    assert any("ต้องห้าม".encode() in content for content in repository.site_bytes().values())
    repository.write("redirects.yaml", f"- {{from: projects/2566/{TRUTH.id}/, withdrawn: ตามคำขอ}}\n")
    if back:
        repository.report()
        convert_reports(repository.content)
    else:
        for path in (RECORD, *repository.content.reports()):
            repository.content.path(path).unlink()
    commit(repository, "2026-03-03")
    assert repository.build().written
    files = repository.site_bytes()
    assert [name for name, content in files.items() if "ต้องห้าม".encode() in content] == []
    assert {item["title"] for item in told(repository)} == {""}


def test_a_record_that_cannot_be_read_breaks_nothing(repository: Desk) -> None:
    repository.content.path(RECORD).write_bytes(b"\xff: [")
    commit(repository, "2026-03-01")
    last = read_history(repository.content.root, "publish").revisions[-1]
    assert {change.kind for change in last.changes} == {"removed"}


def test_a_round_that_is_gone_was_of_the_past() -> None:
    before = {"rounds": [{"number": "1", "progress_percent": "5"}, {"number": "2"}]}
    assert compare(before, {"rounds": [{"number": "1", "progress_percent": "5"}]}) == [
        Change("rounds.2", "", None, past_round=True)
    ]
