"""A project page, from its file to the site: its own fields, its status, its flags, and who is named on it."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.pipeline import check_content, convert_reports
from tests.conftest import SITE, Desk
from tests.forms.project_pages import Page, write_page
from tests.test_masking import everything

KEY = "projects/2566/50010000-31"
PAGE = Page(
    id="50010000-31",
    title="โครงการสมมุติริมคลอง",
    fiscal_year=2566,
    agency="สำนักงานเขตสมมุติ",
    progress=Decimal("90.00"),
    officer=("นายสมมุติ ทดลองยิ่ง (โทร. 02-000-1544 )", "", ""),
    evaluations=((1, "100.0000"), (2, "")),
    rationale=("ริมคลองร้อน", "ผู้ประสานคือ สมมุติ ทดลองยิ่ง 02-000-1544"),
    unit_code="50010600/50010600",
    objectives=("เพื่อให้ร่มเงา",),
)


def add(desk: Desk, page: Page = PAGE) -> None:
    desk.write("reports/2566/page.txt", write_page(page))


def flags(desk: Desk) -> list[tuple[str, str, int | None]]:
    convert_reports(desk.content)
    return [(said.code, said.field, said.position.line) for said in check_content(desk.content)]


def test_the_fields_of_a_project_page_are_published(desk: Desk) -> None:
    add(desk)
    assert desk.build().written
    files = desk.site_bytes()
    project = json.loads(files[f"{KEY}.json"])
    assert (project["progress_percent"], project["unit_code"]) == (90.00, "50010600/50010600")
    assert project["evaluations"] == [{"quarter": 1, "score": 100}, {"quarter": 2}]
    assert (project["facts"]["status"], project["facts"]["progress_percent"]) == ("under-way", 90)
    assert "status_round" not in project["facts"]
    shown = files[f"en/{KEY}/index.html"].decode()
    for words in ("Progress was 90%.", "Evaluation by the city, quarter 2", "50010600/50010600", "no reports by round"):
        assert words in shown


def test_a_page_whole_in_itself_raises_no_flag(desk: Desk) -> None:
    add(desk, replace(PAGE, rationale=("ริมคลองร้อน",)))
    assert flags(desk) == []


def test_only_what_the_edition_has_is_asked_for(desk: Desk) -> None:
    add(desk, replace(PAGE, rationale=(), objectives=(), unit_code="", evaluations=(), officer=None))
    asked = [field for code, field, _ in flags(desk) if code == "missing-field"]
    assert sorted(asked) == ["objectives", "rationale"]


def test_the_progress_that_a_page_does_not_state_is_asked_for(desk: Desk) -> None:
    desk.write("reports/2566/page.txt", write_page(PAGE, bare_number=False).replace("ร้อยละ 90.00", "ร้อยละ"))
    assert "progress_percent" in [field for code, field, _ in flags(desk) if code == "missing-field"]


def test_progress_of_the_whole_project_over_100_is_flagged_at_its_line(desk: Desk) -> None:
    add(desk, replace(PAGE, progress=Decimal(400)))
    line = write_page(replace(PAGE, progress=Decimal(400))).split("\n").index("ความคืบหน้าโครงการ ร้อยละ 400") + 1
    assert ("progress-over-100", "progress_percent", line) in flags(desk)


def test_its_own_fields_can_be_corrected(desk: Desk) -> None:
    add(desk)
    fields = (("progress_percent", "90.00", "95.00"), ("evaluations.1.score", "100.0000", "99"))
    ledger = [{"field": f, "from": a, "to": b, "reason": "ตรวจแล้ว", "date": "2026-01-01"} for f, a, b in fields]
    desk.write("corrections/2566/50010000-31.yaml", json.dumps(ledger))
    desk.build()
    project = json.loads(desk.site_bytes()[f"{KEY}.json"])
    assert (project["progress_percent"], project["evaluations"][0]["score"]) == (95, 99)


@pytest.mark.parametrize("secret", ["สมมุติ ทดลองยิ่ง", "02-000-1544"])
def test_an_officer_in_brackets_is_withheld_everywhere(desk: Desk, secret: str) -> None:
    desk.write("site.yaml", SITE.replace("privacy: publish\n", "privacy: withhold\n"))
    add(desk)
    assert desk.build().written
    assert secret not in everything(desk)
