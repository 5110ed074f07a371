"""The report does not state what its form asks for.

Asked for are dates, budget, agency, rationale, objectives, targets and strategy, and in each round its date,
narrative, progress, disbursement and the two verdicts; of a form without rounds the progress of the project. What an
edition of the form has no place for is not asked for, and officials are not: a record without names is no worse.
A report without `id`, `fiscal_year` or `title` is an error, and is told by validation.

Why it matters: what is absent is unknown, not zero, and totals leave it out.
Example: nothing stands after `งบประมาณที่ใช้ไป :`.
What to do: compare with the document; where it is there, correct the field; where not, ask the agency.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.words import label
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.model.fields import ROUND, STRATEGY
from generator.model.project import Strategy

RULE = Rule(
    "missing-field",
    Severity.WARNING,
    Text("รายงานไม่ได้ระบุข้อมูลบางช่อง", "The report leaves a field empty"),
    Text(
        "ข้อมูลที่ไม่ระบุคือไม่ทราบ ไม่ใช่ศูนย์ ยอดรวมจึงไม่นับรวม",
        "What is absent is unknown, not zero, and totals leave it out",
    ),
    Text(
        "เทียบกับเอกสาร ถ้ามีอยู่ให้เพิ่มการแก้ไข ถ้าไม่มีให้สอบถามหน่วยงาน",
        "Compare with the document; where it is there, add a correction; where not, ask the agency",
    ),
)
_PROJECT = (
    "start_date",
    "end_date",
    "budget_allocated",
    "budget_spent",
    "agency",
    "rationale",
    "objectives",
    "targets",
    "progress_percent",
    "rounds",
)
_PARTS = tuple(f"strategy.{part.name}" for part in STRATEGY)
# What the printed report has a place for: asked of a record whose edition is not known, such as a hand-written one.
_PRINTED = frozenset((*_PROJECT, *_PARTS)) - {"progress_percent"}
_OPTIONAL_IN_ROUND = ("printed_number", "label")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each field of the form that is absent; what is printed but illegible is not."""
    project = subject.project
    asked = (subject.reading and subject.reading.asks) or _PRINTED
    paths = [name for name in _PROJECT if name in asked and getattr(project, name) in (None, ())]
    parts = [path for path in _PARTS if path in asked]
    if parts and project.strategy == Strategy():
        paths.append("strategy")
    else:
        paths += [path for path in parts if getattr(project.strategy, path.partition(".")[2]) is None]
    for round_ in project.rounds:
        absent = (field.name for field in ROUND if getattr(round_, field.name) is None)
        paths += [f"rounds.{round_.number}.{name}" for name in absent if name not in _OPTIONAL_IN_ROUND]
    for path in paths:
        if path not in project.illegible:
            name = label(path)
            yield flag(subject, RULE, path, Text(f"ไม่ได้ระบุ{name.th}", f"Not stated: {name.en}"))
