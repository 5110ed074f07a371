"""Reports shown line by line, as `explain` and `convert --explain` do."""

from collections.abc import Sequence

from generator.commands.outcome import status_of
from generator.commands.wording import counts, several
from generator.console import Console
from generator.content import ContentFolder
from generator.diagnostics import Diagnostic
from generator.explanation import explain
from generator.pipeline import read_again


def explain_files(content: ContentFolder, files: Sequence[str], console: Console) -> int:
    """Show what each report is read as today, whether it is converted already or not; return the exit status.

    A file outside of the content folder is named by its whole path.
    """
    said = list[Diagnostic]()
    for readings, faults in read_again(content, files):
        said += faults
        for reading in readings:
            lines = f"lines {reading.first_line} to {reading.last_line}"
            console.say(f"{content.root / reading.source.file}, {lines}, read by {reading.form}:")
            console.explain(explain(reading))
    console.diagnostics(said)
    console.say(f"Explained {several(len(files), 'file')}: {counts(said)}. Nothing was written.")
    return status_of(said)
