"""`correct`: a correction into the ledger beside a record."""

from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Iterator

from generator.commands.asking import agrees, anything, ask, may_ask, something
from generator.commands.command import Command
from generator.commands.looking_up import find_record, wrong_field
from generator.commands.options import add_content, content_of, day, today
from generator.commands.outcome import FAULTY, FINE, WRONG_USE
from generator.commands.wording import in_one_line
from generator.console import Console
from generator.correcting import Bench, lay_out
from generator.diagnostics import Diagnostic, Position, Text, compare
from generator.model.fields import TYPED_KINDS, Field, field_at
from generator.model.project import Correction
from generator.model.values import expectation, read_value
from generator.records import INVALID_CORRECTION, LedgerError


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    add_content(parser)
    parser.add_argument("id", metavar="ID", help="the project's id, such as 01000000-2456 or 2563/01000000-2456")
    parser.add_argument("field", metavar="FIELD", help="the field, such as title or rounds.2.progress_percent")
    parser.add_argument("--from", dest="part", metavar="TEXT", help="the part of the text that is wrong (default: all)")
    parser.add_argument("--to", metavar="TEXT", help="what is right (default: it is asked for)")
    parser.add_argument("--reason", metavar="TEXT", help="how that is known (default: it is asked for)")
    parser.add_argument("--by", metavar="NAME", help="who corrects it, as readers will see")
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="the date of the correction (default: today)")
    parser.add_argument("--replace", action="store_true", help="take the place of the corrections that the field has")


def run(options: Namespace, console: Console) -> int:
    """Show a value and where the report has it, ask what is right and how that is known, and write the correction."""
    content = content_of(options)
    file = find_record(content, options.id)
    if isinstance(file, Text):
        console.complain(f"{file.th} / {file.en}")
        return WRONG_USE
    bench = lay_out(content, file)
    if not isinstance(bench, Bench):
        console.diagnostics(bench)
        console.complain("แก้ข้อผิดพลาดข้างต้นก่อน / mend these first")
        return FAULTY
    wrong = wrong_field(bench.reported, options.field, bench.ledger)
    if wrong:
        console.diagnostics([wrong])
        return WRONG_USE
    return _correct(bench, options, console)


def _correct(bench: Bench, options: Namespace, console: Console) -> int:
    field = field_at(options.field)
    assert field is not None  # noqa: S101 # it can be corrected
    interactive = may_ask() and not (options.to and options.reason)
    if not interactive and not (options.to and options.reason):
        console.complain("ต้องระบุ --to และ --reason / without a terminal, --to and --reason are needed")
        return WRONG_USE
    console.say(f"{field.label.en} / {field.label.th} ({options.field})")
    console.show(bench.locate(options.field))
    given = [at for at, one in enumerate(bench.corrections) if one.field == options.field]
    if given and not (options.replace or options.part):
        console.say(*_told(bench, given))
        question = "แทนที่หรือไม่ / replace it?"
        if not (interactive and agrees(console, question, usual=True)):
            console.complain(
                "ไม่มีการเขียนไฟล์ใด ใช้ --replace เพื่อแทนที่ หรือ --from เพื่อแก้ส่วนอื่นของข้อความ / "
                "nothing was written: --replace takes its place, --from corrects another part of the text"
            )
            return FAULTY
        options.replace = True
    replaced = given if options.replace else []
    held = bench.value(options.field, without=replaced)
    if interactive:
        _ask(field, held, options, console)
    before = options.part or held or ""
    correction = Correction(options.field, before, options.to, options.reason, today(options), options.by)
    wrong = _wrong_value(field, correction, bench.ledger)
    if wrong:
        console.diagnostics([wrong])
        return FAULTY
    return _write(bench, correction, replaced, console)


def _ask(field: Field, held: str | None, options: Namespace, console: Console) -> None:
    """Ask for what the options do not say, and put it into them."""
    console.say(*(f"    {line}" for line in (held or "– (ไม่มีค่า / nothing)").splitlines()))
    if held and field.kind not in TYPED_KINDS and not options.part and not options.to:

        def not_once(answer: str) -> Text | None:
            if not answer:
                several = Text("ข้อความมีหลายบรรทัด ระบุส่วนที่ผิด", "the text has several lines: give the part that is wrong")
                return several if "\n" in held else None
            return (
                None if held.count(answer) == 1 else Text("ส่วนที่มีเพียงแห่งเดียวในข้อความ", "a part that occurs once in it")
            )

        question = "ส่วนที่ผิด (Enter = ทั้งหมด) / the part that is wrong (Enter: all of it)"
        options.part = ask(console, question, not_once) or None
    if not options.to:
        options.to = ask(console, "ค่าที่ถูก / what is right", lambda answer: something(answer) or _expected(field, answer))
    if not options.reason:
        options.reason = ask(console, "เหตุผล / the reason", something)
        options.by = options.by or ask(console, "ผู้แก้ (เว้นได้) / by whom (optional)", anything) or None


def _told(bench: Bench, given: Collection[int]) -> Iterator[str]:
    for one in (bench.corrections[position] for position in given):
        place = f"{bench.content.root / bench.ledger}:{one.line}"
        yield f"{place}: “{one.before}” → “{one.after}” ({one.reason}, {one.date})"


def _expected(field: Field, to: str) -> Text | None:
    return expectation(field.kind, to) if read_value(field.kind, to) is None else None


def _wrong_value(field: Field, correction: Correction, ledger: str) -> Diagnostic | None:
    """Return why a value cannot be the right one, as `check` says it."""
    to, expected = correction.after, _expected(field, correction.after)
    if expected:
        message = Text(f"อ่าน “{to}” ไม่ได้", f"cannot read “{to}”")
        return Diagnostic(INVALID_CORRECTION, Position(ledger), message, correction.field, expected)
    if to == correction.before:
        message = Text(f"“{to}” เป็นค่าเดิมอยู่แล้ว", f"“{to}” is what it says already")
        return Diagnostic(INVALID_CORRECTION, Position(ledger), message, correction.field)
    return None


def _write(bench: Bench, correction: Correction, replaced: Collection[int], console: Console) -> int:
    """Write the correction where the project can be published with it; show what it changes."""
    where = bench.content.root / bench.ledger
    try:
        ledger = bench.ledger_with(correction, replaced)
        sound, said = bench.judge(ledger)
        if not sound:
            console.diagnostics(said)
            console.complain("ไม่มีการเขียนไฟล์ใด / nothing was written")
            return FAULTY
        bench.write(ledger)
    except LedgerError:
        console.complain(
            f"{where}: เพิ่มรายการให้ไม่ได้ ให้เขียนเป็นรายการที่ขึ้นต้นด้วย - / nothing can be added to it as it is written: "
            "write it as a list, each item behind “- ”"
        )
        return FAULTY
    console.say(correction.field, *_marked("-", correction.before), *_marked("+", correction.after))
    mended, new = compare(bench.flags, said)
    console.say(*(f"mended / แก้แล้ว: {in_one_line(one)}" for one in mended))
    console.say(*(f"new / ใหม่: {in_one_line(one)}" for one in new))
    console.say(f"Written: {where}")
    return FINE


def _marked(mark: str, text: str) -> Iterator[str]:
    return (f"  {mark} {line}" for line in text.splitlines() or ["–"])


COMMAND = Command("correct", "put a correction of a record into its ledger", add_arguments, run)
