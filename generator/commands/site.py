"""`site`: `convert`, then `build`."""

from argparse import ArgumentParser, Namespace

from generator.commands.command import Command
from generator.commands.options import add_content, add_extent, add_report, add_site, content_of
from generator.commands.outcome import errors_of, status_of
from generator.commands.report_file import write_report
from generator.commands.site_build import build, report_build
from generator.commands.wording import conversion_line, numbers, receipts
from generator.console import Console
from generator.pipeline import convert_reports
from generator.stopwatch import Stopwatch


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    add_content(parser)
    add_site(parser)
    add_extent(parser)
    add_report(parser)


def run(options: Namespace, console: Console) -> int:
    """Convert the reports that are new or changed, then build the website from all records.

    Where a record could not be written, none is built: it would show that project as it was, or not at all.
    """
    stopwatch = Stopwatch()
    with stopwatch.stage("convert"):
        converted = convert_reports(content_of(options), progress=console.progress)
    if converted.lacks_a_record:
        console.diagnostics(converted.diagnostics)
        console.say(*receipts(converted, options.content), conversion_line(converted, converted.diagnostics))
        console.say(f"Built nothing: {options.output} stands as it was. Mend the errors above and run again.")
        errors = errors_of(converted.diagnostics)
        return write_report(options, console, stopwatch, errors=errors, converted=converted) or status_of(errors)
    built = build(options, console, stopwatch)
    known = set(converted.diagnostics)
    said = (*converted.diagnostics, *(error for error in errors_of(built.diagnostics) if error not in known))
    console.diagnostics(said)
    unsaid = f" In all records: {numbers(built.counts)}; `make validate` lists them." if built.counts else ""
    console.say(*receipts(converted, options.content), conversion_line(converted, said, unsaid))
    told = write_report(options, console, stopwatch, errors=errors_of(said), converted=converted, built=built)
    return report_build(built, options, console) or told or status_of(said)


COMMAND = Command("site", "convert what is new, then build the website", add_arguments, run)
