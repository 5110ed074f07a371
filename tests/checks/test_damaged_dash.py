"""Where a question mark stands for a dash, and where it asks."""

import pytest

from generator.checks.damaged_dash import stands_for_dash
from tests.checks.make import found, places, project, read, subject


@pytest.mark.parametrize(
    "line",
    [
        "วันที่ 4 ? 7 พฤศจิกายน",
        "ด้านที่ ๗ ? การบริหารจัดการ",
        "ด้านที่ ๗?การบริหารจัดการ",
        "พ.ศ. 2562?2563",
        "หน้า ๔ ?๗",
        "กรุงเทพ?เชียงใหม่",
        "Bangkok ? Seoul",
        "? ให้การต้อนรับคณะผู้แทน",
        "อย่างไรก็ตาม ? คณะทำงาน",
        "ส่งเสริมผ้าไหม ? งานเกี่ยวกับเกษตร ? อาหาร",
    ],
)
def test_a_mark_that_joins_stands_for_a_dash(line: str) -> None:
    before, mark, after = line.partition("?")
    assert stands_for_dash(before, mark, after)


@pytest.mark.parametrize(
    "line",
    [
        "พร้อมหรือไม่?",
        "พร้อมหรือไม่ ? ขอให้แจ้ง",
        "จะไปเมื่อไร ? และที่ไหน",
        "ทำไมต้องเดินทาง ? เพราะมีข้อตกลง",
        "ดีหรือ? ดี",
        "ชื่อ (?) ไม่ชัด",
        "https://example.org/2563?15",
        "https://example.org/page?id=7",
        "รอ ??? คน",
    ],
)
def test_a_mark_that_asks_is_left_alone(line: str) -> None:
    before, _, after = line.partition("?")
    mark = "?" + after[: len(after) - len(after.lstrip("?"))]
    assert not stands_for_dash(before, mark, after.lstrip("?"))


def test_each_mark_is_found_on_its_own_line_and_column() -> None:
    lines = [
        ("rounds.1.narrative", "   :: 30/10/2562 |  เยือนวันที่ 4 ? 7"),
        ("", "**** หัวกระดาษ ****"),
        ("rounds.1.narrative", "\u00a0- ต้อนรับ ? ประชุม ? เลี้ยง"),
    ]
    narrative = "เยือนวันที่ 4 ? 7\n- ต้อนรับ ? ประชุม ? เลี้ยง"
    first = project().rounds[0]
    doubtful = project(rounds=(type(first)(1, narrative=narrative),))
    flags = found("damaged-dash", subject(doubtful, read(lines)))
    path = "rounds.1.narrative"
    assert places(flags) == [(path, 1, 35), (path, 3, 12), (path, 3, 21)]
    assert flags[0].message.en == (
        "A question mark stands where a dash was likely meant, in the narrative of round 1: “4 ? 7”"
    )
    assert flags[0].expected is not None
    assert flags[0].expected.th == "ขีด เช่น “4 - 7”"


def test_a_corrected_mark_is_no_longer_flagged_and_the_other_keeps_its_place() -> None:
    lines = [("rationale", "วันที่ 4 ? 7 พฤศจิกายน"), ("rationale", "เมือง ? ชนบท")]
    corrected = project(rationale="วันที่ 4 - 7 พฤศจิกายน\nเมือง ? ชนบท")
    assert places(found("damaged-dash", subject(corrected, read(lines)))) == [("rationale", 2, 7)]


def test_a_mark_in_a_line_that_was_corrected_elsewhere_keeps_its_place() -> None:
    lines = [("rationale", "ระหว่างวันที 4 ? 7 พฤศจิกายน")]
    corrected = project(rationale="ระหว่างวันที่ 4 ? 7 พฤศจิกายน")
    assert places(found("damaged-dash", subject(corrected, read(lines)))) == [("rationale", 1, 16)]


def test_the_quotation_shows_no_personal_data() -> None:
    (flag,) = found("damaged-dash", subject(project(rationale="สมมุติ@example.org somchai.thodlong@example.org ? ติดต่อ")))
    assert "example" not in flag.message.th + flag.message.en + str(flag.expected)
