"""Record to project: text becomes dates and amounts, or every reason why not.

A value that its type cannot hold stands as printed where the record was converted from a report (its own quality
flag says so); in a hand-written record it is an error. The id, the fiscal year and the title must be usable always.
"""

from collections.abc import Callable
from typing import Any

from generator.bounds import USUAL, Bounds
from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.model.fields import RECORD, Field
from generator.model.project import Evaluation, Officer, Project, Round, Source, Strategy, UnrecognisedLine
from generator.model.values import Value, expectation, read_value

MISSING_IDENTITY = Rule(
    "missing-field",
    Severity.ERROR,
    Text("ไม่มีข้อมูลที่ขาดไม่ได้", "A field that every project needs is missing"),
    Text(
        "ไม่มีรหัส ปีงบประมาณ หรือชื่อ ก็ไม่มีที่ให้โครงการอยู่ในเว็บไซต์",
        "Without id, fiscal year or title a project has no place on the site.",
    ),
    Text("เติมข้อมูลในแบบรายงาน หรือในระเบียนที่เขียนเอง", "Have the report completed, or complete the hand-written record."),
)
INVALID_ID = Rule(
    "invalid-id",
    Severity.ERROR,
    Text("รหัสโครงการใช้ไม่ได้", "Project id cannot be used"),
    Text("รหัสเป็นชื่อไฟล์และที่อยู่หน้าเว็บ จึงต้องถูกรูปแบบ", "The id names files and pages, so its form must be right."),
    Text("แก้รหัสให้ตรงกับแบบ", "Give the id as the form has it."),
)
INVALID_YEAR = Rule(
    "invalid-fiscal-year",
    Severity.ERROR,
    Text("ปีงบประมาณใช้ไม่ได้", "Fiscal year cannot be used"),
    Text("ปีงบประมาณเป็นส่วนของที่อยู่หน้าเว็บ", "The fiscal year is a part of the page's address."),
    Text("เขียนปีงบประมาณเป็น พ.ศ. สี่หลัก", "Give the fiscal year of the Buddhist era, in four digits."),
)
INVALID_VALUE = Rule(
    "invalid-value",
    Severity.ERROR,
    Text("ค่าผิดชนิด", "Value of the wrong type"),
    Text("ระเบียนที่เขียนเองต้องอ่านได้ทุกค่า", "In a hand-written record every value must be readable."),
    Text("เขียนค่าตามแบบที่บอกไว้", "Write the value as shown."),
)
REPEATED_ROUND = Rule(
    "repeated-round",
    Severity.ERROR,
    Text("เลขรอบซ้ำ", "Round number given twice"),
    Text("เลขรอบใช้ระบุรอบ จึงซ้ำกันไม่ได้", "A round is known by its number, which must be its own."),
    Text("ให้เลขรอบไม่ซ้ำกัน", "Give each round a number of its own."),
)
RULES = (MISSING_IDENTITY, INVALID_ID, INVALID_YEAR, INVALID_VALUE, REPEATED_ROUND)

_IDENTITY = {"identifier": INVALID_ID, "year": INVALID_YEAR}
_MAKERS: dict[str, Callable[..., object]] = {
    "responsible_officer": Officer,
    "coordinator": Officer,
    "strategy": Strategy,
    "evaluations": Evaluation,
    "rounds": Round,
    "unrecognised": UnrecognisedLine,
}

Locate = Callable[[str], Position]


class _Validator:
    """Turns one record into values, gathering what is illegible and what is wrong."""

    def __init__(self, record: dict[str, Any], locate: Locate) -> None:
        self.record, self.locate = record, locate
        self.converted = "source" in record
        self.illegible: dict[str, str] = {}
        self.faults: list[Diagnostic] = []

    def values(self, fields: tuple[Field, ...], tree: dict[str, Any], base: str = "") -> dict[str, object]:
        """Return the typed values of a map's keys."""
        return {
            field.name: self.value(field, tree[field.name], f"{base}{field.name}")
            for field in fields
            if field.name in tree and field.name != "source"
        }

    def value(self, field: Field, value: Any, path: str) -> object:
        """Return the typed value of one field."""
        match field.kind:
            case "texts":
                return tuple(value)
            case "group":
                return _MAKERS[field.name](**self.values(field.parts, value, f"{path}."))
            case "groups":
                return self.groups(field, value, path)
            case _:
                return self.scalar(field, value, path)

    def groups(self, field: Field, items: list[dict[str, Any]], path: str) -> tuple[object, ...]:
        """Return the members of a list of maps; rounds are named by number, and numbers must differ."""
        made, seen = [], set[str]()
        for position, item in enumerate(items, 1):
            name = str(item.get("number", position))
            if field.name == "rounds" and name in seen:
                message = Text(f"รอบที่ {name} มีแล้ว", f"there is a round {name} already")
                expected = Text("เลขรอบที่ยังไม่ใช้", "a number that no other round has")
                place = self.locate(f"{path}.#{position}.number")
                self.faults.append(Diagnostic(REPEATED_ROUND, place, message, f"{path}.{name}.number", expected))
            seen.add(name)
            made.append(_MAKERS[field.name](**self.values(field.parts, item, f"{path}.{name}.")))
        return tuple(made)

    def scalar(self, field: Field, text: str, path: str) -> Value | None:
        """Return a typed value; None, and a note of what stands there, where the type cannot hold it."""
        value = read_value(field.kind, text)
        if value is not None:
            return value
        rule = _IDENTITY.get(field.kind) or (INVALID_VALUE if not self.converted or field.required else None)
        if rule:
            label = field.label
            message = Text(f"{label.th} “{text}” ใช้ไม่ได้", f"{path}: “{text}” cannot be used")
            self.faults.append(Diagnostic(rule, self.locate(path), message, path, expectation(field.kind, text)))
        else:
            self.illegible[path] = text
        return None


def validate(
    record: dict[str, Any], locate: Locate, bounds: Bounds = USUAL
) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    """Return the project of a record that has the record's shape, or every reason why there is none.

    `locate` gives the place of a field by its path: in the report on convert, in the YAML on build.
    """
    rounds = len(record.get("rounds", ()))
    if rounds > bounds.rounds:
        return None, (bounds.exceeded("rounds", "", rounds, position=locate("rounds"), field="rounds"),)
    validator = _Validator(record, locate)
    values = validator.values(RECORD, record)
    for field in RECORD:
        if field.required and field.name not in record:
            message = Text(f"ไม่มี{field.label.th}", f"{field.name} is missing")
            expected = Text(f"เช่น {field.example}", f"such as {field.example}") if field.example else field.label
            validator.faults.append(Diagnostic(MISSING_IDENTITY, locate(field.name), message, field.name, expected))
    if validator.faults:
        return None, tuple(validator.faults)
    return Project(**values, source=_source(record), illegible=validator.illegible), ()  # type: ignore[arg-type]


def _source(record: dict[str, Any]) -> Source | None:
    source = record.get("source")
    if source is None:
        return None
    lines = {path: (int(first), int(last)) for path, (first, last) in source.get("lines", {}).items()}
    return Source(
        file=source["file"],
        sha256=source["sha256"],
        form=source["form"],
        encoding=source.get("encoding"),
        ocr=source.get("ocr") == "true" or None,
        lines=lines,
    )
