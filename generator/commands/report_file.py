"""The account of a run, where `--report` asks for one."""

import json
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from generator.building import Built
from generator.commands.outcome import FAULTY, FINE
from generator.console import Console
from generator.diagnostics import Diagnostic
from generator.pipeline import Converted
from generator.publish import PublishError, write_file
from generator.run_report import account, as_markdown
from generator.stopwatch import Stopwatch


def write_report(
    options: Namespace,
    console: Console,
    stopwatch: Stopwatch,
    *,
    errors: Sequence[Diagnostic],
    converted: Converted | None = None,
    built: Built | None = None,
) -> int:
    """Write the account of what was done where one is asked for; return the status of that alone."""
    file: Path | None = options.report
    if file is None:
        return FINE
    tree = account(
        converted, built, errors, stopwatch, content=options.content, output=getattr(options, "output", None)
    )
    markdown = file.suffix == ".md"
    text = as_markdown(tree) if markdown else f"{json.dumps(tree, ensure_ascii=False, indent=2)}\n"
    try:
        write_file(file, text.encode())
    except PublishError as error:
        console.complain(f"เขียนไม่ได้ / cannot write it: {error}")
        return FAULTY
    return FINE
