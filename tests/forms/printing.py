"""The words of the form, and values as it prints them."""

import unicodedata
from datetime import date
from decimal import Decimal

from tests.forms.truth import Person, Quirks, Round, Truth

BANNER = "**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****"

HEADINGS = {
    "1": ("1.", "ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ"),
    "1.1": ("1.1", "รหัสโครงการและชื่อโครงการ"),
    "1.2": ("1.2", "หน่วยงานที่รับผิดชอบ"),
    "1.3": ("1.3", "หลักการและเหตุผล"),
    "1.4": ("1.4", "วัตถุประสงค์ของโครงการ"),
    "1.5": ("1.5", "เป้าหมายของโครงการ.."),
    "1.6": ("1.6", "สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)"),
    "2": ("2.", "รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ"),
}

# Each label with the dots that the real report prints after it.
LABELS = {
    "title": ("ชื่อโครงการ/กิจกรรม", ""),
    "id": ("รหัสโครงการ", "..."),
    "fiscal_year": ("ปีงบประมาณ พ.ศ.", ""),
    "start_date": ("เริ่มต้นโครงการ", ""),
    "budget_allocated": ("งบประมาณที่ได้รับ", ""),
    "end_date": ("สิ้นสุดโครงการ", ""),
    "budget_spent": ("งบประมาณที่ใช้ไป", ""),
    "agency": ("หน่วยงานที่รับผิดชอบ", "."),
    "responsible_officer": ("ชื่อผู้รับผิดชอบ", "..."),
    "coordinator": ("ผู้ประสานงาน สยป", ""),
    "theme": ("ประเด็นยุทธศาสตร์", ""),
    "sub_theme": ("ประเด็นยุทธศาสตร์ย่อย", ""),
    "goal": ("เป้าหมายที่", ""),
    "indicator": ("ตัวชี้วัด", "..."),
}

CERTIFICATION = (
    "ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ",
    "",
    "ลงชื่อ.....(ผู้รับผิดชอบโครงการ)",
    "ตำแหน่ง",
)

_ABSENT_FIGURE = {"no-label": "", "empty": "", "dash": "-"}
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_NIKHAHIT = "\N{THAI CHARACTER NIKHAHIT}"
_TONES = "่้๊๋"


def figure(text: str, quirks: Quirks) -> str:
    return text.translate(_THAI_DIGITS) if quirks.thai_digits else text


def running_text(text: str, quirks: Quirks) -> str:
    return text.replace(" - ", " ? ").replace(" – ", " ? ") if quirks.damaged_dashes else text


def section_heading(section: str, quirks: Quirks) -> str:
    number, words = HEADINGS[section]
    if section not in ("1.3", "1.4", "1.5"):
        return f"{figure(number, quirks)} {words}"
    return f"{figure(number, quirks) + ' ' if quirks.numbered_sections else ''}{words}{quirks.after_heading}"


def label(key: str, quirks: Quirks) -> str:
    words, dots = LABELS[key]
    words = words.replace(" ", "") if quirks.tight_labels else words
    before = f"{dots} " if quirks.before_colon is None else quirks.before_colon
    return f"{words}{before}:{quirks.after_colon}"


def head_values(truth: Truth, quirks: Quirks) -> dict[str, str]:
    """Give what follows each label; the empty text where the truth has no value."""
    texts = {
        "title": truth.title,
        "agency": " / ".join(truth.agency),
        "responsible_officer": _person(truth.responsible_officer, quirks),
        "coordinator": _person(truth.coordinator, quirks),
        "theme": truth.strategy.theme,
        "sub_theme": truth.strategy.sub_theme,
        "goal": truth.strategy.goal,
        "indicator": truth.strategy.indicator,
    }
    return {
        "id": figure(truth.id, quirks),
        "fiscal_year": figure(str(truth.fiscal_year), quirks),
        "start_date": _header_date(truth.start_date, quirks),
        "end_date": _header_date(truth.end_date, quirks),
        "budget_allocated": baht(truth.budget_allocated, quirks),
        "budget_spent": baht(truth.budget_spent, quirks),
        **{key: running_text(text or "", quirks) for key, text in texts.items()},
    }


def _person(person: Person | None, quirks: Quirks) -> str:
    if person is None:
        return ""
    return person.name if person.phone is None else f"{person.name}{quirks.phone_mark}{person.phone}"


def _header_date(day: date | str | None, quirks: Quirks) -> str:
    if not isinstance(day, date):
        return day or ""
    if quirks.header_dates == "d/m/yyyy":
        return round_date(day, quirks)
    return figure(f"{day} 00:00:00" if quirks.header_dates == "iso-time" else f"{day}", quirks)


def baht(amount: Decimal | str | None, quirks: Quirks) -> str:
    if not isinstance(amount, Decimal):
        return amount or _ABSENT_FIGURE[quirks.absent_as]
    unit = " บาท" if quirks.unit == ".- บาท" and amount % 1 else quirks.unit
    return figure(f"{amount:,f}" if quirks.thousands else f"{amount:f}", quirks) + unit


def round_date(day: date | str, quirks: Quirks) -> str:
    if isinstance(day, str):
        return day
    year = day.year if quirks.common_era_rounds else day.year + 543
    width = 2 if quirks.padded_dates else 1
    return figure(f"{day.day:0{width}}/{day.month:0{width}}/{year}", quirks)


def round_label(position: int, total: int, quirks: Quirks) -> str | None:
    """Give the number that the heading directly before a round's date prints."""
    slipped = quirks.slip_at is not None and position > quirks.slip_at
    number = dict(quirks.labels).get(position, str(min(position + 1, total) if slipped else position))
    return number and figure(number, quirks)


def round_heading(number: str, quirks: Quirks) -> str:
    return f"รายงานครั้งที่{' ' if quirks.label_space else ''}{number}"


def figures(round_: Round, quirks: Quirks) -> list[str]:
    """Give `:: ความก้าวหน้าของงานฯ = 8.00 % : งบประมาณที่เบิกใช้ (ครั้งที่ 1) = 0 บาท`, or what there is of it.

    That is one line, or two.
    """
    absent = _ABSENT_FIGURE[quirks.absent_as]
    leave_out = quirks.absent_as == "no-label"
    parts = []
    if round_.progress is not None or not leave_out:
        percent = absent if round_.progress is None else figure(f"{round_.progress:f}", quirks)
        parts.append(f"ความก้าวหน้าของงานฯ{quirks.equals}{percent} %")
    if round_.disbursed is not None or round_.number is not None or not leave_out:
        number = "" if round_.number is None else figure(f" (ครั้งที่ {round_.number})", quirks)
        amount = f"{absent} บาท" if round_.disbursed is None else baht(round_.disbursed, quirks)
        parts.append(f"งบประมาณที่เบิกใช้{number}{quirks.equals}{amount}")
    if not parts:
        return []
    if quirks.rows_of_figures:
        return [f":: {part}" for part in parts]
    return [":: " + (" : " if quirks.percent_colon else " ").join(parts)]


def verdicts(round_: Round, quirks: Quirks) -> str:
    """Give the two last columns, each after its tab."""

    def column(verdict: bool | None, words: str) -> str:
        no = "ไม่ " if quirks.spaced_not else "ไม่"
        return "\t" if verdict is None else f"\t: {'' if verdict else no}เป็นไปตาม{words}"

    return column(round_.on_plan, "แผน") + column(round_.on_target, "เป้าหมาย")


def damaged(text: str, quirks: Quirks) -> str:
    """Give the text as a careless export leaves its characters; the reader repairs every one of them."""
    if quirks.decomposed:
        text = unicodedata.normalize("NFD", text)
    if quirks.sara_am == "split-before-tone":
        for tone in _TONES:
            text = text.replace(f"{tone}ำ", f"{_NIKHAHIT}{tone}า")
    if quirks.sara_am != "whole":
        text = text.replace("ำ", f"{_NIKHAHIT}า")
    if quirks.zero_width:
        text = text.replace("การ", "การ\N{ZERO WIDTH SPACE}").replace(": ", ":\N{ZERO WIDTH NO-BREAK SPACE} ")
    if quirks.unseen:
        text = text.replace("งา", f"ง{quirks.unseen}า")
    return text.replace(" ", "\N{NO-BREAK SPACE}") if quirks.nbsp else text
