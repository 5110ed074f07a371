"""The published tables, each column described once.

CSV and Excel files, the data package and the dictionary all follow from `TABLES`. Labels and descriptions of what a
record holds come from `fields`, those of what follows from it from `derived`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.diagnostics import Diagnostic, Severity, Text
from generator.model.columns import NOT_STATED, Cell, Column, ColumnType, ProjectRow, Row_contra, Table
from generator.model.derived import CORRECTION, FACTS, FLAG, find_field, names_official
from generator.model.entry import Entry
from generator.model.facts import RoundFacts, Status
from generator.model.fields import TYPED_KINDS, Field, Kind, field_at
from generator.model.project import Correction, Round
from generator.model.settings import Site
from generator.model.strategy import strategy_path
from generator.thai.dates import BUDDHIST_OFFSET, format_buddhist_slashed

PROJECT_KEY = ("fiscal_year_be", "project_id")

_TYPES: dict[Kind, ColumnType] = {
    "text": "text",
    "identifier": "text",
    "texts": "list",
    "year": "integer",
    "integer": "integer",
    "amount": "amount",
    "percent": "percent",
    "date": "date",
    "boolean": "boolean",
}

# What an empty cell means, where it is not that the report does not say.
_NOT_LEGIBLE = Text("เอกสารไม่ระบุ หรืออ่านเป็นค่าไม่ได้", "The report does not say, or not legibly")
_UNKNOWN = Text("หาไม่ได้จากที่เอกสารระบุ", "Does not follow from what the report says")
_NONE = Text("ไม่มี", "There is none")
_NO_REPORT = Text("ระเบียนเขียนด้วยมือ ไม่ได้แปลงจากไฟล์รายงาน", "The record is written by hand, from no report file")
_NO_LINE = Text("ไม่ทราบบรรทัด หรือไม่มีไฟล์รายงาน", "The line is not known, or there is no report file")

_FROM_CHECKS = Text("จากการตรวจคุณภาพข้อมูล", "From the data quality checks")
_FROM_LEDGER = Text("จากบัญชีการแก้ไข", "From the ledger of corrections")
_FROM_SITE = Text("จากการตั้งค่าของเว็บไซต์", "From the site's configuration")


def _span(entry: Entry, path: str) -> tuple[int, int] | tuple[None, None]:
    source = entry.project.source
    return source.lines.get(path, (None, None)) if source else (None, None)


@dataclass(frozen=True, slots=True)
class ItemRow(ProjectRow):
    """One objective or target, by its position from 1."""

    path: str
    number: int
    text: str

    @property
    def lines(self) -> tuple[int, int] | tuple[None, None]:
        """The first and last line of the item in the report."""
        return _span(self.entry, f"{self.path}.{self.number}")


@dataclass(frozen=True, slots=True)
class RoundRow(ProjectRow):
    """One round, and what follows for it."""

    round: Round
    facts: RoundFacts

    @property
    def lines(self) -> tuple[int, int] | tuple[None, None]:
        """The first and last line of the round in the report."""
        return _span(self.entry, f"rounds.{self.round.number}")


@dataclass(frozen=True, slots=True)
class FlagRow(ProjectRow):
    """One quality flag."""

    flag: Diagnostic


@dataclass(frozen=True, slots=True)
class CorrectionRow(ProjectRow):
    """One correction."""

    correction: Correction


def project_url(entry: Entry, site: Site, path: str = "") -> str:
    """Return the URL of a project's page, at the round that a field path names (`rounds.5.label`)."""
    head, *rest = path.split(".")
    anchor = f"#round-{rest[0]}" if head == "rounds" and rest else ""
    return site.url(f"projects/{entry.project.key}/{anchor}")


def licence_name(site: Site) -> str:
    """Return the licence as a cell names it: by its SPDX id, else by its name."""
    return site.licence.id or site.licence.name


def flag_line(entry: Entry, flag: Diagnostic) -> int | None:
    """Return the report's line that a flag is about; None without a report, or where the line is not known."""
    source = entry.project.source
    if source and flag.position.file == source.file:
        return flag.position.line
    return entry.line(flag.field) if flag.field else None


def bulk_message(flag: Diagnostic) -> Text:
    """Return a flag's message for files across projects: the rule's own words where it could quote an official."""
    return flag.rule.title if names_official(flag.field) else flag.message.unbound


def _items(path: str) -> Callable[[Entry, Site], Iterator[ItemRow]]:
    def rows(entry: Entry, site: Site) -> Iterator[ItemRow]:
        for number, text in enumerate(getattr(entry.project, path), 1):
            yield ItemRow(entry, site, path, number, text)

    return rows


def _rounds(entry: Entry, site: Site) -> Iterator[RoundRow]:
    for round_, facts in zip(entry.project.rounds, entry.facts.rounds, strict=True):
        yield RoundRow(entry, site, round_, facts)


def _flags(entry: Entry, site: Site) -> Iterator[FlagRow]:
    for flag in entry.flags:
        yield FlagRow(entry, site, flag)


def _corrections(entry: Entry, site: Site) -> Iterator[CorrectionRow]:
    for correction in entry.corrections:
        if not names_official(correction.field):  # both of its values are an official's name or phone
            yield CorrectionRow(entry, site, correction)


def _column(
    name: str, field: Field, origin: Text, value: Callable[[Row_contra], Cell], **more: Any
) -> Column[Row_contra]:
    """Return a column in the words of a field; `more` says otherwise where the column differs from it."""
    described: dict[str, Any] = {
        "type": _TYPES.get(field.kind, "text"),
        "label": field.label,
        "description": field.description,
        "unit": field.unit,
        "example": _example(field),
        "missing": None if field.required else NOT_STATED,
    }
    return Column(name=name, origin=origin, value=value, **(described | more))


def _example(field: Field) -> str:
    """Return a field's example as a cell writes it: amounts and percentages with two decimals."""
    return f"{Decimal(field.example):.2f}" if field.example and field.kind in ("amount", "percent") else field.example


def _record(name: str, path: str, value: Callable[[Row_contra], Cell], **more: Any) -> Column[Row_contra]:
    """Return a column of what the record holds at a path."""
    field = field_at(path)
    if field is None:
        raise KeyError(path)
    if field.kind in TYPED_KINDS and not field.required:
        more = {"missing": _NOT_LEGIBLE} | more
    return _column(name, field, Text(f"จากช่อง {path} ของระเบียน", f"From the record's {path}"), value, **more)


def _fact(name: str, path: str, value: Callable[[Row_contra], Cell], **more: Any) -> Column[Row_contra]:
    """Return a column of what follows from the record: `status`, `rounds.progress_change`."""
    head, *rest = path.split(".")
    field = find_field(FACTS, head)
    for step in rest:
        field = find_field(field.parts, step)
    origin = Text(f"หาจากระเบียน (facts.{path})", f"Derived from the record (facts.{path})")
    return _column(name, field, origin, value, **({"missing": None if field.required else _UNKNOWN} | more))


def _flag(name: str, value: Callable[[FlagRow], Cell], **more: Any) -> Column[FlagRow]:
    return _column(name, find_field(FLAG, name), _FROM_CHECKS, value, **more)


def _correction(name: str, value: Callable[[CorrectionRow], Cell], **more: Any) -> Column[CorrectionRow]:
    return _column(name, find_field(CORRECTION, name), _FROM_LEDGER, value, **more)


def _url(path: Callable[[Row_contra], str], description: Text) -> Column[Row_contra]:
    return Column(
        name="url",
        type="text",
        label=Text("ที่อยู่หน้าเว็บ", "Web page"),
        description=description,
        origin=_FROM_SITE,
        value=lambda row: project_url(row.entry, row.site, path(row)),
        example="https://open-reports.example/projects/2563/01000000-2456/",
        missing=None,
    )


def _lines(whose: Text, examples: tuple[int, int]) -> Iterator[Column[ItemRow | RoundRow]]:
    """Yield the columns of the first and the last line of a part of the report."""
    ends = (("first", Text("บรรทัดแรก", "First line")), ("last", Text("บรรทัดสุดท้าย", "Last line")))
    for at, (name, label) in enumerate(ends):
        yield _record(
            f"source_{name}_line",
            "source.lines",
            lambda row, at=at: row.lines[at],  # type: ignore[misc] # each column has its own end
            type="integer",
            label=label,
            description=Text(
                f"{label.th}ของ{whose.th}ในไฟล์รายงาน", f"{whose.en} {label.en.lower()} in the report file"
            ),
            example=str(examples[at]),
            missing=_NO_LINE,
        )


def _project_id(row: ProjectRow) -> str:
    return row.entry.project.id


def _fiscal_year(row: ProjectRow) -> int:
    return row.entry.project.fiscal_year


_ID: Column[ProjectRow] = _record("project_id", "id", _project_id, pattern="^[0-9]{8}-[0-9]{1,20}$")
_YEAR: Column[ProjectRow] = _record("fiscal_year_be", "fiscal_year", _fiscal_year)

PROJECTS: Table[ProjectRow] = Table(
    "projects",
    Text("โครงการ", "Projects"),
    Text("หนึ่งแถวต่อหนึ่งโครงการในหนึ่งปีงบประมาณ", "One row a project in a fiscal year"),
    (
        _ID,
        _YEAR,
        _fact("fiscal_year_ce", "fiscal_year_ce", lambda row: row.entry.project.fiscal_year - BUDDHIST_OFFSET),
        _record("title", "title", lambda row: row.entry.project.title),
        _fact("status", "status", lambda row: row.entry.facts.status.value, values=tuple(Status)),
        _fact("agency_code", "agency.code", lambda row: row.entry.agency.code, pattern="^[0-9]{8}$"),
        _record(
            "agency",
            "agency",
            lambda row: next(iter(row.entry.project.agency), None),
            type="text",
            label=Text("หน่วยงาน", "Agency"),
            description=Text("หน่วยใหญ่ที่สุดตามที่รายงาน", "The largest unit, as reported"),
        ),
        _record(
            "agency_path",
            "agency",
            lambda row: row.entry.project.agency,
            example="สำนักการวางผังและพัฒนาเมือง;กองสำรวจและแผนที่",
        ),
        _record("start_date", "start_date", lambda row: row.entry.project.start_date),
        _record("end_date", "end_date", lambda row: row.entry.project.end_date),
        _record("budget_allocated_thb", "budget_allocated", lambda row: row.entry.project.budget_allocated),
        _record("budget_spent_thb", "budget_spent", lambda row: row.entry.project.budget_spent),
        _fact("budget_returned_thb", "budget_returned", lambda row: row.entry.facts.budget_returned),
        _fact("budget_unexplained_thb", "budget_unexplained", lambda row: row.entry.facts.budget_unexplained),
        _fact("disbursed_total_thb", "disbursed_total", lambda row: row.entry.facts.disbursed_total),
        _fact("progress_percent", "progress_percent", lambda row: row.entry.facts.progress_percent),
        _record(
            "rounds",
            "rounds",
            lambda row: len(row.entry.project.rounds),
            type="integer",
            label=Text("จำนวนรอบรายงาน", "Rounds"),
            description=Text("จำนวนรอบที่รายงานความก้าวหน้า", "How many rounds of progress are reported"),
            example="12",
            missing=None,
        ),
        _fact("last_report_date", "last_report_date", lambda row: row.entry.facts.last_report_date),
        _fact("on_plan_rounds", "on_plan_rounds", lambda row: row.entry.facts.on_plan_rounds),
        _fact("off_plan_rounds", "off_plan_rounds", lambda row: row.entry.facts.off_plan_rounds),
        _fact(
            "first_off_plan_round",
            "first_off_plan_round",
            lambda row: row.entry.facts.first_off_plan_round,
            missing=Text("ไม่มีรอบใดระบุว่าไม่เป็นไปตามแผน", "No round is said to be off plan"),
        ),
        _record("strategy_theme", "strategy.theme", lambda row: row.entry.project.strategy.theme),
        _record("strategy_sub_theme", "strategy.sub_theme", lambda row: row.entry.project.strategy.sub_theme),
        _record("strategy_goal", "strategy.goal", lambda row: row.entry.project.strategy.goal),
        _fact(
            "strategy_codes",
            "strategy_codes",
            lambda row: tuple(node.code for node in strategy_path(row.entry.project.strategy)),
            example="7;7.2;7.2.1",
        ),
        _record("indicator", "strategy.indicator", lambda row: row.entry.project.strategy.indicator),
        _record("rationale", "rationale", lambda row: row.entry.project.rationale),
        Column(
            name="quality_flags",
            type="list",
            label=Text("ข้อสังเกตด้านคุณภาพข้อมูล", "Quality flags"),
            description=Text(
                "รหัสของข้อสังเกตที่พบ ไม่ซ้ำ เรียงตามตัวอักษร", "The codes of the flags found, each once, in order"
            ),
            origin=_FROM_CHECKS,
            value=lambda row: tuple(sorted({flag.code for flag in row.entry.flags})),
            example="damaged-dash;money-unexplained",
            missing=_NONE,
        ),
        _url(lambda _row: "", Text("หน้าของโครงการ", "The project's page")),
        _record("source_file", "source.file", lambda row: _source(row, "file"), missing=_NO_REPORT),
        _record(
            "source_sha256",
            "source.sha256",
            lambda row: _source(row, "sha256"),
            missing=_NO_REPORT,
            pattern="^[0-9a-f]{64}$",
        ),
        Column(
            name="licence",
            type="text",
            label=Text("สัญญาอนุญาต", "Licence"),
            description=Text(
                "สัญญาอนุญาตของข้อมูล (รหัส SPDX เมื่อมี)", "Licence of the data, by its SPDX id where it has one"
            ),
            origin=_FROM_SITE,
            value=lambda row: licence_name(row.site),
            example="CC-BY-4.0",
            missing=None,
        ),
    ),
    lambda entry, site: iter((ProjectRow(entry, site),)),
    PROJECT_KEY,
)


def _source(row: ProjectRow, name: str) -> str | None:
    source = row.entry.project.source
    return getattr(source, name) if source else None


ROUNDS: Table[RoundRow] = Table(
    "rounds",
    Text("รอบรายงาน", "Rounds"),
    Text("หนึ่งแถวต่อหนึ่งรอบรายงานความก้าวหน้า", "One row a round of progress"),
    (
        _ID,
        _YEAR,
        _record("round", "rounds.number", lambda row: row.round.number),
        _record("printed_label", "rounds.label", lambda row: row.round.label),
        _record("date", "rounds.date", lambda row: row.round.date),
        _record(
            "date_be",
            "rounds.date",
            lambda row: format_buddhist_slashed(row.round.date) if row.round.date else None,
            type="text",
            label=Text("วันที่รายงาน พ.ศ.", "Report date (Buddhist era)"),
            description=Text("วันที่เดียวกัน แบบ วัน/เดือน/ปี พ.ศ.", "The same day, as day/month/year of the Buddhist era"),
            example="30/10/2562",
            pattern="^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$",
        ),
        _record("progress_percent", "rounds.progress_percent", lambda row: row.round.progress_percent),
        _fact("progress_change", "rounds.progress_change", lambda row: row.facts.progress_change),
        _record("disbursed_thb", "rounds.disbursed", lambda row: row.round.disbursed),
        _fact("disbursed_cumulative_thb", "rounds.disbursed_cumulative", lambda row: row.facts.disbursed_cumulative),
        _record("on_plan", "rounds.on_plan", lambda row: row.round.on_plan),
        _record("on_target", "rounds.on_target", lambda row: row.round.on_target),
        _record("narrative", "rounds.narrative", lambda row: row.round.narrative),
        *_lines(Text("รอบนี้", "The round's"), (89, 97)),
        _url(
            lambda row: f"rounds.{row.round.number}",
            Text("หน้าของโครงการ ตรงรอบนี้", "The project's page, at this round"),
        ),
    ),
    _rounds,
    (*PROJECT_KEY, "round"),
)


def _item_table(path: str, title: Text) -> Table[ItemRow]:
    return Table(
        path,
        title,
        Text("หนึ่งแถวต่อหนึ่งข้อ", "One row an item"),
        (
            _YEAR,
            _ID,
            _record(
                "number",
                path,
                lambda row: row.number,
                type="integer",
                label=Text("ข้อที่", "Number"),
                description=Text("ลำดับในรายงาน นับจาก 1", "Its position in the report, from 1"),
                example="1",
                missing=None,
            ),
            _record(
                "text",
                path,
                lambda row: row.text,
                type="text",
                label=Text("ข้อความ", "Text"),
                description=Text("ตามที่พิมพ์", "As printed"),
                missing=None,
            ),
            *_lines(Text("ข้อนี้", "The item's"), (37, 37)),
            _url(lambda _row: "", Text("หน้าของโครงการ", "The project's page")),
        ),
        _items(path),
        (*PROJECT_KEY, "number"),
    )


OBJECTIVES = _item_table("objectives", Text("วัตถุประสงค์", "Objectives"))
TARGETS = _item_table("targets", Text("เป้าหมาย", "Targets"))

QUALITY_FLAGS: Table[FlagRow] = Table(
    "quality_flags",
    Text("ข้อสังเกตด้านคุณภาพข้อมูล", "Quality flags"),
    Text("หนึ่งแถวต่อหนึ่งข้อสังเกตที่พบ", "One row a flag found"),
    (
        _YEAR,
        _ID,
        _flag("code", lambda row: row.flag.code),
        _flag("severity", lambda row: row.flag.severity.value, values=(Severity.WARNING, Severity.NOTE)),
        _flag("field", lambda row: row.flag.field, missing=Text("ไม่ใช่เรื่องของช่องใดช่องหนึ่ง", "About no single field")),
        _flag("line", lambda row: flag_line(row.entry, row.flag), missing=_NO_LINE),
        _flag("message_th", lambda row: bulk_message(row.flag).th),
        _flag("message_en", lambda row: bulk_message(row.flag).en),
        _url(
            lambda row: row.flag.field,
            Text("หน้าของโครงการ ตรงรอบที่เกี่ยวข้อง", "The project's page, at the round concerned"),
        ),
    ),
    _flags,
)

CORRECTIONS: Table[CorrectionRow] = Table(
    "corrections",
    Text("การแก้ไข", "Corrections"),
    Text(
        "หนึ่งแถวต่อหนึ่งการแก้ไข ยกเว้นการแก้ชื่อหรือโทรศัพท์ของเจ้าหน้าที่ ซึ่งไม่อยู่ในไฟล์รวม",
        "One row a correction; those of an official's name or phone are in no file across projects",
    ),
    (
        _YEAR,
        _ID,
        _correction("field", lambda row: row.correction.field),
        _correction("from", lambda row: row.correction.before, missing=NOT_STATED),
        _correction("to", lambda row: row.correction.after),
        _correction("reason", lambda row: row.correction.reason),
        _correction("date", lambda row: row.correction.date),
        _correction("by", lambda row: row.correction.by, missing=Text("ไม่ได้บันทึกไว้", "Not noted")),
        _url(
            lambda row: row.correction.field,
            Text("หน้าของโครงการ ตรงรอบที่เกี่ยวข้อง", "The project's page, at the round concerned"),
        ),
    ),
    _corrections,
)

TABLES: tuple[Table[Any], ...] = (PROJECTS, ROUNDS, OBJECTIVES, TARGETS, QUALITY_FLAGS, CORRECTIONS)
