"""The search index as files: what is in it, what is not, and that it is the same every time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.search_document import SearchDocument
from generator.model.settings import Agency
from generator.search import FOLDER, index_documents
from generator.search.parts import AIM, LARGEST, SMALLEST, divide, gather, join_part, make_part
from generator.search.postings import Postings, find_line, read_pair, read_single
from generator.search.reader import IndexReader
from generator.search.terms import Terms
from tests.search.corpus import documents


def document(key: str = "2563/01000000-2456", *texts: str, amounts: Sequence[Decimal] = ()) -> SearchDocument:
    year, number = key.split("/")
    return SearchDocument(
        id=number,
        title="โครงการสถาบันที่เมืองน้อง",
        blocks=(
            ("title", "โครงการสถาบันที่เมืองน้อง"),
            ("id", number),
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


def reader(*documents: SearchDocument) -> IndexReader:
    return IndexReader.of(index_documents(documents), FOLDER)


def finds(found: SearchDocument, query: str) -> bool:
    """Say whether the published index gives a document for a query."""
    return reader(found).find(query) == {found.key}


SISTER_CITY = document(
    "2563/01000000-2456",
    "สภาประชาชนกรุงปักกิ่ง",
    "การระบาดของโรค Covid-19 ในโครงการ SmartCity",
    "ใช้เงิน 1.5 ล้านบาท เมื่อ ๓๐ กันยายน ๒๕๖๒",
    amounts=[Decimal("12000000.00"), Decimal("9603371.83")],
)


@pytest.mark.parametrize(
    "query",
    [
        *("เมืองน้อง", "01000000-2456", "01000000", "2456", "2563", "๒๕๖๓", "ที่", "กรุงปักกิ่ง", "ประชาชน", "โรคCovid-19"),
        *("12,000,000", "12000000", "12 ล้าน", "๑๒ล้านบาท", "12,000,000.00", "9,603,371.83", "9603371", "1,500,000"),
        *(
            "30/9/2562",
            "2019-09-30",
            "30 ก.ย. 62",
            "1 ตุลาคม 2562",
            "smart city",
            "smartcity",
            "ปักกิ่ง เมืองน้อง",
            "เมืองน้อง ปักกิ่ง",
        ),
    ],
)
def test_a_document_is_found_by_its_words_numbers_days_and_year(query: str) -> None:
    assert finds(SISTER_CITY, query)


@pytest.mark.parametrize(
    "query",
    [
        *("น้ำท่วม", "245", "0245", "เมืองนอง", "กรุงปักกิ่งการ", "สมมุติ", "under", "12,000", "83", "20190930"),
        *("ปักกิ่ง น้ำท่วม", "ประชาชนปักกิ่ง", "น้องและ", "เมืองน้อง01000000", "31/9/2562", "2019-09-29"),
    ],
)
def test_a_document_is_not_found_by_what_it_does_not_say(query: str) -> None:
    assert not finds(SISTER_CITY, query)


def test_a_phrase_runs_on_where_a_printed_line_ends() -> None:
    broken = document("2563/01000000-1", "ลงนามสัญ\nญาจ้าง\n\nงวดที่ 12\n000 บาท")
    assert all(finds(broken, query) for query in ("สัญญา", "ลงนามสัญญาจ้างงวดที่12", "ญาจ้าง", "จ้างงวด", "12"))
    assert not any(finds(broken, query) for query in ("12000", "สัญจ้าง"))


def test_a_phrase_is_found_in_one_block_alone() -> None:
    assert finds(document("2563/01000000-1", "ลงนาม สัญญา"), "ลงนามสัญญา")
    assert not finds(document("2563/01000000-1", "ลงนาม", "สัญญา"), "ลงนามสัญญา")
    assert not finds(document("2563/01000000-1", "กา", "กา"), "กากา")


words = st.lists(
    st.sampled_from(["น้ำ", "ท่วม", "กา", "ตา", "กลม", " ", "12", "covid", "ฯ", "\n"]), min_size=1, max_size=12
)


@given(words, words)
def test_a_text_is_found_just_where_its_letters_stand(text: list[str], query: list[str]) -> None:
    asked = "".join(query).replace(" ", "").replace("\n", "")
    held = "".join(text).replace(" ", "").replace("\n", "")
    for key in "12", "covid":  # numbers and Latin words are whole
        asked, held = asked.replace(key, f"|{key}|"), held.replace(key, f"|{key}|")
    found = replace(document("2563/07000000-1"), blocks=(("title", "".join(text)),))
    alone = "".join(query).split() == [asked.replace("|", "")]
    if alone and "||" not in held and "||" not in asked:
        assert finds(found, asked.replace("|", "")) == (asked.strip("|") in held)


def test_the_files_have_all_that_the_browser_needs() -> None:
    files = index_documents([document("2563/01000000-2456", "น้ำ"), document("2562/02000000-7", "ไฟ")])
    paths = [file.path for file in files]
    assert paths == sorted(paths)
    read = IndexReader.of(files, FOLDER)
    assert read.unpack(read.manifest["agencies"]) == {
        "01000000": ["สำนักงานเขตสมมุติ"] * 2,
        "02000000": ["สำนักงานเขตสมมุติ"] * 2,
    }
    [part] = read.manifest["parts"]
    assert (part["years"], part["projects"]) == ([2562, 2563], 2)
    table = read.unpack(f"{part['folder']}/table.pack")
    assert table == {
        "id": ["02000000-7", "01000000-2456"],
        "fiscal_year": {"values": [2562, 2563], "rows": [0, 1]},
        "status": {"values": ["under-way"], "rows": [0, 0]},
        "strategy": {"values": [[]], "rows": [0, 0]},
        "flags": {"values": [[]], "rows": [0, 0]},
        "plan": {"values": ["unstated"], "rows": [0, 0]},
        "last_report_date": {"values": ["2020-09-11"], "rows": [0, 0]},
        "allocated": [12000000] * 2,
        "unexplained": [None] * 2,
        "length": [1, 1],
        "title_length": [16, 16],
    }
    assert read.unpack(f"{part['folder']}/titles.pack") == ["โครงการสถาบันที่เมืองน้อง"] * 2
    assert read.unpack(f"{part['folder']}/texts/0.pack")[1:] == [["id", "02000000-7"], ["rounds.1", "ไฟ"]]


def test_the_same_documents_in_any_order_give_the_same_bytes() -> None:
    documents = [document(f"256{year}/0100000{year}-{year}", f"ครั้งที่ {year} <b>&") for year in range(8)]
    assert index_documents(documents) == index_documents(reversed(documents))


def test_a_site_without_projects_has_no_parts() -> None:
    assert reader().manifest["parts"] == []
    assert reader().find("น้ำ") == set()


def test_a_project_without_a_word_is_indexed_all_the_same() -> None:
    wordless = replace(document("2563/01000000-2456"), blocks=(("title", "…"),))
    assert reader(wordless).find("") == {"2563/01000000-2456"}


def test_a_part_is_the_same_whoever_shared_the_work() -> None:
    held = documents(7)
    shares = [gather((first, held[first:last])) for first, last in ((0, 3), (3, 4), (4, 7))]
    assert join_part(held, shares) == make_part(held)


def sizes(*years: int) -> list[list[int]]:
    """Return the years of each part, and its number of projects, for so many projects a year from 2560 on."""
    documents = [
        replace(document(), id=f"01000000-{number}", fiscal_year=2560 + year, blocks=())
        for year, count in enumerate(years)
        for number in range(count)
    ]
    return [[*sorted({one.fiscal_year for one in part}), len(part)] for part in divide(documents)]


def test_small_years_share_a_part_and_the_newest_come_first() -> None:
    assert sizes(3, 4) == [[2560, 2561, 7]]
    assert sizes(300, 300, 300) == [[2560, 2561, 2562, 900]]
    assert sizes(600, 700) == [[2561, 700], [2560, 600]]
    assert sizes(600, 1900, 10) == [[2561, 2562, 1910], [2560, 600]]
    assert sizes(400, 1900, 600) == [[2562, 600], [2561, 1900], [2560, 400]]


def test_a_large_year_is_cut_and_no_project_is_lost() -> None:
    [year, *counts] = zip(*sizes(3100), strict=True)
    assert year == (2560,) * 4
    assert sum(counts[0]) == 3100
    assert all(SMALLEST < count < LARGEST for count in counts[0])
    assert AIM < LARGEST


def test_another_project_in_a_large_year_changes_one_part() -> None:
    documents = [replace(document(), id=f"01000000-{number}", blocks=()) for number in range(3100)]
    before, after = set(divide(documents[:-1])), set(divide(documents))
    assert len(before - after) == len(after - before) == 1


held_places = st.dictionaries(
    st.integers(0, 3000), st.sets(st.integers(0, 1_200_000), min_size=1, max_size=6).map(sorted), max_size=8
)


@given(held_places)
def test_postings_can_be_read_back(held: dict[int, list[int]]) -> None:
    postings = Postings()
    for number in sorted(held):
        postings.add(number, Terms(pairs={"กา ตา": held[number]}, singles={"กา": (len(held[number]), number % 8)}))
    file = "".join(postings.files())
    assert read_pair(find_line(file, "กา ตา")) == held
    assert read_single(find_line(file, "กา")) == {number: (len(held[number]), number % 8) for number in held}
    assert find_line(file, "ตา") == ""
