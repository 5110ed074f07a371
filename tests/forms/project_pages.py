"""Invented project pages of the city's monitoring system: a truth, its text, and the record that it must give."""

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

from generator.thai.digits import thai_digits
from tests.forms.vocabulary import AGENCIES, SUBJECTS


@dataclass(frozen=True)
class Page:
    """A project as its page has it; `officer` is the line as printed, with the name and phone that it gives."""

    id: str
    title: str
    fiscal_year: int
    agency: str
    progress: Decimal
    officer: tuple[str, str, str] | None = None
    evaluations: tuple[tuple[int, str], ...] = ()
    rationale: tuple[str, ...] = ()
    unit_code: str = ""
    objectives: tuple[str, ...] = ()


OFFICERS = (
    ("นายสมมุติ ทดลอง", "นายสมมุติ ทดลอง", ""),
    ("นายสมมุติ ทดลอง (3027)", "นายสมมุติ ทดลอง (3027)", ""),
    ("(3027)", "(3027)", ""),
    ("โทร.5420", "", "5420"),
    ("นางสาวตัวอย่าง ไม่มีจริง โทร. 5956", "นางสาวตัวอย่าง ไม่มีจริง", "5956"),
    ("โทร.5884,5885", "", "5884,5885"),
    ("นายสมมุติ ทดลอง (โทร. 6822-3 )", "นายสมมุติ ทดลอง (", "6822-3 )"),
    ("น.ส.สมมุติ ลองพิมพ์ โทร.02-5859983", "น.ส.สมมุติ ลองพิมพ์", "02-5859983"),
    ("นางจำลอง ทดสอบ (นักทดลองชำนาญการ โทร.5338)", "นางจำลอง ทดสอบ (นักทดลองชำนาญการ", "5338)"),
)


def write_page(page: Page, *, blank_lines: bool = True, thai: bool = False, bare_number: bool = True) -> str:
    """Give the page as text, in the order of the real ones."""

    def number(value: object) -> str:
        return thai_digits(str(value)) if thai else str(value)

    lines = ["ความคืบหน้าโครงการ/กิจกรรม", "Back Home", "FusionCharts will render here"]
    lines += [f"{page.title} : {number(page.id)}", f"{page.agency} : ({number(page.fiscal_year)})"]
    if bare_number:
        lines.append(number(f"{page.progress.normalize():f}"))
    lines.append(f"ความคืบหน้าโครงการ ร้อยละ {number(page.progress)}")
    lines += [page.officer[0]] if page.officer else []
    lines.append("ดูโครงการแผนปีฯ : พิมพ์ข้อมูล")
    lines += [f"*** สยป. ประเมินโครงการ : ไตรมาสที่ {number(n)} {number(s)}".rstrip() for n, s in page.evaluations]
    lines += ["หลักการและเหตุผล", *page.rationale]
    lines += [number(page.unit_code)] if page.unit_code else []
    if page.objectives:
        several = len(page.objectives) > 1
        items = [f"{number(n)}. {text}" if several else text for n, text in enumerate(page.objectives, 1)]
        lines += ["วัตถุประสงค์ของโครงการ", *items]
    return ("\n\n" if blank_lines else "\n").join(lines) + "\n"


def page_record(page: Page, *, thai: bool = False) -> dict[str, object]:
    """Give the record of a page as a tree of text, without `source`."""
    _, name, phone = page.officer or ("", "", "")
    code = thai_digits(page.unit_code) if thai else page.unit_code
    officer = {key: value for key, value in (("name", name), ("phone", phone)) if value}
    record: dict[str, object] = {
        "id": page.id,
        "title": page.title,
        "fiscal_year": str(page.fiscal_year),
        "agency": [page.agency],
        "responsible_officer": officer,
        "rationale": "\n".join(page.rationale),
        "objectives": list(page.objectives),
        "progress_percent": str(page.progress),
        "evaluations": [{"quarter": str(n)} | ({"score": score} if score else {}) for n, score in page.evaluations],
        "unit_code": code,
    }
    return {key: value for key, value in record.items() if value}


@st.composite
def project_pages(draw: st.DrawFn) -> Page:
    """Give any project that a page can show without ambiguity."""
    subject = draw(st.sampled_from(SUBJECTS))
    code, (agency, _) = draw(st.sampled_from(sorted(AGENCIES.items())))
    scores = st.sampled_from(["", "100", "100.0000", "87.5", "0"])
    return Page(
        id=f"{code}-{draw(st.integers(1, 99999))}",
        title=subject.title.format(place="เขตสมมุติ") + draw(st.sampled_from(["", " : ระยะที่ 2", " (ต่อเนื่อง)"])),
        fiscal_year=draw(st.integers(2555, 2590)),
        agency=agency,
        progress=draw(st.sampled_from([Decimal(text) for text in ("0", "15", "90.00", "100", "100.00", "33.25")])),
        officer=draw(st.none() | st.sampled_from(OFFICERS)),
        evaluations=tuple((n, draw(scores)) for n in sorted(draw(st.frozensets(st.integers(1, 4))))),
        rationale=tuple(line.format(place="เขตสมมุติ") for line in draw(st.sampled_from([(), subject.rationale]))),
        unit_code=draw(st.sampled_from(["", f"{code}/{code}"])),
        objectives=draw(st.sampled_from([(), subject.objectives[:1], subject.objectives])),
    )
