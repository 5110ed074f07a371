"""The page of a project: `projects/2563/01000000-2456/`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Entry
from generator.model.facts import RoundFacts
from generator.model.outputs import OutputFile
from generator.model.project import Round
from generator.model.strategy import StrategyNode, strategy_path
from generator.pages.anchors import anchor
from generator.pages.bars import money_bar
from generator.pages.charts import progress_chart
from generator.pages.citation import bibtex
from generator.pages.reporting import report_links
from generator.pages.sentence import lead
from generator.pages.studio import Studio
from generator.thai.digits import ascii_digits


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round with what follows from it; `repeats` the round before where both say the same."""

    round: Round
    facts: RoundFacts
    repeats: int | None
    label_differs: bool
    flags: tuple[Diagnostic, ...]

    @property
    def flag_titles(self) -> dict[str, Text]:
        """The titles of the rules that the round breaks, by code."""
        return {flag.code: flag.rule.title for flag in self.flags}


@dataclass(frozen=True, slots=True)
class FlagGroup:
    """The flags of one rule, each with the report's line that it is about, where the source page shows it."""

    rule: Rule
    flags: tuple[tuple[Diagnostic, int | None], ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.flags)


@dataclass(frozen=True, slots=True)
class StrategyLevel:
    """One level of the plan as printed, and its node where its code could be read."""

    level: str
    printed: str
    node: StrategyNode | None


def project_page(entry: Entry, studio: Studio) -> Iterator[OutputFile]:
    """Yield the page in every language."""
    yield from studio.twins("project.html", f"projects/{entry.project.key}/", project_data(entry, studio))


def project_data(entry: Entry, studio: Studio) -> dict[str, Any]:
    """Return what the parts of a project's page are made of."""
    project, facts = entry.project, entry.facts
    groups = flag_groups(entry)
    return {
        "entry": entry,
        "project": project,
        "facts": facts,
        "agency": entry.agency,
        "key": project.key,
        "lead": partial(lead, entry),
        "bibtex": partial(bibtex, entry, studio.site),
        "report": partial(report_links, studio.site, project.key),
        "has_source": entry.reading is not None,
        "line": entry.line if entry.reading else _no_line,
        "corrected": {correction.field for correction in entry.corrections},
        "money": money_bar(project.budget_allocated, project.budget_spent, facts.budget_returned),
        "chart": progress_chart(project, facts),
        "rounds": round_views(entry),
        "strategy": strategy_levels(entry),
        "warnings": [group for group in groups if group.rule.severity is not Severity.NOTE],
        "notes": [group for group in groups if group.rule.severity is Severity.NOTE],
        "anchor": partial(anchor, rounds={str(round_.number) for round_ in project.rounds}),
        "source_name": project.source.published_name if project.source else None,
        "card": f"projects/{project.key}.png",
    }


def round_views(entry: Entry) -> tuple[RoundView, ...]:
    """Return the rounds as the timeline shows them."""
    views = list[RoundView]()
    before: Round | None = None
    for round_, facts in zip(entry.project.rounds, entry.facts.rounds, strict=True):
        same = before is not None and round_.narrative is not None and round_.narrative == before.narrative
        place = f"rounds.{round_.number}"
        views.append(
            RoundView(
                round=round_,
                facts=facts,
                repeats=before.number if before and same else None,
                label_differs=round_.label is not None and ascii_digits(round_.label) != str(round_.number),
                flags=tuple(flag for flag in entry.flags if flag.field == place or flag.field.startswith(f"{place}.")),
            )
        )
        before = round_
    return tuple(views)


def flag_groups(entry: Entry) -> tuple[FlagGroup, ...]:
    """Return the flags by rule, the gravest first."""
    ordered = sorted(entry.flags, key=lambda flag: (flag.severity.rank, flag.code, flag.sort_key))
    return tuple(
        FlagGroup(flags[0].rule, tuple((flag, _shown_line(entry, flag)) for flag in flags))
        for flags in (tuple(group) for _, group in groupby(ordered, key=lambda flag: flag.code))
    )


def strategy_levels(entry: Entry) -> tuple[StrategyLevel, ...]:
    """Return the levels of the plan that the report names."""
    strategy = entry.project.strategy
    nodes = {node.level: node for node in strategy_path(strategy)}
    printed = {"theme": strategy.theme, "sub_theme": strategy.sub_theme, "goal": strategy.goal}
    return tuple(StrategyLevel(level, text, nodes.get(level)) for level, text in printed.items() if text)


def _shown_line(entry: Entry, flag: Diagnostic) -> int | None:
    shown = entry.reading and entry.reading.source.file == flag.position.file
    return flag.position.line if shown else None


def _no_line(path: str) -> None:
    """Say that no field has a line to link to."""
