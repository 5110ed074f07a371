"""How a diagnostic is said: to people with a caret under the place, to GitHub escaped, to programs as JSON."""

import io
import json
import sys
from pathlib import Path

import pytest

from generator.console import Console, Format
from generator.diagnostics import Diagnostic, Position, Severity, Text
from tests.factories import make_rule


def printed(capsys: pytest.CaptureFixture[str], content: Path, style: Format, *said: Diagnostic) -> str:
    Console(style, content).diagnostics(said)
    return capsys.readouterr().out


def diagnostic(place: Position, th: str = "ผิด", en: str = "wrong", expected: Text | None = None) -> Diagnostic:
    return Diagnostic(make_rule("a-rule", Severity.ERROR), place, Text(th, en), "title", expected)


def test_a_caret_stands_under_the_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text("ชื่อ\n\tน้ำใส ? ดี\n", encoding="utf-8")
    said = diagnostic(Position("x.txt", 2, 8, 1), expected=Text("ขีด", "a dash"))
    lines = printed(capsys, tmp_path, "text", said).splitlines()
    assert lines == [
        f"{tmp_path.as_posix()}/x.txt:2:8: error[a-rule] wrong",
        "    ผิด",
        "    2 |  น้ำใส ? ดี",
        "    " + " " * len("2 |  ") + "     ^",  # three letters, a space; marks above take no cell
        "    expected: a dash",
        "    ที่ถูกควรเป็น: ขีด",
        "    in field / ในช่อง: title",
    ]


def test_a_caret_stands_right_of_unseen_characters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text("ก\u200b\u200bข\n", encoding="utf-8")
    lines = printed(capsys, tmp_path, "text", diagnostic(Position("x.txt", 1, 4))).splitlines()
    assert lines[2].index("ข") == lines[3].index("^")


def test_a_long_line_is_shown_around_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text("ก" * 5000 + "X" + "ข" * 5000, encoding="utf-8")
    lines = printed(capsys, tmp_path, "text", diagnostic(Position("x.txt", 1, 5001, 9000))).splitlines()
    assert len(lines[2]) < 120
    assert lines[2][lines[3].index("^")] == "X"
    assert len(lines[3]) <= len(lines[2])


@pytest.mark.parametrize("place", [Position("x.txt"), Position("x.txt", 9, 1), Position("gone.txt", 1, 1)])
def test_a_place_that_cannot_be_shown_is_named_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: Position
) -> None:
    (tmp_path / "x.txt").write_text("ก")
    lines = printed(capsys, tmp_path, "text", diagnostic(place)).splitlines()
    assert len(lines) == 3
    assert place.file in lines[0]


def test_the_line_is_read_anew_for_every_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    console = Console("text", tmp_path)
    for text in ("before", "after"):
        (tmp_path / "x.txt").write_text(text)
        console.diagnostics([diagnostic(Position("x.txt", 1, 1))])
        assert text in capsys.readouterr().out


def test_a_report_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text("ก\x1b[2J\u202eข")
    said = printed(capsys, tmp_path, "text", diagnostic(Position("x.txt", 1, 1), en="saw \x1b[31m\x07\r\n\u202e"))
    assert not set(said) & set("\x1b\x07\r\u202e")
    assert "\\x1b" in said


def test_an_annotation_is_one_escaped_line(capsys: pytest.CaptureFixture[str]) -> None:
    said = diagnostic(
        Position("a,b:c%.txt", 3, 5), "ห้า % และ\n::error::x", "50 %0A\r\n::set-output name=x::y", Text("ก", "b")
    )
    lines = printed(capsys, Path("content"), "github", said).splitlines()
    (line,) = lines
    head, _, words = line.removeprefix("::").partition("::")
    assert head == "error file=content/a%2Cb%3Ac%25.txt,line=3,col=5,title=a-rule"
    assert words.startswith("ห้า %25 และ%0A::error::x%0A50 %250A%0D%0A::set-output")
    assert words.endswith("expected: b")


def test_an_annotation_names_each_severity(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = [
        Diagnostic(make_rule("r", severity), Position("x"), Text("ก", "a"))
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    ]
    lines = printed(capsys, tmp_path, "github", *said).splitlines()
    assert [line.split()[0] for line in lines] == ["::error", "::warning", "::notice"]


def test_json_has_all_that_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    full = diagnostic(Position("reports/ก.txt", 1, 2), expected=Text("ถูก", "right"))
    bare = Diagnostic(make_rule("b"), Position("x"), Text("ก", "a"))
    first, second = json.loads(printed(capsys, Path("content"), "json", full, bare))
    assert first == {
        "file": "content/reports/ก.txt", "line": 1, "column": 2, "severity": "error", "code": "a-rule",
        "field": "title",
        "message_th": "ผิด", "message_en": "wrong", "expected_th": "ถูก", "expected_en": "right",
    }  # fmt: skip
    assert second["severity"] == "warning"
    assert second["line"] is second["field"] is second["expected_en"] is None


@pytest.mark.parametrize(("style", "told"), [("text", 100), ("github", 100), ("json", 250)])
def test_of_a_file_with_very_many_faults_people_are_told_the_first(
    style: Format, told: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = [diagnostic(Position("x.txt", line)) for line in range(250)] + [diagnostic(Position("y.txt", 1))]
    out = printed(capsys, tmp_path, style, *said)
    assert out.count("a-rule") == told + 1
    assert ("150 more in this file; --format json tells them all" in out) is (told == 100)
    assert "y.txt" in out


def test_results_stand_beside_json_never_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Console("json", tmp_path).say("Built")
    Console("text", tmp_path).complain("no")
    assert capsys.readouterr() == ("", "Built\nno\n")


def test_a_long_stretch_is_marked_at_its_beginning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text("ก" * 90, encoding="utf-8")
    lines = printed(capsys, tmp_path, "text", diagnostic(Position("x.txt", 1, 1, 90))).splitlines()
    assert lines[3].strip() == "^" * 40


@pytest.mark.parametrize("word", ["เที่ ย ง", "น้ำ", "ก็", "กำ", "แก้ ว", "ให ญ่"])
def test_no_excerpt_begins_or_ends_within_a_cluster(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    clusters = tuple(word.split())
    text = "".join(clusters) * 200
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    for column in range(300, 300 + len(word)):
        shown = printed(capsys, tmp_path, "text", diagnostic(Position("x.txt", 1, column))).splitlines()[2]
        assert shown.partition("| ")[2].startswith(clusters)
        assert shown.endswith(clusters)


def test_a_mark_is_pointed_at_in_the_cell_of_its_letter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text("กน\u0e49\u0e4d\u0e32", encoding="utf-8")
    lines = printed(capsys, tmp_path, "text", diagnostic(Position("x.txt", 1, 3, 3))).splitlines()
    assert lines[3] == "    " + " " * len("1 | ") + " ^^"


def test_a_text_of_marks_alone_is_shown_all_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text("\u0e49" * 5000, encoding="utf-8")
    lines = printed(capsys, tmp_path, "text", diagnostic(Position("x.txt", 1, 2500, 9))).splitlines()
    assert 100 <= lines[2].count("\u0e49") <= 130


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
    ids=str,
)
def test_colours_are_for_terminals_whose_owner_wants_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    Console("text", tmp_path).diagnostics([diagnostic(Position("x.txt", 1, 1), en="saw \x1b[31m")])
    said = screen.getvalue()
    assert ("\x1b[1;31merror[a-rule]\x1b[0m" in said) is coloured
    assert "\x1b[31m" not in said.replace("\x1b[1;31m", "")


def test_what_would_be_right_is_said_once_where_both_languages_say_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = diagnostic(Position("x.txt"), expected=Text("a: 1 -> 2\nb: 3 -> 4", "a: 1 -> 2\nb: 3 -> 4"))
    assert printed(capsys, tmp_path, "text", said).splitlines()[2:-1] == [
        "    expected / ที่ถูกควรเป็น:",
        "        a: 1 -> 2",
        "        b: 3 -> 4",
    ]
