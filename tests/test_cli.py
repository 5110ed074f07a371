"""The command line as its users meet it: what each command says, where it says it, and its exit status."""

import json
import os
import pty
import select
import subprocess
import sys
import termios
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli import main
from generator.thai.text import display_width
from tests.conftest import ROOT, TRUTH, Desk, Run
from tests.forms.writer import Quirks, write_form

COMMANDS = ("convert", "check", "build", "site", "serve")
FAULTY_FORM = "ข้อความที่ไม่ใช่แบบรายงาน\n"


def test_the_straight_path_ends_with_0(here: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    record = here.report()
    assert main(["convert"]) == 0
    said = capsys.readouterr().out
    assert f"content/{record}" in said
    assert "1 record written" in said
    assert main(["check"]) == 0
    assert main(["build", "--date", "2026-01-01"]) == 0
    assert "Built: site with 1 project," in capsys.readouterr().out
    assert (here.site / "projects/2566/50010000-11/index.html").is_file()


def test_site_converts_and_builds_in_one(here: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    here.report()
    assert main(["site"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in said[-4:]] == [
        "Converted",
        "Built",
        "Everything was made, as there is no earlier build with this program and these templates.",
        "Look at it",
    ]


def test_an_error_ends_with_1_and_the_good_is_done_all_the_same(here: Desk) -> None:
    record = here.report()
    here.write("reports/bad.txt", FAULTY_FORM)
    for command in ("convert", "check", "site"):
        assert main([command]) == 1
    assert here.content.exists(record)
    assert (here.site / "projects/2566/50010000-11/index.html").is_file()
    assert main(["build"]) == 0  # what has no record is none of its errors


def test_a_warning_fails_only_where_that_is_asked_for(here: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    here.report()
    assert main(["check"]) == 0
    assert "warning[report-not-converted]" in capsys.readouterr().out
    assert main(["check", "--strict"]) == 1
    assert main(["convert"]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["dance"],
        ["build", "--format", "xml"],
        ["build", "--base-url", "example.org"],
        ["build", "--base-url", 'https://example.org/">'],
        ["build", "--date", "31/12/2026"],
        ["serve", "--port", "65536"],
        ["serve", "--port", "๘๐๘๐"],
        ["check", "--output", "x"],
        ["check", "--content", "nowhere"],
        ["build", "--output", "."],
        ["build", "--output", "content"],
        ["build", "--output", "content/site"],
        ["build", "--output", ".."],
        ["build", "--output", "mine"],
        ["convert", "content/reports/missing.txt"],
        ["convert", "content/site.yaml"],
        ["convert", "mine/letter.txt"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_changes_nothing(here: Desk, arguments: list[str]) -> None:
    here.report()
    (here.root / "mine").mkdir()
    (here.root / "mine/letter.txt").write_text("keep me")
    before = {path: path.read_bytes() for path in here.root.rglob("*") if path.is_file()}
    try:
        status = main(arguments)
    except SystemExit as stopped:
        status = int(stopped.code or 0)
    assert status == 2
    assert {path: path.read_bytes() for path in here.root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_a_command_does_and_what_each_option_is(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out
    expected = {"--content", "--format"} | ({"--output", "--base-url"} if command in COMMANDS[2:] else set())
    assert all(option in said for option in expected)
    assert "None" not in said
    assert said.count("default:") >= 2


def test_help_lists_the_commands_and_the_exit_statuses(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(f"    {command} " in said for command in COMMANDS)
    assert "2 wrong use" in said


@pytest.mark.parametrize("command", ["convert", "check", "build", "site"])
def test_json_is_one_document_in_utf_8_under_any_locale(desk: Desk, run: Run, command: str) -> None:
    desk.report()
    desk.write("reports/bad.txt", FAULTY_FORM)
    desk.write("projects/2566/50010000-12.yaml", "titel: ก\n")
    ran = run(command, "--format", "json", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="")
    assert ran.returncode == 1
    said = json.loads(ran.stdout.decode("utf-8"))
    assert rb"\u" not in ran.stdout
    assert all(one["code"] and one["file"].startswith("content/") and one["message_th"] for one in said)
    codes = {one["code"] for one in said}
    assert codes >= ({"not-a-report"} if command == "convert" else {"unknown-key"})
    assert b"Traceback" not in ran.stderr


def test_json_stays_one_document_where_nothing_is_wrong(here: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    here.report()
    assert main(["site", "--format", "json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == []
    assert "Built" in printed.err


def test_thai_comes_out_whole_in_a_log_of_any_locale(desk: Desk, run: Run) -> None:
    desk.write("reports/bad.txt", FAULTY_FORM)
    ran = run("convert", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "ข้อความที่ไม่ใช่แบบรายงาน" in ran.stdout.decode("utf-8")
    assert b"\r" not in ran.stderr + ran.stdout  # no bar in a log


def test_a_bar_is_shown_on_a_terminal_alone(desk: Desk) -> None:
    for number in range(11, 15):
        desk.report(id=f"50010000-{number}")
    near, far = pty.openpty()
    termios.tcsetwinsize(far, (24, 80))
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "convert"],
        cwd=desk.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=far,
    ) as program:
        assert program.stdout is not None
        said = program.stdout.read().decode()
    shown = os.read(near, 10_000).decode() if select.select([near], [], [], 0)[0] else ""
    os.close(far)
    os.close(near)
    assert program.returncode == 0
    assert "converting" in shown
    assert "converting" not in said


def test_a_reader_who_has_seen_enough_is_no_traceback(desk: Desk) -> None:
    for number in range(200):
        desk.write(f"reports/{number}.txt", FAULTY_FORM * 20)
    command = f"'{sys.executable}' -m generator convert --format json | head -c 10"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(["sh", "-c", command], cwd=desk.root, env=environment, capture_output=True, check=False)
    assert ran.stderr == b""


def test_the_date_of_a_build_can_come_from_the_environment(here: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    here.report()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767222000")  # 31 December 2025 in UTC, next day in Thailand
    assert main(["site"]) == 0
    first = here.site_bytes()
    assert main(["build", "--date", "2026-01-01"]) == 0
    assert here.site_bytes() == first
    for odd in ("²", "9" * 400, "soon"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", odd)
        assert main(["build"]) == 0


def test_paths_name_the_reports_to_convert(here: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = here.report(), here.report(id="50010000-12")
    assert main(["convert", "content/reports/2566/50010000-12.txt"]) == 0
    assert (here.content.exists(first), here.content.exists(second)) == (False, True)
    assert main(["convert", str(Path("content/reports").resolve())]) == 0
    assert here.content.exists(first)
    assert main(["convert", "content"]) == 0
    assert "0 records written, 2 unchanged" in capsys.readouterr().out


def test_a_receipt_says_what_was_read_repaired_flagged_and_left_over(
    here: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = TRUTH.rounds
    truth = replace(TRUTH, budget_spent=None, rounds=(first, replace(second, disbursed=None, narrative=("น้ำท่วม",))))
    form = write_form(truth, Quirks(nbsp=True, sara_am="split", notes=((2, "หมายเหตุท้ายรอบ"),), absent_as="no-label"))
    here.write("reports/a.txt", form)
    assert main(["convert"]) == 0
    said = capsys.readouterr().out.splitlines()
    at = said.index("content/reports/a.txt -> content/projects/2566/50010000-11.yaml")
    receipt = {line.split(" / ")[0].strip(): line.rpartition("  ")[2] for line in said[at + 1 : at + 5]}
    assert receipt["read"] == "1 of 2 rounds, 13 of 14 fields"
    assert receipt["repaired"].startswith("no-break-space ")
    assert ", sara-am" in receipt["repaired"]
    assert "missing-field 2" in receipt["flagged"]
    assert receipt["unrecognised"] == "1 line"
    columns = {display_width(line) - display_width(line.rpartition("  ")[2]) for line in said[at + 1 : at + 5]}
    assert len(columns) == 1


def test_an_explanation_shows_every_stretch_and_writes_nothing(here: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    record = here.report()
    for converted in (False, True):
        before = {path: path.read_bytes() for path in here.root.rglob("*") if path.is_file()}
        assert main(["convert", "--explain", "content/reports/2566/50010000-11.txt"]) == 0
        said = capsys.readouterr().out
        assert {path: path.read_bytes() for path in here.root.rglob("*") if path.is_file()} == before
        assert here.content.exists(record) is converted
        shown = [line.split() for line in said.splitlines()]
        assert next(words for words in shown if words[1:2] == ["label"])[1:4] == ["label", "title", "ชื่อโครงการ/กิจกรรม"]
        assert any(words[:3] == ["value", "rounds.2.narrative", "ปลูกแล้ว"] for words in shown)
        assert any(words[1:2] == ["boilerplate"] for words in shown)
        text = "".join(here.read("reports/2566/50010000-11.txt").split())
        assert "".join("".join(words) for words in shown).count("ขอรับรองว่า") == text.count("ขอรับรองว่า")
        main(["convert"])
        capsys.readouterr()


def test_a_report_that_is_none_is_explained_by_its_fault(here: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("reports/bad.txt", FAULTY_FORM)
    assert main(["convert", "--explain"]) == 1
    said = capsys.readouterr().out
    assert "error[not-a-report]" in said
    assert "Nothing was written" in said


def test_a_report_anywhere_is_explained_without_a_content_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine").mkdir()
    Path("mine/report.txt").write_text(write_form(TRUTH))
    Path("mine/letter.txt").write_text(FAULTY_FORM)
    assert main(["explain", "mine/report.txt", "mine/letter.txt", "--format", "json"]) == 1
    said = capsys.readouterr()
    assert [item["file"] for item in json.loads(said.out)] == [str(tmp_path / "mine/letter.txt")]
    assert f"{tmp_path}/mine/report.txt, lines 1 to" in said.err
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["letter.txt", "mine", "report.txt"]
    assert main(["explain", "nothing.txt"]) == 2
