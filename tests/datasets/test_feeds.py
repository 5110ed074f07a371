from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from generator.datasets.atom import LENGTH
from generator.model.project import Round
from tests.datasets.built import build_files
from tests.factories import make_entry, make_site

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(*entries: Any, path: str = "feed.xml", **site: Any) -> ET.Element:
    return ET.fromstring(build_files(*entries, site=make_site(**site))[path])  # noqa: S314 # our own file


def texts(element: ET.Element, path: str) -> list[str]:
    return [found.text or "" for found in element.iterfind(path, ATOM)]


def reported(day: date, **fields: Any) -> Any:
    return make_entry(rounds=(Round(1, date=day),), corrections=(), **fields)


def test_a_feed_has_what_the_standard_asks_for() -> None:
    root = feed(make_entry())
    for holder in (root, *root.iterfind("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(texts(holder, f"a:{name}")) == 1
    assert texts(root, "a:author/a:name") == ["หน่วยงานสมมุติ"]
    links = {link.get("rel"): link.get("href") for link in root.iterfind("a:link", ATOM)}
    assert links == {
        "self": "https://reports.example/open/feed.xml",
        "alternate": "https://reports.example/open/",
    }


def test_entries_are_dated_by_reports_and_corrections_newest_first() -> None:
    root = feed(make_entry(), reported(date(2021, 1, 5), id="01000000-3"))
    assert texts(root, "a:entry/a:updated") == [
        "2026-09-01T00:00:00+07:00",
        "2021-01-05T00:00:00+07:00",
        "2020-09-11T00:00:00+07:00",
    ]
    assert texts(root, "a:updated") == ["2026-09-01T00:00:00+07:00"]


def test_ids_are_unique_and_stay_when_a_title_changes() -> None:
    before, after = feed(make_entry()), feed(make_entry(title="ชื่อใหม่"))
    ids = texts(before, "a:entry/a:id")
    assert ids == texts(after, "a:entry/a:id")
    assert len(set(ids)) == len(ids) == 2
    assert ids[1] == "tag:reports.example,2026:/open/projects/2563/01000000-2456/"


def test_a_feed_is_cut_at_its_length() -> None:
    entries = [reported(date(2020, 1, 1), id=f"01000000-{number}") for number in range(LENGTH + 5)]
    assert len(texts(feed(*entries), "a:entry/a:id")) == LENGTH


def test_an_agency_has_a_feed_of_its_own_projects() -> None:
    other = make_entry(id="02000000-9", corrections=())
    root = feed(make_entry(), other, path="agencies/02000000/feed.xml")
    assert texts(root, "a:entry/a:id") == ["tag:reports.example,2026:/open/projects/2563/02000000-9/"]


def test_a_correction_is_an_entry_that_leads_to_its_round() -> None:
    entry = next(feed(make_entry()).iterfind("a:entry", ATOM))
    link = entry.find("a:link", ATOM)
    assert link is not None
    assert link.get("href") == "https://reports.example/open/projects/2563/01000000-2456/#round-2"
    assert "เมืองตันเหลียน" in texts(entry, "a:summary")[0]


def test_a_project_without_dates_is_dated_by_its_fiscal_year() -> None:
    root = feed(make_entry(rounds=(), start_date=None, corrections=()))
    assert texts(root, "a:entry/a:updated") == ["2019-10-01T00:00:00+07:00"]


def test_a_site_without_projects_or_address_has_a_feed_all_the_same() -> None:
    root = feed(base_url=None, build_date=date(2026, 9, 5))
    assert texts(root, "a:updated") == ["2026-09-05T00:00:00+07:00"]
    assert texts(root, "a:id") == ["tag:localhost,2026:/feed.xml"]


def test_markup_and_control_characters_in_a_title_are_text() -> None:
    title = """<script>alert("1")</script> & ]]> {{ x }} '"""
    assert texts(feed(make_entry(title=title, corrections=())), "a:entry/a:title") == [title]
    assert texts(feed(make_entry(title="ก\x07ข", corrections=())), "a:entry/a:title") == ["ก\ufffdข"]


def test_a_site_in_english_alone_has_an_english_feed() -> None:
    root = feed(make_entry(corrections=()), languages=("en",))
    assert texts(root, "a:title") == ["Project reports"]
    assert texts(root, "a:entry/a:summary")[0].startswith("Cancelled · progress 40.00 %")


def test_corrections_have_a_feed_of_their_own() -> None:
    root = feed(make_entry(), path="corrections/feed.xml")
    assert [text[:10] for text in texts(root, "a:entry/a:title")] == ["แก้ไขข้อมู"]
    assert texts(feed(reported(date(2021, 1, 5)), path="corrections/feed.xml"), "a:entry/a:id") == []
