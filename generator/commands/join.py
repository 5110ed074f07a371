"""`join`: shards made apart to the website."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.commands.command import Command
from generator.commands.options import add_content, add_extent, add_report, add_site
from generator.commands.site_build import build_and_tell
from generator.console import Console


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    add_content(parser)
    add_site(parser)
    add_extent(parser)
    add_report(parser)
    parser.add_argument("shards", nargs="+", type=Path, metavar="SHARD", help="folders made by build --shard")


def run(options: Namespace, console: Console) -> int:
    """Build the website in OUTPUT, taking from each SHARD the projects that it has as they are in CONTENT."""
    return build_and_tell(options, console)


COMMAND = Command("join", "build the website from shards made apart", add_arguments, run)
