"""The record's fields, each described once: key order, types, words in Thai and English, units, examples.

The YAML reader and writer, the validator, the JSON Schemas, the columns and the dictionary all follow from here.
"""

from dataclasses import dataclass
from typing import Literal

from generator.diagnostics import Text

Kind = Literal[
    "text",  # as printed
    "identifier",  # an id that serves in URLs: [0-9]{8}-[0-9]+
    "year",  # a fiscal year of the Buddhist era
    "integer",
    "amount",  # a decimal, in baht
    "percent",  # a decimal, in per cent
    "date",  # ISO 8601, common era
    "boolean",
    "texts",  # a list of text
    "group",  # a map of the fields in `parts`
    "groups",  # a list of such maps
    "spans",  # a map from field path to its first and last line
]

TYPED_KINDS = frozenset(("identifier", "year", "integer", "amount", "percent", "date", "boolean"))


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key, its type, what it is called and means, and what its absence says."""

    name: str
    kind: Kind
    label: Text
    description: Text
    example: str = ""
    unit: str = ""
    required: bool = False
    parts: tuple["Field", ...] = ()

    def part(self, name: str) -> "Field | None":
        """Return the part of a group by its key."""
        return next((part for part in self.parts if part.name == name), None)


def _field(
    name: str, kind: Kind, th: str, en: str, about_th: str, about_en: str, example: str = "", **more: object
) -> Field:
    return Field(name, kind, Text(th, en), Text(about_th, about_en), example, **more)  # type: ignore[arg-type]


def _officer(name: str, th: str, en: str, about_th: str, about_en: str) -> Field:
    return _field(
        name,
        "group",
        th,
        en,
        about_th,
        about_en,
        parts=(
            _field("name", "text", "ชื่อ", "Name", "ข้อความก่อน “โทร.”", "What stands before “โทร.”", "นายสมมุติ ทดลอง"),
            _field("phone", "text", "โทรศัพท์", "Phone", "ข้อความหลัง “โทร.”", "What stands after “โทร.”", "0000"),
        ),
    )


ROUND = (
    _field(
        "number",
        "integer",
        "รอบที่",
        "Round",
        "เลขในวงเล็บ (ครั้งที่ N) ของงบประมาณที่เบิกใช้ ใช้ระบุรอบ",
        "The number in (ครั้งที่ N) of the disbursement; it identifies the round",
        "5",
        required=True,
    ),
    _field(
        "printed_number",
        "text",
        "เลขครั้งที่ตามที่พิมพ์",
        "Printed number",
        "เลข (ครั้งที่ N) ที่พิมพ์ซ้ำกับรอบก่อน เมื่อต้องใช้เลขอื่นแทน",
        "The printed (ครั้งที่ N) where it was used before and another number had to serve",
        "4",
    ),
    _field(
        "label",
        "text",
        "หัวรอบตามที่พิมพ์",
        "Printed label",
        "เลขของหัว “รายงานครั้งที่ N” ที่อยู่ก่อนวันที่ของรอบนี้",
        "The number of the heading “รายงานครั้งที่ N” directly before the round's date",
        "7",
    ),
    _field(
        "date",
        "date",
        "วันที่รายงาน",
        "Report date",
        "วันที่ของรายงานรอบนี้",
        "The day of this round's report",
        "2019-10-30",
    ),
    _field(
        "narrative",
        "text",
        "ผลการดำเนินงาน",
        "Narrative",
        "ข้อความรายงานตามที่พิมพ์ บรรทัดต่อบรรทัด",
        "What the round reports, one printed line a line",
        "- ให้การต้อนรับคณะผู้แทนจากกรุงปักกิ่ง",
    ),
    _field(
        "progress_percent",
        "percent",
        "ความก้าวหน้าของงาน",
        "Progress",
        "ความก้าวหน้าสะสมถึงรอบนี้",
        "Progress of the work up to this round",
        "40.00",
        unit="%",
    ),
    _field(
        "disbursed",
        "amount",
        "งบประมาณที่เบิกใช้ในรอบ",
        "Disbursed in the round",
        "เงินที่เบิกใช้ในรอบนี้",
        "Money disbursed in this round",
        "55189",
        unit="THB",
    ),
    _field(
        "on_plan",
        "boolean",
        "เป็นไปตามแผน",
        "On plan",
        "หน่วยงานระบุว่าเป็นไปตามแผนหรือไม่",
        "Whether the agency says it is on plan",
        "true",
    ),
    _field(
        "on_target",
        "boolean",
        "เป็นไปตามเป้าหมาย",
        "On target",
        "หน่วยงานระบุว่าเป็นไปตามเป้าหมายหรือไม่",
        "Whether the agency says it is on target",
        "true",
    ),
)

STRATEGY = (
    _field(
        "theme",
        "text",
        "ประเด็นยุทธศาสตร์",
        "Strategic theme",
        "ตามที่พิมพ์",
        "As printed",
        "ด้านที่ ๗ ? การบริหารจัดการเมืองมหานคร",
    ),
    _field(
        "sub_theme",
        "text",
        "ประเด็นยุทธศาสตร์ย่อย",
        "Sub-theme",
        "ตามที่พิมพ์",
        "As printed",
        "๗.๒ - การบริหารแผนและประเมินผล",
    ),
    _field("goal", "text", "เป้าหมายที่", "Goal", "ตามที่พิมพ์", "As printed", "๗.๒.๑ เมืองมีระบบการติดตามและรายงานความก้าวหน้า"),
    _field(
        "indicator",
        "text",
        "ตัวชี้วัด",
        "Indicator",
        "ตามที่พิมพ์",
        "As printed",
        "มิติที่ 1 ร้อยละของโครงการที่ดำเนินการสำเร็จตามเป้าหมาย",
    ),
)

EVALUATION = (
    _field(
        "quarter",
        "integer",
        "ไตรมาสที่",
        "Quarter",
        "ไตรมาสของปีงบประมาณ",
        "The quarter of the fiscal year",
        "2",
        required=True,
    ),
    _field("score", "percent", "คะแนน", "Score", "คะแนนตามที่พิมพ์", "The score as printed", "100.0000"),
)

SOURCE = (
    _field(
        "file",
        "text",
        "ไฟล์รายงาน",
        "Report file",
        "ตำแหน่งไฟล์นับจากโฟลเดอร์ content",
        "The file's path from the content folder",
        "reports/2563/01000000-2456.txt",
        required=True,
    ),
    _field(
        "sha256",
        "text",
        "ลายนิ้วมือไฟล์ (SHA-256)",
        "SHA-256",
        "ของไฟล์รายงานทุกไบต์",
        "Of the report file's bytes",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        required=True,
    ),
    _field(
        "form",
        "text",
        "รุ่นของแบบฟอร์ม",
        "Form edition",
        "รุ่นของแบบรายงาน",
        "The edition of the form",
        "bma-progress-report",
        required=True,
    ),
    _field("encoding", "text", "รหัสอักขระ", "Encoding", "ชื่อตาม WHATWG", "By its WHATWG name", "utf-8"),
    _field(
        "ocr",
        "boolean",
        "อ่านจากภาพ",
        "Read from a picture",
        "ข้อความได้จากการอ่านภาพ",
        "The text was read from a picture",
        "true",
    ),
    _field(
        "lines",
        "spans",
        "บรรทัดต้นทาง",
        "Source lines",
        "บรรทัดแรกและบรรทัดสุดท้ายของแต่ละช่องข้อมูลในไฟล์รายงาน",
        "The first and last line of each field in the report file",
    ),
)

RECORD = (
    _field(
        "id",
        "identifier",
        "รหัสโครงการ",
        "Project id",
        "เลข 8 หลักของหน่วยงาน ขีด แล้วเลขลำดับ",
        "Eight digits of the agency, a hyphen, a running number",
        "01000000-2456",
        required=True,
    ),
    _field(
        "title",
        "text",
        "ชื่อโครงการ/กิจกรรม",
        "Title",
        "ชื่อตามที่พิมพ์",
        "The title as printed",
        "โครงการสถาบันที่เมืองน้องและขยายความสัมพันธ์กับสภาเมืองต่างประเทศ",
        required=True,
    ),
    _field(
        "fiscal_year",
        "year",
        "ปีงบประมาณ พ.ศ.",
        "Fiscal year (Buddhist era)",
        "ปีงบประมาณ 2563 คือ 1 ตุลาคม 2562 ถึง 30 กันยายน 2563",
        "2563 is 1 October 2019 to 30 September 2020",
        "2563",
        required=True,
    ),
    _field(
        "start_date",
        "date",
        "เริ่มต้นโครงการ",
        "Start date",
        "วันเริ่มตามที่รายงาน",
        "The first day, as reported",
        "2019-10-01",
    ),
    _field(
        "end_date",
        "date",
        "สิ้นสุดโครงการ",
        "End date",
        "วันสิ้นสุดตามที่รายงาน",
        "The last day, as reported",
        "2020-09-29",
    ),
    _field(
        "budget_allocated",
        "amount",
        "งบประมาณที่ได้รับ",
        "Budget allocated",
        "เงินที่โครงการได้รับ",
        "Money given to the project",
        "12000000",
        unit="THB",
    ),
    _field(
        "budget_spent",
        "amount",
        "งบประมาณที่ใช้ไป",
        "Budget spent",
        "เงินที่รายงานว่าใช้ไป",
        "Money reported as spent",
        "55189",
        unit="THB",
    ),
    _field(
        "agency",
        "texts",
        "หน่วยงานที่รับผิดชอบ",
        "Responsible agency",
        "จากหน่วยใหญ่ไปหาหน่วยย่อย",
        "From the largest unit to the smallest",
        "สำนักการวางผังและพัฒนาเมือง",
    ),
    _officer(
        "responsible_officer",
        "ผู้รับผิดชอบ",
        "Responsible officer",
        "ชื่อและโทรศัพท์ตามที่พิมพ์",
        "Name and phone as printed",
    ),
    _officer("coordinator", "ผู้ประสานงาน", "Coordinator", "ชื่อและโทรศัพท์ตามที่พิมพ์", "Name and phone as printed"),
    _field(
        "rationale",
        "text",
        "หลักการและเหตุผล",
        "Rationale",
        "บรรทัดต่อบรรทัดตามที่พิมพ์",
        "One printed line a line",
        "ความสัมพันธ์ระหว่างประเทศเป็นไปในลักษณะไร้พรมแดน",
    ),
    _field(
        "objectives",
        "texts",
        "วัตถุประสงค์",
        "Objectives",
        "ข้อละรายการ",
        "One item a printed number",
        "เพื่อส่งเสริมความสัมพันธ์กับสภาเมืองต่างประเทศ",
    ),
    _field(
        "targets",
        "texts",
        "เป้าหมาย",
        "Targets",
        "ข้อละรายการ",
        "One item a printed number",
        "ต้อนรับคณะผู้แทนจากสภาเมือง จำนวน 17 เมือง",
    ),
    _field(
        "strategy",
        "group",
        "แผนพัฒนาที่โครงการสนับสนุน",
        "Strategy",
        "ส่วนของแผนที่โครงการสนับสนุน",
        "The part of the city's plan that the project supports",
        parts=STRATEGY,
    ),
    _field(
        "progress_percent",
        "percent",
        "ความคืบหน้าโครงการ",
        "Progress of the project",
        "ความคืบหน้าของทั้งโครงการ ในแบบที่ไม่ได้ระบุเป็นรายรอบ",
        "Progress of the whole project, in editions that state it apart from rounds",
        "90.00",
        unit="%",
    ),
    _field(
        "evaluations",
        "groups",
        "ผลประเมิน",
        "Evaluations",
        "ผลประเมินรายไตรมาสโดยหน่วยประเมินผลของเมือง ตามลำดับที่พิมพ์",
        "By the city's evaluators, by quarter, in printed order",
        parts=EVALUATION,
    ),
    _field(
        "unit_code",
        "text",
        "รหัสหน่วยงาน",
        "Unit code",
        "รหัสหน่วยงานคู่กันตามที่พิมพ์",
        "A pair of codes of the unit, as printed",
        "50470600/50470600",
    ),
    _field(
        "rounds",
        "groups",
        "รายงานความก้าวหน้า",
        "Progress rounds",
        "รอบรายงานตามลำดับที่พิมพ์",
        "In printed order",
        parts=ROUND,
    ),
    _field(
        "unrecognised",
        "groups",
        "ข้อความที่ไม่เข้าช่องใด",
        "Unrecognised text",
        "ข้อความในรายงานที่ไม่ตรงกับช่องข้อมูลใด คงไว้ทุกคำ",
        "Text of the report that no field holds, word for word",
        parts=(
            _field(
                "line",
                "integer",
                "บรรทัด",
                "Line",
                "บรรทัดในไฟล์รายงาน",
                "The line in the report file",
                "41",
                required=True,
            ),
            _field("text", "text", "ข้อความ", "Text", "ตามที่พิมพ์", "As printed", required=True),
        ),
    ),
    _field(
        "source",
        "group",
        "ต้นทาง",
        "Source",
        "ไฟล์รายงานที่ระเบียนนี้แปลงมา",
        "The report file this record was converted from",
        parts=SOURCE,
    ),
)

_BY_NAME = {field.name: field for field in RECORD}


def field_at(path: str) -> Field | None:
    """Return the field that a path names (`strategy.goal`, `objectives.2`, `rounds.5.label`), or None."""
    head, *rest = path.split(".")
    field = _BY_NAME.get(head)
    for step in rest:
        if field is None:
            return None
        if step.isascii() and step.isdigit() and field.kind in ("texts", "groups"):
            continue
        field = field.part(step)
    return field
