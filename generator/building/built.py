"""What building a site did."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Severity
from generator.publish import Written


@dataclass(frozen=True, slots=True)
class Built:
    """What building did. `written` is None where nothing was: the last site stands as it was.

    `diagnostics` are the faults of the settings, and the errors of records; `counts` are how many there are in all,
    of each severity. `made` are the records whose projects were made in this build, the others were kept;
    `reason` is why all of them were made. `failure` says why a site without a stopping fault could not be written.
    """

    written: Written | None
    projects: int
    left_out: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    counts: Mapping[Severity, int] = field(default_factory=dict)
    made: tuple[str, ...] = ()
    shared: int = 0
    """How many files across projects were made, of those that need not be made every time."""
    reason: str = ""
    failure: str | None = None
    flags: Mapping[str, int] = field(default_factory=dict)
    """How often each quality flag stands in what is published, by its code."""


class Stopped(Exception):  # noqa: N818 # says what is so
    """The content has a fault that stops the build."""

    def __init__(self, built: Built, faults: Iterable[Diagnostic] = ()) -> None:
        """Take what was built so far, and faults that it does not tell of yet."""
        self.built = built
        self.faults = (*built.diagnostics, *faults)


def count_severities(diagnostics: Iterable[Diagnostic]) -> Counter[Severity]:
    """Return how many there are of each severity."""
    return Counter(said.severity for said in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics by where they are."""
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))
