"""`verify`: a copy of the site against its list of checksums and the repository's records."""

from argparse import ArgumentParser, Namespace

from generator.commands.command import Command
from generator.commands.options import add_content, content_of
from generator.commands.outcome import FAULTY, FINE, WRONG_USE
from generator.commands.wording import several
from generator.console import Console
from generator.verifying import VerifyError, compare, compare_with_records, copy_at, read_list


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("place", metavar="PLACE", help="a folder with a copy of the site, or the address of one")
    parser.add_argument(
        "--against", metavar="LIST", help="the list to trust: a file or an address (default: SHA256SUMS of the copy)"
    )
    add_content(parser, formats=("text",))


def run(options: Namespace, console: Console) -> int:
    """Compare a copy of the site, file by file, with its list of checksums, and its records with those in CONTENT."""
    content = content_of(options)
    try:
        copy = copy_at(options.place, content.bounds)
        listed = read_list(copy, options.against)
        found = list(compare(copy, listed, console.progress))
    except VerifyError as error:
        console.complain(str(error))
        return WRONG_USE
    is_repository = content.root.is_dir()
    if is_repository:
        found += compare_with_records(content, listed)
    for one in found:
        reason = f": {one.reason}" if one.reason else ""
        console.say(f"{one.path} {one.wrong.value.en} / {one.wrong.value.th}{reason}")
    compared = f"their checksums, and records with {options.content}" if is_repository else "their checksums"
    outcome = f"{several(len(found), 'file')} not as published" if found else "all is as it was published"
    console.say(f"Compared {several(len(listed), 'file')} of {options.place} with {compared}: {outcome}.")
    return FAULTY if found else FINE


COMMAND = Command(
    "verify", "compare a copy of the site with what was published", add_arguments, run, needs_content=False
)
