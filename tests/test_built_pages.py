"""All pages of the built sample, read from the outside: links, languages, and words that belong together."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from generator.configuration import RESERVED
from tests.browser.kinds import KINDS

BASE = "https://example.org/base/"
# The style guide shows a pager of more pages than the sample has.
NO_PAGES_BEHIND = re.compile(r"(en/)?style-guide/\.\./projects/page/[23]/")
_THAI = re.compile("[ก-๛]")
_PARTED = re.compile(r"[0-9]\s(?:ล้าน)?บาท|\sๆ|พ\.ศ\.\s[0-9]", re.ASCII)

Pages = dict[str, Any]


@pytest.fixture(scope="module")
def pages(sample: Path) -> Pages:
    """Every page by its path from the site's root, as in its address."""
    files = sorted(sample.rglob("*.html"))
    assert len(files) > 300
    return {
        file.relative_to(sample).as_posix().removesuffix("index.html"): html.fromstring(file.read_bytes().decode())
        for file in files
    }


def language_of(element: Any) -> str | None:
    return next(iter(element.xpath("ancestor-or-self::*[@lang][1]/@lang")), None)


def texts(page: Any) -> Iterator[tuple[Any, str]]:
    """Yield what a page shows or reads out, each text with the element that it belongs to."""
    for text in page.xpath("//body//text()[not(ancestor::script)]"):
        owner = text.getparent()
        yield (owner.getparent() if text.is_tail else owner), str(text)
    for text in page.xpath("//body//@alt | //body//@title | //body//@aria-label | //body//@placeholder"):
        yield text.getparent(), str(text)


def shape(path: str) -> tuple[str, int]:
    """Return what addresses of one kind of page have in common: how they begin, and how deep they go."""
    parts = path.partition("?")[0].removeprefix("en/").split("/")
    return parts[0], len(parts)


def test_every_kind_of_page_is_among_those_that_the_browser_visits(pages: Pages) -> None:
    assert {shape(path) for path in pages} - {shape(path) for path in KINDS.values()} == {("404.html", 1)}


def test_no_link_or_anchor_within_the_site_is_broken(sample: Path, pages: Pages) -> None:
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    followed, broken = 0, []
    for path, page in pages.items():
        for link in page.xpath("//@href | //@src | //@action"):
            target = urlsplit(urljoin(BASE + path, link))
            if not target.geturl().startswith("https://example.org/"):
                continue
            followed += 1
            name, anchor = unquote(target.path).removeprefix("/base/"), unquote(target.fragment)
            file = sample / name / "index.html" if name.endswith("/") or not name else sample / name
            if not file.is_file() or (anchor and anchor not in ids.get(name, {anchor})):
                broken.append(path + link)
    assert followed > 20_000
    assert [link for link in broken if not NO_PAGES_BEHIND.fullmatch(link)] == []


def test_pages_of_two_languages_name_each_other(pages: Pages) -> None:
    named = {
        BASE + path: {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@hreflang]")}
        for path, page in pages.items()
    }
    for path, page in pages.items():
        twins = named[BASE + path]
        if "/source/" in path or path == "404.html":
            assert twins == {}, path
            continue
        assert page.xpath('string(//link[@rel="canonical"]/@href)') == twins[page.get("lang")] == BASE + path
        assert twins == {
            "th": twins["th"],
            "en": f"{BASE}en/{twins['th'].removeprefix(BASE)}",
            "x-default": twins["th"],
        }
        assert named[twins["th"]] == named[twins["en"]] == twins
        (switch,) = page.xpath('//a[@class="language"]')
        assert urljoin(BASE + path, switch.get("href")) == twins[switch.get("hreflang")]


def test_every_page_says_its_language(pages: Pages) -> None:
    assert {path for path, page in pages.items() if page.get("lang") == "en"} == {
        path for path in pages if path.startswith("en/")
    }
    assert {page.get("lang") for page in pages.values()} == {"th", "en"}


def test_thai_words_on_english_pages_are_marked_as_thai(pages: Pages) -> None:
    unmarked = [
        (path, text.strip()[:80])
        for path, page in pages.items()
        if path.startswith("en/")
        for owner, text in texts(page)
        if _THAI.search(text) and language_of(owner) != "th"
    ]
    assert unmarked == []


def test_no_line_of_the_sites_own_words_parts_a_number_from_its_unit_or_begins_with_a_repetition(pages: Pages) -> None:
    parted = [
        (path, text.strip()[:80])
        for path, page in pages.items()
        if "/source/" not in path
        for owner, text in texts(page)
        if _PARTED.search(text)
        and not owner.xpath('ancestor-or-self::*[contains(concat(" ", @class, " "), " printed ")]')
    ]
    assert parted == []


def test_a_page_of_prose_takes_no_address_of_the_site_s_own(sample: Path) -> None:
    """Or a build would make two files for one path."""
    own = {path.name for path in (sample, *sample.glob("en")) for path in path.iterdir() if path.is_dir()}
    prose = {"about", "accessibility", "style-guide"}
    assert own - prose - RESERVED == set()
