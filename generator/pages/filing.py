"""How an agency filed its reports: the rounds of its projects by fiscal year, beside a yardstick of our own."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.groups import Group, by_year
from generator.model.summary import Summary
from generator.pages.verdicts import VerdictCount

ROUNDS_A_YEAR = 12  # the form has a round a month; that each project owes twelve is our reading, no source says so


@dataclass(frozen=True, slots=True)
class FilingRecord:
    """The reports of a group's projects.

    `projects` are those whose form has rounds, `expected` is what twelve each would be. `flags` counts the quality
    flags of all the group's projects.
    """

    group: Group
    projects: int
    filed: int
    expected: int
    verdicts: VerdictCount
    flags: int


def filing_records(projects: Iterable[Summary]) -> tuple[FilingRecord, ...]:
    """Return the record of each fiscal year, the latest first."""
    return tuple(_record(group) for group in by_year(projects))


def _record(group: Group) -> FilingRecord:
    with_rounds = [project for project in group.projects if _reports_in_rounds(project)]
    filed = sum(len(project.rounds) for project in with_rounds)
    on_plan = sum(project.on_plan_rounds for project in with_rounds)
    off_plan = sum(project.off_plan_rounds for project in with_rounds)
    return FilingRecord(
        group=group,
        projects=len(with_rounds),
        filed=filed,
        expected=ROUNDS_A_YEAR * len(with_rounds),
        verdicts=VerdictCount(on_plan, off_plan, filed - on_plan - off_plan),
        flags=sum(count for project in group.projects for _, count in project.flags),
    )


def _reports_in_rounds(project: Summary) -> bool:
    """Say whether a project's form has rounds: one that has none states the progress of the whole project."""
    return bool(project.rounds) or project.progress_percent is None
