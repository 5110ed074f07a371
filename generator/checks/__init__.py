"""The quality rules: what is doubtful in a project, one rule a file, each file's docstring its documentation.

A rule looks at one project and never changes it. To add one: a file with `RULE` and `check`, and a line below.
"""

from collections.abc import Iterator
from typing import Protocol

from generator.checks import (
    complete_but_unspent,
    damaged_dash,
    date_outside_fiscal_year,
    date_outside_project,
    dates_reversed,
    disbursed_after_cancel,
    disbursed_differs_from_spent,
    illegible_value,
    label_repeated,
    lost_characters,
    low_confidence_text,
    missing_field,
    money_unexplained,
    narrative_repeated,
    past_round_changed,
    personal_data,
    progress_fell,
    progress_over_100,
    progress_stalled,
    repaired_text,
    returned_amounts_differ,
    round_date_repeated,
    round_label_repeated,
    round_label_shifted,
    round_number_missing,
    round_number_repeated,
    round_skipped,
    rounds_out_of_order,
    spending_ahead_of_progress,
    spent_over_allocated,
    unfinished_after_end,
    unknown_agency,
    unrecognised_text,
    verdict_contradicts_narrative,
)
from generator.diagnostics import Diagnostic, Rule
from generator.model.entry import Subject

__all__ = ["CHECKS", "RULES", "Check", "run_checks"]


class Check(Protocol):
    """A quality rule: what it means, and how it looks at a project."""

    RULE: Rule

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        """Yield each fault of this kind."""


CHECKS: tuple[Check, ...] = (
    # How the report is printed
    round_label_shifted,
    round_label_repeated,
    round_number_missing,
    round_number_repeated,
    label_repeated,
    damaged_dash,
    lost_characters,
    low_confidence_text,
    repaired_text,
    # What could not be read, or is not there
    illegible_value,
    missing_field,
    unrecognised_text,
    round_skipped,
    # Money
    disbursed_differs_from_spent,
    spent_over_allocated,
    money_unexplained,
    returned_amounts_differ,
    disbursed_after_cancel,
    spending_ahead_of_progress,
    complete_but_unspent,
    # Progress
    progress_fell,
    progress_over_100,
    progress_stalled,
    verdict_contradicts_narrative,
    narrative_repeated,
    past_round_changed,
    unfinished_after_end,
    # Dates
    dates_reversed,
    date_outside_project,
    date_outside_fiscal_year,
    rounds_out_of_order,
    round_date_repeated,
    # Who
    unknown_agency,
    personal_data,
)

RULES: tuple[Rule, ...] = tuple(check.RULE for check in CHECKS)


def run_checks(subject: Subject) -> tuple[Diagnostic, ...]:
    """Return what every rule finds in a project, by line, column and code."""
    found = (diagnostic for check in CHECKS for diagnostic in check.check(subject))
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key))
