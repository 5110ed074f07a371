"""Lists of projects: their orders, what they can be narrowed by, and that the counts add up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from generator.model.summary import Summary, summarise
from generator.pages.facets import Choice, facets
from generator.pages.listing import Slice, slices
from generator.pages.orders import ORDERS
from generator.pages.paging import PAGE_SIZE
from tests.factories import make_catalog, make_entry
from tests.pages.rendering import Pages, catalog_pages

ROW = summarise(make_entry(id="01000000-1"))
ROWS = (
    replace(ROW, title="โครงการขยาย", budget_allocated=Decimal(5), budget_unexplained=None),
    replace(ROW, id="01000000-2", title="โครงการเก็บขยะ", budget_allocated=None, budget_unexplained=Decimal(-3)),
    replace(ROW, id="01000000-3", title="โครงการคลอง", budget_allocated=Decimal(70), budget_unexplained=Decimal(9)),
    replace(ROW, id="02000000-4", title="โครงการแก้มลิง", last_report_date=date(2020, 9, 30), fiscal_year=2564),
    replace(ROW, id="02000000-5", title="โครงการกวาดถนน", last_report_date=None, budget_allocated=Decimal(70)),
)


def ids(rows: list[Summary]) -> str:
    return "".join(row.id[-1] for row in rows)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("last-report", "41235"),
        ("allocation", "43512"),
        ("unexplained", "45321"),
        ("title", "52413"),  # by consonant, whatever vowel is written before it: ก ข ค
    ],
)
def test_a_list_is_read_in_the_order_that_its_name_says(name: str, expected: str) -> None:
    order = next(order for order in ORDERS if order.name == name)
    rows = tuple(replace(row, budget_allocated=Decimal(100)) if row.id[-1] == "4" else row for row in ROWS)
    assert ids(order.arrange(rows)) == expected
    assert ids(order.arrange(rows[::-1])) == expected


def test_each_order_of_the_whole_list_has_pages_of_its_own() -> None:
    pages = catalog_pages(make_catalog(*(make_entry(id=f"01000000-{number}") for number in range(PAGE_SIZE + 1))))
    for folder in ("", "by-allocation/", "by-unexplained/", "by-title/"):
        first, second = (pages[f"projects/{folder}{rest}index.html"] for rest in ("", "page/2/"))
        assert len(first.find("li", class_="card")) == PAGE_SIZE
        assert len(second.find("li", class_="card")) == 1
        assert "./" in {attrs["href"] for attrs in first.find("a", aria_current="true")}


def test_a_shorter_list_is_ordered_and_narrowed_on_the_search_page() -> None:
    pages = make_pages()
    links = pages["agencies/01000000/index.html"].links
    assert "../../search/?agency=01000000&sort=allocation" in links
    assert "../../search/?agency=01000000&fiscal_year=2564" in links
    assert "../../en/search/?agency=01000000&status=cancelled" not in links
    assert "../../search/?agency=01000000&fiscal_year=2564" in pages["en/agencies/01000000/index.html"].links


def make_pages() -> Pages:
    return catalog_pages(
        make_catalog(make_entry(), make_entry(id="01000000-9", fiscal_year=2564), make_entry(id="02000000-9"))
    )


def test_the_whole_list_narrows_to_pages_that_need_no_script() -> None:
    links = make_pages()["projects/index.html"].links
    assert {"../agencies/01000000/", "../years/2564/"} <= set(links)
    assert not [link for link in links if "search/?" in link]


def test_counts_of_a_facet_whose_values_exclude_each_other_add_up() -> None:
    found = {facet.name: facet for facet in facets(ROWS)}
    assert {option.path: option.count for option in found["fiscal_year"].options} == {
        "years/2564/": 1,
        "years/2563/": 4,
    }
    assert sum(option.count for option in found["fiscal_year"].options) == len(ROWS)


def test_what_all_projects_share_narrows_nothing() -> None:
    assert [facet.name for facet in facets(ROWS[:1])] == []
    assert "status" not in {facet.name for facet in facets(ROWS)}


def test_a_choice_made_is_not_offered_again_and_stays_in_every_link() -> None:
    found = facets(ROWS, Choice("agency", "02000000"))
    assert "agency" not in {facet.name for facet in found}
    assert all("agency=02000000" in option.path for facet in found for option in facet.options)


def test_an_empty_list_has_one_page() -> None:
    assert [(part.number, part.count, part.total) for part in slices((), "projects/")] == [(1, 1, 0)]
    assert "ยังไม่มีโครงการ" in catalog_pages(make_catalog())["projects/index.html"].text


def test_the_address_of_an_order_is_read_by_the_search_page_too() -> None:
    part = next(slices(ROWS, "years/2563/", choice=Choice("fiscal_year", "2563")))
    assert {order.name: path for order, path in part.orders} == {
        "last-report": "years/2563/",
        "allocation": "search/?fiscal_year=2563&sort=allocation",
        "unexplained": "search/?fiscal_year=2563&sort=unexplained",
        "title": "search/?fiscal_year=2563&sort=title",
    }


@pytest.mark.parametrize(
    ("number", "count", "expected"),
    [
        (1, 1, (1,)),
        (1, 2, (1, 2)),
        (1, 40, (1, 2, None, 40)),
        (7, 40, (1, None, 6, 7, 8, None, 40)),
        (2, 4, (1, 2, 3, 4)),
        (40, 40, (1, None, 39, 40)),
    ],
)
def test_the_way_to_other_pages_leaves_no_gap_of_nothing(
    number: int, count: int, expected: tuple[int | None, ...]
) -> None:
    assert Slice(number, count, "projects/", (), 0).steps == expected
