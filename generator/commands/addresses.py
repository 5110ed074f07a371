"""`addresses`: the addresses of the site that no later one may drop."""

from argparse import ArgumentParser, Namespace

from generator.addresses import PUBLISHED, addresses_of, load_addresses
from generator.commands.command import Command
from generator.commands.options import add_content, add_output
from generator.commands.outcome import status_of
from generator.configuration import load_bounds
from generator.console import Console
from generator.publish import write_file


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    add_content(parser)
    add_output(parser, "the built site")


def run(options: Namespace, console: Console) -> int:
    """Put every address of the built site into CONTENT/published-urls.txt; none that is listed is taken out."""
    before, faults = load_addresses(options.content, load_bounds(options.content))
    console.diagnostics(faults)
    files = (path.relative_to(options.output).as_posix() for path in options.output.rglob("*") if path.is_file())
    text = addresses_of(files, before)
    changed = write_file(options.content / PUBLISHED, text.encode())
    count = len(text.splitlines()) - 1
    console.say(f"{options.content / PUBLISHED}: {count:,} addresses{'' if changed else ', as before'}.")
    return status_of(faults)


COMMAND = Command("addresses", "list the addresses of the site in published-urls.txt", add_arguments, run)
