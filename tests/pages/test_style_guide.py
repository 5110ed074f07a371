"""The style guide: there where the content asks for it, and with every part that the templates have."""

import re

from generator.model.settings import ProsePage
from generator.pages.style_guide import tokens
from tests.factories import make_catalog, make_entry, make_site
from tests.pages.rendering import TEMPLATES, Page, Pages, catalog_pages

GUIDE = (ProsePage("style-guide", "th", "# คู่มือหน้าตา\n\nข้อความ"),)
MACRO = re.compile(r"{% macro (\w+)")


def make_pages(**settings: object) -> Pages:
    return catalog_pages(make_catalog(make_entry(), site=make_site(**settings)))


def guide() -> Page:
    return make_pages(prose=GUIDE)["style-guide/index.html"]


def test_only_content_with_a_page_of_that_name_gets_the_guide() -> None:
    assert "style-guide/index.html" not in make_pages()
    assert "คู่มือหน้าตา" in guide().text


def test_every_colour_is_shown_with_its_value_in_both_schemes() -> None:
    colours = tokens(TEMPLATES / "assets/style.css")
    assert len(colours) > 20
    text = guide().text
    assert all(f"--{colour.name} {colour.light} {colour.dark}" in text for colour in colours)


def test_every_part_has_its_place_in_the_guide() -> None:
    template = (TEMPLATES / "pages/style-guide.html").read_text("utf-8")
    for folder, names in {
        "lists": {"cards", "orders", "narrower", "pager"},
        "sums": {"totals", "statuses", "progress", "by_agency", "strips"},
        "overviews": {"questions", "findings"},
        "charts": {"money_bar", "swatch", "progress", "months"},
        "timeline": {"rounds", "table", "flags"},
        "facts": {"fact"},
        "page": {"page_data", "scroller", "breadcrumb"},
        "words": {"tag"},
    }.items():
        there = set(MACRO.findall((TEMPLATES / f"parts/{folder}.html").read_text("utf-8")))
        assert names <= there, f"parts/{folder}.html lost {names - there}"
        assert all(f".{name}(" in template or name == "breadcrumb" for name in names), names


def test_the_guide_has_no_id_twice_and_no_link_that_leads_nowhere() -> None:
    page = guide()
    assert sorted(page.ids) == sorted(set(page.ids))
    assert not page.lost_anchors


def test_the_guide_is_not_offered_to_search_engines() -> None:
    assert guide().find("meta", name="robots") == [{"name": "robots", "content": "noindex"}]
