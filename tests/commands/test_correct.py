"""`correct` puts what is right into the ledger, and touches nothing else in it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.model.project import Correction
from generator.records import load_corrections, rewrite_ledger
from tests.commands.conftest import Answer
from tests.conftest import Desk

ID, LEDGER = "50010000-11", "corrections/2566/50010000-11.yaml"
REASONED = ("--reason", "ตามหนังสือของเขต", "--date", "2026-01-01")
OLD = """\
# บันทึกของผู้ดูแล
  # written by hand
  - field: title   # the sign says so
    from: "ริมคลอง"
    to: ริมน้ำ
    reason: >-
      ป้ายโครงการ
      พิมพ์อีกแบบ
    date: 2026-01-01

  # about round 2
  - {field: rounds.2.narrative, from: '40', to: '14', reason: นับใหม่, date: 2026-01-01}
# the end"""
ADDED = """
  - field: budget_spent
    from: 100000
    to: 120000.50
    reason: ตามหนังสือของเขต
    date: 2026-01-01
"""


@pytest.fixture
def corrected(here: Desk) -> Desk:
    here.report()
    main(["convert"])
    here.write(LEDGER, OLD)
    return here


def test_a_first_correction_makes_a_ledger_that_check_takes(here: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    here.report()
    main(["convert"])
    capsys.readouterr()
    assert main(["correct", ID, "rounds.2.progress_percent", "--to", "50", *REASONED]) == 0
    said = capsys.readouterr().out
    assert "content/reports/2566/50010000-11.txt:" in said
    assert "rounds.2.progress_percent\n  - 60.00\n  + 50\n" in said
    assert here.read(LEDGER) == (
        "# yaml-language-server: $schema=../../schema/corrections.schema.json\n- field: rounds.2.progress_percent\n"
        "  from: 60.00\n  to: 50\n  reason: ตามหนังสือของเขต\n  date: 2026-01-01\n"
    )
    assert main(["check", "--strict"]) == 0


def test_what_stands_in_a_ledger_stays_as_it_was_written(corrected: Desk) -> None:
    assert main(["correct", ID, "budget_spent", "--to", "120000.50", *REASONED]) == 0
    assert corrected.read(LEDGER) == OLD + ADDED
    assert main(["correct", ID, "title", "--from", "ริมคลอง", "--to", "ริมแม่น้ำ", "--replace", *REASONED]) == 0
    kept = OLD[: OLD.index("  - field: title")] + OLD[OLD.index("\n  # about") :] + ADDED
    assert corrected.read(LEDGER).startswith(kept)
    assert corrected.read(LEDGER).count("field: title") == 1


def test_a_ledger_keeps_the_line_ends_it_has(corrected: Desk) -> None:
    corrected.write(LEDGER, OLD.replace("\n", "\r\n"))
    assert main(["correct", ID, "budget_spent", "--to", "120000.50", *REASONED]) == 0
    assert corrected.content.path(LEDGER).read_bytes() == (OLD + ADDED).replace("\n", "\r\n").encode()


def test_what_is_missing_is_asked_for_until_it_can_be_taken(corrected: Desk, answer: Answer) -> None:
    answer("9/1/2566", "2023-01-10", "", "ดูใบเสร็จ", "นายสมมุติ ทดลอง")
    assert main(["correct", f"2566/{ID}", "rounds.2.date", "--date", "2026-01-01"]) == 0
    assert corrected.read(LEDGER).endswith(
        "  - field: rounds.2.date\n    from: 2023-01-09\n    to: 2023-01-10\n    reason: ดูใบเสร็จ\n"
        "    date: 2026-01-01\n    by: นายสมมุติ ทดลอง\n"
    )


def test_of_a_text_a_part_is_corrected_and_a_correction_there_is_replaced_if_wanted(
    corrected: Desk, answer: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    answer("n")
    assert main(["correct", ID, "title", "--date", "2026-01-01"]) == 1
    assert corrected.read(LEDGER) == OLD
    assert f"content/{LEDGER}:3: “ริมคลอง” → “ริมน้ำ” (ป้ายโครงการ พิมพ์อีกแบบ, 2026-01-01)" in capsys.readouterr().out
    answer("y", "ไม่มีคำนี้", "ต้นไม้", "ไม้ผล", "ทดสอบ", "")
    assert main(["correct", ID, "title", "--date", "2026-01-01"]) == 0
    assert "field: title\n    from: ต้นไม้\n    to: ไม้ผล\n" in corrected.read(LEDGER)
    assert main(["check"]) == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["50010000-12", "title", "--to", "x", *REASONED], 2, "did you mean “50010000-11”?"),
        ([ID, "rounds.2.narratve", "--to", "x", *REASONED], 2, "did you mean “rounds.2.narrative”"),
        ([ID, "rounds.7.date", "--to", "2023-01-01", *REASONED], 2, "this record has no field “rounds.7.date”"),
        ([ID, "agency", "--to", "x", *REASONED], 2, "one field in it: agency.1, agency.2"),
        ([ID, "id", "--to", "50010000-12", *REASONED], 2, "the field “id” cannot be corrected"),
        ([ID, "rounds.2.number", "--to", "3", *REASONED], 2, "the field “rounds.2.number” cannot be corrected"),
        ([ID, "budget_spent", "--to", "1,200", *REASONED], 1, "digits without separators, such as 1200"),
        ([ID, "budget_spent", "--to", "100000", *REASONED], 1, "“100000” is what it says already"),
        ([ID, "rationale", "--from", "ร่มไม้", "--to", "x", *REASONED], 1, "“ร่มไม้” does not match rationale"),
        ([ID, "title", "--to", "x", *REASONED], 1, "--replace takes its place"),
        ([ID, "rationale", "--to", "x"], 2, "--to and --reason are needed"),
        ([ID, "rationale", "--to", "x", "--reason", "y", "--date", "1/1/2569"], 2, "is no date such as"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else None,
)
def test_what_cannot_be_corrected_is_told_and_nothing_written(
    corrected: Desk, arguments: list[str], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        ended = main(["correct", *arguments])
    except SystemExit as stopped:
        ended = int(stopped.code or 0)
    printed = capsys.readouterr()
    assert ended == status
    assert said in printed.out + printed.err
    assert corrected.read(LEDGER) == OLD


def test_a_value_cannot_steer_the_terminal_nor_a_link_lead_the_ledger_away(
    here: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here.write("projects/2566/50010000-12.yaml", 'id: 50010000-12\ntitle: "\\e[2Jก"\nfiscal_year: 2566\n')
    (tmp_path / "elsewhere").mkdir()
    here.content.path("corrections").symlink_to(tmp_path / "elsewhere")
    assert main(["correct", "50010000-12", "title", "--to", "ข", *REASONED]) == 1
    printed = capsys.readouterr()
    assert "\x1b" not in printed.out + printed.err
    assert "leads out of content" in printed.err
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("ledger", ["[{field: x}]", '[{"field": "title", "from": "ริมคลอง"', "- field: budget_spent\n"])
def test_a_faulty_ledger_is_mended_first(corrected: Desk, ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    corrected.write(LEDGER, ledger)
    assert main(["correct", ID, "budget_spent", "--to", "1", *REASONED]) == 1
    assert "mend these first" in capsys.readouterr().err
    assert corrected.read(LEDGER) == ledger


def test_a_ledger_in_brackets_is_left_alone(corrected: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = "[{field: title, from: ริมคลอง, to: ริมน้ำ, reason: x, date: 2026-01-01}]"
    corrected.write(LEDGER, ledger)
    assert main(["correct", ID, "budget_spent", "--to", "1", *REASONED]) == 1
    assert "write it as a list, each item behind “- ”" in capsys.readouterr().err
    assert corrected.read(LEDGER) == ledger


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n"), min_size=1).filter(
    str.strip
)


@given(st.lists(st.tuples(st.sampled_from(["title", "budget_spent", "rounds.3.date"]), WORDS, WORDS), max_size=3))
def test_any_words_put_into_a_ledger_are_read_back(entries: list[tuple[str, str, str]]) -> None:
    text = OLD
    for field, before, reason in entries:
        to = {"title": before, "budget_spent": "1200.50", "rounds.3.date": "2023-01-31"}[field]
        text = rewrite_ledger(text, remove=(), add=Correction(field, before, to, reason, date(2026, 1, 1)))
    read, faults = load_corrections(text, "")
    assert not faults
    assert [(one.field, one.before, one.reason) for one in read[2:]] == entries
    assert text.startswith(OLD)
