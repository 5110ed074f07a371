"""Sums, bars, strips and their tables: re-added from the rows, equal to one another, and silent about nothing."""

import gzip
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.catalog import Catalog, CatalogEntry
from generator.model.groups import Group, add_up, by_agency, by_year
from generator.model.project import Round, Strategy
from generator.model.settings import Agency
from generator.model.summary import RoundPoint, Summary, summarise
from generator.pages.agencies import agency_pages, parent_units
from generator.pages.bars import percents
from generator.pages.comparison import side_by_side
from generator.pages.filing import filing_records
from generator.pages.home import home_page
from generator.pages.overviews import overview_pages
from generator.pages.verdicts import CHART_HEIGHT, STRIP_HEIGHT, VerdictCount, months_chart, strip
from generator.pages.words import load_words
from generator.pages.years import year_pages
from tests.datasets.built import build_files, read_csv
from tests.factories import PROJECT, RULES, make_entry, make_site
from tests.pages.rendering import TEMPLATES, Page, Pages, catalog_pages, make_studio

ROW = summarise(make_entry())
WORDS = load_words(TEMPLATES / "locale", "th")


def make_rows(count: int, agencies: int) -> tuple[Summary, ...]:
    """Return projects of one year, of many agencies with long names: every third states no money spent."""
    rows = list[Summary]()
    for number in range(count):
        code = f"{50000000 + 10000 * (number % agencies)}"
        agency = Agency(code, f"สำนักงานเขตสมมุติที่มีชื่อยาวพอสมควร {code}", f"An invented district office, {code}")
        rows.append(
            replace(
                ROW,
                id=f"{code}-{number}",
                agency=agency,
                title=f"โครงการสมมุติปรับปรุงทางเท้าและท่อระบายน้ำ ระยะที่ {number}",
                budget_allocated=Decimal(1000 + number),
                budget_spent=None if number % 3 == 0 else Decimal(number),
                rounds=tuple(point._replace(on_plan=(number + point.number) % 4 != 0) for point in ROW.rounds),
            )
        )
    return tuple(rows)


def catalog_of(*rows: Summary) -> Catalog:
    return Catalog(make_site(), tuple(CatalogEntry(row, {}) for row in rows), RULES)


def pages_of(*rows: Summary) -> Pages:
    return catalog_pages(catalog_of(*rows))


def cells_of(page: Page, caption: str) -> list[list[str]]:
    """Return the texts of a table's rows, by the id of its caption."""
    table = page.html[page.html.index(f'<caption id="{caption}"') :].partition("</table>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(unescape(re.sub(r"<[^>]*>", "", cell)).split()) for cell in row] for row in cells]


def group_of(*rows: Summary) -> Group:
    return Group("2563", 2563, rows)


# --- Money


def test_a_share_stands_only_where_every_project_states_both_amounts() -> None:
    whole = replace(ROW, budget_allocated=Decimal(200), budget_spent=Decimal(50))
    assert add_up([whole, whole]).share_spent == Decimal("25.0")
    for missing in (replace(whole, budget_spent=None), replace(whole, budget_allocated=None)):
        assert add_up([whole, missing]).share_spent is None
        assert add_up([whole, missing]).complete == 1
    assert add_up([replace(whole, budget_allocated=Decimal(0))]).share_spent is None
    assert add_up([]).share_spent is None


def test_the_sums_on_pages_are_those_of_the_rows_in_the_data() -> None:
    entries = (
        make_entry(),
        make_entry(id="02000000-1", budget_spent=None, budget_allocated=Decimal("0.10"), rounds=PROJECT.rounds[:3]),
        make_entry(id="02000000-2", budget_spent=Decimal("0.20"), budget_allocated=Decimal("0.20"), corrections=()),
        make_entry(id="02000000-3", budget_spent=Decimal(7), fiscal_year=2564, corrections=()),
    )
    files = build_files(*entries)
    pages = catalog_pages(Catalog(make_site(), tuple(CatalogEntry(summarise(e), {}) for e in entries), ()))
    for place in ("years/2563", "years/2564", "agencies/02000000", "status/cancelled", "strategies/7"):
        rows = read_csv(files[f"{place}.csv"])
        text = pages[f"{place}/index.html"].text.replace("\u00a0", " ")
        for name, label in (("allocated", "งบประมาณที่ได้รับ"), ("spent", "ใช้ไป"), ("returned", "แจ้งส่งคืน")):
            stated = [Decimal(row[f"budget_{name}_thb"]) for row in rows if row[f"budget_{name}_thb"]]
            amount = WORDS.baht(sum(stated, Decimal(0))) if stated else "ไม่ทราบ"
            assert amount
            said = f"{label} {amount} ทราบ {len(stated)} จาก {len(rows)} โครงการ"
            assert said.replace("\u00a0", " ") in text, place


def test_the_longest_bar_is_that_of_the_largest_amount() -> None:
    rows = side_by_side(by_agency(make_rows(12, 4)))
    longest = max(rows, key=lambda row: row.totals.allocated.amount or 0)
    assert longest.allocated == 100
    for row in rows:
        assert row.allocated is not None
        assert row.totals.allocated.amount is not None
        assert longest.totals.allocated.amount is not None
        assert abs(row.allocated - float(row.totals.allocated.amount / longest.totals.allocated.amount) * 100) < 0.01


@given(st.lists(st.none() | st.decimals(-100, 10**12, places=2), max_size=20))
def test_bars_stay_in_their_drawing_and_none_is_drawn_for_nothing(values: list[Decimal | None]) -> None:
    lengths = percents(values)
    assert [length is not None for length in lengths] == [value is not None and value > 0 for value in values]
    assert all(0 < length <= 100 for length in lengths if length is not None)


def test_the_parts_of_a_bar_of_progress_fill_it_and_are_the_counts_of_the_table() -> None:
    rows = tuple(replace(ROW, id=f"01000000-{n}", progress_percent=Decimal(n * 20)) for n in range(6))
    row = side_by_side(by_year(rows))[0]
    assert round(sum(width for _, _, width in row.bands)) == 100
    assert {name: round(width * 6 / 100) for name, _, width in row.bands} == {
        "none": 1,
        "begun": 2,
        "most": 2,
        "all": 1,
    }
    page = pages_of(*rows)["years/index.html"]
    assert cells_of(page, "progress-years")[1] == ["2563", "1", "2", "2", "1", "0", "6"]
    assert "ครบ 100% แล้ว 1 จาก 6 โครงการ" in page.text


# --- Reports by month

DAYS = st.dates(date(2018, 1, 1), date(2021, 12, 31))
POINTS = st.lists(st.tuples(st.none() | DAYS, st.sampled_from([True, False, None])), max_size=40)


@given(POINTS)
def test_every_report_stands_in_a_month_or_is_said_to_stand_in_none(
    points: list[tuple[date | None, bool | None]],
) -> None:
    rounds = tuple(RoundPoint(number, day, None, on_plan) for number, (day, on_plan) in enumerate(points, 1))
    made = strip(2563, group_of(replace(ROW, rounds=rounds)))
    assert made.total.total + made.unplaced == len(points)
    inside = [on_plan for day, on_plan in points if day and date(2019, 10, 1) <= day <= date(2020, 9, 30)]
    assert made.total == VerdictCount(inside.count(True), inside.count(False), inside.count(None))


@given(st.lists(st.builds(VerdictCount, *[st.integers(0, 500)] * 3), min_size=12, max_size=12))
def test_cells_and_columns_are_filled_in_proportion_and_none_is_drawn_for_nothing(months: list[VerdictCount]) -> None:
    made = replace(strip(2563, group_of()), months=tuple(months))
    filled = [0] * 12
    for path in made.cells.values():
        for x, top, tall in re.findall(r"M(\d+) (\d+)h8v(\d+)h-8z", path):
            assert 0 <= int(top) < int(top) + int(tall) <= STRIP_HEIGHT
            filled[int(x) // 10] += int(tall)
    for tall, count in zip(filled, months, strict=True):
        assert (tall == 0) == (count.total == 0)
        assert tall == 0 or abs(tall - STRIP_HEIGHT) <= 2
    most = max(count.total for count in months)
    for column in months_chart(months).columns:
        height = sum(tall for _, _, tall in column.parts)
        assert all(top >= -0.2 for _, top, _ in column.parts)
        assert height == 0 if not column.count.total else height >= CHART_HEIGHT * column.count.total / most - 0.3


def test_the_chart_of_a_year_its_words_and_its_table_are_one_count() -> None:
    rows = [*make_rows(9, 3), replace(ROW, id="50000000-99", rounds=(RoundPoint(1, date(2021, 5, 5), None, None),))]
    page = pages_of(*rows)["years/2563/index.html"]
    table = cells_of(page, "months-table")
    by_month = list(zip(*(row[1:13] for row in table[1:]), strict=True))
    desc = re.search(r'<desc id="months-text">(.*?)</desc>', page.html)
    assert desc
    told = [tuple(re.findall(r"\d+", part)) for part in desc[1].split("; ")]
    assert told == by_month
    assert re.findall(r'<text class="amount"[^>]*>(\d+)</text>', page.html) == [str(sum(map(int, m))) for m in by_month]
    strips = cells_of(page, "strips-table")[1:]
    for month in range(1, 13):
        cells = [tuple(map(int, row[month].split("/"))) for row in strips if row[month] != "–"]
        assert tuple(str(sum(counts)) for counts in zip(*cells, strict=True)) == by_month[month - 1]
    assert [row[-1] for row in strips] == ["–", "–", "–", "1"]
    assert "อีก 1 รอบไม่ทราบวันที่" in page.text.replace("\u00a0", " ")
    said = re.findall(
        r"รายงาน (\d+) รอบ: ตามแผน (\d+) · ไม่ตามแผน (\d+) · ไม่ระบุ (\d+)", page.text.replace("\u00a0", " ")
    )
    for words, row in zip(said, strips[:3], strict=True):
        counts = [tuple(map(int, cell.split("/"))) for cell in row[1:13] if cell != "–"]
        assert tuple(map(int, words[1:])) == tuple(map(sum, zip(*counts, strict=True)))
        assert int(words[0]) == sum(map(sum, counts))


# --- Agencies


def test_what_an_agency_filed_stands_beside_a_yardstick_that_is_called_ours() -> None:
    whole_form = replace(ROW, id="01000000-3", rounds=(), on_plan_rounds=0, off_plan_rounds=0)
    rows = (ROW, replace(ROW, id="01000000-2", rounds=ROW.rounds[:3], on_plan_rounds=2, off_plan_rounds=0), whole_form)
    (record,) = filing_records(rows)
    assert (record.projects, record.filed, record.expected) == (2, 15, 24)
    assert record.verdicts == VerdictCount(7, 7, 1)
    assert record.flags == 3 * sum(count for _, count in ROW.flags)
    page = pages_of(*rows)["agencies/01000000/index.html"]
    assert cells_of(page, "filing-table")[1] == ["2563", "2", "15", "24", "7", "7", "1", str(record.flags)]
    assert "เกณฑ์นี้เป็นของเรา เอกสารไม่ได้กำหนดไว้" in page.text


def test_a_project_that_has_not_reported_yet_owes_its_rounds() -> None:
    (record,) = filing_records([replace(ROW, rounds=(), progress_percent=None, on_plan_rounds=0, off_plan_rounds=0)])
    assert (record.projects, record.filed, record.expected) == (1, 0, 12)


def test_the_units_above_an_agency_are_those_that_most_reports_print() -> None:
    agency = Agency("01000000", "กองทดลอง", aliases=("กองทดสอบ",))
    chains = [("สำนักหนึ่ง", "กองทดลอง"), ("สำนักหนึ่ง", "กองทดสอบ", "งาน"), ("กองทดลอง",), ("อื่น",), ()]
    rows = [replace(ROW, agency_path=chain) for chain in chains]
    assert parent_units(agency, rows) == ("สำนักหนึ่ง",)
    assert parent_units(agency, rows[2:]) == ()
    page = pages_of(*(replace(row, agency=agency) for row in rows[:2]))["agencies/01000000/index.html"]
    assert "สำนักหนึ่ง · รหัสหน่วยงาน 01000000" in page.text


# --- States of all sizes


@pytest.mark.parametrize(
    "thin",
    [
        {"rounds": ()},
        {"budget_allocated": None, "budget_spent": None, "rounds": PROJECT.rounds[:1]},
        {"rounds": (Round(1),)},
        {"strategy": Strategy(), "agency": (), "source": None},
    ],
    ids=["no rounds", "no money", "a round of nothing", "nothing else"],
)
def test_a_site_of_one_thin_project_has_its_pages(thin: dict[str, Any]) -> None:
    pages = pages_of(summarise(make_entry(corrections=(), flags=(), **thin)))
    for path in ("", "overview/", "years/", "years/2563/", "agencies/", "agencies/01000000/", "status/", "strategies/"):
        page = pages[f"{path}index.html"]
        assert "None" not in page.text
        assert page.ids == list(dict.fromkeys(page.ids))


def test_pages_of_sixty_agencies_are_light_and_fold_what_is_long() -> None:
    catalog = catalog_of(*make_rows(600, 60))
    shown = (home_page, overview_pages, agency_pages, year_pages)
    files = {file.path: file.content for page in shown for file in page(catalog, make_studio())}
    # With fonts and styles 50 KB come to these; a list may have 110 KB, the front page 90.
    most = {"": 15, "overview/": 15, "overview/off-plan/": 20, "agencies/": 30, "years/2563/": 45}
    for path, kilobytes in most.items():
        for prefix in ("", "en/"):
            size = len(gzip.compress(files[f"{prefix}{path}index.html"]))
            assert size <= 1000 * kilobytes, f"{prefix}{path} has {size} bytes"
    year = files["years/2563/index.html"].decode()
    assert year.count('<svg class="strip"') == 60
    assert '<details class="more" open>' not in year
    home = files["index.html"].decode().replace("\u00a0", " ")
    assert home.index("ดูทั้งหมด 60 รายการ") < home.index("agencies/50000000/")


def test_beside_every_sum_of_a_table_stands_how_many_projects_state_it() -> None:
    page = pages_of(*make_rows(12, 4))["agencies/index.html"]
    for row in cells_of(page, "money-agencies")[1:]:
        assert [re.search(r"ทราบ (\d+)/(\d+)$", cell) is not None for cell in row[2:6]] == [True] * 4
        assert row[6] == "–", "a share of what not every project states"
