"""Reads reports: recognises the edition of the form, cuts a file into its reports, reads each into a record.

Reading never fails and never guesses: what no rule reads is kept, word for word, under `unrecognised`.
"""

from collections.abc import Iterable
from typing import Literal

from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.forms.header import LISTS, Header
from generator.forms.headings import Heading, heading_at, split_reports
from generator.forms.lines import LineReader
from generator.forms.marks import MarkReader
from generator.forms.profile import Profile
from generator.forms.rounds import PrintedRound, group_rounds, record_round, record_stray
from generator.forms.sheet import Lines, Sheet
from generator.forms.wraps import join_lines
from generator.model.fields import TYPED_KINDS, field_at
from generator.model.source import Reading, SourceText
from generator.model.values import read_printed

NOT_A_REPORT = Rule(
    "not-a-report",
    Severity.ERROR,
    Text("ไม่ใช่แบบรายงานที่รู้จัก", "Not a report of a known form"),
    Text("ไฟล์ที่อ่านไม่ออกว่าเป็นแบบใดแปลงเป็นระเบียนไม่ได้", "A file whose form is unknown cannot become a record."),
    Text(
        "ตรวจว่าวางไฟล์ถูกไฟล์ และไฟล์มีหัวแบบกับป้ายชื่อช่องครบตามที่ระบบพิมพ์ออกมา",
        "See that it is the right file, and that it has the form's heading and labels as the system prints them.",
    ),
)

RULES = (NOT_A_REPORT,)

# A form is recognised by this many different labels and headings of its own.
_ENOUGH = 3


def read_reports(source: SourceText, profiles: Iterable[Profile]) -> tuple[tuple[Reading, ...], tuple[Diagnostic, ...]]:
    """Return what was read from each report of a file, in order; a file of no known form is a diagnostic."""
    score, profile = _likeliest(source, profiles)
    if score < _ENOUGH:
        return (), (_not_a_report(source, profile),)
    sheets = split_reports(source, profile)
    for sheet in sheets:
        joined = join_lines(source.lines[sheet.first - 1 : sheet.last], profile)
        sheet.joined = {number: lines for lines in joined for number, _, _ in lines.parts}
    return tuple(_read(sheet, profile, alone=len(sheets) == 1) for sheet in sheets), ()


def _likeliest(source: SourceText, profiles: Iterable[Profile]) -> tuple[int, Profile]:
    """Return the edition that a text has most of, the first of equals, and how much it has of it."""
    first, *others = profiles
    score, best = _recognised(source, first), first
    for profile in others:
        if profile.tells > score and (found := _recognised(source, profile)) > score:
            score, best = found, profile
    return score, best


def _recognised(source: SourceText, profile: Profile) -> int:
    """Return how many different labels, headings, lines and page headers of an edition a text has."""
    found: set[object] = set()
    for line in source.lines:
        plain = line.plain.strip()
        if not plain:
            continue
        if profile.page_header.fullmatch(plain) and profile.own_name.search(plain):
            found.add("page header")
        if heading := heading_at(plain, profile):
            found.add(heading.section)
        if profile.lines:
            found |= {line.template for line in profile.lines if line.telling and line.pattern.fullmatch(plain)}
        places = [0] if profile.any_label.match(plain) else []
        for at in (*places, *(match.end() for match in profile.labels_behind.finditer(plain))):
            found |= {label.field for label in profile.labels if label.with_colon.match(plain, at)}
        if profile.rounds.date.match(plain):
            found.add("date of a round")
    return len(found)


def _not_a_report(source: SourceText, profile: Profile) -> Diagnostic:
    first = next((line for line in source.lines if line.text.strip()), source.lines[0])
    seen = first.text.strip()
    shown = seen if len(seen) <= 60 else seen[:60] + "…"
    begins = Text(f"ขึ้นต้นด้วย “{shown}”", f"it begins with “{shown}”")
    heading, example = profile.header_words, profile.example
    return Diagnostic(
        NOT_A_REPORT,
        source.position(first.number, len(first.text) - len(first.text.lstrip()), len(shown)),
        Text(f"ไฟล์นี้ไม่มีป้ายชื่อช่องของแบบรายงานที่รู้จัก {begins.th}", f"no labels of a known form were found; {begins.en}"),
        expected=Text(
            f"ไฟล์ที่มีหัว “{heading}” และมีบรรทัดเช่น “{example}”",
            f"a file with the heading “{heading}” and lines such as “{example}”",
        ),
    )


def _read(sheet: Sheet, profile: Profile, *, alone: bool) -> Reading:
    header, marks = Header(profile, sheet), MarkReader(profile, sheet)
    lines = LineReader(header)
    mode: Literal["header", "rounds", "closing"] = "header"
    headings = list[Heading]()
    for line in range(sheet.first, sheet.last + 1):
        plain = sheet.plain(line)
        is_page_header = profile.page_header.fullmatch(plain)
        # The head or foot of a page belongs to none of the text around it.
        if not plain.strip() or (sheet.source.lines[line - 1].running and not is_page_header):
            continue
        in_narrative = mode == "rounds" and marks.in_narrative
        heading = None if in_narrative else heading_at(plain, profile)
        if is_page_header:
            sheet.mark(line, 0, len(plain), "boilerplate")
        elif _closes(profile, plain, amid_rounds=in_narrative or (mode == "rounds" and marks.goes_on_below(line))):
            sheet.mark(line, 0, len(plain), "boilerplate")
            mode = "closing"
        elif heading and heading.counts_after(headings):
            headings.append(heading)
            mode = "header"
            if _open_section(heading, line, header):
                mode = "rounds"
                marks.read_line(line, heading.rest)
        elif mode == "rounds" or marks.opens_round(line):
            if mode != "rounds":
                header.open_section("")
            mode = _read_amid_rounds(line, header, marks)
        elif not header.read_labels(line) and mode == "header" and not lines.read(line):
            header.read_text(line)
    lines.settle()
    return _reading(sheet, profile, header, lines, marks, alone=alone)


def _read_amid_rounds(line: int, header: Header, marks: MarkReader) -> Literal["header", "rounds"]:
    """Read a line of the second part; say whether it has labels, and so begins the first part anew."""
    if not (marks.in_narrative or marks.lacks_narrative) and header.read_labels(line, running=True):
        return "header"
    marks.read_line(line)
    return "rounds"


def _closes(profile: Profile, plain: str, *, amid_rounds: bool) -> bool:
    """Say whether a line is one of the closing words; amid rounds only the certification is, the rest may be words."""
    return (profile.certification if amid_rounds else profile.closing).fullmatch(plain) is not None


def _open_section(heading: Heading, line: int, header: Header) -> bool:
    """Read a heading and what follows it on its line; say whether rounds follow."""
    section, sheet = heading.section, header.sheet
    header.open_section(section.field)
    end = len(sheet.text(line))
    if section.opens == "labels" and not heading.bare:
        number_end = sheet.plain(line).find(section.number) + len(section.number) if heading.numbered else 0
        words = number_end + (sheet.text(line)[number_end] == ".")
        if header.read_labels(line, words):
            sheet.mark(line, 0, words, "boilerplate")  # "1.2 label : value" is heading and label in one
            return False
    sheet.mark(line, 0, heading.rest, "boilerplate", section.field)
    if section.opens == "text" and heading.rest < end:
        header.read_text(line, heading.rest)
    return section.opens == "rounds"


def _reading(
    sheet: Sheet, profile: Profile, header: Header, lines: LineReader, marks: MarkReader, *, alone: bool
) -> Reading:
    values = header.values
    printed, strays = group_rounds(marks.marks)
    for stray in strays:
        record_stray(stray, sheet)
    rounds = [record_round(round_, sheet) for round_ in printed]
    record: dict[str, object] = {}
    for name in ("id", "title", "fiscal_year", "start_date", "end_date", "budget_allocated", "budget_spent"):
        _put(record, name, _typed(name, values.get(name)))
    if "agency" in values:
        units = profile.agency_separator.split(_joined(values["agency"]))
        _put(record, "agency", [unit.strip() for unit in units if unit.strip()])
    for name in ("responsible_officer", "coordinator"):
        _put(record, name, _group(values, name, ("name", "phone")))
    _put(record, "rationale", "\n".join(text for _, text in values.get("rationale", ())))
    for name in LISTS:
        _put(record, name, [_joined(item) for item in header.lists(name)])
    _put(record, "strategy", _group(values, "strategy", ("theme", "sub_theme", "goal", "indicator")))
    _put(record, "progress_percent", _typed("progress_percent", values.get("progress_percent")))
    _put(record, "evaluations", [_item(item) for item in lines.items.get("evaluations", ())])
    _put(record, "unit_code", _joined(values.get("unit_code", [])))
    _put(record, "rounds", rounds)
    left = list(sheet.leftovers())
    sheet.spans += left
    by_line: dict[int, list[str]] = {}
    for span in left:
        by_line.setdefault(span.line, []).append(sheet.source.lines[span.line - 1].text[span.start : span.end])
    _put(record, "unrecognised", [{"line": str(line), "text": " ".join(texts)} for line, texts in by_line.items()])
    source = sheet.source
    record["source"] = {
        "file": source.file,
        "sha256": source.sha256,
        "form": profile.form,
        **({"encoding": source.encoding} if source.encoding else {}),
        **({"ocr": "true"} if source.ocr else {}),
        "lines": _line_map(sheet, header, lines, printed, alone=alone),
    }
    spans = tuple(sorted(sheet.spans, key=lambda span: (span.line, span.start)))
    remarks = tuple(sheet.remarks)
    return Reading(source, profile.form, record, spans, remarks, sheet.first, sheet.last, profile.asks)


def _put(record: dict[str, object], name: str, value: object) -> None:
    """Set a key; what is absent has none."""
    if value:
        record[name] = value


def _joined(lines: Lines) -> str:
    return " ".join(text for _, text in lines)


def _group(values: dict[str, Lines], name: str, parts: tuple[str, ...]) -> dict[str, str]:
    return {part: _joined(values[f"{name}.{part}"]) for part in parts if f"{name}.{part}" in values}


def _item(item: dict[str, Lines]) -> dict[str, str]:
    return {path.rpartition(".")[2]: _typed(path, lines) for path, lines in item.items()}


def _typed(name: str, lines: Lines | None) -> str:
    """Return a value as the record writes it; as printed where its type cannot hold it."""
    if not lines:
        return ""
    known = field_at(name)
    if known is None or known.kind not in TYPED_KINDS:
        return _joined(lines)
    return read_printed(known.kind, "\n".join(text for _, text in lines)) or _joined(lines)


def _line_map(
    sheet: Sheet, header: Header, lines: LineReader, rounds: list[PrintedRound], *, alone: bool
) -> dict[str, list[str]]:
    """Return the first and last line of each field, in order of place; of the whole report where a file has several."""
    bounds = {
        path: (found[0][0], found[-1][0])
        for path, found in header.values.items()
        if not path.endswith((".name", ".phone"))
    }
    for name in LISTS:
        for position, item in enumerate(header.lists(name), 1):
            bounds[f"{name}.{position}"] = (item[0][0], item[-1][0])
    for name, items in lines.items.items():
        for position, filled in enumerate(items, 1):
            number = next(iter(filled.values()))[0][0]
            bounds[f"{name}.{position}"] = number, number
    bounds |= {f"rounds.{round_.number}": round_.bounds(sheet) for round_ in rounds}
    placed = sorted(bounds.items(), key=lambda pair: pair[1])
    report = [] if alone and placed else [("report", (sheet.first, sheet.last))]
    return {path: [str(first), str(last)] for path, (first, last) in (*report, *placed)}
