"""`explain`: what reports are read as, wherever they lie."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.commands.command import Command
from generator.commands.explaining import explain_files
from generator.commands.options import add_content, content_of
from generator.commands.outcome import WRONG_USE
from generator.console import Console


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    add_content(parser)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="report files, inside CONTENT or not")


def run(options: Namespace, console: Console) -> int:
    """Show line by line what report files are read as, those in CONTENT or any other. Writes nothing."""
    content = content_of(options)
    missing = [path for path in options.files if not path.is_file()]
    if missing:
        console.complain(*(f"ไม่พบไฟล์ {path} / there is no file {path}" for path in missing))
        return WRONG_USE
    files = [content.name(path) or path.resolve().as_posix() for path in options.files]
    return explain_files(content, files, console)


COMMAND = Command("explain", "show line by line what a report file is read as", add_arguments, run, needs_content=False)
