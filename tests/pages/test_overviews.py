"""The overviews: each finds what its rule says, names its evidence, and its counts add up wherever they stand."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import RULES as CHECK_RULES
from generator.checks import run_checks
from generator.checks.spending_ahead_of_progress import RULE as SPENDING_AHEAD
from generator.diagnostics import Position
from generator.model.entry import Entry, Subject
from generator.model.groups import by_agency, by_progress
from generator.model.overviews import OVERVIEWS, Overview, find_overview
from generator.model.project import Round
from generator.model.summary import Summary, summarise
from generator.pages.overviews import answer, answers, largest_unexplained
from tests.datasets.built import build_files, read_csv, read_json
from tests.factories import PROJECT, make_catalog, make_entry, make_project, make_site
from tests.pages.rendering import Pages, catalog_pages

# On plan to round 5, off plan from 6, 40 % from 5 on, cancelled and money returned in 10, 2,341,439.17 baht left.
REAL = make_entry()
PLAIN = make_entry(
    id="02000000-1",
    fiscal_year=2564,
    rounds=tuple(replace(round_, narrative="ดำเนินการ", on_plan=True) for round_ in PROJECT.rounds[:4]),
    flags=(),
    corrections=(),
)
BARE = make_entry(id="03000000-1", rounds=(), flags=(), corrections=(), budget_allocated=None)


def subject_of(entry: Entry) -> Subject:
    return Subject(entry.project, entry.facts, None, make_site(), lambda _: Position("record.yaml"))


def evidence(name: str, project: Summary) -> str | None:
    found = find_overview(name).evidence(project)
    return found.anchor if found else None


def test_each_overview_names_the_round_or_the_flag_that_is_its_evidence() -> None:
    project = summarise(REAL)
    assert {overview.name: evidence(overview.name, project) for overview in OVERVIEWS} == {
        "off-plan": "round-6",
        "stalled": "round-5",
        "suspended": None,
        "cancelled": "round-10",
        "spent-ahead": None,
        "returned": "round-10",
        "unexplained": "flag-money-unexplained",
    }


def test_a_project_that_gives_no_cause_is_in_no_overview() -> None:
    assert not [overview for overview in OVERVIEWS if overview.evidence(summarise(PLAIN))]


def test_what_a_document_does_not_state_cannot_be_told() -> None:
    assert not [overview.name for overview in OVERVIEWS if overview.can_tell(summarise(BARE))]
    told = {overview.name: overview.can_tell(summarise(PLAIN)) for overview in OVERVIEWS}
    assert told.pop("unexplained") is False
    assert all(told.values())


def test_amounts_returned_that_differ_are_found_by_their_flag() -> None:
    words = ("ส่งคืนงบประมาณ 100 บาท", "ส่งคืนงบประมาณ 120 บาท")
    project = make_project(rounds=tuple(Round(number, narrative=text) for number, text in enumerate(words, 1)))
    entry = make_entry(rounds=project.rounds, corrections=())
    checked = replace(entry, flags=run_checks(subject_of(entry)))
    assert evidence("returned", summarise(checked)) == "flag-returned-amounts-differ"


def test_more_spent_and_returned_than_allocated_is_not_money_left() -> None:
    row = replace(summarise(REAL), budget_unexplained=Decimal(-1))
    assert evidence("unexplained", row) is None


def test_flags_that_overviews_go_by_are_rules() -> None:
    codes = {rule.code for rule in CHECK_RULES}
    row = replace(summarise(BARE), flags=tuple((code, 1) for code in sorted(codes)), budget_unexplained=Decimal(1))
    assert [overview.name for overview in OVERVIEWS if overview.evidence(row)] == [
        "spent-ahead", "returned", "unexplained",
    ]  # fmt: skip
    assert SPENDING_AHEAD.code in codes


points = st.lists(
    st.tuples(
        st.none() | st.sampled_from([Decimal(0), Decimal(40), Decimal(100)]),
        st.sampled_from([True, False, None]),
        st.sampled_from([None, "ชะลอ", "ยกเลิกโครงการ", "ส่งคืนงบประมาณ 5 บาท", "ส่งคืนงบประมาณ 7 บาท"]),
    ),
    max_size=6,
)
amounts = st.none() | st.sampled_from([Decimal(0), Decimal(10), Decimal(100)])


@given(points, amounts, amounts)
def test_what_is_found_can_be_told_and_its_evidence_is_there(
    rounds: list[tuple[Decimal | None, bool | None, str | None]], allocated: Decimal | None, spent: Decimal | None
) -> None:
    entry = make_entry(
        rounds=tuple(
            Round(number, narrative=text, progress_percent=progress, on_plan=on_plan)
            for number, (progress, on_plan, text) in enumerate(rounds, 1)
        ),
        budget_allocated=allocated,
        budget_spent=spent,
        corrections=(),
    )
    checked = replace(entry, flags=run_checks(subject_of(entry)))
    project = summarise(checked)
    for overview in OVERVIEWS:
        found = overview.evidence(project)
        if found:
            assert overview.can_tell(project)
            assert (found.round in {point.number for point in project.rounds}) != (found.flag in dict(project.flags))
    spent_ahead = find_overview("spent-ahead").evidence(project) is not None
    stalled = find_overview("stalled").evidence(project) is not None
    codes = dict(project.flags)
    assert spent_ahead == ("spending-ahead-of-progress" in codes)
    assert stalled == ("progress-stalled" in codes)


ROW = summarise(REAL)
MANY = tuple(
    replace(
        ROW,
        id=f"0{number % 3 + 1}000000-{number}",
        agency=replace(ROW.agency, code=f"0{number % 3 + 1}000000"),
        fiscal_year=2560 + number % 4,
        budget_unexplained=Decimal(number),
    )
    for number in range(1, 13)
)


def test_the_answers_of_the_parts_add_up_to_the_whole() -> None:
    for overview in OVERVIEWS:
        whole = answer(overview, MANY)
        parts = [answer(overview, group.projects) for group in by_agency(MANY)]
        assert sum(len(part.projects) for part in parts) == len(whole.projects)
        assert sum(part.told for part in parts) == whole.told
        assert sum(part.count for part in parts) == whole.count == whole.told + whole.untold


def test_the_largest_amounts_not_explained_come_first() -> None:
    assert [row.budget_unexplained for row in largest_unexplained(MANY, 3)] == [Decimal(12), Decimal(11), Decimal(10)]


@pytest.fixture(scope="module")
def pages() -> Pages:
    return catalog_pages(make_catalog(REAL, PLAIN, BARE))


@pytest.mark.parametrize("overview", OVERVIEWS, ids=lambda overview: overview.name)
def test_an_overview_says_how_it_counts_and_leads_to_each_projects_evidence(overview: Overview, pages: Pages) -> None:
    rows = make_catalog(REAL, PLAIN, BARE).summaries
    found = answer(overview, rows)
    for prefix, language in (("", "th"), ("en/", "en")):
        page = pages[f"{prefix}overview/{overview.name}/index.html"]
        assert overview.title[language] in page.text
        assert overview.found_by[language] in page.text
        assert overview.needs[language] in page.text
        for row in found.projects:
            place = overview.evidence(row)
            assert place
            assert f"../../projects/{row.key}/#{place.anchor}" in page.links
    assert (
        f"พบ {len(found.projects)} จาก {found.told} โครงการที่เอกสารบอกได้"
        in pages[f"overview/{overview.name}/index.html"].text
    )


def test_the_room_of_overviews_has_the_counts_that_its_data_have(pages: Pages) -> None:
    files = build_files(REAL, PLAIN, BARE)
    text = pages["overview/index.html"].text
    rows = read_csv(files["overview.csv"])
    assert [row["name"] for row in rows] == [overview.name for overview in OVERVIEWS]
    for row, item in zip(rows, read_json(files["overview.json"]), strict=True):
        assert f"{row['title_th']} พบ {row['projects']} จาก {row['projects_that_can_be_told']} โครงการ" in text
        assert [str(value) for value in item.values()] == list(row.values())
        assert len(read_csv(files[f"overview/{row['name']}.csv"])) == int(row["projects"])
        assert len(read_json(files[f"overview/{row['name']}.json"])) == int(row["projects"])


def test_the_front_page_asks_what_has_an_answer_here_and_says_how_its_figures_are_counted(pages: Pages) -> None:
    page, room = pages["index.html"], pages["overview/index.html"]
    asked = {link for link in page.links if link.startswith("overview/") and link.count("/") == 2 and "#" not in link}
    rows = make_catalog(REAL, PLAIN, BARE).summaries
    assert asked == {f"overview/{found.overview.name}/" for found in answers(rows) if found.projects}
    counted = {link.partition("#")[2] for link in page.links if link.startswith("overview/#")}
    assert counted == {"count-projects", "count-allocated", "count-spent", "count-incomplete"} <= set(room.ids)


def test_no_overview_ranks_agencies() -> None:
    names = ["ฮ", "เขต", "กอง", "แขวง"]
    entries = [make_entry(id=f"{n}0000000-{i}", agency=(name,)) for n, name in enumerate(names, 1) for i in range(n)]
    page = catalog_pages(make_catalog(*entries))["overview/off-plan/index.html"]
    table = page.html[page.html.index('id="agencies-table"') :]
    assert sorted(names, key=table.index) == ["กอง", "เขต", "แขวง", "ฮ"]


def test_bands_of_progress_hold_every_project_once() -> None:
    progress = [None, "-5", "0", "0.01", "49.99", "50", "99.99", "100", "120"]
    rows = [replace(ROW, progress_percent=None if value is None else Decimal(value)) for value in progress]
    assert {group.key: len(group.projects) for group in by_progress(rows)} == {
        "none": 2, "begun": 2, "most": 2, "all": 2, "unstated": 1,
    }  # fmt: skip
