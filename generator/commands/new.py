"""`new`: a record written by hand."""

import difflib
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator

from generator.commands.asking import anything, ask, may_ask, something
from generator.commands.command import Command
from generator.commands.options import add_content, content_of
from generator.commands.outcome import FAULTY, FINE, WRONG_USE
from generator.configuration import load_agencies
from generator.console import Console
from generator.content import ContentFolder
from generator.diagnostics import Text
from generator.drafting import DRAFTED, is_taken, make_draft, unknown_path
from generator.model.fields import Field
from generator.model.settings import Agency
from generator.model.values import expectation, read_value
from generator.publish import write_content

# What only some editions of the form have; it can be given as FIELD=VALUE.
_NOT_ASKED = ("progress_percent", "evaluations", "unit_code")
_OF_ROUND = ("date", "narrative", "progress_percent", "disbursed", "on_plan", "on_target")
_NEAR = 0.6  # how like a name of the register an answer is, for the question whether that was meant
Values = dict[str, str]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    add_content(parser)
    parser.add_argument(
        "values",
        nargs="*",
        type=_pair,
        metavar="FIELD=VALUE",
        help="values by field, such as title=…, agency.1=…, rounds.1.date=2019-10-30; the rest is asked for, "
        "unless id, title and fiscal_year are among them",
    )


def _pair(text: str) -> tuple[str, str]:
    path, equals, value = text.partition("=")
    if not equals:
        raise ArgumentTypeError(f"“{text}” is no FIELD=VALUE such as title=…")
    return path.strip(), value.strip()


def run(options: Namespace, console: Console) -> int:
    """Write a record for a project of which there is no report file, from answers or from FIELD=VALUE."""
    content, values = content_of(options), {path: value for path, value in options.values if value}
    wrong = list(filter(None, map(unknown_path, values)))
    if wrong:
        console.diagnostics(wrong)
        return WRONG_USE
    needed = [field.name for field in DRAFTED if field.required and field.name not in values]
    if needed and may_ask():
        _ask_all(content, values, console)
    draft = make_draft(content, values)
    if is_taken(content, values):
        there = content.root / draft.file
        console.complain(f"มี {there} แล้ว / {there} is there already")
        return FAULTY
    console.diagnostics(draft.diagnostics)
    if not draft.is_sound:
        console.complain("ไม่มีการเขียนไฟล์ใด / nothing was written")
        return FAULTY
    write_content(content, draft.file, draft.yaml.encode())
    console.say(f"Written: {content.root / draft.file}. More can be added to it with any editor.")
    return FINE


def _ask_all(content: ContentFolder, values: Values, console: Console) -> None:
    """Ask for every field that has no value yet, in the record's order."""
    register, _ = load_agencies(content.root)
    console.say("Enter ข้ามช่องที่ไม่มีข้อมูล / Enter skips what is not known")
    for field in DRAFTED:
        given = any(path == field.name or path.startswith(f"{field.name}.") for path in values)
        if given or field.name in _NOT_ASKED:
            continue
        if field.name == "agency":
            _ask_agency(register, values, console)
        elif field.kind == "texts":
            _ask_items(field, 1, values, console)
        elif field.kind == "groups":
            _ask_rounds(field, values, console)
        elif field.kind == "group":
            for part in field.parts:
                _ask_value(part, f"{field.name}.{part.name}", values, console, within=field)
        else:
            _ask_value(field, field.name, values, console)
        if is_taken(content, values):
            return


def _ask_value(field: Field, path: str, values: Values, console: Console, *, within: Field | None = None) -> str:
    """Ask for one value until its type can hold the answer, and note it."""

    def refusal(answer: str) -> Text | None:
        if not answer:
            return something(answer) if field.required else None
        return expectation(field.kind, answer) if read_value(field.kind, answer) is None else None

    names = [f"{part.label.th} / {part.label.en}" for part in (within, field) if part]
    example = f" ({field.example})" if field.example and field.kind not in ("text", "texts") else ""
    answer = ask(console, " · ".join(names) + example, refusal)
    if answer:
        values[path] = answer
    return answer


def _ask_items(field: Field, first: int, values: Values, console: Console) -> None:
    """Ask for the items of a list, until there is none."""
    position = first
    while answer := ask(console, f"{field.label.th} / {field.label.en} {position}", anything):
        values[f"{field.name}.{position}"] = answer
        position += 1


def _ask_agency(register: dict[str, Agency], values: Values, console: Console) -> None:
    """Ask for the units from the largest on; the register tells the first by the id, or by a name that is near."""
    field = next(field for field in DRAFTED if field.name == "agency")
    question = f"{field.label.th} / {field.label.en} 1"
    known = register.get(values["id"].partition("-")[0])
    answer = ask(console, question, anything, known.name_th if known else "")
    meant = None if known else _near(answer, register)
    if meant:
        console.complain(f"    ในทะเบียนมี “{meant}” / the register has “{meant}”")
        answer = ask(console, question, anything, meant)
    if answer:
        values["agency.1"] = answer
        _ask_items(field, 2, values, console)


def _near(name: str, register: dict[str, Agency]) -> str | None:
    names = {known: agency.name_th for agency in register.values() for known in (*agency.aliases, agency.name_th)}
    near = difflib.get_close_matches(name, names, 1, _NEAR) if name not in names else []
    return names[near[0]] if near else None


def _ask_rounds(field: Field, values: Values, console: Console) -> None:
    """Ask for rounds of progress, until one has no date."""
    number = 0
    while True:
        number += 1
        console.say(f"{field.label.th} / {field.label.en} {number}")
        for part in _parts(field):
            answer = _ask_value(part, f"rounds.{number}.{part.name}", values, console)
            if part.name == "date" and not answer:
                return


def _parts(field: Field) -> Iterator[Field]:
    return (part for part in field.parts if part.name in _OF_ROUND)


COMMAND = Command("new", "write a record by hand, for a project without a report file", add_arguments, run)
