"""The writer of invented reports prints what the real one prints."""

from datetime import date
from decimal import Decimal

from tests.forms.writer import Person, Quirks, Round, Strategy, Truth, expected_record, places, write_form

TRUTH = Truth(
    id="50010000-17",
    title="โครงการทดลองพิมพ์แบบรายงาน",
    fiscal_year=2563,
    start_date=date(2019, 10, 1),
    budget_allocated=Decimal(1200000),
    budget_spent=Decimal("500.50"),
    agency=("สำนักงานเขตพระนคร", "ฝ่ายทดลอง"),
    responsible_officer=Person("นายสมมุติ ทดลอง", "1234"),
    rationale=("บรรทัดแรก", "บรรทัดที่สอง"),
    objectives=("เพื่อทดลองพิมพ์", "เพื่อทดลองอ่าน"),
    targets=("พิมพ์ 1 ฉบับ",),
    strategy=Strategy(theme="ด้านที่ ๗ - การทดลอง : Trial"),
    rounds=(
        Round(date(2019, 11, 5), 1, ("เตรียมการ",), Decimal("8.00"), Decimal(0), on_plan=True, on_target=True),
        Round(date(2019, 12, 5), 2, ("- พิมพ์", "- อ่าน"), Decimal("16.00"), Decimal("500.50"), False, False),
        Round(date(2020, 1, 6), 3, ("ตรวจทาน",), Decimal("24.00"), Decimal(0)),
    ),
)

PRINTED = """



**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****

1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ

1.1 รหัสโครงการและชื่อโครงการ

ชื่อโครงการ/กิจกรรม : โครงการทดลองพิมพ์แบบรายงาน

รหัสโครงการ... : 50010000-17

ปีงบประมาณ พ.ศ. : 2563

เริ่มต้นโครงการ : 2019-10-01 00:00:00

งบประมาณที่ได้รับ : 1,200,000 บาท

สิ้นสุดโครงการ :·

งบประมาณที่ใช้ไป : 500.50 บาท

1.2 หน่วยงานที่รับผิดชอบ

หน่วยงานที่รับผิดชอบ. : สำนักงานเขตพระนคร / ฝ่ายทดลอง

ชื่อผู้รับผิดชอบ... : นายสมมุติ ทดลอง โทร.1234

ผู้ประสานงาน สยป :·

1.3 หลักการและเหตุผล

บรรทัดแรก

บรรทัดที่สอง

1.4 วัตถุประสงค์ของโครงการ

1. เพื่อทดลองพิมพ์

2. เพื่อทดลองอ่าน

1.5 เป้าหมายของโครงการ..

พิมพ์ 1 ฉบับ

1.6 สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)

ประเด็นยุทธศาสตร์ : ด้านที่ ๗ - การทดลอง : Trial

ประเด็นยุทธศาสตร์ย่อย :·

เป้าหมายที่ :·

ตัวชี้วัด... :·

2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ

รายงานครั้งที่1→:: 5/11/2562 : เตรียมการ→→
→:: ความก้าวหน้าของงานฯ = 8.00 % : งบประมาณที่เบิกใช้ (ครั้งที่ 1) = 0 บาท→: เป็นไปตามแผน→: เป็นไปตามเป้าหมาย
รายงานครั้งที่2→:: 5/12/2562 : - พิมพ์→→
→- อ่าน→→
→:: ความก้าวหน้าของงานฯ = 16.00 % : งบประมาณที่เบิกใช้ (ครั้งที่ 2) = 500.50 บาท→: ไม่เป็นไปตามแผน→: ไม่เป็นไปตามเป้าหมาย
รายงานครั้งที่3→:: 6/1/2563 : ตรวจทาน→→
→:: ความก้าวหน้าของงานฯ = 24.00 % : งบประมาณที่เบิกใช้ (ครั้งที่ 3) = 0 บาท→→

ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ

ลงชื่อ.....(ผู้รับผิดชอบโครงการ)
ตำแหน่ง

""".replace("→", "\t").replace("·", " ")


def rounds_of(text: str) -> list[str]:
    lines = text.split("\n")
    return lines[lines.index("2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ") + 2 :]


def test_a_report_without_quirks_is_printed_like_the_real_one() -> None:
    assert write_form(TRUTH) == PRINTED


def test_the_record_holds_what_is_printed_and_nothing_else() -> None:
    assert expected_record(TRUTH) == {
        "id": "50010000-17",
        "title": "โครงการทดลองพิมพ์แบบรายงาน",
        "fiscal_year": "2563",
        "start_date": "2019-10-01",
        "budget_allocated": "1200000",
        "budget_spent": "500.50",
        "agency": ["สำนักงานเขตพระนคร", "ฝ่ายทดลอง"],
        "responsible_officer": {"name": "นายสมมุติ ทดลอง", "phone": "1234"},
        "rationale": "บรรทัดแรก\nบรรทัดที่สอง",
        "objectives": ["เพื่อทดลองพิมพ์", "เพื่อทดลองอ่าน"],
        "targets": ["พิมพ์ 1 ฉบับ"],
        "strategy": {"theme": "ด้านที่ ๗ - การทดลอง : Trial"},
        "rounds": [
            {
                "number": "1",
                "label": "1",
                "date": "2019-11-05",
                "narrative": "เตรียมการ",
                "progress_percent": "8.00",
                "disbursed": "0",
                "on_plan": "true",
                "on_target": "true",
            },
            {
                "number": "2",
                "label": "2",
                "date": "2019-12-05",
                "narrative": "- พิมพ์\n- อ่าน",
                "progress_percent": "16.00",
                "disbursed": "500.50",
                "on_plan": "false",
                "on_target": "false",
            },
            {
                "number": "3",
                "label": "3",
                "date": "2020-01-06",
                "narrative": "ตรวจทาน",
                "progress_percent": "24.00",
                "disbursed": "0",
            },
        ],
    }


def test_a_slipped_heading_stands_inside_its_round_and_the_last_is_printed_twice() -> None:
    quirks = Quirks(slip_at=1, label_space=True, page_breaks=frozenset({"rounds.1.date"}))
    lines = rounds_of(write_form(TRUTH, quirks))
    assert lines[0] == "รายงานครั้งที่ 1"
    assert lines[8] == "\t:: 5/11/2562 : เตรียมการ\t\t"
    assert lines[9].startswith("รายงานครั้งที่ 2\t:: ความก้าวหน้าของงานฯ = 8.00 %")
    assert [line.split("\t")[0] for line in lines if line.startswith("รายงาน")][2:] == [
        "รายงานครั้งที่ 3",
        "รายงานครั้งที่ 3",
    ]


def test_a_page_may_end_at_any_place_and_the_record_stays() -> None:
    everywhere = Quirks(page_breaks=frozenset(places(TRUTH)))
    banners = write_form(TRUTH, everywhere).count("****") // 2
    assert banners == 1 + len(places(TRUTH))
    assert expected_record(TRUTH, everywhere) == expected_record(TRUTH)


def test_figures_may_stand_before_the_narrative() -> None:
    lines = rounds_of(write_form(TRUTH, Quirks(figures_first=frozenset({2}))))
    assert lines[2] == "รายงานครั้งที่2\t:: 5/12/2562 :\t\t"
    assert lines[3].startswith("\t:: ความก้าวหน้าของงานฯ = 16.00 %")
    assert lines[4:6] == ["\t- พิมพ์\t\t", "\t- อ่าน\t\t"]


def test_a_note_after_the_figures_is_unrecognised_at_its_line() -> None:
    quirks = Quirks(notes=((1, "หมายเหตุ - พิมพ์ด้วยมือ"),), damaged_dashes=True)
    lines = write_form(TRUTH, quirks).split("\n")
    assert expected_record(TRUTH, quirks)["unrecognised"] == [
        {"line": str(lines.index("\tหมายเหตุ ? พิมพ์ด้วยมือ\t\t") + 1), "text": "หมายเหตุ ? พิมพ์ด้วยมือ"}
    ]


def test_a_round_without_a_number_or_with_a_used_one_gets_the_next_that_is_free() -> None:
    used = Truth("50010000-17", "x", 2563, rounds=tuple(Round("1/1/2563", n) for n in (1, None, 3, 3, 5)))
    rounds = expected_record(used)["rounds"]
    assert isinstance(rounds, list)
    assert [(r["number"], r.get("printed_number")) for r in rounds if isinstance(r, dict)] == [
        ("1", None),
        ("2", None),
        ("3", None),
        ("4", "3"),
        ("5", None),
    ]
