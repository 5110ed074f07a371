from xml.etree import ElementTree as ET

import pytest

from generator.datasets import sitemap
from generator.model.settings import Site
from tests.datasets.built import build_catalog, build_files
from tests.factories import make_entry, make_site

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
PROJECT = "projects/2563/01000000-2456/"
PATHS = ["404.html", "index.html", f"{PROJECT}index.html", f"en/{PROJECT}index.html", f"{PROJECT}source/index.html"]
MORE = ["about/index.html", "years/2563/index.html"]


def sitemaps(paths: list[str], site: Site | None = None) -> dict[str, ET.Element]:
    files = sitemap(paths, build_catalog(make_entry(), site=site))
    return {file.path: ET.fromstring(file.content) for file in files}  # noqa: S314 # our own files


def test_every_page_is_named_by_its_folder_and_has_the_day_of_the_last_change_it_shows() -> None:
    root = sitemaps([*PATHS, *MORE])["sitemap.xml"]
    pages = {
        url.findtext("s:loc", "", NAMESPACE): url.findtext("s:lastmod", "", NAMESPACE)
        for url in root.iterfind("s:url", NAMESPACE)
    }
    assert pages == {
        "https://reports.example/open/": "2026-09-01",
        "https://reports.example/open/about/": "",
        "https://reports.example/open/years/2563/": "2026-09-01",
        f"https://reports.example/open/{PROJECT}": "2026-09-01",
        f"https://reports.example/open/en/{PROJECT}": "2026-09-01",
        f"https://reports.example/open/{PROJECT}source/": "2026-09-01",
    }


def test_addresses_are_ascii() -> None:
    locations = [
        location.text for location in sitemaps(["หน้า/index.html"])["sitemap.xml"].iterfind(".//s:loc", NAMESPACE)
    ]
    assert locations == ["https://reports.example/open/%E0%B8%AB%E0%B8%99%E0%B9%89%E0%B8%B2/"]


def test_a_site_without_an_address_has_no_sitemap() -> None:
    assert sitemaps(PATHS, make_site(base_url=None)) == {}


def test_more_pages_than_one_file_holds_are_put_under_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.datasets.crawlers.MOST_URLS", 2)
    found = sitemaps(PATHS)
    assert set(found) == {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"}
    assert [location.text for location in found["sitemap.xml"].iterfind(".//s:loc", NAMESPACE)] == [
        "https://reports.example/open/sitemap-1.xml",
        "https://reports.example/open/sitemap-2.xml",
    ]


def test_robots_may_read_all_and_are_told_of_the_sitemap_where_there_is_one() -> None:
    known = build_files()["robots.txt"].decode()
    assert known == "User-agent: *\nAllow: /\n\nSitemap: https://reports.example/open/sitemap.xml\n"
    assert build_files(site=make_site(base_url=None))["robots.txt"] == b"User-agent: *\nAllow: /\n"
