"""`convert`: reports to records."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from generator.commands.command import Command
from generator.commands.explaining import explain_files
from generator.commands.options import add_content, add_report, content_of
from generator.commands.outcome import WRONG_USE, errors_of, status_of
from generator.commands.report_file import write_report
from generator.commands.wording import conversion_line, receipts
from generator.console import Console
from generator.content import ContentFolder
from generator.pipeline import convert_reports
from generator.stopwatch import Stopwatch


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    add_content(parser)
    add_report(parser)
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="report files or folders of them (default: all that are new or changed)",
    )
    parser.add_argument(
        "--explain", action="store_true", help="show line by line what each report is read as, and write nothing"
    )


def run(options: Namespace, console: Console) -> int:
    """Read report files under CONTENT/reports and write a record for each under CONTENT/projects."""
    content = content_of(options)
    files: list[str] | None = None
    if options.paths:
        files, strangers = _named(content, options.paths)
        if strangers:
            console.complain(*strangers)
            return WRONG_USE
    if options.explain:
        return explain_files(content, content.reports() if files is None else files, console)
    stopwatch = Stopwatch()
    with stopwatch.stage("convert"):
        converted = convert_reports(content, files, progress=console.progress)
    console.diagnostics(converted.diagnostics)
    console.say(*receipts(converted, options.content), conversion_line(converted, converted.diagnostics))
    errors = errors_of(converted.diagnostics)
    return write_report(options, console, stopwatch, errors=errors, converted=converted) or status_of(errors)


def _named(content: ContentFolder, paths: Sequence[Path]) -> tuple[list[str], list[str]]:
    """Return the report files that paths name, and a complaint for each path that names none."""
    known, files, complaints = content.reports(), list[str](), list[str]()
    for path in paths:
        name = content.name(path) if path.exists() else None
        folder = "" if name == "." else f"{name}/"
        found = [file for file in known if file == name or file.startswith(folder)]
        files += found
        if not path.exists():
            complaints.append(f"ไม่พบ {path} / there is no {path}")
        elif name is None or not (found or path.is_dir()):
            complaints.append(
                f"{path}: ไฟล์รายงานต้องอยู่ใน {content.root}/reports/ / report files belong in {content.root}/reports/"
            )
    return list(dict.fromkeys(files)), complaints


COMMAND = Command("convert", "convert report files to records", add_arguments, run)
