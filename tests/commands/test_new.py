"""`new` writes a record by hand that `check` takes."""

import pytest

from generator.cli import main
from tests.commands.conftest import Answer
from tests.conftest import Desk

FILE = "projects/2566/50010000-12.yaml"
NEEDED = ("id=50010000-12", "title=ทดลอง", "fiscal_year=2566")


def test_answers_make_a_record_each_taken_once_its_type_can_hold_it(here: Desk, answer: Answer) -> None:
    answer(
        *("50010000", "50010000-12", "", "โครงการสมมุติ", "2023", "2566"),
        *("1/10/2565", "2022-10-01", "2023-09-30", "400,000", "400000", ""),
        *("", "ฝ่ายทดสอบ", ""),  # the agency is known by the id
        *("นายสมมุติ ทดลอง", "0000", "", "", "ริมคลองขาดร่มเงา", "เพื่อเพิ่มร่มเงา", "เพื่อลดความร้อน", "", ""),
        *("", "", "๑.๑.๑ เมืองร่มรื่น", ""),
        *("2022-11-01", "สำรวจ", "20.00", "0", "ใช่", "true", "false", ""),
    )
    assert main(["new"]) == 0
    assert here.read(FILE) == (
        "# yaml-language-server: $schema=../../schema/record.schema.json\n"
        "id: 50010000-12\ntitle: โครงการสมมุติ\nfiscal_year: 2566\nstart_date: 2022-10-01\nend_date: 2023-09-30\n"
        "budget_allocated: 400000\nagency:\n- สำนักงานเขตสมมุติ\n- ฝ่ายทดสอบ\n"
        "responsible_officer:\n  name: นายสมมุติ ทดลอง\n  phone: '0000'\nrationale: ริมคลองขาดร่มเงา\n"
        "objectives:\n- เพื่อเพิ่มร่มเงา\n- เพื่อลดความร้อน\nstrategy:\n  goal: ๑.๑.๑ เมืองร่มรื่น\n"
        "rounds:\n- number: 1\n  date: 2022-11-01\n  narrative: สำรวจ\n  progress_percent: 20.00\n  disbursed: 0\n"
        "  on_plan: true\n  on_target: false\n"
    )
    assert main(["check"]) == 0


def test_an_agency_that_the_register_has_under_nearly_this_name_is_offered(here: Desk, answer: Answer) -> None:
    answer("99990000-1", "ชื่อ", "2566", *[""] * 4, "สำนักงานเขตสมมุต", *[""] * 20)
    assert main(["new"]) == 0
    assert "agency:\n- สำนักงานเขตสมมุติ\n" in here.read("projects/2566/99990000-1.yaml")


def test_values_given_are_not_asked_for_and_items_keep_their_order(here: Desk) -> None:
    values = ("rounds.2.date=2023-01-09", "rounds.1.date=2022-11-01", "objectives.2=ข", "objectives.1=ก = a")
    assert main(["new", *NEEDED, *values]) == 0
    made = here.read(FILE)
    assert "objectives:\n- ก = a\n- ข\n" in made
    assert made.index("number: 1") < made.index("number: 2")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ([*NEEDED, "rounds.1.dat=2022-11-01"], 2, "did you mean “rounds.1.date”?"),
        ([*NEEDED, "agency=x"], 2, "a record has no field “agency”"),
        ([*NEEDED, "source.file=reports/x"], 2, "a record has no field “source.file”"),
        ([*NEEDED, "title"], 2, "is no FIELD=VALUE"),
        ([*NEEDED[:2]], 1, "error[missing-field] fiscal_year is missing"),
        ([*NEEDED[1:], "id=../../x"], 1, "error[invalid-id]"),
        ([*NEEDED, "budget_spent=1,200"], 1, "digits without separators, such as 1200"),
        ([*NEEDED[1:], "id=50010000-11"], 1, "is there already"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else None,
)
def test_what_cannot_be_a_record_is_told_and_nothing_written(
    here: Desk, arguments: list[str], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    here.write("projects/2566/50010000-11.yaml", "id: 50010000-11\n")
    before = {path: path.read_bytes() for path in here.root.rglob("*") if path.is_file()}
    try:
        ended = main(["new", *arguments])
    except SystemExit as stopped:
        ended = int(stopped.code or 0)
    printed = capsys.readouterr()
    assert ended == status
    assert said in printed.out + printed.err
    assert {path: path.read_bytes() for path in here.root.rglob("*") if path.is_file()} == before


def test_where_nothing_can_be_written_that_is_told(here: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("projects", "a file where a folder belongs")
    assert main(["new", *NEEDED]) == 1
    assert "cannot write it: content/projects/2566: " in capsys.readouterr().err


def test_who_stops_answering_has_written_nothing(here: Desk, answer: Answer) -> None:
    answer("50010000-12", "โครงการสมมุติ")
    assert main(["new"]) == 1
    assert not here.content.exists(FILE)
