"""Results in words: how many of what, and the receipt of each report."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.diagnostics import Diagnostic, Severity
from generator.pipeline import Converted
from generator.receipt import receipt_lines


def several(count: int, thing: str) -> str:
    """Return a number of things: `1 record`, `2 records`."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def counts(diagnostics: Sequence[Diagnostic]) -> str:
    """Return how much was found of each severity: `1 error, 0 warnings, 2 notes`."""
    return numbers(Counter(said.severity for said in diagnostics))


def numbers(counted: Mapping[Severity, int]) -> str:
    """Return counts by severity in words, the gravest first."""
    return ", ".join(several(counted.get(severity, 0), severity.value) for severity in Severity)


def pointer(diagnostics: Sequence[Diagnostic]) -> str:
    """Return where codes are explained, and what puts a field right, where there is something to look up."""
    if not diagnostics:
        return ""
    # Sites of other cities have the program without its documents.
    where = "docs/diagnostics.md" if Path("docs/diagnostics.md").is_file() else "`open-reports rule CODE`"
    correct = "; `make correct ID=... FIELD=...` puts right what a report itself gets wrong"
    return f" {where} explains each code{correct if any(said.field for said in diagnostics) else ''}."


def receipts(converted: Converted, content: Path) -> list[str]:
    """Return a block of lines for each record written: from where, to where, and what became of the report."""
    return [
        line
        for made in converted.written
        for line in (f"{content / made.report} -> {content / made.file}", *receipt_lines(made.receipt))
    ]


def conversion_line(converted: Converted, diagnostics: Sequence[Diagnostic], unsaid: str = "") -> str:
    """Return what converting did, and how much there is to say of the content looked at."""
    written = f"{several(len(converted.written), 'record')} written, {converted.unchanged} unchanged"
    return f"Converted: {written}; {counts(diagnostics)}.{unsaid}{pointer(diagnostics)}"


def in_one_line(said: Diagnostic) -> str:
    """Return a diagnostic without its place: `warning[missing-field] Not stated: ... / ...`."""
    return f"{said.severity}[{said.code}] {said.message.en} / {said.message.th}"
