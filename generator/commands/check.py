"""`check`: what is wrong or doubtful in the content."""

from argparse import ArgumentParser, Namespace

from watchfiles import watch

from generator.commands.command import Command
from generator.commands.options import add_content, content_of
from generator.commands.outcome import status_of
from generator.commands.wording import counts, in_one_line, pointer
from generator.console import Console
from generator.content import ContentFolder
from generator.diagnostics import Diagnostic, compare
from generator.pipeline import check_content

_LOOK = 200  # milliseconds between two looks for changes


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    add_content(parser)
    parser.add_argument("--strict", action="store_true", help="fail on warnings as well")
    parser.add_argument(
        "--watch", action="store_true", help="check again upon every change, and say what is new and what is mended"
    )


def run(options: Namespace, console: Console) -> int:
    """Say all that is wrong or doubtful in settings, reports, records and corrections. Writes nothing."""
    content = content_of(options)
    if options.watch:
        return status_of(_watch(content, console), strict=options.strict)
    found = _check(content, console)
    return status_of(found, strict=options.strict)


def _check(content: ContentFolder, console: Console) -> tuple[Diagnostic, ...]:
    found = check_content(content, progress=console.progress)
    console.diagnostics(found)
    console.say(f"Checked {content.root}: {counts(found)}.{pointer(found)}")
    return found


def _watch(content: ContentFolder, console: Console) -> tuple[Diagnostic, ...]:
    """Check, and check again upon every change until stopped; return what was found last."""
    found: tuple[Diagnostic, ...] | None = None
    # The watch begins before the first look at the content, so that no change falls between the two.
    for changed in watch(content.root, rust_timeout=_LOOK, yield_on_timeout=True, raise_interrupt=False):
        if found is None:
            found = _check(content, console)
            console.say("Watching for changes - stop with Ctrl+C / กำลังเฝ้าดูการเปลี่ยนแปลง หยุดด้วย Ctrl+C")
        elif changed:
            before, found = found, check_content(content)
            _tell_change(*compare(before, found), console)
            console.say(f"Checked again / ตรวจอีกครั้ง: {counts(found)}.")
    return found or ()


def _tell_change(mended: list[Diagnostic], new: list[Diagnostic], console: Console) -> None:
    if mended:
        console.say("Mended / แก้แล้ว:")
        console.say(*(f"    {console.content / one.position.file}: {in_one_line(one)}" for one in mended))
    if new:
        console.say("New / ใหม่:")
        console.diagnostics(new)
    if not (mended or new):
        console.say("Nothing new, nothing mended. / ไม่มีข้อใดเปลี่ยนแปลง")


COMMAND = Command("check", "say what is wrong or doubtful, and write nothing", add_arguments, run)
