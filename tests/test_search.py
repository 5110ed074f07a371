"""The search index as files: what is in it, what is not, and that it is the same every time."""

import gzip
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.model.outputs import OutputFile
from generator.model.search_document import SearchDocument
from generator.model.settings import Agency
from generator.search import SearchFailed, document_tokens, index_documents
from generator.thai import clusters


def document(key: str = "2563/01000000-2456", *texts: str, amounts: Sequence[Decimal] = ()) -> SearchDocument:
    year, number = key.split("/")
    return SearchDocument(
        id=number,
        title="โครงการสถาบันที่เมืองน้อง",
        blocks=(
            ("title", f"โครงการสถาบันที่เมืองน้อง\n{number}"),
            *((f"rounds.{at}", text) for at, text in enumerate(texts, 1)),
        ),
        dates=(date(2019, 10, 1),),
        fiscal_year=int(year),
        amounts=tuple(amounts),
        agency=Agency(number[:8], "สำนักงานเขตสมมุติ"),
        status="under-way",
        last_report_date=date(2020, 9, 11),
        budget_allocated=Decimal("12000000.00"),
    )


def content_of(files: Sequence[OutputFile], path: str) -> Any:
    """Return the JSON in a file of the index, packed or not."""
    content = next(file.content for file in files if file.path == path)
    return json.loads(gzip.decompress(content) if path.endswith(".pack") else content)


def finds(found: SearchDocument, query: str) -> bool:
    """Say whether the tokens of a query stand in a row among those of a document, as Pagefind looks for them."""
    phrase = " ".join(clusters.tokens(clusters.units(query)))
    return f" {phrase} " in f" {' '.join(document_tokens(found))} "


@pytest.mark.parametrize("query", ["เมืองน้อง", "01000000-2456", "2456", "2563", "๒๕๖๓", "ที่", "กรุงปักกิ่ง", "โรคCovid-19"])
def test_a_document_is_found_by_its_words_numbers_and_year(query: str) -> None:
    assert finds(document("2563/01000000-2456", "สภาประชาชนกรุงปักกิ่ง", "การระบาดของโรค Covid-19"), query)


@pytest.mark.parametrize("query", ["น้ำท่วม", "245", "0245", "เมืองนอง", "กรุงปักกิ่งการ", "สมมุติ", "under"])
def test_a_document_is_not_found_by_what_it_does_not_say(query: str) -> None:
    assert not finds(document("2563/01000000-2456", "สภาประชาชนกรุงปักกิ่ง", "การระบาดของโรค Covid-19"), query)


@pytest.mark.parametrize("query", ["12,000,000", "12000000", "9,603,371.83"])
def test_amounts_are_found_as_they_are_typed(query: str) -> None:
    assert finds(document(amounts=[Decimal("12000000.00"), Decimal("9603371.83")]), query)


def test_days_are_found_by_one_token_wherever_they_stand() -> None:
    found = document_tokens(document("2563/01000000-2456", "ลงนามวันที่ ๓๐ กันยายน ๒๕๖๒"))
    assert "d20190930" in found  # in the text
    assert "d20191001" in found  # among the project's own dates


def test_the_files_have_all_that_the_browser_needs() -> None:
    files = index_documents([document("2563/01000000-2456", "น้ำ"), document("2562/02000000-7", "ไฟ")])
    paths = [file.path for file in files]
    assert paths == sorted(paths)
    assert {path.rpartition("/")[0] for path in paths} == {"pagefind", "pagefind/index", "pagefind/texts"}
    for needed in ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.unknown.pagefind"):
        assert f"pagefind/{needed}" in paths
    assert not [path for path in paths if "-ui" in path or "highlight" in path or "fragment" in path]

    table = content_of(files, "pagefind/" + content_of(files, "pagefind/open-reports.json")["records"])
    assert table == {
        "agencies": {"01000000": ["สำนักงานเขตสมมุติ"] * 2, "02000000": ["สำนักงานเขตสมมุติ"] * 2},
        "pagefind": table["pagefind"],
        "id": ["02000000-7", "01000000-2456"],
        "fiscal_year": [2562, 2563],
        "agency": ["02000000", "01000000"],
        "status": ["under-way"] * 2,
        "strategy": [[]] * 2,
        "flags": [[]] * 2,
        "plan": ["unstated"] * 2,
        "last_report_date": ["2020-09-11"] * 2,
        "allocated": [12000000] * 2,
        "unexplained": [None] * 2,
        "length": table["length"],
        "title_length": table["title_length"],
        "title": ["โครงการสถาบันที่เมืองน้อง"] * 2,
    }
    assert content_of(files, f"pagefind/texts/{table['pagefind'][0]}.pack") == [
        ["title", "โครงการสถาบันที่เมืองน้อง\n02000000-7"],
        ["rounds.1", "ไฟ"],
    ]


def test_the_same_documents_in_any_order_give_the_same_bytes() -> None:
    documents = [document(f"256{year}/0100000{year}-{year}", f"ครั้งที่ {year} <b>&") for year in range(8)]
    assert index_documents(documents) == index_documents(reversed(documents))


def test_a_site_without_projects_has_an_empty_table() -> None:
    files = index_documents([])
    assert content_of(files, "pagefind/" + content_of(files, "pagefind/open-reports.json")["records"])["id"] == []


def test_a_project_without_a_word_is_indexed_all_the_same() -> None:
    files = index_documents([document("2563/01000000-2456", "…", "")])
    assert any(file.path.startswith("pagefind/texts/") for file in files)


def test_a_pagefind_that_cannot_run_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: "no-such-program")
    with pytest.raises(SearchFailed, match="could not be started"):
        index_documents([document()])


def test_a_pagefind_that_stops_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: "false")
    with pytest.raises(SearchFailed, match="ended early"):
        index_documents([document()])
