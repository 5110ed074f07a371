"""The register of agencies does not have the agency of this project.

An agency is known by the first eight digits of the project's id. One that `content/agencies.yaml` lacks takes its
name from the report.

Why it matters: an agency that is renamed, or whose name is printed in two ways, falls apart into several.
Example: the id 99000000-1 begins with a code that the register does not have.
What to do: add the agency to the register; or, where the id is wrong, correct it. Where the register has nearly this
name or code, that agency is suggested.
"""

import difflib
from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.words import quote
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.model.settings import Agency

RULE = Rule(
    "unknown-agency",
    Severity.WARNING,
    Text("ไม่มีหน่วยงานนี้ในทะเบียนหน่วยงาน", "The register of agencies lacks this agency"),
    Text(
        "หากหน่วยงานเปลี่ยนชื่อหรือพิมพ์ชื่อไม่เหมือนกัน โครงการของหน่วยงานเดียวกันอาจแยกเป็นหลายหน่วยงาน",
        "If the agency is renamed, or its name is printed in two ways, it falls apart into several",
    ),
    Text(
        "เพิ่มหน่วยงานใน content/agencies.yaml หรือถ้ารหัสโครงการผิดให้เพิ่มการแก้ไข",
        "Add the agency to content/agencies.yaml; where the project's id is wrong, correct it",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag an agency code that the register lacks; hint at the agency whose name or code is the same or nearly so."""
    project, register = subject.project, subject.site.agencies
    code = project.agency_code
    if code in register:
        return
    name = project.agency[0] if project.agency else None
    said = f" ({quote(name, 80)})" if name else ""
    known = _nearest(code, name, register)
    hint = _hint(known) if known else None
    message = Text(f"ไม่มีรหัสหน่วยงาน {code}{said} ในทะเบียนหน่วยงาน", f"The register of agencies has no code {code}{said}")
    yield flag(subject, RULE, "id", message, expected=hint)


def _nearest(code: str, name: str | None, register: dict[str, Agency]) -> Agency | None:
    """Return the agency of the register with the nearest name; with the nearest code, where no name is printed."""
    by_name = {known: agency for agency in register.values() for known in (*agency.aliases, agency.name_th)}
    # All district offices begin with the same words, so a name must be very near to be another spelling.
    near = (
        difflib.get_close_matches(name, by_name, 1, 0.92)
        if name
        else difflib.get_close_matches(code, register, 1, 0.85)
    )
    return (by_name if name else register)[near[0]] if near else None


def _hint(agency: Agency) -> Text:
    known = f"{agency.code} {agency.name_th}"
    return Text(f"{known} หรือไม่", f"did you mean {known}?")
