"""Each bound stops what is just beyond it and nothing that is just within, by its name, and says how to raise it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from generator.bounds import ABOUT, USUAL, Bounds
from generator.cli import main
from generator.configuration import load_bounds
from generator.conversion import convert_report, read_report
from generator.deadline import OverTimeError, deadline
from generator.diagnostics import Diagnostic
from generator.forms import load_profiles
from generator.sources import read_source
from tests.conftest import SITE, TRUTH, Desk
from tests.forms.writer import write_form
from tests.fuzz.laws import SITE as PLAIN
from tests.fuzz.targets import packed
from tests.sources.pdf_files import make_pdf, nested, text_pdf

REPORT = write_form(TRUTH).encode()
WORD = packed(
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>a</w:t></w:r></w:p>'
    b"</w:document>"
)
RECORD = "id: 50010000-11\ntitle: ก\nfiscal_year: 2566\n".encode()
CORRECTIONS = "".join(
    f"- {{field: title, from: {before}, to: {after}, reason: ข, date: 2026-01-01}}\n" for before, after in ("กค", "คง")
).encode()
KEY = "{}/2566/50010000-11.yaml"
LONG = "reports/2566/" + "ก" * 20 + ".txt"


@dataclass(frozen=True)
class Case:
    """Files of a content folder, in which there are as many as the bound counts."""

    bound: str
    found: int
    files: dict[str, bytes]


CASES = (
    Case("report_bytes", len(REPORT), {"reports/2566/x.txt": REPORT}),
    Case("report_bytes", len(RECORD), {KEY.format("projects"): RECORD}),
    Case("packed_bytes", len(WORD), {"reports/2566/x.docx": WORD}),
    Case("report_lines", REPORT.count(b"\n"), {"reports/2566/x.txt": REPORT}),
    Case("rounds", len(TRUTH.rounds), {"reports/2566/x.txt": REPORT}),
    Case("package_parts", 2, {"reports/2566/x.docx": WORD}),
    Case("html_levels", 4, {"reports/2566/x.html": b"<html><body><p><b>a"}),
    Case("pdf_pages", 3, {"reports/2566/x.pdf": make_pdf(["BT /F1 9 Tf 9 9 Td (a) Tj ET"] * 3)}),
    Case("pdf_letters", 5, {"reports/2566/x.pdf": text_pdf("hello")}),
    Case("yaml_levels", 2, {"synonyms.yaml": "- [ก, ข]\n".encode()}),
    Case("settings_bytes", 300, {"agencies.yaml": b"#" * 299 + b"\n"}),
    Case("prose_bytes", 300, {"pages/about.th.md": b"#" * 300}),
    Case("settings_bytes", 300, {"synonyms.yaml": b"#" * 299 + b"\n"}),
    Case("settings_bytes", 300, {"redirects.yaml": b"#" * 299 + b"\n"}),
    Case(
        "search_checks", 2, {"search-checks.yaml": "- {query: ก, projects: []}\n- {query: ข, projects: []}\n".encode()}
    ),
    Case("addresses_bytes", 20, {"published-urls.txt": b"#" * 20}),
    Case("corrections", 2, {KEY.format("projects"): RECORD, KEY.format("corrections"): CORRECTIONS}),
    Case("path_bytes", len(LONG.encode()), {LONG: REPORT}),
    Case("folder_files", 2, {"reports/2566/x.txt": REPORT, "reports/2566/y.txt": b"x"}),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.bound}, {next(iter(case.files)).partition('/')[0]}")
def test_a_bound_of_site_yaml_stops_what_is_beyond_it_and_no_more(
    case: Case, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    for file, content in case.files.items():
        desk.write(file, content)
    desk.write("site.yaml", f"{SITE}bounds: {{{case.bound}: {case.found}}}\n")
    assert case.bound not in check(desk, capsys)
    desk.write("site.yaml", f"{SITE}bounds: {{{case.bound}: {case.found - 1}}}\n")
    said = check(desk, capsys)
    assert f"beyond the bound {case.bound} of {case.found - 1:,}" in said
    assert f"เกินขอบเขต {case.bound} ({case.found - 1:,}" in said
    assert f"bounds: {{{case.bound}: …}}" in said
    if case.bound not in ("html_levels", "pdf_letters"):  # which stop at the first beyond
        assert f"{case.found:,}" in said


def check(desk: Desk, capsys: pytest.CaptureFixture[str]) -> str:
    main(["check", "--content", str(desk.content.root)])
    return capsys.readouterr().out


def over(said: object, bound: str, code: str) -> None:
    assert isinstance(said, Diagnostic)
    assert said.code == code
    assert f"the bound {bound} of" in said.message.en
    assert said.expected
    assert f"bounds: {{{bound}: …}}" in said.expected.th


def test_a_word_file_is_bounded_by_what_it_unpacks_to() -> None:
    size = sum(part.file_size for part in ZipFile(BytesIO(WORD)).infolist())
    assert not isinstance(read_source(WORD, "reports/x.docx", Bounds(unpacked_bytes=size)), Diagnostic)
    over(read_source(WORD, "reports/x.docx", Bounds(unpacked_bytes=size - 1)), "unpacked_bytes", "file-too-large")


def test_a_pdf_is_bounded_in_time_and_memory() -> None:
    over(read_source(nested(30), "reports/x.pdf", Bounds(pdf_seconds=1)), "pdf_seconds", "too-slow-to-read")
    large = text_pdf(*["hello" * 20] * 3_000)
    said = read_source(large, "reports/x.pdf", Bounds(pdf_memory_bytes=1_000_000))
    assert isinstance(said, Diagnostic)
    assert said.expected
    assert "pdf_memory_bytes" in said.expected.en
    assert not isinstance(read_source(text_pdf("hello"), "reports/x.pdf"), Diagnostic)


LARGE = REPORT + "ริมคลองขาดร่มเงา : ก\n".encode() * 20_000


@pytest.mark.parametrize("read", [read_report, convert_report], ids=["read", "convert"])
def test_a_report_that_takes_too_long_is_given_up_and_told(
    read: Callable[..., tuple[object, tuple[Diagnostic, ...]]],
) -> None:
    little: dict[str, Any] = {"report_seconds": 0.2}
    quick = replace(USUAL, **little)
    last = quick if read is read_report else replace(PLAIN, bounds=quick)
    _, faults = read(LARGE, "reports/x.txt", load_profiles(), last)
    assert len(faults) == 1
    over(faults[0], "report_seconds", "too-slow-to-read")


def test_a_deadline_holds_in_any_thread_and_leaves_nothing_behind() -> None:
    stopped = list[bool]()

    def work() -> None:
        try:
            with deadline(0.05):
                while True:
                    pass
        except OverTimeError:
            stopped.append(True)
        with deadline(0.05):
            pass
        threading.Event().wait(0.1)

    work()
    other = threading.Thread(target=work)
    other.start()
    other.join()
    assert stopped == [True, True]


@pytest.mark.parametrize("said", ["[1]", "{html_levels: 0}", "{html_levels: -1}", "{html_levels: x}", "{depth: 9}",
                                  "{html_levels: 99999999999999}"])  # fmt: skip
def test_a_bound_that_is_none_is_told_and_the_usual_one_holds(
    said: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write("site.yaml", f"{SITE}bounds: {said}\n")
    assert "site.yaml:5:" in check(desk, capsys)
    assert load_bounds(desk.content.root) == USUAL


def test_a_build_is_not_begun_with_more_files_than_may_be(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.report()
    desk.report("reports/2566/y.txt", id="50010000-12")
    desk.write("site.yaml", f"{SITE}bounds: {{folder_files: 1}}\n")
    arguments = ["site", "--content", str(desk.content.root), "--output", str(desk.site), "--date", "2026-01-01"]
    assert main(arguments) == 1
    assert "folder_files" in capsys.readouterr().out
    assert not desk.site.exists()


def test_every_bound_is_tested_and_has_words_in_both_languages() -> None:
    tested = Path(__file__).read_text("utf-8") + (Path(__file__).parent / "test_verifying.py").read_text("utf-8")
    tested += (Path(__file__).parent / "sources/test_scan.py").read_text("utf-8")
    for bound in fields(Bounds):
        assert bound.name in tested, f"{bound.name} is not tested"
        assert ABOUT[bound.name].th
        assert ABOUT[bound.name].en
