"""`join`: shards made apart to the website."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.commands.command import Command
from generator.commands.options import add_content, add_extent, add_report, add_site
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
    parser.add_argument("shards", nargs="+", type=Path, metavar="SHARD", help="folders made by build --shard")


def run(options: Namespace, console: Console) -> int:
    """Build the website in OUTPUT, taking from each SHARD the projects that it has as they are in CONTENT."""
    built = build(options, console, stopwatch := Stopwatch())
    errors = errors_of(built.diagnostics)
    console.diagnostics(errors)
    told = write_report(options, console, stopwatch, errors=errors, built=built)
    return report_build(built, options, console) or told or status_of(built.diagnostics)


COMMAND = Command("join", "build the website from shards made apart", add_arguments, run)
