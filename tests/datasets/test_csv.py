import csv
import io
import re

from hypothesis import given
from hypothesis import strategies as st

from generator.datasets.bulk import csv_tables, excel_tables
from generator.model.tables import TABLES
from tests.conformance.lint import FORMULA
from tests.datasets.built import build_catalog, build_files, read_csv
from tests.factories import PROJECT, make_entry

FILES = build_files(make_entry(), make_entry(id="01000000-3", rounds=(), corrections=()))
CANONICAL = [f"data/{table.name}.csv" for table in TABLES]
TYPED = re.compile(r"(?:-?[0-9]+(?:\.[0-9]{2})?|[0-9]{4}-[0-9]{2}-[0-9]{2}|true|false)?")


def test_canonical_files_are_utf8_with_crlf_a_header_and_no_byte_order_mark() -> None:
    for table in TABLES:
        content = FILES[f"data/{table.name}.csv"]
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")
        assert content.split(b"\r\n")[0].decode() == ",".join(column.name for column in table.columns)


def test_line_breaks_within_a_cell_are_line_feeds() -> None:
    content = FILES["data/rounds.csv"]
    assert content.count(b"\r\n") == 1 + 12
    assert content.count(b"\n") > 13


def test_typed_cells_are_ascii() -> None:
    for table in TABLES:
        typed = [column.name for column in table.columns if column.type not in ("text", "list")]
        for row in read_csv(FILES[f"data/{table.name}.csv"]):
            for name in typed:
                assert TYPED.fullmatch(row[name]), (table.name, name, row[name])


def test_every_row_has_every_column() -> None:
    for path in CANONICAL:
        lengths = {len(line) for line in csv.reader(io.StringIO(FILES[path].decode(), newline=""))}
        assert len(lengths) == 1


def test_rows_are_those_of_all_projects_in_order() -> None:
    ids = [row["project_id"] for row in read_csv(FILES["data/projects.csv"])]
    assert ids == ["01000000-2456", "01000000-3"]
    assert len(read_csv(FILES["data/rounds.csv"])) == 12
    assert len(read_csv(FILES["data/objectives.csv"])) == 8
    assert len(read_csv(FILES["data/targets.csv"])) == 2
    assert len(read_csv(FILES["data/quality_flags.csv"])) == 10
    assert len(read_csv(FILES["data/corrections.csv"])) == 1


def test_the_csv_of_a_project_is_its_part_of_the_rounds() -> None:
    assert FILES["projects/2563/01000000-2456.csv"] == FILES["data/rounds.csv"]
    assert read_csv(FILES["projects/2563/01000000-3.csv"]) == []


def test_no_official_is_named_in_files_across_projects() -> None:
    people = [PROJECT.responsible_officer, PROJECT.coordinator]
    names = [person.name for person in people if person and person.name]
    assert len(names) == 2
    for path, content in FILES.items():
        if path.endswith((".csv", ".xml")) or path.startswith(("years/", "agencies/", "status/", "quality/")):
            assert not [name for name in names if name in content.decode()], path


def test_excel_copies_say_the_same_behind_a_byte_order_mark() -> None:
    for table in TABLES:
        copy = FILES[f"data/excel/{table.name}.csv"]
        assert copy.startswith(b"\xef\xbb\xbf")
        plain = read_csv(FILES[f"data/{table.name}.csv"])
        marked = read_csv(copy, "utf-8-sig")
        assert [{name: cell.removeprefix("'") for name, cell in row.items()} for row in marked] == plain


def test_excel_copies_neutralise_formulas_in_text_and_leave_numbers() -> None:
    files = build_files(
        make_entry(title="=HYPERLINK(1)", agency=("@a", "b"), rationale="\tx", budget_spent=PROJECT.budget_allocated)
    )
    (plain,), (copy,) = read_csv(files["data/projects.csv"]), read_csv(files["data/excel/projects.csv"], "utf-8-sig")
    assert plain["title"] == "=HYPERLINK(1)"
    assert (copy["title"], copy["agency_path"], copy["rationale"]) == ("'=HYPERLINK(1)", "'@a;b", "'\tx")
    assert copy["budget_unexplained_thb"] == plain["budget_unexplained_thb"] == "-9603371.83"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    catalog = build_catalog(make_entry(title=text, objectives=(text,), flags=(), corrections=()))
    files = {file.path: file.content for make in (csv_tables, excel_tables) for file in make(catalog)}
    (project,), (objective,) = read_csv(files["data/projects.csv"]), read_csv(files["data/objectives.csv"])
    assert project["title"] == objective["text"] == text
    (copy,) = read_csv(files["data/excel/objectives.csv"], "utf-8-sig")
    assert copy["text"] == (f"'{text}" if text.startswith(FORMULA) else text)
