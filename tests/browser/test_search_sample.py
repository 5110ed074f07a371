"""The sample's projects, found by queries of every kind in Chromium and in Firefox, as comparing letters finds them."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.content import ContentFolder
from generator.diagnostics import Text
from generator.editions import read_profiles
from generator.model.search_document import SearchDocument, search_document
from generator.model.settings import Licence, Site
from generator.publication import load_inputs, prepare
from generator.search import index_documents
from tests.browser import firefox
from tests.browser.server import served
from tests.search.corpus import holders

ROOT = Path(__file__).parents[2]
FIND_ALL = """async (queries) => {
  const { search } = await import(new URL("assets/search/engine.js", location.href));
  const found = {};
  for (const query of queries) found[query] = (await search(query)).hits.map((hit) => hit.key);
  return found;
}"""
QUERIES = (
    *("คลอง", "ทางเท้า", "ต้นไม้", "ขยะ", "วัคซีน", "ผู้สูงอายุ", "น้ำ", "ปี", "ตา", "ยา", "ไฟ", "กา", "ที่", "และ", "เขต"),
    *("ขุดลอกคลองและ", "เมืองและ", "การ", "ส่งเสริมสุขภาพ", "ราษฎร์บูรณะ", "สำนักงานเขตดุสิต", "กรุงเทพ", "กรุงเทพมหานคร"),
    *("น้ำทวม", "นำท่วม", "นํ้าท่วม", "เเผนที่", "ต้น\u200bไม้", "คลอง ดุสิต", "ดุสิต คลอง", "คลอง ปลาทู", "รถไฟฟ้าใต้ดิน"),
    *("50070000-412", "50070000", "412", "41", "50070000-413", "2561", "๒๕๖๑", "พ.ศ. ๒๕๖๑", "2018", "1200000"),
    *("ด้านที่ ๗", "1,200,000", "1.2 ล้าน", "1,200,000.00", "30/9/2562", "2019-09-30", "30 กันยายน 2562", "1 ต.ค. 62"),
    *("01/10/2019", "CCTV", "cctv", "Covid-19", "โควิด", "PM2.5", "ลองพิมพ์", "1234", "blockchain", "…", "<b>คลอง</b>"),
    *("1/10/2562", "(คลอง)", "ยกเลิก", "under-way", "เป็นไปตามแผน", "ดาวน์โหลด", "ค้นหา"),
)  # fmt: skip

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def projects() -> list[SearchDocument]:
    content = ContentFolder(ROOT / "tests" / "sample" / "content")
    profiles, _ = read_profiles(content)
    site = Site(Text("-", "-"), Licence("-"))
    made = [prepare(load_inputs(content, file), profiles, site) for file in content.records()]
    return [search_document(one.entry) for one in made if one.entry]


@pytest.fixture(scope="module")
def expected(projects: list[SearchDocument]) -> dict[str, set[str]]:
    return {query: holders(query, projects) for query in QUERIES if query != "…"}


@pytest.fixture(scope="module")
def folder(projects: list[SearchDocument], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    for file in index_documents(projects):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.content)
    shutil.copytree(ROOT / "templates" / "assets" / "search", folder / "assets" / "search")
    (folder / "index.html").write_text('<!doctype html><html lang="th"><title>-</title></html>', encoding="utf-8")
    return folder


def compare(found: dict[str, list[str]], expected: dict[str, set[str]]) -> None:
    wrong = {query: (set(found[query]) ^ keys) for query, keys in expected.items() if set(found[query]) != keys}
    assert not wrong
    assert sum(bool(keys) for keys in expected.values()) > 40


def test_chromium_finds_them(browser_page: Page, folder: Path, expected: dict[str, set[str]]) -> None:
    with served(folder) as url:
        browser_page.goto(url)
        compare(browser_page.evaluate(FIND_ALL, list(QUERIES)), expected)


def test_firefox_finds_them(folder: Path, expected: dict[str, set[str]]) -> None:
    with served(folder) as url, firefox.launched() as browser:
        browser.goto(url)
        compare(browser.evaluate(FIND_ALL, list(QUERIES)), expected)


def test_officials_and_interface_words_are_not_searched(expected: dict[str, set[str]]) -> None:
    assert all(not expected[query] for query in ("ลองพิมพ์", "under-way", "ดาวน์โหลด"))
