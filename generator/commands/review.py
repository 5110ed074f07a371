"""`review`: what a branch changes for readers."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.commands.command import Command
from generator.commands.options import add_content, add_output, content_of
from generator.commands.outcome import FAULTY, WRONG_USE, status_of
from generator.commands.wording import counts, several
from generator.console import Console
from generator.publish import PublishError, write_file
from generator.review import review
from generator.review_text import as_markdown, changed_pages, links_page


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    add_content(parser)
    add_output(parser, "the site built from this branch")
    parser.add_argument(
        "--since", default="origin/main", metavar="REF", help="what the branch is for (default: origin/main)"
    )
    parser.add_argument("--report", type=Path, metavar="FILE", help="write projects, receipts and figures as Markdown")
    parser.add_argument("--pages", type=Path, metavar="FILE", help="write an HTML page with links to the pages changed")


def run(options: Namespace, console: Console) -> int:
    """Say what is wrong in the files changed since the branch left REF, and what it changes for readers."""
    made = review(content_of(options), options.since, progress=console.progress)
    if made is None:
        console.complain(
            f"git ไม่รู้จัก {options.since} หรือโฟลเดอร์นี้ไม่อยู่ใน git / "
            f"git does not know {options.since} here; in a shallow clone: git fetch --unshallow"
        )
        return WRONG_USE
    pages = changed_pages(made, options.output)
    console.diagnostics(made.diagnostics)
    console.say(
        f"Since {options.since}: {several(len(made.projects), 'project')}, {several(len(pages), 'page')} of theirs; "
        f"{counts(made.diagnostics)} in the files changed."
    )
    try:
        if options.report:
            write_file(options.report, as_markdown(made, pages).encode())
        if options.pages:
            write_file(options.pages, links_page(pages, options.output, options.pages).encode())
    except PublishError as error:
        console.complain(f"เขียนไม่ได้ / cannot write it: {error}")
        return FAULTY
    return status_of(made.diagnostics)


COMMAND = Command("review", "say what a branch changes for readers", add_arguments, run)
