"""The exit status of a command: 0 is fine; 1 an error in the content (or, with --strict, a warning); 2 wrong use."""

from collections.abc import Sequence

from generator.diagnostics import Diagnostic, Severity

FINE, FAULTY, WRONG_USE = 0, 1, 2


def status_of(diagnostics: Sequence[Diagnostic], *, strict: bool = False) -> int:
    """Return the exit status that what was found asks for."""
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return FAULTY if any(said.severity in grave for said in diagnostics) else FINE


def errors_of(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the errors among what was found."""
    return [said for said in diagnostics if said.severity is Severity.ERROR]
