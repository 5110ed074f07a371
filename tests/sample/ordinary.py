"""Reports without a fault: every status, several agencies, the ways in which a sound form may be printed."""

from dataclasses import replace
from decimal import Decimal

from tests.forms.truth import PLAIN, Quirks
from tests.forms.vocabulary import (
    CANALS,
    DENGUE,
    DRAINS,
    ELDERLY,
    MAPS,
    MINUTES,
    ROADS,
    SCHOOLS,
    TREES,
    VACCINES,
    WASTE,
)
from tests.sample.sample import Report, ReportFile, alone, change_round, project, stop

DONE = (5, 10, 20, 30, 45, 60, 85, 100)

ELDERLY_RETURNED = stop(
    project(ELDERLY, "50250000-77", 2563, 480_000, (10, 20, 30, 40, 40, 40), (60_000, 0, 25_500, 0, 0)),
    5,
    "ขอชะลอโครงการ เนื่องจากสถานการณ์การระบาดของโรคติดเชื้อไวรัสโคโรนา 2019",
)
ELDERLY_RETURNED = change_round(
    ELDERLY_RETURNED,
    6,
    narrative=("ยกเลิกโครงการและส่งคืนงบประมาณ เป็นเงิน 394,500 บาท เนื่องจากไม่สามารถรวมกลุ่มผู้สูงอายุได้",),
)

LISTS = project(CANALS, "50120000-1044", 2568, 3_900_000, (8, 21, 39, 58, 72), (0, 655_000, 0, 920_000.75))
LISTS = change_round(
    LISTS,
    2,
    narrative=(
        "- ขุดลอกคลองสายที่ 1 ช่วงวัดสมมุติถึงสะพานทดลอง",
        "- เก็บผักตบชวาได้ 31 ตัน",
        "- ประชุมชาวบ้านริมคลอง ผู้เข้าร่วม 57 คน",
    ),
)
LISTS = change_round(
    LISTS,
    3,
    narrative=(
        "ผลการดำเนินงานเดือนนี้ ดังนี้",
        "1. ขุดลอกครองสายที่ 2 แล้ว 640 เมตร",
        "2. ซ่อมราวกันตกริมคลอง 18 จุด",
        "3. ติดป้ายเตือนเขตคลอง 6 ป้าย",
        "ปัญหาที่พบคือระดับน้ำในคลองสูงกว่าปกติ",
    ),
)

ONE_ROUND = project(TREES, "50130000-2910", 2569, 1_150_000, (0,), ())

ORDINARY = (
    *alone(
        (
            Report(
                project(DRAINS, "50010000-1201", 2560, 6_200_000, DONE, (1_550_000, 0, 1_550_000, 3_100_000)),
                "the plain case: all money spent, all work done",
            ),
            Report(
                project(SCHOOLS, "50010000-1201", 2567, 870_000, (12, 30, 55, 80, 100), (210_000, 0, 660_000)),
                "the same id as a project of 2560: fiscal year and id together name a project",
                quirks=Quirks(label_space=True, figures_inline=True, percent_colon=False),
            ),
            Report(
                project(DENGUE, "50120000-88", 2561, 240_000, DONE, (85_000, 0, 0, 72_250.5, 0, 82_749.5)),
                "all figures of the form in Thai digits",
                quirks=Quirks(thai_digits=True),
            ),
            Report(
                project(WASTE, "50130000-2031", 2562, 1_980_000, (5, 15, 30, 48, 65), (0, 540_000, 0, 610_000)),
                "labels without dots or spaces, in another order",
                quirks=Quirks(before_colon="", tight_labels=True, order=("id", "fiscal_year", "coordinator")),
            ),
            Report(
                ELDERLY_RETURNED,
                "spent and returned add up to what was allocated",
            ),
            Report(
                stop(
                    project(ROADS, "50280000-1500", 2563, 14_700_000, (5, 12, 25, 38, 52), (0, 2_205_000, 2_940_000)),
                    5,
                    "ขอชะลอโครงการ รอการย้ายสาธารณูปโภคของหน่วยงานอื่น",
                ),
                "on plan until the last round asks for a delay",
            ),
            Report(
                project(MAPS, "18000000-31", 2565, 22_400_000, (6, 14, 22, 35, 47, 61), (0, 8_960_000)),
                "the only project of its agency",
                quirks=Quirks(header_dates="iso", phone_mark="โทร. "),
            ),
            Report(
                replace(
                    project(MINUTES, "01000000-905", 2566, 1_260_000, DONE, (378_000, 0, 882_000)),
                    agency=("สำนักงานเลขาธิการสภากรุงเทพมหานคร", "สำนักงานเลขาธิการสภา กทม.", MINUTES.section),
                ),
                "three units of agency; dates of rounds in the common era",
                quirks=Quirks(common_era_rounds=True, padded_dates=True),
            ),
            Report(
                replace(project(DRAINS, "50470000-2602", 2569, 9_800_000, ()), budget_spent=Decimal(0)),
                "no round yet; 0 baht spent is not the same as nothing stated",
            ),
            Report(ONE_ROUND, "one round, at 0 %"),
            Report(
                LISTS,
                "narratives with lists (- and 1.); a misspelling that the corrections put right",
                quirks=Quirks(narrative_below=True, page_breaks=frozenset({"rounds.2.3", "rounds.4"})),
            ),
            Report(
                replace(
                    project(VACCINES, "50400000-702", 2569, 310_000, (20, 45, 70), (0, 124_000)),
                    responsible_officer=None,
                    coordinator=None,
                ),
                "no officials named; figures before the narrative in round 2",
                quirks=Quirks(figures_first=frozenset({2}), absent_as="no-label"),
            ),
        )
    ),
    ReportFile(
        (
            Report(
                project(CANALS, "50070000-412", 2561, 4_650_000, DONE, (1_395_000, 0, 0, 3_255_000)),
                "a file with a Thai name",
                quirks=Quirks(wrap_items=True, item_mark="{}) "),
            ),
        ),
        name="รายงานขุดลอกคลอง 2561.txt",
    ),
    ReportFile(
        (
            Report(
                project(VACCINES, "50240000-3055", 2562, 530_000, DONE, (106_000, 212_000, 0, 212_000)),
                "a file in windows-874",
                quirks=Quirks(newline="\r\n"),
            ),
        ),
        encoding="cp874",
    ),
    ReportFile(
        (
            Report(
                project(TREES, "50400000-640", 2564, 1_420_000, DONE, (426_000, 568_000, 426_000)),
                "a file in UTF-16, with a byte order mark",
                quirks=Quirks(newline="\r\n"),
            ),
        ),
        encoding="utf-16-le",
        byte_order_mark=True,
    ),
    ReportFile(
        (
            Report(
                project(SCHOOLS, "50470000-2210", 2564, 960_000, DONE, (288_000, 0, 192_000, 480_000)),
                "a file with CRLF line ends and a UTF-8 byte order mark",
                quirks=Quirks(newline="\r\n"),
            ),
        ),
        byte_order_mark=True,
    ),
    ReportFile(
        (
            Report(
                project(WASTE, "50010000-1310", 2565, 2_050_000, DONE, (615_000, 0, 1_435_000)),
                "the first report of a file with two",
            ),
            Report(
                project(DENGUE, "50010000-1311", 2565, 275_000, (10, 25, 45, 70, 90), (110_000, 0, 96_250)),
                "the second report of a file with two",
                quirks=PLAIN,
            ),
        ),
        name="50010000-1310-1311.txt",
    ),
)
