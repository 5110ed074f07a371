"""A project as the public may see it: personal data masked, officials withheld where the site says so.

What is hidden keeps its length, so that every place in a text holds.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.diagnostics import Diagnostic
from generator.model.derived import OFFICIALS, names_official
from generator.model.entry import Entry
from generator.model.fields import RECORD, TYPED_KINDS, Field
from generator.model.privacy import mask
from generator.model.project import Correction, Project
from generator.model.source import Line, Reading
from generator.model.values import read_value

_Tree = dict[str, Any]
_Show = Callable[[str], str]
_TITLE = re.compile(r"^(?:นางสาว|นาย|นาง|น\.\s*ส\.|ว่าที่\s*(?:ร้อยตรี|ร\.\s*ต\.)|ดร\.|Mrs?\.|Ms\.|Dr\.)\s*")
_LONG_PHONE = 7  # digits; a shorter one is an extension, and stands in other texts as a plain number


def published(entry: Entry, *, withhold: bool) -> Entry:
    """Return an entry made of unmasked parts as it may be published."""
    show = _withholder(entry) if withhold else mask
    # Mostly the three are one: a record as it was read, without corrections.
    trees = {id(tree): tree for tree in (entry.reported, entry.record, entry.reading.record if entry.reading else {})}
    masked = {key: _masked_record(tree, show, withhold=withhold) for key, tree in trees.items()}
    reading = _masked_reading(entry.reading, masked, show, withhold=withhold) if entry.reading else None
    untouched = bool(entry.reading and reading and entry.reading.source.lines == reading.source.lines)
    return replace(
        entry,
        project=_masked_project(entry.project, show, withhold=withhold),
        flags=tuple(_masked_flag(flag, show, withhold=withhold) for flag in entry.flags),
        corrections=tuple(
            _masked_correction(correction, show)
            for correction in entry.corrections
            if not (withhold and names_official(correction.field))
        ),
        reported=masked[id(entry.reported)],
        record=masked[id(entry.record)],
        reading=reading,
        source_bytes=entry.source_bytes if untouched else None,
    )


def _withholder(entry: Entry) -> _Show:
    """Return a function that masks personal data and, in any text, officials by their names."""
    records = (entry.reported, entry.record, entry.reading.record if entry.reading else {})
    patterns = sorted({pattern for record in records for pattern in _official_patterns(record)}, key=len, reverse=True)
    if not patterns:
        return mask
    officials = re.compile("|".join(patterns))
    return lambda text: officials.sub(lambda found: _blocks(found[0]), mask(text))


def _official_patterns(record: _Tree) -> Iterator[str]:
    for key in OFFICIALS:
        person = record.get(key)
        if not isinstance(person, dict):
            continue
        name = _TITLE.sub("", person.get("name", "").partition("(")[0]).split()  # behind it: a post, an extension
        if len(name) > 1:  # one word alone may be an office, which is no secret
            yield r"\s+".join(map(re.escape, name))
        phone = person.get("phone", "")
        if sum(character.isdigit() for character in phone) >= _LONG_PHONE:
            yield re.escape(phone.strip(" ()"))


def _blocks(text: str) -> str:
    return "█" * len(text)


def _masked_flag(flag: Diagnostic, show: _Show, *, withhold: bool) -> Diagnostic:
    said = flag.rule.title if withhold and names_official(flag.field) else flag.message
    message = replace(said, th=show(said.th), en=show(said.en))
    return replace(flag, message=message, expected=None if withhold else flag.expected)


def _masked_correction(correction: Correction, show: _Show) -> Correction:
    before, after, reason = map(show, (correction.before, correction.after, correction.reason))
    return replace(correction, before=before, after=after, reason=reason)


def _masked_record(record: _Tree, show: _Show, *, withhold: bool) -> _Tree:
    """Return a record's tree with its texts masked; the officials' own fields stand whole or are gone."""
    kept = {name: value for name, value in record.items() if not (withhold and name in OFFICIALS)}
    return {**kept, **_masked_tree(RECORD, kept, show)}


def _masked_tree(fields: tuple[Field, ...], tree: _Tree, show: _Show) -> _Tree:
    return {
        field.name: _masked_value(field, tree[field.name], show)
        for field in fields
        if field.name in tree and field.name not in (*OFFICIALS, "source")
    }


def _masked_value(field: Field, value: Any, show: _Show) -> Any:
    match field.kind:
        case "group":
            return _masked_tree(field.parts, value, show)
        case "groups":
            return [_masked_tree(field.parts, item, show) for item in value]
        case "texts":
            return [show(text) for text in value]
        case kind if kind in TYPED_KINDS and read_value(kind, value) is not None:
            return value  # an amount is no citizen number
        case _:
            return show(value)


def _masked_project(project: Project, show: _Show, *, withhold: bool) -> Project:
    def text(value: str | None) -> str | None:
        return show(value) if value else value

    strategy = project.strategy
    return replace(
        project,
        title=show(project.title),
        agency=tuple(map(show, project.agency)),
        responsible_officer=None if withhold else project.responsible_officer,
        coordinator=None if withhold else project.coordinator,
        rationale=text(project.rationale),
        objectives=tuple(map(show, project.objectives)),
        targets=tuple(map(show, project.targets)),
        strategy=replace(
            strategy,
            theme=text(strategy.theme),
            sub_theme=text(strategy.sub_theme),
            goal=text(strategy.goal),
            indicator=text(strategy.indicator),
        ),
        unit_code=text(project.unit_code),
        rounds=tuple(
            replace(
                round_,
                narrative=text(round_.narrative),
                label=text(round_.label),
                printed_number=text(round_.printed_number),
            )
            for round_ in project.rounds
        ),
        unrecognised=tuple(replace(line, text=show(line.text)) for line in project.unrecognised),
        illegible={path: show(printed) for path, printed in project.illegible.items()},
    )


def _masked_reading(reading: Reading, masked: Mapping[int, _Tree], show: _Show, *, withhold: bool) -> Reading:
    """Return the reading with its lines masked; where officials may be shown, their own lines stand whole.

    `masked` has its record masked, by the identity of what it was.
    """
    theirs: dict[int, list[tuple[int, int]]] = {}
    for span in reading.spans:
        if span.path.startswith(OFFICIALS) and span.kind == "value":
            theirs.setdefault(span.line, []).append((span.start, span.end))

    def shown(line: Line) -> Line:
        if not withhold and line.number in theirs:
            return line
        text = show(line.text)
        for start, end in theirs.get(line.number, ()):
            text = text[:start] + _blocks(text[start:end]) + text[end:]
        return line if text == line.text else replace(line, text=text, edits=())

    return replace(
        reading,
        record=masked[id(reading.record)],
        source=replace(reading.source, lines=tuple(map(shown, reading.source.lines))),
        remarks=tuple(replace(remark, seen=show(remark.seen)) for remark in reading.remarks),
        _by_path={},
    )
