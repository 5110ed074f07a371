"""The search page and the search boxes as a reader meets them, on the sample's site."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A desktop reader; any script error fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="th-TH", accept_downloads=True)
    page, errors = context.new_page(), list[str]()
    page.set_default_timeout(8_000)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def found(page: Page) -> int:
    """Wait until the search is done, and return the number of projects that it says were found."""
    results = page.locator('[data-search-state="ready"]')
    expect(results).to_have_count(1)
    return int(results.get_attribute("data-search-count") or "-1")


def keys(page: Page) -> list[str]:
    found(page)
    return [hit.get_attribute("data-project") or "" for hit in page.locator("[data-project]").all()]


def rows(sample: Path) -> list[dict[str, str]]:
    with (sample / "data/projects.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("asked", "column", "value"),
    [
        ("fiscal_year=2563", "fiscal_year_be", "2563"),
        ("agency=50130000", "agency_code", "50130000"),
        ("status=cancelled", "status", "cancelled"),
    ],
)
def test_filters_alone_list_exactly_the_projects_that_have_them(
    reader: Page, sample_url: str, sample: Path, asked: str, column: str, value: str
) -> None:
    reader.goto(f"{sample_url}search/?{asked}")
    expected = {f"{row['fiscal_year_be']}/{row['project_id']}" for row in rows(sample) if row[column] == value}
    assert set(keys(reader)) == expected
    assert found(reader) == len(expected)


def test_the_count_beside_a_choice_is_what_the_choice_gives(reader: Page, sample_url: str) -> None:
    reader.goto(f"{sample_url}search/?q=โครงการ")
    found(reader)
    for choice in ("filter-status-cancelled", "filter-fiscal_year-2566"):
        box = reader.locator(f"[id='{choice}']")
        count = re.search(r"[0-9]+", box.locator("xpath=..").locator(".count").inner_text())
        assert count
        box.check()
        expect(reader.locator(f'[data-search-count="{count[0]}"]')).to_have_count(1)
        expect(box).to_be_focused()
        reader.get_by_role("button", name="ล้างตัวกรองทั้งหมด").click()
        expect(reader.locator(".chip")).to_have_count(0)
        found(reader)


def test_choices_stand_in_the_address_and_go_back(reader: Page, sample_url: str) -> None:
    reader.goto(f"{sample_url}search/?q=โครงการ")
    everything = found(reader)
    reader.locator("[id='filter-fiscal_year-2566']").check()
    expect(reader).to_have_url(re.compile("fiscal_year=2566"))
    assert 0 < found(reader) < everything
    reader.get_by_role("button", name="นำตัวกรองออก: ปีงบประมาณ พ.ศ.").click()
    expect(reader).not_to_have_url(re.compile("fiscal_year"))
    expect(reader.locator("#search-status")).to_be_focused()  # the button is gone, the focus is not lost
    reader.go_back()
    expect(reader.locator(".chip")).to_have_count(1)
    reader.reload()
    expect(reader.locator(".chip")).to_have_count(1)


def test_the_order_is_that_of_the_amounts(reader: Page, sample_url: str, sample: Path) -> None:
    reader.goto(f"{sample_url}search/?agency=50130000")
    found(reader)
    reader.locator("#search-sort").select_option("allocation")
    expect(reader).to_have_url(re.compile("sort=allocation"))
    amounts = {f"{row['fiscal_year_be']}/{row['project_id']}": row["budget_allocated_thb"] for row in rows(sample)}
    shown = [float(amounts[key] or -1) for key in keys(reader)]
    assert shown == sorted(shown, reverse=True)


def test_a_hit_leads_to_its_place_and_the_words_are_marked_there(reader: Page, sample_url: str) -> None:
    reader.goto(f"{sample_url}search/?q=ขอชะลอโครงการ")
    assert found(reader)
    reader.locator("[data-project] a").first.click()
    expect(reader).to_have_url(re.compile(r"/projects/[0-9]{4}/[0-9-]+/\?q=.*#round-[0-9]+$"))
    expect(reader.locator("main mark.search-mark").first).to_have_text("ขอชะลอโครงการ")


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_what_was_found_is_downloaded_as_the_sites_own_rows(
    reader: Page, sample_url: str, sample: Path, kind: str
) -> None:
    reader.goto(f"{sample_url}search/?q=คลอง&status=cancelled")
    wanted = set(keys(reader))
    assert wanted
    with reader.expect_download() as waited:
        reader.locator(f"[data-download={kind}]").click()
    expect(reader.locator(f"[data-download={kind}]")).to_be_focused()
    assert re.fullmatch(rf"projects_คลอง_status=cancelled\.{kind}", waited.value.suggested_filename)
    content = Path(waited.value.path()).read_text("utf-8")
    if kind == "csv":
        assert content.startswith("\ufeffproject_id,")
        got = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline="")))
        own = {f"{row['fiscal_year_be']}/{row['project_id']}": row for row in rows(sample)}
        assert all(row == own[f"{row['fiscal_year_be']}/{row['project_id']}"] for row in got)
    else:
        told = json.loads(content)
        got = told["projects"]
        assert all(isinstance(row["budget_allocated_thb"], int | float) for row in got)
        assert (told["count"], "status=cancelled" in told["url"]) == (len(wanted), True)
    assert {f"{row['fiscal_year_be']}/{row['project_id']}" for row in got} == wanted


def test_no_title_that_is_downloaded_is_a_formula(reader: Page, sample_url: str, sample: Path) -> None:
    (formula,) = [row for row in rows(sample) if row["title"].startswith("=")]
    reader.goto(f"{sample_url}search/?q={formula['project_id']}")
    with reader.expect_download() as waited:
        reader.locator("[data-download=csv]").click()
    content = Path(waited.value.path()).read_text("utf-8-sig")
    (got,) = csv.DictReader(io.StringIO(content, newline=""))
    assert got == formula | {"title": f"'{formula['title']}"}


def test_a_misspelling_finds_nothing_and_says_what_may_have_been_meant(reader: Page, sample_url: str) -> None:
    reader.goto(f"{sample_url}search/?q=ทางเทา")
    assert found(reader) == 0
    offer = reader.locator("#search-offers a").first
    expect(offer).to_have_text("ทางเท้า")
    count = re.search(r"[0-9]+", reader.locator("#search-offers .count").first.inner_text())
    offer.click()
    assert count
    expect(reader.locator(f'[data-search-count="{count[0]}"]')).to_have_count(1)


def test_a_box_completes_what_is_typed_and_esc_gives_it_back(reader: Page, sample_url: str) -> None:
    asked = list[str]()
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(f"{sample_url}about/")
    reader.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search-index" in url or "engine.js" in url]
    reader.keyboard.press("/")
    box = reader.locator("#site-search")
    expect(box).to_be_focused()
    reader.keyboard.type("มีนบุรี", delay=10)
    options = reader.locator("[role=option]")
    expect(options.first).to_contain_text("มีนบุรี")
    expect(box).to_have_attribute("aria-expanded", "true")
    reader.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    reader.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("มีนบุรี")
    reader.keyboard.type(" ", delay=10)
    expect(options.first).to_be_visible()
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(re.compile(r"/(agencies/50130000|projects/[0-9]{4}/[0-9-]+)/$"))


def test_the_tab_key_leaves_a_box_with_its_list_open_for_the_button_behind_it(reader: Page, sample_url: str) -> None:
    reader.set_viewport_size({"width": 320, "height": 300})  # the list scrolls
    reader.goto(f"{sample_url}search/")
    reader.locator("#q").press_sequentially("โครงการ")
    scrolls = "list => list.scrollHeight > list.clientHeight"
    expect(reader.locator("[role=option]").nth(7)).to_be_attached()
    assert reader.locator("[role=listbox]").evaluate(scrolls)
    reader.keyboard.press("Tab")
    expect(reader.locator("#search-form button")).to_be_focused()
    expect(reader.locator("[role=listbox]")).to_be_hidden()


def test_a_year_that_stands_in_no_text_is_offered_as_a_filter_with_its_count(reader: Page, sample_url: str) -> None:
    """Fiscal year 2568 is 2025 to others, and no text of the sample has that."""
    reader.goto(f"{sample_url}search/?q=2025")
    assert found(reader) == 0
    offers = reader.locator("#search-offers p", has_text="ดูเฉพาะ")
    count = int(re.sub(r"[^0-9]", "", offers.locator(".count").first.inner_text()))
    offers.locator("a").first.click()
    expect(reader).to_have_url(re.compile("fiscal_year=2568"))
    assert found(reader) == count > 0


def test_a_box_that_is_only_passed_offers_nothing(reader: Page, sample_url: str) -> None:
    reader.goto(f"{sample_url}search/?q=โครงการ")
    found(reader)
    reader.locator("#q").focus()
    expect(reader.locator("#q")).to_have_role("combobox")  # it has its list
    reader.wait_for_load_state("networkidle")
    expect(reader.locator("[role=listbox]")).to_be_hidden()


def test_the_shortcut_can_be_switched_off(reader: Page, sample_url: str) -> None:
    reader.goto(f"{sample_url}search/")
    reader.locator("#search-shortcut").uncheck()
    reader.goto(f"{sample_url}about/")
    reader.keyboard.press("/")
    expect(reader.locator("#site-search")).not_to_be_focused()


def test_the_english_pages_search_the_same_index(reader: Page, sample_url: str) -> None:
    reader.goto(f"{sample_url}en/search/?q=คลอง")
    english = keys(reader)
    expect(reader.locator("#search-status")).to_contain_text("found")
    reader.goto(f"{sample_url}search/?q=คลอง")
    assert keys(reader) == english
