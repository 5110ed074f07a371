"""The command line: arguments in, exit status out. What each command does stands in `commands`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.commands import COMMANDS
from generator.commands.options import wrong_use
from generator.commands.outcome import FAULTY, WRONG_USE
from generator.console import Console
from generator.publish import PublishError, reason
from generator.workers import few_collections

_SEE_TO_IT = "ตรวจสิทธิ์ของไฟล์และเนื้อที่ดิสก์แล้วสั่งอีกครั้ง / see to its permissions and to the disk, and run again"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    options = make_parser().parse_args(arguments)
    few_collections()
    console = Console(options.format, options.content)
    wrong = wrong_use(options)
    if wrong:
        console.complain(wrong)
        return WRONG_USE
    try:
        status: int = options.run(options, console)
    except (KeyboardInterrupt, EOFError):
        console.complain("หยุดตามคำสั่ง / stopped")
        return FAULTY
    except PublishError as error:
        console.complain(f"เขียนไม่ได้ / cannot write it: {error}")
        return FAULTY
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAULTY
    except OSError as error:  # the system refuses a file or a folder that all depends on
        console.complain(f"อ่านหรือเขียนไม่ได้ / cannot read or write: {reason(error, options.content)}", _SEE_TO_IT)
        return FAULTY
    return status


def make_parser() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    parser = argparse.ArgumentParser(
        prog="open-reports",
        description="Turns project progress reports into open data and a searchable website.",
        epilog="Exit status: 0 fine; 1 an error in the content (with --strict, also a warning); 2 wrong use.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        added = commands.add_parser(command.name, help=command.summary, description=command.run.__doc__)
        added.set_defaults(content=Path("content"), format="text")  # what a command that does not take them goes by
        command.add_arguments(added)
        added.set_defaults(run=command.run, needs_content=command.needs_content)
    return parser
