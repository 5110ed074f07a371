"""One number everywhere: what the built pages show is what the CSV and the JSON hold, read as a reader would."""

import csv
import json
import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import html

Row = dict[str, str]
SUMS = {
    "งบประมาณที่ได้รับ": "budget_allocated_thb",
    "ใช้ไป": "budget_spent_thb",
    "แจ้งส่งคืน": "budget_returned_thb",
    "เอกสารไม่ได้อธิบาย": "budget_unexplained_thb",
    "ยอดเบิกใช้ทุกรอบรวมกัน": "disbursed_total_thb",
}
NOT_KNOWN = ("เอกสารไม่ระบุ", "คำนวณไม่ได้", "อ่านไม่ได้")
_AMOUNT = re.compile(r"(−?[0-9,]+(?:\.[0-9]+)?) บาท")


def table(site: Path, name: str) -> list[Row]:
    with (site / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key_of(row: Row) -> str:
    return f"{row['fiscal_year_be']}/{row['project_id']}"


@pytest.fixture(scope="module")
def projects(sample: Path) -> dict[str, Row]:
    return {key_of(row): row for row in table(sample, "projects")}


@pytest.fixture(scope="module")
def rounds(sample: Path) -> dict[str, list[Row]]:
    found = defaultdict[str, list[Row]](list)
    for row in table(sample, "rounds"):
        found[key_of(row)].append(row)
    return found


def page(site: Path, path: str) -> Any:
    return html.fromstring((site / path / "index.html").read_text("utf-8"))


def text(element: Any) -> str:
    return " ".join(element.text_content().replace("\u00a0", " ").split())


def shown(amount: str) -> str:
    """Return an amount of a data file as pages write it: 12,000,000 or 9,603,371.83."""
    number = Decimal(amount)
    return (f"{number:,.0f}" if number == number.to_integral_value() else f"{number:,.2f}").replace("-", "−")


def test_the_money_of_every_page_is_that_of_the_rows(sample: Path, projects: dict[str, Row]) -> None:
    assert len(projects) > 40
    for key, row in projects.items():
        sums = {
            text(pair.find("dt")): text(pair.find("dd"))
            for pair in page(sample, f"projects/{key}").xpath('//dl[contains(@class, "sums")]/div')
        }
        for label, column in SUMS.items():
            if row[column]:
                assert sums[label].startswith(f"{shown(row[column])} บาท"), (key, label)
            else:
                assert label not in sums or any(words in sums[label] for words in NOT_KNOWN), (key, label)


def test_the_rounds_of_every_page_are_those_of_the_rows(sample: Path, rounds: dict[str, list[Row]]) -> None:
    verdicts = {"true": "เป็นไปตามแผน", "false": "ไม่เป็นไปตามแผน", "": "ไม่ระบุว่าเป็นไปตามแผนหรือไม่"}
    for key, rows in rounds.items():
        found = page(sample, f"projects/{key}").xpath('//section[@aria-labelledby="progress-table"]//tbody/tr')
        assert len(found) == len(rows), key
        for line, row in zip(found, rows, strict=True):
            number, _, progress, _, disbursed, cumulative, on_plan, _ = (text(cell) for cell in line)
            assert number == row["round"]
            if row["progress_percent"]:
                assert Decimal(progress.rstrip("%").replace(",", "").replace("−", "-")) == Decimal(
                    row["progress_percent"]
                )
            for words, column in ((disbursed, "disbursed_thb"), (cumulative, "disbursed_cumulative_thb")):
                assert not row[column] or words == f"{shown(row[column])} บาท", (key, number, column)
            assert on_plan == verdicts[row["on_plan"]], (key, number)


def test_a_chart_says_what_its_table_says(sample: Path, rounds: dict[str, list[Row]]) -> None:
    told = 0
    for key, rows in rounds.items():
        described = page(sample, f"projects/{key}").xpath('//*[@id="progress-text"]')
        drawn = [row for row in rows if row["date"] and row["progress_percent"]]
        if described:
            told += 1
            said = re.findall(r"(−?[0-9.,]+)%", text(described[0]))
            ends = [f"{Decimal(row['progress_percent']).normalize():f}" for row in (drawn[0], drawn[-1])]
            assert said[:2] == ends, key
            off_plan = ", ".join(row["round"] for row in drawn if row["on_plan"] == "false")
            assert off_plan in text(described[0]), key
    assert told > 30


def test_the_lead_sentence_has_no_number_that_the_data_lacks(sample: Path, projects: dict[str, Row]) -> None:
    for key, row in projects.items():
        lead = text(page(sample, f"projects/{key}").xpath('//p[@class="lead"]')[0])
        known = {shown(row[column]) for column in SUMS.values() if row[column]}
        assert set(_AMOUNT.findall(lead)) <= known, key


def test_the_json_of_a_project_is_its_row(sample: Path, projects: dict[str, Row]) -> None:
    amounts = {
        "budget_allocated_thb": "budget_allocated",
        "budget_spent_thb": "budget_spent",
        "budget_returned_thb": "budget_returned",
        "budget_unexplained_thb": "budget_unexplained",
        "disbursed_total_thb": "disbursed_total",
    }
    everything = json.loads((sample / "data/projects.json").read_text("utf-8"), parse_float=Decimal)
    whole = everything["projects"] if isinstance(everything, dict) else everything
    assert len(whole) == len(projects)
    for key, row in projects.items():
        told = json.loads((sample / f"projects/{key}.json").read_text("utf-8"), parse_float=Decimal)
        assert told in whole
        for column, name in amounts.items():
            number = {**told, **told["facts"]}.get(name)
            assert (None if number is None else Decimal(number)) == (Decimal(row[column]) if row[column] else None), key


@pytest.mark.parametrize(("folder", "column"), [("agencies", "agency_code"), ("years", "fiscal_year_be")])
def test_sums_are_those_of_the_rows_with_how_many_are_known(
    sample: Path, projects: dict[str, Row], folder: str, column: str
) -> None:
    for code in {row[column] for row in projects.values()}:
        rows = [row for row in projects.values() if row[column] == code]
        found = {
            text(pair.find("dt")): text(pair.find("dd"))
            for pair in page(sample, f"{folder}/{code}").xpath('//dl[contains(@class, "totals")]/div')
        }
        for label, amount in list(SUMS.items())[:4]:
            known = [Decimal(row[amount]) for row in rows if row[amount]]
            start = f"{shown(str(sum(known)))} บาท" if known else "ไม่ทราบ"
            assert found[label].startswith(start), (code, label)
            assert f"ทราบ {len(known)} จาก {len(rows)} โครงการ" in found[label], (code, label)
