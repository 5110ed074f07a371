"""A project's page: each figure with its origin and line, each state of a value told apart, text as typed."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.model.facts import derive
from generator.model.project import Round, UnrecognisedLine
from generator.pages import render_project
from tests.factories import CORRECTION, PROJECT, make_entry, make_flag, make_site
from tests.pages.rendering import SAMPLE_READING, make_studio, project_page, project_pages

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% raw %} **หนา** \"อัญประกาศ\" 'เดี่ยว' &amp; \u202eกลับ\u202c 🏙️ "


def test_headline_facts_stand_with_origin_and_line() -> None:
    page = project_page(make_entry(reading=SAMPLE_READING))
    assert "งบประมาณที่ได้รับ 12,000,000 บาท ตามที่รายงาน บรรทัด 3" in page.text
    assert "source/#L3" in page.links


def test_each_derived_figure_names_its_evidence() -> None:
    page = project_page(make_entry())
    assert "แจ้งส่งคืน 9,603,371.83 บาท เราตีความ · จากข้อความในรอบที่ 10" in page.text
    assert "12,000,000 บาท − 55,189 บาท − 9,603,371.83 บาท = 2,341,439.17 บาท" in page.text
    assert "#round-10" in page.links


def test_rounds_have_permalinks_and_say_how_the_document_labels_them() -> None:
    page = project_page(make_entry())
    assert {f"round-{number}" for number in range(1, 13)} <= set(page.ids)
    assert "รอบที่ 6 27 มี.ค. 2563" in page.text
    assert page.text.count("เอกสารพิมพ์หัวข้อว่า “รายงานครั้งที่ 7”") == 1
    assert "“รายงานครั้งที่ 1”" not in page.text


def test_a_repeated_text_is_folded_and_still_there() -> None:
    page = project_page(make_entry())
    assert page.text.count("ขอชะลอโครงการ เนื่องจากสถานการณ์การระบาดของโรค Covid-19") == 4
    assert len(page.find("details", class_="same")) == 4


def test_lists_in_a_narrative_are_lists() -> None:
    page = project_page(make_entry())
    assert "<li>ให้การต้อนรับคณะผู้แทนจากกรุงปักกิ่ง</li>" in page.html
    assert page.find("ol", start="2") == []


def test_missing_zero_and_illegible_are_three_states() -> None:
    rounds = (Round(1, progress_percent=Decimal(0), disbursed=None), Round(2, disbursed=Decimal(0)))
    entry = make_entry(
        rounds=rounds,
        budget_allocated=None,
        budget_spent=None,
        illegible={"budget_spent": "สิบสองล้าน", "rounds.2.date": "31/2/2563"},
    )
    page = project_page(entry)
    assert "งบประมาณที่ได้รับ เอกสารไม่ระบุ" in page.text
    assert "ใช้ไป สิบสองล้าน (อ่านไม่ได้จากต้นฉบับ)" in page.text
    assert "31/2/2563 (อ่านไม่ได้จากต้นฉบับ)" in page.text
    assert "เบิกใช้ในรอบ เอกสารไม่ระบุ" in page.text
    assert "เบิกใช้ในรอบ 0 บาท" in page.text


def test_charts_are_refused_where_the_data_does_not_suffice() -> None:
    page = project_page(make_entry(budget_spent=None, rounds=PROJECT.rounds[:1]))
    assert page.find("svg", role="img") == []
    assert "ข้อมูลไม่พอสำหรับแผนภูมิเงิน" in page.text
    assert "ข้อมูลไม่พอสำหรับแผนภูมิ ต้องมีอย่างน้อยสองรอบ" in page.text


def test_a_chart_its_description_and_its_table_say_the_same() -> None:
    page = project_page(make_entry())
    assert '<desc id="progress-text">จาก 8% เมื่อ 30\u00a0ต.ค.\u00a02562 ถึง 40% เมื่อ 11\u00a0ก.ย.\u00a02563' in page.html
    assert "รอบที่ไม่เป็นไปตามแผน: 6, 7, 8, 9, 10, 11, 12</desc>" in page.html
    drawn = re.search(r'<g class="column off" fill="url\(#off-plan\)">(.*?)</g>', page.html, re.DOTALL)
    assert drawn
    assert drawn[1].count("<rect") == 7
    assert page.html.count('<th scope="row"><a href="#round-') == 12


def test_text_comes_out_as_typed() -> None:
    entry = make_entry(
        title=HOSTILE,
        rationale=HOSTILE,
        objectives=(HOSTILE, HOSTILE),
        agency=(HOSTILE,),
        rounds=(Round(1, label=HOSTILE, narrative=f"- {HOSTILE}\n{HOSTILE}"),),
        unrecognised=(UnrecognisedLine(9, HOSTILE),),
        corrections=(replace(CORRECTION, before=HOSTILE, after=HOSTILE, reason=HOSTILE),),
        flags=(make_flag("money-unexplained", "budget_spent"),),
    )
    for prefix in ("", "en/"):
        page = project_page(entry, prefix=prefix)
        assert "<script>alert" not in page.html
        assert page.text.count(" ".join(HOSTILE.split())) >= 10
        assert all("/assets/search/" in (script["src"] or "") for script in page.find("script"))


def test_corrections_show_before_after_and_why() -> None:
    page = project_page(make_entry())
    assert "ตามเอกสาร เมืองตันเหลียน แก้เป็น เมืองต้าเหลียน เหตุผล บรรทัดเดียวกัน" in page.text
    assert "#corrections" in page.links


def test_flags_stand_with_message_rule_and_line() -> None:
    page = project_page(make_entry(reading=SAMPLE_READING, flags=(make_flag("round-label-shifted", "rounds.5", 6),)))
    assert "พบ round-label-shifted รอบที่ 5 บรรทัด 6" in page.text
    assert "../../../quality/round-label-shifted/" in page.links
    assert "source/#L6" in page.links


def test_text_that_no_field_holds_is_shown() -> None:
    page = project_page(make_entry(unrecognised=(UnrecognisedLine(5, "ลายมือข้างหน้า"),), reading=SAMPLE_READING))
    assert "ลายมือข้างหน้า บรรทัด 5" in page.text


def test_officials_are_named_only_where_the_project_names_them() -> None:
    assert "นายสมมุติ ทดลอง" in project_page(make_entry()).text
    assert "ผู้รับผิดชอบ" not in project_page(make_entry(responsible_officer=None, coordinator=None)).text


@pytest.mark.parametrize("number", [0, 1, 2, 60])
def test_any_number_of_rounds_makes_a_page(number: int) -> None:
    rounds = tuple(replace(PROJECT.rounds[at % 12], number=at + 1) for at in range(number))
    pages = project_pages(make_entry(rounds=rounds, flags=()))
    for page in pages.values():
        shown = [attrs for tag, attrs in page.tags if tag == "li" and (attrs.get("id") or "").startswith("round-")]
        assert len(shown) == number
        assert page.lost_anchors == set()
        assert len(page.ids) == len(set(page.ids))


def test_a_record_without_a_report_links_to_no_source_page() -> None:
    pages = project_pages(make_entry(source=None, reading=None, source_bytes=None))
    assert sorted(pages) == [f"{prefix}projects/2563/01000000-2456/index.html" for prefix in ("en/", "")]
    assert not any("/source/" in link for page in pages.values() for link in page.links)
    assert "ระเบียนนี้เขียนด้วยมือ" in pages["projects/2563/01000000-2456/index.html"].text


def test_a_withheld_report_is_not_linked() -> None:
    name = "source/01000000-2456.txt"
    assert name in project_page(make_entry(reading=SAMPLE_READING)).links
    assert name not in project_page(make_entry(reading=SAMPLE_READING, source_bytes=None)).links


def test_english_pages_mark_thai_as_thai() -> None:
    page = project_page(make_entry(), prefix="en/")
    assert page.find("html") == [{"lang": "en"}]
    assert page.find("h1", lang="th")
    assert f'<p lang="th">{PROJECT.rounds[3].narrative}</p>' in page.html
    assert "Fiscal year 2020 (BE 2563)" in page.text.replace("\u00a0", " ")


def test_errors_are_reported_by_the_form_and_by_mail_only_where_there_is_one() -> None:
    form = "https://git.example/open-reports/issues/new?template=record-error.yml&record=2563/01000000-2456"
    page = project_page(make_entry())
    url = "https://reports.example/open/projects/2563/01000000-2456/"
    assert f"{form}&page={url}" in page.links
    assert f"{form}&round=6&page={url}" in page.links
    assert all(link.isascii() for link in page.links)
    assert "mailto:data@reports.example?subject=2563/01000000-2456" in page.links
    silent = project_page(make_entry(), make_site(repository=None, contact=None))
    assert "report" not in silent.ids
    assert not any("mailto:" in link or "issues" in link for link in silent.links)


def test_only_a_site_with_an_address_claims_one() -> None:
    page = project_page(make_entry(), prefix="en/")
    address = "https://reports.example/open/en/projects/2563/01000000-2456/"
    assert page.find("link", rel="canonical") == [{"rel": "canonical", "href": address}]
    assert {link["hreflang"] for link in page.find("link", rel="alternate") if "hreflang" in link} == {
        "th",
        "en",
        "x-default",
    }
    anywhere = project_page(make_entry(), make_site(base_url=None))
    assert anywhere.find("link", rel="canonical") == []
    assert "og:url" not in anywhere.html


def test_a_project_renders_the_same_whatever_else_there_is() -> None:
    def files() -> list[tuple[str, bytes]]:
        made = render_project(make_entry(reading=SAMPLE_READING), make_studio(make_site()))
        return [(file.path, file.content) for file in made]

    assert files() == files()


def test_the_facts_shown_are_those_derived() -> None:
    assert derive(PROJECT).budget_unexplained == Decimal("2341439.17")
    assert "2,341,439.17\u00a0บาท" in project_page(make_entry()).html
