"""`rule`: what a code means."""

import difflib
from argparse import ArgumentParser, Namespace

from generator.commands.command import Command
from generator.commands.outcome import FINE, WRONG_USE
from generator.console import Console
from generator.pipeline import RULES

_CODES = {rule.code for rule in RULES}


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("codes", nargs="+", metavar="CODE", help="a code that the program says, such as missing-field")


def run(options: Namespace, console: Console) -> int:
    """Explain codes that the program says: what is meant, why it matters, and what to do."""
    unknown = [code for code in options.codes if code not in _CODES]
    for code in unknown:
        near = "".join(f", did you mean {one}?" for one in difflib.get_close_matches(code, sorted(_CODES), 1))
        console.complain(f"ไม่มีรหัส {code} / there is no code {code}{near}")
    # A code may be an error of one field and a warning of another.
    for rule in (rule for code in options.codes for rule in RULES if rule.code == code):
        console.say(f"{rule.severity}[{rule.code}]")
        for text in (rule.title, rule.why, rule.remedy):
            console.say(f"    {text.th}", f"    {text.en}")
    return WRONG_USE if unknown else FINE


COMMAND = Command("rule", "explain a code that the program says", add_arguments, run, needs_content=False)
