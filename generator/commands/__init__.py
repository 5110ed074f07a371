"""The commands, a module each: its arguments, what it does, and what it says of it.

    command     what a command is: a name, a line about it, its arguments, its work
    options     what several commands take, and how an argument is read
    outcome     exit status
    wording     results in words: counts, receipts
    asking      questions to the person at the keyboard
    looking_up  what a person meant by an id or a field
    explaining  reports shown line by line, for two commands
    site_build  the build as three commands ask for it, and what is said of it
    report_file the account of a run, where one is asked for

To add one: a module with a `COMMAND`, and a line in `COMMANDS`.
"""

from generator.commands import (
    addresses,
    build,
    check,
    convert,
    correct,
    explain,
    init,
    join,
    new,
    review,
    rule,
    serve,
    site,
    status,
    verify,
)
from generator.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    convert.COMMAND,
    explain.COMMAND,
    check.COMMAND,
    status.COMMAND,
    rule.COMMAND,
    correct.COMMAND,
    new.COMMAND,
    build.COMMAND,
    join.COMMAND,
    site.COMMAND,
    addresses.COMMAND,
    review.COMMAND,
    serve.COMMAND,
    verify.COMMAND,
    init.COMMAND,
)
"""Every command, as the help lists them."""

__all__ = ["COMMANDS", "Command"]
