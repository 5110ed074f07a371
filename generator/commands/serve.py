"""`serve`: the website on this computer."""

from argparse import ArgumentParser, Namespace

from generator.commands.command import Command
from generator.commands.options import add_content, add_site, content_of, port, today
from generator.console import Console
from generator.serving import serve


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    add_content(parser)
    add_site(parser)
    parser.add_argument(
        "--port", type=port, default=8000, metavar="N", help="the port; 0 takes a free one (default: 8000)"
    )


def run(options: Namespace, console: Console) -> int:
    """Convert, build and show the website on this computer; do it again whenever the content or a template changes."""
    return serve(
        content_of(options),
        options.output,
        port=options.port,
        base_url=options.base_url,
        build_date=today(options),
        console=console,
    )


COMMAND = Command("serve", "show the website here; rebuild and reload on every change", add_arguments, run)
