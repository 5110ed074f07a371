"""How a content folder stands: what waits for a maintainer, from what a check found and where records come from."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.content import ContentFolder, record_file
from generator.diagnostics import Diagnostic, Rule
from generator.drift import RECORD_DRIFTED
from generator.inbox import origins_of
from generator.pipeline import REPORT_NOT_CONVERTED
from generator.publication import REPORT_MISSING
from generator.records import STALE_CORRECTION


@dataclass(frozen=True, slots=True)
class Stock:
    """Counts of reports and records; files by what they wait for, in order; how often each rule was broken.

    A report is `changed` where its record was made from other bytes; a record has `drifted` where its report is the
    same and is read otherwise today, or the record was edited. `found` is the gravest first, then the most frequent.
    """

    reports: int
    records: int
    unconverted: tuple[str, ...]
    changed: tuple[str, ...]
    drifted: tuple[str, ...]
    orphaned: tuple[str, ...]
    hand_written: tuple[str, ...]
    stale: tuple[str, ...]
    found: tuple[tuple[Rule, int], ...]


def take_stock(content: ContentFolder, diagnostics: Sequence[Diagnostic]) -> Stock:
    """Return how a content folder stands, by what `check_content` found in it."""
    origins = {record_file(key): origin for key, origin in origins_of(content).items()}
    reports = content.reports()
    converted = {origin.file for origin in origins.values() if origin}
    waiting = _files(diagnostics, REPORT_NOT_CONVERTED)
    changed = [file for file in waiting if file in converted]
    known = {file: origin.file for file, origin in origins.items() if origin}
    return Stock(
        reports=len(reports),
        records=len(origins),
        # A report in which there is an error has no record either, and no word that it waits for one.
        unconverted=tuple(file for file in reports if file not in converted),
        changed=tuple(changed),
        drifted=tuple(file for file in _files(diagnostics, RECORD_DRIFTED) if known.get(file) not in changed),
        orphaned=tuple(_files(diagnostics, REPORT_MISSING)),
        hand_written=tuple(file for file, origin in origins.items() if origin is None),
        stale=tuple(_files(diagnostics, STALE_CORRECTION)),
        found=_counted(said.rule for said in diagnostics),
    )


def _files(diagnostics: Iterable[Diagnostic], rule: Rule) -> list[str]:
    return list(dict.fromkeys(said.position.file for said in diagnostics if said.rule is rule))


def _counted(rules: Iterable[Rule]) -> tuple[tuple[Rule, int], ...]:
    counted: Mapping[Rule, int] = Counter(rules)
    return tuple(sorted(counted.items(), key=lambda pair: (pair[0].severity.rank, -pair[1], pair[0].code)))
