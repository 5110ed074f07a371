"""`build`: records to the website."""

from argparse import ArgumentParser, Namespace

from generator.commands.command import Command
from generator.commands.options import add_content, add_extent, add_report, add_site, fiscal_year
from generator.commands.outcome import errors_of, status_of
from generator.commands.report_file import write_report
from generator.commands.site_build import build, report_build
from generator.console import Console
from generator.stopwatch import Stopwatch


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    add_content(parser)
    add_site(parser)
    add_extent(parser)
    add_report(parser)
    parser.add_argument(
        "--shard",
        type=fiscal_year,
        metavar="YEAR",
        help="make only the projects of a fiscal year (B.E.), to be joined later",
    )


def run(options: Namespace, console: Console) -> int:
    """Build the website from the records and corrections in CONTENT, index it for search, and put it into OUTPUT."""
    built = build(options, console, stopwatch := Stopwatch())
    errors = errors_of(built.diagnostics)
    console.diagnostics(errors)
    told = write_report(options, console, stopwatch, errors=errors, built=built)
    return report_build(built, options, console) or told or status_of(built.diagnostics)


COMMAND = Command("build", "build the website from the records", add_arguments, run)
