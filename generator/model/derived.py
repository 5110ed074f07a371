"""What a published project holds beside its record, each part described once: facts, flags, corrections.

The JSON Schema of a project and the columns of the tables take their words from here, as they take those of the
record from `fields`.
"""

from generator.diagnostics import Text
from generator.model.facts import Status
from generator.model.fields import Field, Kind

STATUS_LABELS: dict[Status, Text] = {
    Status.CANCELLED: Text("ยกเลิก", "Cancelled"),
    Status.SUSPENDED: Text("ชะลอโครงการ", "Suspended"),
    Status.COMPLETED: Text("แล้วเสร็จ", "Completed"),
    Status.NOT_STARTED: Text("ยังไม่เริ่ม", "Not started"),
    Status.UNDER_WAY: Text("อยู่ระหว่างดำเนินการ", "Under way"),
}


def _field(
    name: str, kind: Kind, label: tuple[str, str], about: tuple[str, str], example: str = "", **more: object
) -> Field:
    return Field(name, kind, Text(*label), Text(*about), example, **more)  # type: ignore[arg-type]


ROUND_FACTS = (
    _field(
        "round",
        "integer",
        ("รอบที่", "Round"),
        ("เลขของรอบ", "The round's number"),
        "5",
        required=True,
    ),
    _field(
        "progress_change",
        "percent",
        ("ความก้าวหน้าที่เปลี่ยนไป", "Change of progress"),
        (
            "ความก้าวหน้าของรอบนี้ ลบด้วยของรอบก่อน (จุดร้อยละ)",
            "Progress of this round less that of the round before, in percentage points",
        ),
        "8.00",
        unit="%",
    ),
    _field(
        "disbursed_cumulative",
        "amount",
        ("เบิกใช้สะสม", "Disbursed so far"),
        (
            "ผลรวมงบประมาณที่เบิกใช้ตั้งแต่รอบแรกถึงรอบนี้ เมื่อทุกรอบระบุจำนวนเงิน",
            "Sum of the money disbursed from the first round to this one, where every one of them states it",
        ),
        "55189",
        unit="THB",
    ),
)

AGENCY = (
    _field(
        "code",
        "text",
        ("รหัสหน่วยงาน", "Agency code"),
        ("เลข 8 หลักแรกของรหัสโครงการ", "The first eight digits of the project id"),
        "01000000",
        required=True,
    ),
    _field(
        "name_th",
        "text",
        ("ชื่อหน่วยงาน (ไทย)", "Agency name (Thai)"),
        (
            "ชื่อในทะเบียนหน่วยงาน หรือตามรายงานเมื่อไม่อยู่ในทะเบียน",
            "By the register of agencies; as reported where it lacks one",
        ),
        "สำนักการวางผังและพัฒนาเมือง",
        required=True,
    ),
    _field(
        "name_en",
        "text",
        ("ชื่อหน่วยงาน (อังกฤษ)", "Agency name (English)"),
        ("ชื่อในทะเบียนหน่วยงาน", "By the register of agencies"),
    ),
)

FACTS = (
    _field(
        "status",
        "text",
        ("สถานะ", "Status"),
        (
            "ข้อแรกที่เป็นจริง ณ รายงานล่าสุด: cancelled มีรอบที่รายงานว่ายกเลิกโครงการ, suspended รอบล่าสุดรายงานว่าชะลอ, "
            "completed รอบล่าสุดก้าวหน้า 100 %, not-started ไม่มีรอบรายงานหรือก้าวหน้า 0 %, under-way กรณีอื่น "
            "แบบที่ไม่มีรอบรายงานใช้ความคืบหน้าของทั้งโครงการแทน",
            "The first that holds as of the last report: cancelled, a round says ยกเลิกโครงการ; suspended, the last "
            "round says ชะลอ; completed, the last round is at 100 %; not-started, no round or 0 %; else under-way. "
            "Where a form has no rounds, the progress of the whole project stands for the last round's",
        ),
        "cancelled",
        required=True,
    ),
    _field(
        "status_round",
        "integer",
        ("รอบที่แสดงสถานะ", "Round of the status"),
        ("รอบที่เป็นหลักฐานของสถานะ", "The round that is the evidence of the status"),
        "10",
    ),
    _field(
        "fiscal_year_ce",
        "integer",
        ("ปีงบประมาณ ค.ศ.", "Fiscal year (common era)"),
        (
            "ปีงบประมาณ พ.ศ. ลบ 543 คือปีที่ปีงบประมาณสิ้นสุด",
            "The Buddhist year less 543: the year in which the fiscal year ends",
        ),
        "2020",
        required=True,
    ),
    _field(
        "agency",
        "group",
        ("หน่วยงานตามทะเบียน", "Agency of the register"),
        ("หน่วยงานเจ้าของรหัสโครงการ", "The agency that the project id belongs to"),
        required=True,
        parts=AGENCY,
    ),
    _field(
        "strategy_codes",
        "texts",
        ("รหัสยุทธศาสตร์", "Strategy codes"),
        (
            "รหัสที่อ่านได้จากประเด็นยุทธศาสตร์ ประเด็นย่อย และเป้าหมาย เป็นเลขอารบิก",
            "The codes that can be read from theme, sub-theme and goal, in ASCII digits",
        ),
        "7.2.1",
    ),
    _field(
        "budget_returned",
        "amount",
        ("งบประมาณที่ส่งคืน", "Budget returned"),
        (
            "จำนวนเงินที่ข้อความในรายงานระบุว่าส่งคืน ไม่ระบุเมื่อรายงานให้จำนวนไว้ต่างกัน",
            "The amount that a narrative says was sent back; absent where narratives give different amounts",
        ),
        "9603371.83",
        unit="THB",
    ),
    _field(
        "returned_round",
        "integer",
        ("รอบที่ส่งคืนงบประมาณ", "Round of the return"),
        ("รอบแรกที่รายงานการส่งคืน", "The first round that reports the return"),
        "10",
    ),
    _field(
        "budget_unexplained",
        "amount",
        ("งบประมาณที่เอกสารไม่ได้อธิบาย", "Budget not explained"),
        (
            "งบประมาณที่ได้รับ ลบที่ใช้ไป ลบที่ส่งคืน เมื่อทราบทั้งสามจำนวน เป็นส่วนที่เอกสารนี้ไม่ได้อธิบายไว้",
            "Allocated less spent less returned, only where all three are known: what the document does not explain",
        ),
        "2341439.17",
        unit="THB",
    ),
    _field(
        "disbursed_total",
        "amount",
        ("งบประมาณที่เบิกใช้รวม", "Disbursed in all rounds"),
        (
            "ผลรวมงบประมาณที่เบิกใช้ของทุกรอบ เมื่อทุกรอบระบุจำนวนเงิน",
            "Sum of the money disbursed in all rounds, where every round states it",
        ),
        "55189",
        unit="THB",
    ),
    _field(
        "progress_percent",
        "percent",
        ("ความก้าวหน้าล่าสุด", "Latest progress"),
        (
            "ความก้าวหน้าสะสมของรอบล่าสุด หรือของทั้งโครงการในแบบที่ไม่มีรอบรายงาน",
            "Progress as of the last round; of the whole project where the form has no rounds",
        ),
        "40.00",
        unit="%",
    ),
    _field(
        "on_plan_rounds",
        "integer",
        ("จำนวนรอบที่เป็นไปตามแผน", "Rounds on plan"),
        ("จำนวนรอบที่หน่วยงานระบุว่าเป็นไปตามแผน", "How many rounds the agency says are on plan"),
        "5",
        required=True,
    ),
    _field(
        "off_plan_rounds",
        "integer",
        ("จำนวนรอบที่ไม่เป็นไปตามแผน", "Rounds off plan"),
        ("จำนวนรอบที่หน่วยงานระบุว่าไม่เป็นไปตามแผน", "How many rounds the agency says are not on plan"),
        "7",
        required=True,
    ),
    _field(
        "first_off_plan_round",
        "integer",
        ("รอบแรกที่ไม่เป็นไปตามแผน", "First round off plan"),
        ("รอบแรกที่หน่วยงานระบุว่าไม่เป็นไปตามแผน", "The first round that the agency says is not on plan"),
        "6",
    ),
    _field(
        "last_report_date",
        "date",
        ("วันที่รายงานล่าสุด", "Last report date"),
        ("วันที่หลังสุดของรอบรายงานทั้งหมด", "The latest day of all rounds"),
        "2020-09-11",
    ),
    _field(
        "flat_since_round",
        "integer",
        ("ความก้าวหน้าคงที่ตั้งแต่รอบ", "Progress flat since round"),
        (
            "รอบแรกของช่วงท้ายที่ความก้าวหน้าไม่เปลี่ยน ตั้งแต่สามรอบขึ้นไปและไม่ถึง 100 %",
            "The first round of the closing stretch with the same progress: three rounds or more, and short of 100 %",
        ),
        "5",
    ),
    _field(
        "rounds",
        "groups",
        ("ข้อเท็จจริงของแต่ละรอบ", "Facts of each round"),
        ("เรียงตามรอบในรายงาน", "In the order of the rounds"),
        parts=ROUND_FACTS,
    ),
)

FLAG = (
    _field(
        "code",
        "text",
        ("รหัสข้อสังเกต", "Flag"),
        ("ชื่อของข้อสังเกตด้านคุณภาพข้อมูล", "The name of the data quality flag"),
        "money-unexplained",
        required=True,
    ),
    _field(
        "severity",
        "text",
        ("ระดับ", "Severity"),
        ("warning ควรตรวจสอบ หรือ note เพื่อทราบ", "warning, worth a check, or note, for information"),
        "warning",
        required=True,
    ),
    _field(
        "field",
        "text",
        ("ช่องข้อมูล", "Field"),
        ("ตำแหน่งช่องข้อมูลในระเบียน", "The field's path in the record"),
        "rounds.5.label",
    ),
    _field(
        "line",
        "integer",
        ("บรรทัดในรายงาน", "Report line"),
        ("บรรทัดในไฟล์รายงาน นับจาก 1", "The line in the report file, counted from 1"),
        "97",
    ),
    _field(
        "message_th",
        "text",
        ("คำอธิบาย (ไทย)", "Message (Thai)"),
        ("สิ่งที่พบ เป็นภาษาไทย", "What was found, in Thai"),
        "หัวรอบพิมพ์ไว้ว่าครั้งที่ 7 แต่เป็นรอบที่ 6",
        required=True,
    ),
    _field(
        "message_en",
        "text",
        ("คำอธิบาย (อังกฤษ)", "Message (English)"),
        ("สิ่งที่พบ เป็นภาษาอังกฤษ", "What was found, in English"),
        "the heading says report 7, but this is round 6",
        required=True,
    ),
)

CORRECTION = (
    _field(
        "field",
        "text",
        ("ช่องข้อมูล", "Field"),
        ("ตำแหน่งช่องข้อมูลในระเบียน", "The field's path in the record"),
        "rounds.2.narrative",
        required=True,
    ),
    _field(
        "from",
        "text",
        ("ตามที่รายงาน", "As reported"),
        (
            "ค่าทั้งช่อง หรือส่วนของข้อความที่มีอยู่แห่งเดียวในช่องนั้น",
            "The field's whole value, or a part of its text that occurs in it once",
        ),
        "ตันเหลียน",
    ),
    _field(
        "to",
        "text",
        ("แก้เป็น", "As corrected"),
        ("ค่าที่ใช้แทน", "What stands in its place"),
        "ต้าเหลียน",
        required=True,
    ),
    _field(
        "reason",
        "text",
        ("เหตุผล", "Reason"),
        ("หลักฐานหรือเหตุผลของการแก้ไข", "The evidence or reason for the correction"),
        "ย่อหน้าเดียวกันพิมพ์ชื่อเมืองเดียวกันไว้สองแบบ",
        required=True,
    ),
    _field(
        "date",
        "date",
        ("วันที่แก้ไข", "Date of the correction"),
        ("วันที่แก้ไข", "The day of the correction"),
        "2026-09-01",
        required=True,
    ),
    _field(
        "by",
        "text",
        ("ผู้แก้ไข", "Corrected by"),
        ("ผู้แก้ไขตามที่บันทึกไว้", "Who corrected it, as noted in the ledger"),
        "ผู้ดูแลข้อมูล",
    ),
)

OFFICIALS = ("responsible_officer", "coordinator")


def names_official(path: str) -> bool:
    """Say whether a field path is of an official's name or phone, which no file across projects may hold."""
    return path.split(".", maxsplit=1)[0] in OFFICIALS


def find_field(fields: tuple[Field, ...], name: str) -> Field:
    """Return the field of a tuple by its name.

    >>> find_field(FACTS, "status").label.en
    'Status'
    """
    return next(field for field in fields if field.name == name)
