"""What the search engine answers to those who call it: filters, counts, orders, suggestions; over several parts."""

import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.model.search_document import SearchDocument
from generator.model.settings import Agency
from generator.search import index_documents, parts

SCRIPTS = Path(__file__).parents[2] / "templates" / "assets" / "search"
CALL = """async ([name, ...given]) => {
  const engine = await import(new URL("assets/search/engine.js", location.href));
  const plain = (value) => value instanceof Map ? Object.fromEntries(value) : value;
  return JSON.parse(JSON.stringify(await engine[name](...given), (key, value) => plain(value)));
}"""
SEARCH = """async ([query, options]) => {
  const { search } = await import(new URL("assets/search/engine.js", location.href));
  const updates = [];
  const onUpdate = ({ done, count, answered, pieces, hits }) =>
    updates.push({ done, count, answered, pieces, first: hits[0]?.key });
  const { count, hits, facets, missing } = await search(query, { ...options, onUpdate });
  const counts = Object.fromEntries(Object.entries(facets).map(([field, of]) => [field, Object.fromEntries(of)]));
  return { count, keys: hits.map((hit) => hit.key), facets: counts, missing, updates };
}"""
Filters = dict[str, list[str]]
DISTRICT, OFFICE = Agency("50010000", "สำนักงานเขตสมมุติ", "Sommut District"), Agency("01000000", "สำนักงานทดลอง")

pytestmark = pytest.mark.browser


def project(key: str, title: str, *texts: str, **columns: Any) -> SearchDocument:
    year, number = key.split("/")
    agency = DISTRICT if number.startswith(DISTRICT.code) else OFFICE
    blocks = (("title", title), ("id", number), *((f"rounds.{at}", text) for at, text in enumerate(texts, 1)))
    document = SearchDocument(number, int(year), title, agency, blocks, status="under-way")
    return replace(document, **columns)


PROJECTS = (
    project(
        "2563/50010000-1",
        "ขุดลอกคลองสมมุติ",
        "ทางเท้าริมคลอง กทม. ลงนาม ๓๐ กันยายน ๒๕๖๒",
        strategy=("7", "7.2"),
        flags=("money-unexplained",),
        plan="off",
        last_report_date=date(2020, 9, 1),
        budget_allocated=Decimal(12_000_000),
        budget_unexplained=Decimal("0.50"),
    ),
    project(
        "2563/50010000-2",
        "ปรับปรุงสวนสาธารณะ",
        "ปลูกต้นไม้ริมคลอง กันน้าทวมและเขือนพัง",
        status="completed",
        last_report_date=date(2020, 9, 2),
        budget_allocated=Decimal(900_000),
        budget_unexplained=Decimal(7),
    ),
    project("2562/01000000-3", "จัดซื้อยา", "ยารักษาโรค Covid-19", plan="on", strategy=("7", "7.3")),
    project("2562/01000000-4", "กรุงเทพมหานครสีเขียว", "คลองยาว", last_report_date=date(2019, 9, 2)),
    project("2561/01000000-5", "แผนที่คลอง", "งานของกรุงเทพ 2562", last_report_date=date(2018, 9, 2)),
)
SYNONYMS = (("กทม.", "กรุงเทพมหานคร", "กรุงเทพฯ"), ("โควิด", "โควิด-19", "Covid-19"))


@pytest.fixture
def engine(
    browser_page: Page, serve_dir: Callable[[Path], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Page:
    """Make a page that can call the engine, on an index whose parts are a year each."""
    monkeypatch.setattr(parts, "SMALLEST", 1)
    write(tmp_path, PROJECTS)
    browser_page.goto(serve_dir(tmp_path))
    return browser_page


def write(folder: Path, projects: Iterable[SearchDocument]) -> None:
    for file in index_documents(projects, synonyms=SYNONYMS):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.content)
    shutil.copytree(SCRIPTS, folder / "assets" / "search")
    (folder / "index.html").write_text('<!doctype html><html lang="th"><title>-</title></html>', encoding="utf-8")


def find(page: Page, query: str, sort: str = "relevance", filters: Filters | None = None) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(SEARCH, [query, {"filters": filters or {}, "sort": sort}])
    return found


def keys(page: Page, query: str, sort: str = "relevance", filters: Filters | None = None) -> list[str]:
    """Return the numbers of the projects found, in order."""
    found: list[str] = find(page, query, sort, filters)["keys"]
    return [key.rpartition("-")[2] for key in found]


def call(page: Page, name: str, *given: object) -> Any:
    return page.evaluate(CALL, [name, *given])


def test_the_newest_part_answers_first_and_all_are_one_result(engine: Page) -> None:
    found = find(engine, "คลอง")
    assert found["updates"][0] == {
        "done": False,
        "count": 2,
        "answered": 1,
        "pieces": 3,
        "first": "2563/50010000-1",
    }
    assert found["updates"][-1]["done"]
    assert [update["done"] for update in found["updates"]].count(True) == 1
    assert found["count"] == 4
    assert found["missing"] == []


def test_a_whole_word_comes_before_a_part_a_title_before_a_text_and_the_latest_report_first(engine: Page) -> None:
    assert keys(engine, "ยา") == ["3", "4", "1"]  # ยาว, กันยายน
    assert keys(engine, "กรุงเทพ") == ["5", "4"]
    assert keys(engine, "คลอง") == ["1", "5", "2", "4"]
    assert keys(engine, "ริมคลอง") == ["2", "1"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"fiscal_year": ["2563"]}, "1 2"),
        ({"fiscal_year": ["2563", "2561"]}, "1 2 5"),
        ({"agency": ["01000000"]}, "3 4 5"),
        ({"status": ["completed"]}, "2"),
        ({"strategy": ["7"]}, "1 3"),
        ({"strategy": ["7.3"]}, "3"),
        ({"flag": ["money-unexplained"]}, "1"),
        ({"plan": ["unstated"]}, "2 4 5"),
        ({"plan": ["on", "off"]}, "1 3"),
        ({"allocated": ["0-1000000"]}, "2"),
        ({"allocated": ["10000000-100000000", "unstated"]}, "1 3 4 5"),
        ({"date": ["2019-09-30"]}, "1"),
        ({"date": ["2019-09-29"]}, ""),
        ({"agency": ["50010000"], "status": ["under-way"]}, "1"),
        ({"agency": ["nonsense"]}, ""),
    ],
)
def test_filters_keep_what_has_one_of_the_values_in_each_field(
    engine: Page, filters: dict[str, list[str]], expected: str
) -> None:
    assert sorted(keys(engine, "", filters=filters)) == expected.split()


def test_counts_are_what_each_choice_would_leave(engine: Page) -> None:
    facets = find(engine, "คลอง")["facets"]
    assert facets["fiscal_year"] == {"2563": 2, "2562": 1, "2561": 1}
    assert facets["agency"] == {"50010000": 2, "01000000": 2}
    assert facets["strategy"] == {"7": 1, "7.2": 1}
    assert facets["allocated"] == {"10000000-100000000": 1, "0-1000000": 1, "unstated": 2}
    facets = find(engine, "คลอง", filters={"agency": ["50010000"], "status": ["completed"]})["facets"]
    assert facets["agency"] == {"50010000": 1}
    assert facets["status"] == {"completed": 1, "under-way": 1}
    assert facets["plan"] == {"unstated": 1}


def test_every_count_is_what_choosing_it_gives(engine: Page) -> None:
    facets = find(engine, "")["facets"]
    counted = [(field, value, count) for field, values in facets.items() for value, count in values.items()]
    assert len(counted) > 12
    assert [len(keys(engine, "", filters={field: [value]})) for field, value, _ in counted] == [
        one[2] for one in counted
    ]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("last-report", "2 1 4 5 3"),
        ("allocation", "1 2 5 3 4"),
        ("unexplained", "2 1 5 3 4"),
        ("title", "4 1 3 2 5"),
        ("relevance", "2 1 4 5 3"),
    ],
)
def test_all_projects_come_in_any_order(engine: Page, sort: str, expected: str) -> None:
    assert keys(engine, "", sort) == expected.split()


def test_narrowing_to_a_year_loads_its_part_alone(engine: Page) -> None:
    asked = list[str]()
    engine.on("request", lambda request: asked.append(request.url.partition("search-index/")[2]))
    assert keys(engine, "คลอง", filters={"fiscal_year": ["2562"]}) == ["4"]
    folders = {path.partition("/")[0] for path in asked if "/" in path}
    assert len(folders) == 1


def test_of_a_year_that_holds_nothing_no_projects_are_loaded(engine: Page) -> None:
    asked = list[str]()
    engine.on("request", lambda request: asked.append(request.url))
    assert keys(engine, "แผนที่") == ["5"]
    assert (
        sum(url.endswith("table.pack") for url in asked) == 2
    )  # the newest year's, which is asked for beside its words


def test_a_part_that_cannot_be_loaded_is_said_and_the_others_answer(engine: Page, tmp_path: Path) -> None:
    manifest = json.loads((tmp_path / "search-index" / "index.json").read_text("utf-8"))
    shutil.rmtree(tmp_path / "search-index" / manifest["parts"][1]["folder"])
    found = find(engine, "คลอง")
    assert found["missing"] == [2562]
    assert found["count"] == 3


def test_a_wrong_mark_vowel_or_letter_is_guessed_with_its_count(engine: Page) -> None:
    for typed, meant in {
        "ทางเทา": "ทางเท้า",
        "ต้นไม": "ต้นไม้",
        "สวนสาธารนะ": "สวนสาธารณะ",
        "คล่อง": "คลอง",
        "covd": "covid",
        "ยารักสาโรค": "ยารักษาโรค",
    }.items():
        assert keys(engine, typed) == []
        assert call(engine, "suggest", typed)[0] == {"query": meant, "count": len(keys(engine, meant))}
    for meant, damaged in {"เขื่อน": "เขือน", "น้ำท่วม": "น้าทวม"}.items():  # marks that the documents lost
        assert call(engine, "suggest", meant)[0] == {"query": damaged, "count": 1}
    assert call(engine, "suggest", "คลอง ทางเทา") == [{"query": "คลอง ทางเท้า", "count": 1}]
    assert call(engine, "suggest", "คลอง ยา Covid") == []  # each of them is somewhere: there is nothing to guess
    assert call(engine, "suggest", "blockchain") == []


def test_other_words_for_the_same_are_offered_with_their_counts(engine: Page) -> None:
    assert call(engine, "synonyms", "กทม.") == [
        {"query": "กรุงเทพมหานคร", "count": 1},
    ]
    assert call(engine, "synonyms", "โควิด-19") == [{"query": "Covid-19", "count": 1}]
    assert call(engine, "synonyms", "คลอง") == []
    assert call(engine, "synonyms", "2019") == [{"query": "2562", "count": 4}]
    assert call(engine, "synonyms", "30/9/2019") == []


def test_letters_as_typed_are_completed(engine: Page) -> None:
    def completed(typed: str) -> list[str]:
        return [f"{item['kind']} {item['text']} {item['url']}" for item in call(engine, "complete", typed)]

    assert completed("คลอ") == [
        "title ขุดลอกคลองสมมุติ projects/2563/50010000-1/",
        "title แผนที่คลอง projects/2561/01000000-5/",
    ]
    assert completed("500") == [
        "code 50010000-1 projects/2563/50010000-1/",
        "code 50010000-2 projects/2563/50010000-2/",
    ]
    assert completed("สำนักงาน") == [
        "agency สำนักงานทดลอง agencies/01000000/",
        "agency สำนักงานเขตสมมุติ agencies/50010000/",
    ]
    assert completed("sommut") == ["agency Sommut District agencies/50010000/"]
    assert completed("  ") == completed("ปลาทู") == []
    [first, _] = call(engine, "complete", "คลอ")
    assert first["parts"] == [
        {"text": "ขุดลอก", "marked": False},
        {"text": "คลอ", "marked": True},
        {"text": "งสมมุติ", "marked": False},
    ]
