"""Subjects made by hand: a project without a fault, and readings of a few invented lines."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from generator.checks import CHECKS, Check
from generator.diagnostics import Diagnostic, Position, Text
from generator.model.entry import Subject
from generator.model.facts import derive
from generator.model.project import Project, Round, Strategy
from generator.model.settings import Agency, Licence, Site
from generator.model.source import Line, Reading, Remark, SourceText, Span
from generator.thai.text import repair

REPORT, RECORD = "reports/2563/01000000-9001.txt", "projects/2563/01000000-9001.yaml"
SITE = Site(
    Text("รายงานเปิด", "Open reports"),
    Licence("CC0 1.0"),
    agencies={"01000000": Agency("01000000", "สำนักทดลอง", aliases=("สำนักทดสอบ",))},
)
PROJECT = Project(
    id="01000000-9001",
    title="โครงการสมมุติเพื่อการทดสอบ",
    fiscal_year=2563,
    start_date=date(2019, 10, 1),
    end_date=date(2020, 9, 29),
    budget_allocated=Decimal(1_000_000),
    budget_spent=Decimal(300),
    agency=("สำนักทดลอง",),
    rationale="เพื่อทดสอบ",
    objectives=("ทดสอบข้อแรก", "ทดสอบข้อสอง"),
    targets=("ผ่านทุกข้อ",),
    strategy=Strategy("ด้านที่ ๗ - การบริหาร", "๗.๒ - การประเมินผล", "๗.๒.๑ ระบบติดตาม", "ร้อยละของโครงการ"),
)


def rounds(*progress: str | int, **each: Any) -> tuple[Round, ...]:
    """Make rounds in order, a month apart, 100 baht each; `each` holds a value for all of them."""
    return tuple(
        replace(
            Round(
                number,
                date=date(2019 + (number + 8) // 12, (number + 8) % 12 + 1, 20),
                narrative=f"ดำเนินงานขั้นที่ {number}",
                progress_percent=Decimal(percent),
                disbursed=Decimal(100),
                on_plan=True,
                on_target=True,
            ),
            **each,
        )
        for number, percent in enumerate(progress, 1)
    )


GOOD = replace(PROJECT, rounds=rounds(10, 20, 30))


def project(**changes: Any) -> Project:
    """Make the good project with some fields changed."""
    return replace(GOOD, **changes)


def with_round(number: int, **changes: Any) -> Project:
    """Make the good project with some fields of one round changed."""
    return replace(GOOD, rounds=tuple(replace(one, **changes) if one.number == number else one for one in GOOD.rounds))


def subject(made: Project = GOOD, reading: Reading | None = None) -> Subject:
    """Make what a rule looks at; without a reading every field stands in line 7 of the record."""

    def locate(path: str) -> Position:
        if reading is None:
            return Position(RECORD, 7, 3)
        span = reading.span(path)
        return reading.source.position(span.line, span.start) if span else Position(REPORT)

    return Subject(made, derive(made), reading, SITE, locate)


def read(
    lines: Iterable[tuple[str, str]], *remarks: Remark, first_line: int = 1, last_line: int | None = None
) -> Reading:
    """Make a reading of lines, each with the path of the field that it was read as.

    Of `label| value` only what follows the bar is the value; what has no path is unrecognised.
    """
    made, spans = list[Line](), list[Span]()
    for number, (path, printed) in enumerate(lines, 1):
        text, edits = repair(printed.replace("|", ":"))
        made.append(Line(number, text, edits))
        start = printed.find("|") + 1
        start += len(text[start:]) - len(text[start:].lstrip())
        spans.append(Span(number, start, len(text), "value" if path else "unrecognised", path))
    source = SourceText(REPORT, "0" * 64, "utf-8", tuple(made))
    return Reading(source, "bma-progress-report", {}, tuple(spans), remarks, first_line, last_line or len(made))


def rule(code: str) -> Check:
    """Return a rule by its code."""
    return next(check for check in CHECKS if code == check.RULE.code)


def found(code: str, looked_at: Subject) -> list[Diagnostic]:
    """Return what one rule finds."""
    return list(rule(code).check(looked_at))


def places(diagnostics: Iterable[Diagnostic]) -> list[tuple[str, int | None, int | None]]:
    """Return the field, line and column of each."""
    return [(one.field, one.position.line, one.position.column) for one in diagnostics]
