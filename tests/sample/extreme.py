"""Reports at the edges: very long, very many, and texts that look like markup or formulas."""

from dataclasses import replace
from datetime import date, timedelta

from tests.forms.truth import Quirks, Round, Truth
from tests.forms.vocabulary import DRAINS, ROADS, SCHOOLS, TRICKY_LINES
from tests.sample.sample import Report, alone, baht, change_round, percent, project


def _weekly(truth: Truth, rounds: int) -> Truth:
    """Give the project with a report every six days, progress and money rising evenly."""
    steps = DRAINS.steps
    return replace(
        truth,
        budget_spent=baht(30_000 * rounds),
        rounds=tuple(
            Round(
                date(truth.fiscal_year - 544, 10, 4) + timedelta(days=6 * (number - 1)),
                number,
                (f"{steps[(number - 1) * len(steps) // rounds]} (รายงานรอบที่ {number} จาก {rounds})",),
                percent(number * 1.5),
                baht(30_000),
                on_plan=number % 7 != 0,
                on_target=True,
            )
            for number in range(1, rounds + 1)
        ),
    )


LONG_TITLE = (
    "โครงการปรับปรุงผิวจราจร ทางเท้า ท่อระบายน้ำ บ่อพัก ไฟฟ้าส่องสว่าง ป้ายชื่อซอย ราวกันตก กระจกโค้ง "
    "ทางลาดสำหรับผู้ใช้เก้าอี้ล้อเข็น แผ่นนำทางคนตาบอด จุดจอดรถจักรยาน ที่พักผู้โดยสารรถประจำทาง และต้นไม้ริมทาง "
    "ในซอยสมมุติ 1 ถึงซอยสมมุติ 48 เขตบึงกุ่ม พร้อมงานจัดหาวัสดุ งานควบคุมการก่อสร้าง งานประชาสัมพันธ์แก่ผู้อยู่อาศัย "
    "งานซ่อมแซมสาธารณูปโภคที่ได้รับความเสียหาย และงานอื่นที่เกี่ยวเนื่องตามแบบรูปรายการ"
)
MARKUP = project(SCHOOLS, "50130000-2344", 2567, 505_000, (20, 50, 80), (101_000, 151_500))
MARKUP = replace(
    MARKUP,
    title="=1+1 โครงการ \"อ่านออก เขียนได้\" <script>alert(1)</script> {{ 7*7 }} **ตัวหนา** & 'ทดลอง'",
    objectives=(
        '<img src=x onerror="alert(2)">',
        "[ลิงก์](javascript:alert(3)) และ `โค้ด`",
        "{% raw %} ${7*7} %s &amp; &lt;",
    ),
    targets=("@SUM(A1:A9) 100 คน",),
)
MARKUP = change_round(
    MARKUP,
    1,
    narrative=(
        "<script>alert(1)</script>",
        "# หัวข้อ **bold** _เอียง_ ~~ขีดฆ่า~~",
        "- {{ 7*7 }} ในรายการ",
        "- \"คำพูด\" 'เดี่ยว' และ <b>หนา</b>",
        "=1+1",
        "+66 บวก -5 ลบ",
    ),
)
MARKUP = change_round(
    MARKUP, 2, narrative=("]]> --> </textarea></script><!-- ความเห็น", 'a,b;c"d"\\n: yes # ไม่ใช่หมายเหตุ')
)

EXTREME = alone(
    (
        Report(
            _weekly(project(DRAINS, "50250000-300", 2568, 3_000_000, ()), 60),
            "sixty rounds",
            quirks=Quirks(page_breaks=frozenset(f"rounds.{number}" for number in range(12, 61, 12))),
        ),
        Report(
            replace(project(ROADS, "50280000-2055", 2569, 36_500_000, (3, 8), (0,)), title=LONG_TITLE),
            "a title of 400 characters",
        ),
        Report(
            MARKUP,
            "markup, templates, quotes and formulas in every text: all of it comes out as typed",
        ),
        Report(
            change_round(
                project(ROADS, "50470000-2533", 2568, 2_750_000, (20, 50, 75), (825_000, 550_000)),
                2,
                narrative=tuple(line for line in TRICKY_LINES if not line.startswith(("-", "1.", "<"))),
            ),
            "a narrative made of what the form's own syntax is made of",
        ),
    )
)
