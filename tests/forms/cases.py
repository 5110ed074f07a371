"""Cases of the form as text: Markdown with a form, the record it gives, and what is said about it.

In a form `→` is a tab. A form without an id is completed by three lines above it, which count for nothing: lines are
numbered from the first one shown. The record is shown without `source`, and without those three lines' fields.
Flags say code, place and field; not shown are `missing-field` and `unknown-agency`, which any short form raises.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.conversion import convert_report
from generator.diagnostics import Diagnostic, Text
from generator.forms import load_profiles
from generator.model.settings import Licence, Site
from generator.records import dump_record

FOLDER = Path(__file__).parent / "cases"
HEAD = {"id": "50010000-17", "title": "โครงการทดลอง", "fiscal_year": "2563"}
_HEAD_LINES = "ชื่อโครงการ/กิจกรรม : โครงการทดลอง\nรหัสโครงการ : 50010000-17\nปีงบประมาณ พ.ศ. : 2563\n"
_ANY_SHORT_FORM = ("missing-field", "unknown-agency")
_ID = re.compile(r"รหัสโครงการ :|: [0-9๐-๙]{8}-")
_CASE = re.compile(
    r"^## (?P<title>.+?)\n.*?^```form\n(?P<form>.*?)^```\n"
    r"(?P<expected>\n?```yaml\n(?P<yaml>.*?)^```\n(?:\n?```diagnostics\n(?P<diagnostics>.*?)^```\n)?)?",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    """One case: its title, its form, and the blocks that say what the form gives."""

    file: Path
    title: str
    form: str
    expected: str


def read_cases(file: Path) -> Iterator[Case]:
    """Yield the cases of a Markdown file, in order."""
    for match in _CASE.finditer(file.read_text("utf-8")):
        yield Case(file, match["title"], match["form"].replace("→", "\t"), match["expected"] or "")


def all_cases() -> list[Case]:
    """Return every case of the manual."""
    return [case for file in sorted(FOLDER.glob("*.md")) for case in read_cases(file)]


def blocks_of(form: str) -> str:
    """Return the blocks that say what a form gives."""
    above = "" if _ID.search(form) else _HEAD_LINES
    shift = above.count("\n")
    site = Site(Text("", ""), Licence(""))
    conversions, faults = convert_report((above + form).encode(), "form.txt", load_profiles(), site)
    records = [_shown(conversion.reading.record, shift) for conversion in conversions]
    dumped = "---\n".join(dump_record(record).partition("\n")[2] for record in records)  # without the schema's line
    said = sorted((*faults, *(flag for conversion in conversions for flag in conversion.flags)), key=_place)
    lines = [_line(diagnostic, shift) for diagnostic in said if diagnostic.code not in _ANY_SHORT_FORM or not records]
    diagnostics = "```diagnostics\n{}\n```\n".format("\n".join(lines)) if lines else ""
    return f"```yaml\n{dumped}```\n{diagnostics}"


def write_expectations(file: Path) -> str:
    """Return a Markdown file with what each of its forms gives now."""

    def renewed(match: re.Match[str]) -> str:
        kept = match[0][: match.start("expected") - match.start()] if match["expected"] else match[0]
        return kept + blocks_of(match["form"].replace("→", "\t"))

    return _CASE.sub(renewed, file.read_text("utf-8"))


def _shown(record: dict[str, object], shift: int) -> dict[str, object]:
    shown = {key: value for key, value in record.items() if key != "source" and HEAD.get(key) != value}
    if shift and isinstance(left := shown.get("unrecognised"), list):
        shown["unrecognised"] = [{**item, "line": str(int(item["line"]) - shift)} for item in left]
    return shown


def _place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    return diagnostic.position.line or 0, diagnostic.position.column or 0, diagnostic.code


def _line(diagnostic: Diagnostic, shift: int) -> str:
    place = diagnostic.position
    where = f"{(place.line or shift) - shift}:{place.column or 1}"
    return f"{where} {diagnostic.severity.value} {diagnostic.code} {diagnostic.field}".rstrip()
