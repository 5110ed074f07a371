"""The pages across projects: all there, all linked, each with its twin, and safe whatever the projects hold."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from generator.diagnostics import Text
from generator.model.catalog import Catalog
from generator.model.downloads import downloads
from generator.model.entry import Entry
from generator.model.facts import Status
from generator.model.groups import add_up, by_strategy
from generator.model.settings import Agency, ProsePage
from generator.model.tables import TABLES
from generator.pages import asset_files, render_catalog
from generator.pages.data import FOR_PROGRAMS, HARVESTED
from generator.pages.markdown import prose_html
from generator.pages.orders import newest_first
from generator.pages.paging import PAGE_SIZE
from generator.pages.places import Place
from generator.pages.verdicts import month_counts
from tests.factories import CORRECTION, PROJECT, RULES, make_catalog, make_entry, make_site
from tests.pages.rendering import SAMPLE_READING, TEMPLATES, Pages, catalog_pages, make_studio, project_pages

ENTRIES = (
    make_entry(reading=SAMPLE_READING),
    make_entry(id="02000000-1", fiscal_year=2564, budget_spent=None, rounds=PROJECT.rounds[:4], corrections=()),
    make_entry(id="02000000-2", fiscal_year=2564, rounds=(), flags=()),
)


def whole_site(*entries: Entry, **settings: object) -> Pages:
    site = make_site(**settings)
    pages = catalog_pages(make_catalog(*entries, site=site))
    for entry in entries:
        pages.update(project_pages(entry, site))
    return pages


def data_files(pages: Pages) -> set[str]:
    """Return the paths of the data that these pages have beside them, and of all that there is once."""
    folders = {path.removesuffix("/index.html") for path in pages if not path.startswith("en/")}
    beside = {f"{folder}.{suffix}" for folder in folders for suffix in ("json", "csv", "yaml")}
    kinds = ("data/{}.csv", "data/excel/{}.csv", "data/{}.parquet")
    tables = {kind.format(table.name) for table in TABLES for kind in kinds}
    assets = {file.path for file in asset_files(TEMPLATES)}
    feeds = {f"{folder}/feed.xml" for folder in folders if folder.startswith("agencies/")}
    source = {"projects/2563/01000000-2456/source/01000000-2456.txt"}
    return (
        beside
        | tables
        | assets
        | feeds
        | source
        | {file.path for file in downloads()}
        | {path for path, _ in (*FOR_PROGRAMS, *HARVESTED)}
        | {"feed.xml", "corrections/feed.xml", "changes/feed.xml"}
    )


@pytest.fixture(scope="module")
def pages() -> Pages:
    return whole_site(*ENTRIES)


def test_every_page_of_the_contract_is_there(pages: Pages) -> None:
    expected = {
        *("", "projects/", "agencies/", "agencies/01000000/", "agencies/02000000/", "years/", "years/2563/"),
        *("years/2564/", "strategies/", "strategies/7/", "strategies/7.2/", "strategies/7.2.1/", "status/", "quality/"),
        *("data/", "search/", "about/", "accessibility/", "corrections/", "projects/2563/01000000-2456/"),
        *(f"status/{status}/" for status in Status),
        *(f"quality/{rule.code}/" for rule in RULES),
    }
    assert {f"{prefix}{path}index.html" for path in expected for prefix in ("", "en/")} <= pages.keys()
    assert "404.html" in pages
    assert "projects/2563/01000000-2456/source/index.html" in pages


def test_every_link_within_the_site_leads_somewhere(pages: Pages) -> None:
    beside_nothing = {(path, link) for path, link in pages.broken_links(data_files(pages)) if path != "404.html"}
    assert beside_nothing == set()


def test_every_page_has_one_heading_one_main_and_no_id_twice(pages: Pages) -> None:
    for page in pages.values():
        assert len(page.find("h1")) == 1, page.path
        assert len(page.find("main")) == 1, page.path
        assert len(page.ids) == len(set(page.ids)), page.path


def test_headings_skip_no_level(pages: Pages) -> None:
    for page in pages.values():
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False)), page.path


def test_nothing_on_a_page_needs_what_the_policy_forbids(pages: Pages) -> None:
    for page in pages.values():
        assert not any("style" in attrs or any(name.startswith("on") for name in attrs) for _, attrs in page.tags)
        assert all(
            "src" in attrs or attrs.get("type") in ("application/json", "application/ld+json")
            for attrs in page.find("script")
        )
        assert page.find("meta", http_equiv="Content-Security-Policy"), page.path


def test_all_links_are_relative_so_that_the_site_works_in_any_folder(pages: Pages) -> None:
    for page in pages.values():
        if page.path != "404.html":
            assert not [link for link in page.links if link.startswith("/")], page.path


def test_english_and_thai_pages_come_in_pairs_that_lead_to_each_other(pages: Pages) -> None:
    thai = {path for path in pages if not path.startswith("en/")}
    assert {f"en/{path}" for path in thai if path != "404.html" and "/source/" not in path} == pages.keys() - thai
    assert {"href": "../en/data/", "lang": "en", "hreflang": "en", "class": "language"} in pages[
        "data/index.html"
    ].find("a")


def test_a_site_of_one_language_has_no_twins() -> None:
    pages = whole_site(ENTRIES[0], languages=("th",))
    assert not [path for path in pages if path.startswith("en/")]
    assert not [
        attrs for page in pages.values() for _, attrs in page.tags if "hreflang" in attrs and attrs["hreflang"] != "th"
    ]
    assert pages.broken_links(data_files(pages)) - {("404.html", link) for link in pages["404.html"].links} == set()


def test_a_site_whose_first_language_is_english_serves_it_at_the_root() -> None:
    pages = whole_site(ENTRIES[0], languages=("en", "th"))
    assert pages["index.html"].find("html") == [{"lang": "en"}]
    assert pages["th/index.html"].find("html") == [{"lang": "th"}]


def test_a_site_without_projects_has_all_its_lists() -> None:
    pages = whole_site()
    assert "ยังไม่มีโครงการในรายการนี้" in pages["projects/index.html"].text
    assert pages.broken_links(data_files(pages)) - {("404.html", link) for link in pages["404.html"].links} == set()


def test_the_page_not_found_works_from_any_depth() -> None:
    page = whole_site(ENTRIES[0])["404.html"]
    internal = [link for link in page.links if not link.startswith(("http", "mailto:", "#"))]
    assert internal
    assert all(link.startswith("/open/") for link in internal)
    assert "ไม่พบหน้านี้" in page.text
    assert "Page not found" in page.text
    assert page.find("link", rel="canonical") == []
    assert "/projects/" in whole_site(base_url=None)["404.html"].links


def test_lists_have_fifty_a_page_newest_report_first() -> None:
    entries = [make_entry(id=f"01000000-{number}", rounds=PROJECT.rounds[: number % 12]) for number in range(120)]
    catalog = make_catalog(*entries)
    pages = catalog_pages(catalog)
    parts = [pages[f"{folder}index.html"] for folder in ("projects/", "projects/page/2/", "projects/page/3/")]
    shown = [
        attrs["href"].split("/")[-2]
        for page in parts
        for tag, attrs in page.tags
        if tag == "a" and re.search(r"2563/01000000-\d+/$", attrs["href"] or "") and attrs["href"]
    ]
    assert len(shown) == len(set(shown)) == 120
    assert shown == [summary.id for summary in newest_first(catalog.summaries)]
    assert [len(page.find("li", class_="card")) for page in parts] == [PAGE_SIZE, PAGE_SIZE, 20]
    assert parts[1].find("a", rel="prev") == [{"rel": "prev", "href": "../../"}]
    assert parts[1].find("a", rel="next") == [{"rel": "next", "href": "../3/"}]


def test_a_part_of_the_plan_is_called_what_most_reports_call_it() -> None:
    odd = make_entry(id="01000000-1", strategy=replace(PROJECT.strategy, theme="ด้านที่ 7 ? ชื่อเพี้ยน"))
    groups = by_strategy(make_catalog(odd, make_entry(), make_entry(fiscal_year=2564)).summaries)
    assert [(group.key, len(group.projects)) for group in groups] == [("7", 3), ("7.2", 3), ("7.2.1", 3)]
    assert groups[0].label.printed == PROJECT.strategy.theme


def test_sums_say_of_how_many_projects_they_know(pages: Pages) -> None:
    totals = add_up(make_catalog(*ENTRIES).summaries)
    assert (totals.spent.known, totals.spent.count, totals.spent.is_complete) == (2, 3, False)
    assert "ใช้ไป 110,378 บาท ทราบ 2 จาก 3 โครงการ" in pages["index.html"].text
    assert "ใช้ไป 55,189 บาท ทราบ 1 จาก 2 โครงการ" in pages["years/2564/index.html"].text


def test_a_sum_of_nothing_known_is_not_zero() -> None:
    page = whole_site(make_entry(budget_spent=None))["years/2563/index.html"]
    assert "ใช้ไป ไม่ทราบ ทราบ 0 จาก 1 โครงการ" in page.text


def test_a_year_counts_its_own_months_alone() -> None:
    summaries = make_catalog(ENTRIES[0]).summaries
    months = month_counts(2563, summaries)
    assert [count.total for count in months] == [1] * 12
    assert sum(count.on_plan for count in months) == 5
    assert sum(count.off_plan for count in months) == 7
    assert sum(count.total for count in month_counts(2564, summaries)) == 0


def test_every_rule_is_explained_whether_found_or_not(pages: Pages) -> None:
    page = pages["quality/damaged-dash/index.html"]
    assert "เหตุที่ผู้อ่านควรรู้" in page.text
    assert "สิ่งที่ผู้ดูแลทำได้" in page.text
    assert "2 โครงการ · พบ 4 แห่ง" in page.text


def test_every_column_is_in_the_dictionary(pages: Pages) -> None:
    for prefix, language in (("", "th"), ("en/", "en")):
        page = pages[f"{prefix}data/index.html"]
        for table in TABLES:
            assert all(f'<span class="code">{column.name}</span>' in page.html for column in table.columns)
            assert all(column.label[language] in page.text for column in table.columns)


def test_corrections_of_all_projects_are_listed_latest_first() -> None:
    old = replace(ENTRIES[0].corrections[0], date=date(2026, 1, 1), reason="เหตุเก่า")
    pages = whole_site(replace(ENTRIES[0], corrections=(old, ENTRIES[0].corrections[0])))
    text = pages["corrections/index.html"].text
    assert text.index("บรรทัดเดียวกัน") < text.index("เหตุเก่า")


def test_the_notice_stands_on_every_page() -> None:
    notice = Text("ข้อมูลสมมุติทั้งหมด", "All of this is invented")
    for path, page in whole_site(ENTRIES[0], notice=notice).items():
        assert notice["en" if path.startswith("en/") else "th"] in page.text


def test_prose_is_markdown_without_html_and_stands_in_for_a_missing_language() -> None:
    about = ProsePage("about", "th", "# เกี่ยวกับเรา\n\n<script>alert(1)</script> **หนา** [ลิงก์](javascript:alert(1))")
    team = ProsePage("team", "th", "# คณะทำงาน\n\nเราเอง")
    pages = whole_site(ENTRIES[0], prose=(about, team))
    page = pages["about/index.html"]
    assert "<strong>หนา</strong>" in page.html
    assert "<script>alert" not in page.html
    assert not any(link.startswith("javascript:") for link in page.links)
    assert pages["en/about/index.html"].find("div", class_="prose", lang="th")
    assert "คณะทำงาน" in pages["index.html"].text
    assert "เราเอง" in pages["en/team/index.html"].text


def test_there_is_a_page_about_the_site_even_where_none_was_written(pages: Pages) -> None:
    assert "จากเอกสารสู่หน้าเว็บ" in pages["about/index.html"].text
    assert "ตัวอย่างจริง" in pages["about/index.html"].text


def test_there_is_a_statement_of_accessibility_that_the_content_may_word_itself(pages: Pages) -> None:
    assert "Known limits" in pages["en/accessibility/index.html"].text
    own = ProsePage("accessibility", "th", "# ของเราเอง")
    assert "ของเราเอง" in whole_site(prose=(own,))["accessibility/index.html"].text
    assert "From document to page" in pages["en/about/index.html"].text


def test_markdown_keeps_its_hands_off_html() -> None:
    html = prose_html(
        ProsePage("about", "en", '<img src=x onerror="x">\n\n[a](data:text/html,x)'), Place("about/", "en", "en/")
    )
    assert "<img" not in html
    assert "href" not in html


def test_links_of_prose_from_the_root_work_in_any_folder() -> None:
    page = ProsePage("about", "en", "[a](/data/) [b](/data/projects.csv) [c](/projects/#x) [d](//x.example/) [e](/)")
    html = prose_html(page, Place("about/", "en", "en/"))
    links = re.findall(r'href="([^"]*)"', html)
    assert links == ["../data/", "../../data/projects.csv", "../projects/#x", "//x.example/", "../"]


def test_the_search_page_has_what_its_script_needs(pages: Pages) -> None:
    page = pages["en/search/index.html"]
    assert page.find("form", id="search-form", method="get", action="./")
    assert page.find("input", name="q")
    assert page.find("p", id="search-status", role="status")
    assert page.find("div", id="search-results", data_search_state="idle", data_site_root="../")
    assert page.find("script", type="module", src="../../assets/search/start.js")
    assert page.find("noscript")


def test_the_scripts_and_the_page_agree_on_the_words(pages: Pages) -> None:
    scripts = "\n".join(
        (TEMPLATES / f"assets/search/{name}.js").read_text("utf-8") for name in ("page", "panel", "names", "hits")
    )
    asked = set(re.findall(r"\bwords\.([a-z_]+)", scripts))
    given = re.search(r'id="search-words">(\{.*?\})</script>', pages["search/index.html"].html)
    assert given
    assert asked == set(json.loads(given[1]))


def test_hostile_words_in_a_catalog_come_out_as_typed() -> None:
    hostile = "<script>alert(1)</script> {{ 7*7 }} \"'&"
    entry = make_entry(title=hostile, agency=(hostile,), strategy=replace(PROJECT.strategy, theme=f"7 {hostile}"))
    odd = Agency("01000000", hostile, hostile)
    pages = whole_site(replace(entry, agency=odd))
    for page in pages.values():
        assert "<script>alert" not in page.html
    for path in ("", "projects/", "agencies/", "agencies/01000000/", "strategies/", "corrections/", "years/2563/"):
        assert hostile in pages[f"{path}index.html"].text


def test_the_same_catalog_gives_the_same_bytes() -> None:
    catalog: Catalog = make_catalog(*ENTRIES)
    first = {file.path: file.content for file in render_catalog(catalog, make_studio())}
    backwards = Catalog(catalog.site, catalog.entries[::-1], catalog.rules[::-1])
    assert first == {file.path: file.content for file in render_catalog(backwards, make_studio())}


def test_corrections_have_fifty_a_page() -> None:
    many = tuple(replace(CORRECTION, reason=f"เหตุผลที่ {number}") for number in range(PAGE_SIZE + 1))
    pages = catalog_pages(make_catalog(make_entry(corrections=many)))
    first, second = pages["corrections/index.html"], pages["corrections/page/2/index.html"]
    assert first.find("a", rel="next") == [{"rel": "next", "href": "page/2/"}]
    assert [len(re.findall(r"เหตุผลที่ \d+", page.text)) for page in (first, second)] == [PAGE_SIZE, 1]


def test_a_reader_is_shown_how_to_hand_in_a_report_by_the_ways_that_the_site_has() -> None:
    repository, contact = "https://git.example/open-reports/", "somebody@example.org"
    site = make_site(repository=repository, contact=contact, build_date=date(2020, 10, 1))
    pages = catalog_pages(make_catalog(make_entry(), site=site))
    page = pages["add-report/index.html"].html
    assert 'href="https://git.example/open-reports/upload/main/content/reports/2563"' in page
    assert 'href="https://git.example/open-reports/upload/main/content/reports/2564"' in page
    assert 'href="https://git.example/open-reports/issues/new?template=new-report.yml"' in page
    assert 'href="mailto:somebody@example.org"' in page
    assert 'href="../add-report/"' in pages["about/index.html"].html
    by_mail = catalog_pages(make_catalog(make_entry(), site=make_site(repository=None, contact="somebody@example.org")))
    assert "git.example" not in by_mail["add-report/index.html"].html
    without = catalog_pages(make_catalog(make_entry(), site=make_site(repository=None, contact=None)))
    assert "add-report/index.html" not in without
    assert "add-report" not in without["about/index.html"].html


def test_prose_asks_no_other_site_for_a_picture_and_has_no_style_in_it() -> None:
    pictures = "![ก](https://evil.example/x.png) [![ข](//evil.example/y.png)](/data/) ![ค](/data/z.png)"
    page = ProsePage("help", "th", f"{pictures}\n\n|ก|ข|\n|--:|:-:|\n|1|2|\n")
    html = str(prose_html(page, Place("help/", "th")))
    assert '<a href="https://evil.example/x.png">ก</a> <a href="../data/">ข</a>' in html
    assert '<img src="../data/z.png" alt="ค" />' in html
    assert '<td class="align-right">1</td>' in html
    assert "style" not in html
