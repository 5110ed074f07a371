"""Reports with the faults that the quality flags tell of."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.forms.truth import Quirks, Strategy, Truth
from tests.forms.vocabulary import (
    CANALS,
    DENGUE,
    DRAINS,
    ELDERLY,
    MAPS,
    ROADS,
    SCHOOLS,
    TREES,
    VACCINES,
    WASTE,
)
from tests.sample.sample import Report, alone, change_round, percent, project, stop

DELAYED = "ขอชะลอโครงการ เนื่องจากผู้รับจ้างขาดแคลนแรงงาน"

SLIPPED = stop(
    project(ROADS, "50120000-990", 2563, 8_300_000, (6, 14, 24, 35, 35, 35, 35, 35), (0, 1_245_000, 0, 0, 0, 0)),
    5,
    "ขอชะลอโครงการ เนื่องจากสถานการณ์การระบาดของโรค Covid-19 ทำให้ผู้รับจ้างเข้าพื้นที่ไม่ได้",
)
SLIPPED = change_round(SLIPPED, 3, narrative=("ลงนามสัญญา ระหว่างวันที่ 16 - 18 ธันวาคม 2562", "ประสานงานย้ายสาธารณูปโภค"))

UNEXPLAINED = stop(
    project(CANALS, "50280000-1722", 2564, 5_000_000, (10, 20, 30, 30), (250_000, 500_000, 0, 0)),
    4,
    "ยกเลิกโครงการและคืนงบประมาณ จำนวน 3,120,450.25 บาท เนื่องจากไม่ได้รับอนุญาตให้เข้าพื้นที่",
)

AFTER_CANCEL = project(ELDERLY, "50250000-133", 2565, 900_000, (10, 25, 40, 40, 40), (90_000, 135_000, 0, 20_000, 0))
AFTER_CANCEL = change_round(
    AFTER_CANCEL, 3, narrative=("ยกเลิกโครงการ เนื่องจากสถานที่จัดกิจกรรมปิดปรับปรุง และส่งคืนเงิน 600,000 บาท",)
)
AFTER_CANCEL = change_round(AFTER_CANCEL, 4, narrative=("จ่ายค่าวัสดุที่ผูกพันไว้ก่อนยกเลิกโครงการ",))
AFTER_CANCEL = change_round(AFTER_CANCEL, 5, narrative=("ยกเลิกโครงการ ส่งคืนงบประมาณเพิ่มเติมรวมเป็น 655,000 บาท",))

NUMBERS = project(WASTE, "50400000-811", 2568, 1_700_000, (10, 22, 34, 46, 58, 70), (0, 340_000, 0, 255_000, 0))
NUMBERS = change_round(NUMBERS, 3, number=None)
NUMBERS = change_round(NUMBERS, 5, number=4)
NUMBERS = change_round(NUMBERS, 6, number=7)

DISORDER = project(SCHOOLS, "50470000-1980", 2562, 640_000, (15, 30, 45, 60, 75, 90), (128_000, 0, 256_000, 0))
DISORDER = change_round(DISORDER, 3, number=4, day=date(2019, 1, 24))
DISORDER = change_round(DISORDER, 4, number=3, day=date(2018, 12, 26))
DISORDER = change_round(DISORDER, 6, day=DISORDER.rounds[4].day)

OUTSIDE = project(DRAINS, "50130000-1450", 2567, 7_600_000, (10, 25, 45, 65, 80, 90), (0, 2_280_000, 0, 3_040_000))
OUTSIDE = replace(OUTSIDE, start_date=date(2023, 11, 1), end_date=date(2024, 6, 28))
OUTSIDE = change_round(OUTSIDE, 6, day=date(2024, 12, 20))

ILLEGIBLE = project(MAPS, "50010000-1555", 2565, 12_000_000, (10, 20, 30, 45), (0, 1_800_000, 600_000))
ILLEGIBLE = replace(ILLEGIBLE, budget_allocated="สิบสองล้าน บาท")
ILLEGIBLE = change_round(ILLEGIBLE, 3, day="31/2/2565")

MENDED = project(VACCINES, "50070000-455", 2566, 420_000, (15, 35, 50, 65, 85, 100), (84_000, 0, 168_000, 0, 168_000))
MENDED = change_round(MENDED, 5, day="31/2/2566", narrative=("ให้บริการวัคซีนสะสม 3,900 คน ข้อมูล ณ วันที่ 28 กุมภาพันธ์ 2566",))

UNSTATED = Truth(
    id="50240000-2750",
    title="โครงการจัดเก็บข้อมูลต้นไม้ใหญ่เขตราษฎร์บูรณะ",
    fiscal_year=2560,
    start_date=date(2016, 10, 3),
    agency=("สำนักงานเขตราษฎร์บูรณะ",),
    rationale=("ต้นไม้ใหญ่ในเขตราษฎร์บูรณะยังไม่มีทะเบียนกลาง",),
    strategy=Strategy(theme="ด้านที่ ๒ - มหานครสีเขียว สะดวกสบาย : Green and Convenient City"),
    rounds=tuple(
        replace(round_, disbursed=None) for round_ in project(TREES, "50240000-2750", 2560, None, (20, 50, 80)).rounds
    ),
)

PERSONAL = project(ELDERLY, "50280000-1901", 2566, 350_000, (20, 45, 70, 100), (70_000, 105_000, 175_000))
PERSONAL = change_round(
    PERSONAL,
    2,
    narrative=(
        "ผู้เข้าร่วมแจ้งข้อมูล นายสมมุติ ทดลอง เลขประจำตัวประชาชน 1234567890121",
        "ติดต่อ 080-000-0000 หรือ sommut@example.com",
    ),
)

DAMAGED = project(DENGUE, "50120000-1203", 2564, 198_000, (10, 30, 60, 90), (59_400, 0, 79_200))
DAMAGED = change_round(DAMAGED, 2, narrative=("จัดกิจกรรมที่ลาน Café ชุมชน ให้ความรู้ประจำเดือน", "น้ำยาพ่นหมอกควันทำงานได้ตามปกติ"))

NOTED = project(CANALS, "50250000-208", 2568, 2_600_000, (10, 25, 40), (0, 520_000))

FAULTY = alone(
    (
        Report(
            SLIPPED,
            "headings slipped by one at a page break, as in the real report; dashes lost",
            (
                "damaged-dash",
                "narrative-repeated",
                "progress-stalled",
                "round-label-repeated",
                "round-label-shifted",
            ),
            Quirks(
                label_space=True,
                slip_at=3,
                page_breaks=frozenset({"rounds.3.date"}),
                figures_inline=True,
                damaged_dashes=True,
            ),
        ),
        Report(
            UNEXPLAINED,
            "part of the budget neither spent nor returned",
            ("money-unexplained",),
        ),
        Report(
            AFTER_CANCEL,
            "cancelled, yet on plan and disbursing; two different amounts returned",
            ("disbursed-after-cancel", "returned-amounts-differ", "verdict-contradicts-narrative"),
        ),
        Report(
            replace(
                project(ROADS, "50240000-3120", 2566, 4_000_000, (20, 45, 75, 100), (1_200_000, 1_600_000, 1_450_000)),
            ),
            "more spent than allocated",
            ("spent-over-allocated",),
        ),
        Report(
            replace(
                project(TREES, "50130000-2207", 2567, 1_500_000, (10, 20, 30), (300_000, 0, 300_000)),
                budget_spent=Decimal(1_350_000),
            ),
            "spent is not the sum of the rounds, and far ahead of the work",
            ("disbursed-differs-from-spent", "spending-ahead-of-progress"),
        ),
        Report(
            change_round(
                project(WASTE, "50470000-2415", 2565, 1_100_000, (20, 45, 70, 60, 85, 100), (330_000, 0, 770_000)),
                5,
                progress=percent(105),
            ),
            "progress falls in round 4 and passes 100 % in round 5",
            ("progress-fell", "progress-over-100"),
        ),
        Report(
            stop(
                project(
                    DRAINS, "50400000-733", 2566, 3_300_000, (10, 20, 30, 30, 30, 30, 30), (0, 495_000, 0, 0, 0, 0)
                ),
                4,
                "อยู่ระหว่างรอผลการพิจารณา",
            ),
            "at a standstill: the same words and the same progress in the last rounds",
            ("narrative-repeated", "progress-stalled"),
        ),
        Report(
            NUMBERS,
            "rounds without a number, with a used one, and one left out",
            ("round-number-missing", "round-number-repeated", "round-skipped"),
        ),
        Report(
            DISORDER,
            "rounds 3 and 4 change places in print and in time; two rounds of one day",
            ("round-date-repeated", "rounds-out-of-order"),
        ),
        Report(
            OUTSIDE,
            "a round after the project's end and after its fiscal year, short of 100 %",
            ("date-outside-fiscal-year", "date-outside-project", "unfinished-after-end"),
        ),
        Report(
            replace(
                project(MAPS, "50070000-519", 2561, 2_300_000, (25, 60, 100), (0, 0)),
                start_date=date(2018, 9, 28),
                end_date=date(2017, 10, 2),
            ),
            "ends before it starts; complete, and nothing spent",
            ("complete-but-unspent", "dates-reversed"),
        ),
        Report(
            ILLEGIBLE,
            "an amount in words and a date that no calendar has stand as printed",
            ("illegible-value",),
        ),
        Report(
            MENDED,
            "a date that no calendar has, put right by the corrections: no flag is left",
        ),
        Report(
            UNSTATED,
            "no money at all, no end, no objectives, no targets; part of the strategy",
            ("missing-field",),
            Quirks(absent_as="dash"),
        ),
        Report(
            NOTED,
            "a note that no field holds; a label printed twice; letters lost in the export",
            ("label-repeated", "lost-characters", "unrecognised-text"),
            Quirks(notes=((2, "หมายเหตุ ผู้ตรวจราชการตรวจเยี่ยมพื้นที่"),)),
            (
                (
                    "งบประมาณที่ใช้ไป : 520,000 บาท",
                    "งบประมาณที่ใช้ไป : 520,000 บาท\n\nงบประมาณที่ได้รับ : 2,400,000 บาท",
                ),
                ("เพื่อให้ชุมชนมีส่วนร่วมดูแลคลองหน้าบ้าน", "เพื่อให้ชุมชนมีส่วนร่วม???????????"),
            ),
        ),
        Report(
            Truth(
                **{
                    **vars(project(MAPS, "18000000-31", 2569, 640_000, (30, 60), (160_000,))),
                    "id": "99990000-1",
                    "title": "โครงการทดลองเปิดเผยข้อมูลของหน่วยงานที่ไม่อยู่ในทะเบียน",
                    "agency": ("สำนักงานทดลองข้อมูลเปิด",),
                }
            ),
            "an agency that the register lacks: named as the report names it",
            ("unknown-agency",),
        ),
        Report(
            PERSONAL,
            "a citizen number (invented), a telephone number and an e-mail address in a narrative",
            ("personal-data",),
        ),
        Report(
            DAMAGED,
            "characters to repair: no-break and zero-width spaces, sara am and accents in two parts",
            ("repaired-text",),
            Quirks(nbsp=True, zero_width=True, sara_am="split-before-tone", decomposed=True),
        ),
    )
)
