"""Made-up values that tests share: a site, and a project much like the real report of 2563."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.model.catalog import Catalog, CatalogEntry
from generator.model.entry import Entry
from generator.model.facts import derive
from generator.model.fields import RECORD, Field
from generator.model.project import Correction, Officer, Project, Round, Source, Strategy
from generator.model.settings import Agency, Licence, Site
from generator.model.source import Reading
from generator.model.summary import summarise
from generator.model.values import print_value

REPORT_FILE = "reports/2563/01000000-2456.txt"
REPORT_BYTES = "ชื่อโครงการ/กิจกรรม : โครงการสมมุติ\n".encode()


def make_rule(code: str, severity: Severity = Severity.WARNING) -> Rule:
    """Return a rule with words enough to be shown."""
    return Rule(
        code,
        severity,
        Text(f"ชื่อกฎ {code}", f"Rule {code}"),
        Text("เหตุที่ผู้อ่านควรรู้", "Why a reader should know"),
        Text("สิ่งที่ผู้ดูแลทำได้", "What a maintainer can do"),
    )


RULES = (
    make_rule("damaged-dash", Severity.NOTE),
    make_rule("money-unexplained"),
    make_rule("progress-stalled"),
    make_rule("round-label-shifted"),
)


def make_flag(code: str, field: str = "", line: int | None = None, message: Text | None = None) -> Diagnostic:
    """Return a flag of one of RULES (or of a warning made for it) at a line of the report."""
    rule = next((rule for rule in RULES if rule.code == code), None) or make_rule(code)
    return Diagnostic(
        rule, Position(REPORT_FILE, line, 1 if line else None), message or Text(f"พบ {code}", f"Found {code}"), field
    )


FLAGS = (
    make_flag("money-unexplained", "budget_spent", 21),
    make_flag("damaged-dash", "strategy.theme", 59),
    make_flag("damaged-dash", "rounds.1.narrative", 69),
    make_flag("round-label-shifted", "rounds.5", 97),
    make_flag("progress-stalled", "rounds.5.progress_percent", 97),
)

CORRECTION = Correction(
    field="rounds.2.narrative",
    before="เมืองตันเหลียน",
    after="เมืองต้าเหลียน",
    reason="บรรทัดเดียวกันพิมพ์ชื่อเมืองนี้ไว้อีกครั้งว่า ต้าเหลียน",
    date=date(2026, 9, 1),
    line=1,
)

_DATES = ["10-30", "11-19", "12-23", "01-30", "02-24", "03-27", "04-27", "05-27", "06-24", "07-24", "08-24", "09-11"]
_LABELS = ["1", "2", "3", "4", "5", "7", "8", "9", "10", "11", "12", "12"]
_NARRATIVES = (
    "เตรียมการให้การรับรองคณะผู้แทนจากสภาประชาชนกรุงปักกิ่ง ระหว่างวันที่ 4 ? 7 พฤศจิกายน 2562",
    "- ให้การต้อนรับคณะผู้แทนจากกรุงปักกิ่ง\n- ให้การต้อนรับคณะผู้แทนจากเมืองต้าเหลียน\n- ขออนุมัติการเดินทางเยือนสภากรุงโซล",
    "1. อยู่ระหว่างรายงานผลการเดินทางเยือนกรุงโซล\n2. อยู่ระหว่างรายงานผลการเดินทางเยือนเมืองไทเป",
    "ให้การรับรองคณะผู้แทนจากสภาจังหวัดฟูกูโอกะ จำนวน 30 คน",
    "- เลื่อนการเดินทางเยือนอินซอน เนื่องจากการแพร่กระจายของเชื้อไวรัสโคโรนา",
    *["ขอชะลอโครงการ เนื่องจากสถานการณ์การระบาดของโรค Covid-19"] * 4,
    "ยกเลิกโครงการและส่งคืนงบประมาณ เป็นเงิน 9,603,371.83 บาท เนื่องจากสถานการณ์การระบาดของโรค Covid-19",
    *["ยกเลิกโครงการ เนื่องจากสถานการณ์การระบาดของโรค Covid-19"] * 2,
)


def _round(number: int) -> Round:
    month_day = _DATES[number - 1]
    return Round(
        number=number,
        label=_LABELS[number - 1],
        date=date.fromisoformat(f"{2019 if number <= 3 else 2020}-{month_day}"),
        narrative=_NARRATIVES[number - 1],
        progress_percent=Decimal("8.00") * min(number, 5),
        disbursed=Decimal(55189 if number == 2 else 0),
        on_plan=number <= 5,
        on_target=number <= 5,
    )


PROJECT = Project(
    id="01000000-2456",
    title="โครงการสถาบันที่เมืองน้องและขยายความสัมพันธ์กับสภาเมืองต่างประเทศ",
    fiscal_year=2563,
    start_date=date(2019, 10, 1),
    end_date=date(2020, 9, 29),
    budget_allocated=Decimal(12000000),
    budget_spent=Decimal(55189),
    agency=("สำนักงานเลขาธิการสภากรุงเทพมหานคร", "สำนักงานเลขาธิการสภา กทม.", "กลุ่มงานต่างประเทศ"),
    responsible_officer=Officer("นายสมมุติ ทดลอง", "1136"),
    coordinator=Officer("นางสาวตัวอย่าง สมมุติ", "1544"),
    rationale="ความสัมพันธ์ระหว่างประเทศเป็นไปในลักษณะไร้พรมแดน\nสภากรุงเทพมหานครเห็นว่าความร่วมมือช่วยแก้ไขปัญหาได้",
    objectives=("เพื่อส่งเสริมความสัมพันธ์", "เพื่อส่งเสริมการศึกษา", "เพื่อสนับสนุนการแลกเปลี่ยน", "เพื่อขยายความสัมพันธ์"),
    targets=("ต้อนรับคณะผู้แทนจากสภาเมือง จำนวน 17 เมือง",),
    strategy=Strategy(
        theme="ด้านที่ ๗ ? การบริหารจัดการเมืองมหานคร : Management Strategy",
        sub_theme="๗.๒ - การบริหารแผนและประเมินผล",
        goal="๗.๒.๑ กรุงเทพมหานครมีระบบการติดตามและรายงานความก้าวหน้า",
        indicator="มิติที่ 1 ร้อยละของโครงการที่ดำเนินการสำเร็จตามเป้าหมาย",
    ),
    rounds=tuple(_round(number) for number in range(1, 13)),
    source=Source(
        file=REPORT_FILE,
        sha256="0f" * 32,
        form="bma-progress-report",
        encoding="utf-8",
        lines={
            "title": (11, 11),
            "budget_spent": (21, 21),
            "objectives.2": (39, 41),
            "strategy.theme": (59, 59),
            "rounds.1": (69, 70),
            "rounds.2": (71, 75),
            "rounds.5": (89, 97),
            "rounds.12": (104, 104),
        },
    ),
)

AGENCY = Agency("01000000", "สำนักงานเลขาธิการสภากรุงเทพมหานคร", "Office of the Council Secretary")


def make_site(**overrides: Any) -> Site:
    """Return a configured site; `make_site(base_url=None)` and the like change a setting."""
    site = Site(
        title=Text("รายงานโครงการ", "Project reports"),
        licence=Licence(
            "Creative Commons Attribution 4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"
        ),
        publisher=Text("หน่วยงานสมมุติ", "An invented agency"),
        base_url="https://reports.example/open/",
        contact="data@reports.example",
        repository="https://git.example/open-reports",
        privacy="publish",
        agencies={AGENCY.code: AGENCY},
    )
    return replace(site, **overrides)


def make_project(**overrides: Any) -> Project:
    """Return the project of twelve rounds with fields of it changed."""
    return replace(PROJECT, **overrides)


def make_entry(
    *,
    flags: tuple[Diagnostic, ...] = FLAGS,
    corrections: tuple[Correction, ...] = (CORRECTION,),
    reading: Reading | None = None,
    source_bytes: bytes | None = REPORT_BYTES,
    register_agency: Agency | None = None,
    **project: Any,
) -> Entry:
    """Return the project as published; keywords that are no part of an entry change fields of the project.

    Its record before corrections undoes the corrections given, where they are parts of a text.
    """
    changed = make_project(**project)
    record = record_tree(changed)
    reported = record_tree(changed)
    for correction in corrections:
        _undo(reported, correction)
    return Entry(
        project=changed,
        facts=derive(changed),
        flags=flags,
        corrections=corrections,
        reported=reported,
        record=record,
        agency=register_agency or make_site().agency(changed.agency_code, next(iter(changed.agency), None)),
        reading=reading,
        source_bytes=source_bytes,
    )


def make_catalog(*entries: Entry, site: Site | None = None, pieces: tuple[Mapping[str, bytes], ...] = ()) -> Catalog:
    """Return a catalog of entries, with the pieces given (one mapping an entry) or none."""
    parts = pieces or ({},) * len(entries)
    rows = tuple(CatalogEntry(summarise(entry), part) for entry, part in zip(entries, parts, strict=True))
    return Catalog(site or make_site(), rows, RULES)


def record_tree(project: Project) -> dict[str, object]:
    """Return a project as the tree of text that its record is, in the record's key order."""
    tree = _tree(RECORD, project)
    for path, printed in project.illegible.items():
        head, *rest = path.split(".")
        if not rest:
            tree[head] = printed
    return tree


def _tree(fields: tuple[Field, ...], value: object) -> dict[str, object]:
    tree = {field.name: _leaf(field, getattr(value, field.name)) for field in fields}
    return {name: leaf for name, leaf in tree.items() if leaf not in (None, {}, [])}


def _leaf(field: Field, value: Any) -> object:
    match field.kind:
        case "group":
            return _tree(field.parts, value) if value else None
        case "groups":
            return [_tree(field.parts, item) for item in value]
        case "texts":
            return list(value)
        case "spans":
            return {path: [str(line) for line in lines] for path, lines in value.items()}
        case _:
            return None if value is None else print_value(value)


def _undo(tree: dict[str, object], correction: Correction) -> None:
    head, *rest = correction.field.split(".")
    items = tree.get(head)
    if head == "rounds" and len(rest) == 2 and isinstance(items, list):
        target = next((item for item in items if item.get("number") == rest[0]), None)
        name = rest[1]
    else:
        target, name = (tree, head) if not rest else (None, "")
    if target and isinstance(target.get(name), str):
        target[name] = target[name].replace(correction.after, correction.before)
