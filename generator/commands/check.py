"""`check`: what is wrong or doubtful in the content."""

from argparse import ArgumentParser, Namespace

from generator.commands.command import Command
from generator.commands.options import add_content
from generator.commands.outcome import status_of
from generator.commands.wording import counts, pointer
from generator.console import Console
from generator.content import ContentFolder
from generator.pipeline import check_content


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    add_content(parser)
    parser.add_argument("--strict", action="store_true", help="fail on warnings as well")


def run(options: Namespace, console: Console) -> int:
    """Say all that is wrong or doubtful in settings, reports, records and corrections. Writes nothing."""
    found = check_content(ContentFolder(options.content), progress=console.progress)
    console.diagnostics(found)
    console.say(f"Checked {options.content}: {counts(found)}.{pointer(found)}")
    return status_of(found, strict=options.strict)


COMMAND = Command("check", "say what is wrong or doubtful, and write nothing", add_arguments, run)
