"""`build`: records to the website."""

from argparse import ArgumentParser, Namespace

from generator.commands.command import Command
from generator.commands.options import add_content, add_extent, add_report, add_site, fiscal_year
from generator.commands.site_build import build_and_tell
from generator.console import Console


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
    return build_and_tell(options, console)


COMMAND = Command("build", "build the website from the records", add_arguments, run)
