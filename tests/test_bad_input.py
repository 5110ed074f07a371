"""Whatever is wrong with the content is told, file by file, and spoils nothing else."""

from dataclasses import replace

import pytest

from generator.building import build_site
from generator.diagnostics import Diagnostic, Severity
from generator.pipeline import RULES, check_content, convert_reports
from tests.conftest import TRUTH, Desk
from tests.forms.writer import write_form

GOOD = "projects/2566/50010000-11.yaml"
HAND_WRITTEN = "id: 50010000-12\ntitle: โครงการเขียนเอง\nfiscal_year: 2566\n"


def told(diagnostics: tuple[Diagnostic, ...]) -> set[tuple[str, str]]:
    """The code and the file of each error."""
    return {(said.code, said.position.file) for said in diagnostics if said.severity is Severity.ERROR}


def the_error(diagnostics: tuple[Diagnostic, ...]) -> Diagnostic:
    (error,) = [said for said in diagnostics if said.severity is Severity.ERROR]
    return error


def form(**changes: object) -> str:
    return write_form(replace(TRUTH, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("file", "content", "code", "line"),
    [
        ("reports/letter.txt", "เรียน ผู้อำนวยการ\nขอส่งเอกสาร\n", "not-a-report", 1),
        ("reports/empty.txt", "", "empty-file", None),
        ("reports/blank.txt", " \n\t\n\u00a0\n", "empty-file", None),
        ("reports/photo.png", b"\x89PNG\r\n", "unsupported-file-kind", None),
        ("reports/binary.txt", bytes(range(128, 256)) * 9, "undecodable-text", 1),
        ("reports/no-id.txt", form(id=""), "missing-field", 13),
        ("reports/path.txt", form(id="../../x"), "invalid-id", 13),
        ("reports/long-path.txt", form(id="50010000-11/../../x"), "invalid-id", 13),
        ("reports/year.txt", form(fiscal_year=9999), "invalid-fiscal-year", 15),
        ("reports/no-title.txt", form(title=""), "missing-field", 11),
    ],
    ids=lambda case: str(case)[:40] if isinstance(case, str) else "",
)
def test_a_faulty_report_gives_nothing_and_the_good_one_is_converted(
    desk: Desk, file: str, content: str | bytes, code: str, line: int | None
) -> None:
    desk.report()
    desk.write(file, content)
    before = {path.relative_to(desk.root).as_posix() for path in desk.root.rglob("*")}
    converted = convert_reports(desk.content)
    error = the_error(converted.diagnostics)
    assert (error.code, error.position.file, error.position.line) == (code, file, line)
    assert error.expected
    after = {path.relative_to(desk.root).as_posix() for path in desk.root.rglob("*") if path.is_file()}
    assert {name for name in after - before if "schema" not in name} == {f"content/{GOOD}"}
    assert told(check_content(desk.content)) == {(code, file)}


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "expected"),
    [
        ("", "wrong-type", 1, 1, "a map of key: value"),
        ("- ก\n", "wrong-type", 1, 1, "a map of key: value"),
        ("title: 'ก\n", "yaml-syntax", 2, 1, None),
        ("title: ก\n  id: x\n", "yaml-syntax", 2, 5, None),
        ("a: &a [x]\nb: *a\n", "yaml-syntax", 2, 4, "written out"),
        ("a: " + "[" * 100_000, "yaml-syntax", 1, 53, None),
        ("? [a, b]\n: c\n", "yaml-syntax", 1, 3, None),
        (HAND_WRITTEN + "<<: {id: x}\n", "unknown-key", 4, 1, "known keys"),
        (f"{HAND_WRITTEN}title: ข\n", "duplicate-key", 4, 1, "each key once"),
        (f"{HAND_WRITTEN}budget_alocated: 5\n", "unknown-key", 4, 1, "budget_allocated"),
        (f"{HAND_WRITTEN}rounds:\n- {{number: 1, datum: 2020-01-01}}\n", "unknown-key", 5, 15, "date"),
        (f"{HAND_WRITTEN}objectives: ข้อเดียว\n", "wrong-type", 4, 13, "a list"),
        (f"{HAND_WRITTEN}strategy: [ก]\n", "wrong-type", 4, 11, "a map"),
        (f"{HAND_WRITTEN}rationale: {{ก: ข}}\n", "wrong-type", 4, 12, "one text"),
        (f"{HAND_WRITTEN}rationale: ''\n", "empty-value", 4, 12, "no such key"),
        (f"{HAND_WRITTEN}rationale:\n", "empty-value", 4, 11, "no such key"),
        (f"{HAND_WRITTEN}rationale: null\n", "empty-value", 4, 12, "no such key"),
        (f"{HAND_WRITTEN}targets: []\n", "empty-value", 4, 10, "no such key"),
        (f"{HAND_WRITTEN}budget_spent: 1,200.50\n", "invalid-value", 4, 15, "1200.50"),
        (f"{HAND_WRITTEN}budget_spent: 1e3\n", "invalid-value", 4, 15, "digits"),
        (f"{HAND_WRITTEN}budget_spent: ๑๒\n", "invalid-value", 4, 15, "12"),
        (f"{HAND_WRITTEN}start_date: 2568-13-01\n", "invalid-value", 4, 13, "2020-03-31"),
        (f"{HAND_WRITTEN}start_date: 2563-03-31\n", "invalid-value", 4, 13, "2020-03-31"),
        (f"{HAND_WRITTEN}rounds:\n- date: 2020-01-01\n", "wrong-type", 5, 3, "Round"),
        (f"{HAND_WRITTEN}rounds: [{{number: 2}}, {{number: 3}}, {{number: 2}}]\n", "repeated-round", 4, 45, "number"),
        (f"{HAND_WRITTEN}rounds:\n- {{number: 2, date: x}}\n- number: 1\n", "invalid-value", 5, 21, "2020-03-31"),
        (f"{HAND_WRITTEN}rounds:\n- {{number: 1, on_plan: yes}}\n", "invalid-value", 5, 24, "true or false"),
        (f"{HAND_WRITTEN}source: {{file: a}}\n", "wrong-type", 4, 9, None),
        ("title: ก\nfiscal_year: 2566\n", "missing-field", 1, 1, "01000000-2456"),
        ("id: ../../x\ntitle: ก\nfiscal_year: 2566\n", "invalid-id", 1, 5, "01000000-2456"),
        ("id: 50010000-12\ntitle: ก\nfiscal_year: 2023\n", "invalid-fiscal-year", 3, 14, "2566"),
        ("id: 50010000-12\ntitle: ก\nfiscal_year: 2567\n", "misplaced-record", 1, 1, "projects/2567/50010000-12.yaml"),
        ("title: \x07\n", "yaml-syntax", 1, 8, "escape"),
        (b"title: \xff\n", "unreadable-record", 1, 8, "UTF-8"),
    ],
    ids=lambda case: str(case)[:60] if isinstance(case, str | bytes) else "",
)
def test_a_faulty_record_is_told_with_its_place(
    desk: Desk, text: str | bytes, code: str, line: int, column: int, expected: str | None
) -> None:
    file = "projects/2566/50010000-12.yaml"
    desk.write(file, text)
    first = next(said for said in check_content(desk.content) if said.position.file == file)
    assert (first.code, first.position.line, first.position.column) == (code, line, column)
    assert expected is None or (first.expected and expected in first.expected.en)


def test_every_project_without_an_error_is_published_and_the_others_are_named(desk: Desk) -> None:
    desk.report()
    faulty = {
        f"projects/2566/50010000-2{number}.yaml": text for number, text in enumerate(("", "- x", "a: [", "id: 1"))
    }
    for file, text in faulty.items():
        desk.write(file, text)
    built = desk.build()
    assert built.left_out == tuple(faulty)
    assert built.written
    assert built.projects == 1
    pages = [path for path in desk.site_bytes() if path.startswith("projects/2566/5") and path.endswith("/index.html")]
    assert pages == ["projects/2566/50010000-11/index.html", "projects/2566/50010000-11/source/index.html"]


def test_all_faults_of_all_files_are_told_in_one_run(desk: Desk) -> None:
    desk.report()
    desk.write("reports/a.txt", "จดหมาย")
    desk.write("reports/b.txt", "")
    desk.write("projects/2566/50010000-13.yaml", "a: [\n")
    desk.write("projects/2566/50010000-12.yaml", f"{HAND_WRITTEN}colour: red\nbudget_spent: [1]\n")
    desk.write("corrections/2566/50010000-12.yaml", "- {field: title}\n- colour\n")
    desk.write("site.yaml", "title: ''\nlicense: x\nprivacy: maybe\n")
    desk.write("agencies.yaml", "- {code: 1}\n")
    desk.write("pages/About Us.md", "ก")
    desk.write("forms/new.yaml", "form: x\n")
    expected = {
        ("yaml-syntax", "projects/2566/50010000-13.yaml"),
        ("unknown-key", "projects/2566/50010000-12.yaml"),
        ("wrong-type", "projects/2566/50010000-12.yaml"),
        ("invalid-correction", "corrections/2566/50010000-12.yaml"),
        ("wrong-type", "corrections/2566/50010000-12.yaml"),
        ("unknown-key", "site.yaml"),
        ("missing-licence", "site.yaml"),
        ("invalid-setting", "site.yaml"),
        ("invalid-setting", "agencies.yaml"),
        ("invalid-setting", "pages/About Us.md"),
        ("invalid-form-profile", "forms/new.yaml"),
    }
    assert told(desk.build().diagnostics) == expected
    assert told(check_content(desk.content)) == expected | {
        ("not-a-report", "reports/a.txt"),
        ("empty-file", "reports/b.txt"),
    }


def test_faults_leave_the_last_site_whole_byte_for_byte(desk: Desk) -> None:
    desk.report()
    desk.build()
    before = desk.site_bytes()
    ledger = "corrections/2566/50010000-11.yaml"
    for file, text in (
        ("site.yaml", "title: ก\n"),
        ("site.yaml", b"title: \xff\n"),
        (ledger, "- ["),
        (ledger, b"\xff"),
        (ledger, "- {field: title, from: x, to: y, reason: z, date: 2026-01-01}\n"),
        (ledger, "- {field: title, fro: x}\n"),
        ("corrections/2566/50010000-99.yaml", "[]"),
    ):
        path = desk.content.path(file)
        kept = path.read_bytes() if path.exists() else None
        desk.write(file, text)
        built = desk.build()
        assert built.written is None
        assert {said.position.file for said in built.diagnostics if said.severity is Severity.ERROR} == {file}
        assert desk.site_bytes() == before
        path.unlink()
        if kept is not None:
            desk.write(file, kept)
    assert desk.build().written
    assert desk.site_bytes() == before


@pytest.mark.parametrize("record_is_there", [True, False])
def test_of_two_reports_with_one_id_and_year_only_one_that_was_there_stays(desk: Desk, record_is_there: bool) -> None:
    record = desk.report("reports/a.txt")
    if record_is_there:
        convert_reports(desk.content)
        before = desk.read(record)
    desk.report("reports/b.txt", title="อีกฉบับ")
    for _ in range(2):
        found = told(convert_reports(desk.content).diagnostics)
        assert ("duplicate-id", "reports/b.txt") in found
        assert (("duplicate-id", "reports/a.txt") in found) is not record_is_there
        assert found == told(check_content(desk.content))
    assert desk.content.exists(record) is record_is_there
    if record_is_there:
        desk.report("reports/a.txt", title="ฉบับแก้ไข")  # the owner may change; the other stays out
        convert_reports(desk.content)
        assert "ฉบับแก้ไข" in desk.read(record)
        assert before != desk.read(record)


def test_naming_one_of_two_reports_does_not_make_it_the_right_one(desk: Desk) -> None:
    record = desk.report("reports/a.txt")
    desk.report("reports/b.txt")
    assert told(convert_reports(desk.content, ["reports/a.txt"]).diagnostics) == {("duplicate-id", "reports/a.txt")}
    assert not desk.content.exists(record)


def test_the_same_id_in_another_year_is_another_project(desk: Desk) -> None:
    first, second = desk.report("reports/a.txt"), desk.report("reports/b.txt", fiscal_year=2567)
    assert len(convert_reports(desk.content).written) == 2
    assert desk.content.exists(first)
    assert desk.content.exists(second)


def test_a_hand_written_record_is_never_written_over(desk: Desk) -> None:
    record = desk.report()
    desk.write(record, HAND_WRITTEN.replace("-12", "-11"))
    assert told(convert_reports(desk.content).diagnostics) == {("duplicate-id", "reports/2566/50010000-11.txt")}
    assert desk.read(record) == HAND_WRITTEN.replace("-12", "-11")


def test_a_file_with_two_reports_of_one_id_gives_neither(desk: Desk) -> None:
    desk.write("reports/a.txt", form() + form(title="อีกฉบับ") + form(id="50010000-12"))
    converted = convert_reports(desk.content)
    assert [said.code for said in converted.diagnostics if said.severity is Severity.ERROR] == ["duplicate-id"] * 2
    assert [made.file for made in converted.written] == ["projects/2566/50010000-12.yaml"]


def test_faults_of_one_report_in_a_file_are_told_on_every_run(desk: Desk) -> None:
    desk.write("reports/a.txt", form() + form(id="") + form(id="50010000-12"))
    for written in (2, 0):
        converted = convert_reports(desk.content)
        assert told(converted.diagnostics) == {("missing-field", "reports/a.txt")}
        assert len(converted.written) == written


def test_what_no_person_put_there_is_no_report(desk: Desk) -> None:
    desk.report()
    outside = desk.root / "secret.txt"
    outside.write_text(form(id="50010000-66"), encoding="utf-8")
    for file in ("reports/.hidden.txt", "reports/.git/x.txt", "reports/Thumbs.db", "reports/2566/desktop.ini"):
        desk.write(file, "x")
    for link in ("reports/link.txt", "projects/2566/50010000-66.yaml", "corrections/2566/50010000-66.yaml"):
        desk.content.path(link).parent.mkdir(parents=True, exist_ok=True)
        desk.content.path(link).symlink_to(outside)
    desk.content.path("reports/out").symlink_to(desk.root)
    desk.content.path("reports/loop.txt").symlink_to("loop.txt")
    desk.content.path("reports/folder.txt").mkdir()
    desk.content.path("projects/2566/50010000-67.yaml").mkdir(parents=True)
    desk.content.path("corrections/2566/50010000-11.yaml").mkdir()
    built = desk.build()
    assert told(built.diagnostics) == set()
    assert built.projects == 1
    assert desk.content.reports() == ["reports/2566/50010000-11.txt"]


def test_what_a_browser_saved_beside_a_page_is_no_report(desk: Desk) -> None:
    for file in ("reports/a.html", "reports/a_files/style.css", "reports/b_files/b.txt"):
        desk.write(file, "x")
    assert desk.content.reports() == ["reports/a.html", "reports/b_files/b.txt"]


def test_an_ill_named_report_is_an_error_not_a_traceback(desk: Desk) -> None:
    desk.report()
    folder = bytes(desk.content.path("reports"))
    with open(folder + b"/\xff.txt", "wb") as file:  # noqa: PTH123 # a name that is no text
        file.write(form(id="50010000-12").encode())
    converted = convert_reports(desk.content)
    assert [said.code for said in converted.diagnostics if said.severity is Severity.ERROR] == ["invalid-file-name"]
    assert len(converted.written) == 1


@pytest.mark.parametrize(
    "block", ["projects", "projects/2566", "projects/2566/50010000-11.yaml", "projects/2566/.50010000-11.yaml.part"]
)
def test_a_record_that_cannot_be_written_is_told_and_the_others_are_written(desk: Desk, block: str) -> None:
    record, other = desk.report(), desk.report(fiscal_year=2567)
    stands = desk.content.path(block)
    if "." in block:
        stands.mkdir(parents=True)
    else:
        stands.parent.mkdir(exist_ok=True)
        stands.write_text("in the way")
    converted = convert_reports(desk.content)
    assert ("unwritten-file", record) in told(converted.diagnostics)
    assert desk.content.exists(other) is (block != "projects")
    assert not [path for path in desk.root.rglob("*.part") if path.is_file()]


def test_a_build_that_cannot_be_written_says_so(desk: Desk) -> None:
    desk.root.joinpath("file").write_text("x")
    built = build_site(desk.content, desk.root / "file/site")
    assert built.written is None
    assert "file" in (built.failure or "")


def test_a_report_with_spaces_and_thai_letters_in_its_name_is_converted_and_served(desk: Desk) -> None:
    desk.report("reports/ปี 2566/รายงาน ครั้งที่ 1 #ก%20?.txt")
    assert desk.build().written
    served = desk.site_bytes()["projects/2566/50010000-11/source/รายงาน ครั้งที่ 1 #ก%20?.txt"]
    assert served == form().encode()


def test_an_empty_content_folder_builds_a_site_without_projects(desk: Desk) -> None:
    desk.content.path("agencies.yaml").unlink()
    built = desk.build()
    assert (built.projects, built.diagnostics) == (0, ())
    assert {"index.html", "en/index.html", "data/projects.csv", "404.html"} <= desk.site_bytes().keys()


def test_every_rule_says_what_it_is_in_both_languages() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) - len(set(codes)) <= 1, "missing-field alone is an error or a flag, by its field"
    for rule in RULES:
        for text in (rule.title, rule.why, rule.remedy):
            assert text.th.strip()
            assert text.en.strip()


def test_all_faults_of_one_record_are_told_at_once(desk: Desk) -> None:
    """Faults of shape do not hide those of values."""
    record = (
        "id: 50010000-1\ntitle: [x]\nfiscal_year: 2020\nbudgett: 5\nrounds:\n- number: 1\n  disbursed: 1,000\n- x\n"
    )
    desk.write("projects/2563/50010000-1.yaml", record)
    found = {(said.code, said.field) for said in check_content(desk.content)}
    assert found == {
        ("wrong-type", "title"),
        ("unknown-key", "budgett"),
        ("wrong-type", "rounds.#2"),
        ("invalid-fiscal-year", "fiscal_year"),
        ("invalid-value", "rounds.1.disbursed"),
    }


def test_a_repeated_key_hides_no_other_fault(desk: Desk) -> None:
    record = "id: 50010000-1\nid: 50010000-2\ntitle: x\nfiscal_year: 2563\nbudgett: 5\nstart_date: 2568-13-01\n"
    desk.write("projects/2563/50010000-1.yaml", record)
    found = {said.code for said in check_content(desk.content)}
    assert found == {"duplicate-key", "unknown-key", "invalid-value"}


def test_no_example_of_the_schemas_is_a_real_persons(desk: Desk) -> None:
    """What a site withholds must not come back as somebody's example."""
    desk.build()
    for file in (desk.site / "schema").iterdir():
        assert "1136" not in file.read_text("utf-8")
        assert "1544" not in file.read_text("utf-8")
