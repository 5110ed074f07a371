"""What a browser is told beside each page, so that a text that got through would still do nothing."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from generator.model.headers import CONTENT_SECURITY_POLICY, HEADERS, REFERRER_POLICY
from tests.browser.kinds import KINDS
from tests.browser.server import served
from tests.conftest import Desk
from tests.hostile.browsing import watched

OWN = ("assets", "style-guide")  # folders whose files are the program's own, whatever the content says
POLICY = "//meta[@http-equiv='Content-Security-Policy']"


@pytest.fixture(scope="module")
def pages(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every page of the sample, in both languages, and those that only other sites have: of what moved, how to add."""
    desk = Desk(tmp_path_factory.mktemp("others"))
    desk.write("site.yaml", "title: ก\nlicence: CC-BY-4.0\nrepository: https://git.example/x\nnotice: ข\n")
    moves = ("{from: old/, to: about/}", "{from: gone/, withdrawn: ค}", "{from: en/gone/, withdrawn: ค}")
    desk.write("redirects.yaml", "".join(f"- {move}\n" for move in moves))
    assert desk.build().written
    files = ((path, folder) for folder in (desk.site, sample) for path in folder.rglob("*.html"))
    found = {path.relative_to(folder).as_posix(): path for path, folder in files}
    return {name: html.fromstring(path.read_bytes()) for name, path in found.items()}


def test_the_pages_are_of_every_kind(pages: dict[str, Any]) -> None:
    for path in ("404.html", "old/index.html", "gone/index.html", "en/gone/index.html", "add-report/index.html"):
        assert path in pages
    for kind, path in KINDS.items():
        file = f"{path.split('?')[0]}index.html"
        assert kind == "not found" or file in pages
        assert kind in ("not found", "source") or f"en/{file}" in pages


def test_every_page_has_the_policy_before_anything_that_it_rules(pages: dict[str, Any]) -> None:
    for name, page in pages.items():
        (policy,) = page.xpath(POLICY)
        assert policy.get("content") == CONTENT_SECURITY_POLICY, name
        before = [one.get("name", "charset") for one in policy.itersiblings(preceding=True)]
        assert before == ["viewport", "charset"], name
        assert page.xpath("//meta[@name='referrer']/@content") == [REFERRER_POLICY], name


def test_no_page_has_a_script_or_a_style_in_it(pages: dict[str, Any]) -> None:
    for name, page in pages.items():
        for script in page.iter("script"):
            is_data = script.get("type") in ("application/ld+json", "application/json")
            assert is_data or (script.get("type") == "module" and not script.text), name
        assert not page.xpath("//style | //*[@style] | //@*[starts-with(name(), 'on')]"), name


def test_every_part_of_a_page_comes_from_the_site_itself(pages: dict[str, Any]) -> None:
    """So there is nothing to which subresource integrity applies: no page trusts another host with a part of it."""
    parts = "//script/@src | //img/@src | //link[not(contains('canonical alternate', @rel))]/@href | //source/@srcset"
    count = 0
    for name, page in pages.items():
        for address in page.xpath(parts):
            count += 1
            assert not re.match("[a-z][a-z0-9+.-]*:|//", address, re.IGNORECASE), (name, address)
    assert count > len(pages) * 5


def test_the_policy_allows_nothing_but_the_site_s_own_files() -> None:
    rules = dict(rule.strip().partition(" ")[::2] for rule in CONTENT_SECURITY_POLICY.split(";"))
    assert rules.pop("default-src") == "'none'"
    assert rules.pop("base-uri") == "'none'"
    assert rules.pop("img-src") == "'self' data:"
    assert set(rules.values()) == {"'self'"}
    assert "unsafe" not in CONTENT_SECURITY_POLICY


def test_no_file_but_a_page_is_one_that_browsers_run(sample: Path) -> None:
    own = {path.suffix for path in sample.rglob("*") if path.is_file() and path.relative_to(sample).parts[0] not in OWN}
    assert not own & {".htm", ".xhtml", ".svg", ".js", ".mjs", ".css", ".wasm", ".mhtml"}


@pytest.mark.browser
def test_pages_work_under_the_headers_that_hosts_are_given_and_in_no_frame(
    browser: Browser, sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<iframe src=about:blank></iframe>")
    with served(sample, headers=dict(HEADERS)) as url, watched(browser, url) as made:
        for path in ("", f"{KINDS['project']}?q=โครงการ", "en/data/", "style-guide/"):
            made.look(path)
        made.page.goto(f"{url}search/?q=โครงการ")
        expect(made.page.locator('[data-search-state="ready"]')).to_have_count(1)
    assert made.events == []
    with served(sample, headers=dict(HEADERS)) as url, served(tmp_path) as other:
        (tmp_path / "index.html").write_text(f"<iframe src='{url}'></iframe>")
        page = browser.new_page()
        page.goto(other)
        assert "โครงการ" not in page.frames[-1].content()
        page.close()
