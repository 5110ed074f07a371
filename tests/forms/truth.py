"""What an invented report means (`Truth`), and how it happens to be printed (`Quirks`).

Texts of a `Truth` are clean: NFC, one line each, no space at either end, and nothing at the start of a line
that looks like a label of the form. What the record must hold is stated for such texts only.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True)
class Person:
    name: str
    phone: str | None = None


@dataclass(frozen=True)
class Strategy:
    theme: str | None = None
    sub_theme: str | None = None
    goal: str | None = None
    indicator: str | None = None


@dataclass(frozen=True)
class Round:
    day: date | str
    """A text is printed as it stands: an illegible date."""
    number: int | None
    """The N of `(ครั้งที่ N)`; None prints none."""
    narrative: tuple[str, ...] = ()
    progress: Decimal | None = None
    disbursed: Decimal | None = None
    on_plan: bool | None = None
    on_target: bool | None = None


@dataclass(frozen=True)
class Truth:
    """The record of a report; a text in the place of a date or an amount is printed as it stands: illegible."""

    id: str
    title: str
    fiscal_year: int
    start_date: date | str | None = None
    end_date: date | str | None = None
    budget_allocated: Decimal | str | None = None
    budget_spent: Decimal | str | None = None
    agency: tuple[str, ...] = ()
    responsible_officer: Person | None = None
    coordinator: Person | None = None
    rationale: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    strategy: Strategy = Strategy()
    rounds: tuple[Round, ...] = ()


@dataclass(frozen=True)
class Quirks:
    """How a report is printed: left alone, much as the real one. Rounds are counted from 1 as printed."""

    # Figures and dates
    thai_digits: bool = False
    """The form's own figures are in Thai digits; texts keep theirs."""
    thousands: bool = True
    common_era_rounds: bool = False
    """Dates of rounds are 30/10/2019, not 30/10/2562."""
    padded_dates: bool = False
    """Dates of rounds are 05/03/2563, not 5/3/2563."""
    header_dates: Literal["iso-time", "iso", "d/m/yyyy"] = "iso-time"

    # Labels of the head
    before_colon: str | None = None
    """What stands between a label and its colon; None: the dots that the real report has, and a space."""
    after_colon: str = " "
    tight_labels: bool = False
    """Labels have no spaces inside them."""
    order: tuple[str, ...] = ()
    """Labels (keys of `printing.LABELS`) that come first in their section, in this order."""
    missing: frozenset[str] = frozenset()
    """Labels, `rationale`, `objectives`, `targets` or `certification` that are not printed, nor their values."""
    absent_as: Literal["no-label", "empty", "dash"] = "empty"
    """How a value that the truth lacks is printed; a dash stands for figures only."""
    phone_mark: str = " โทร."
    below: frozenset[str] = frozenset()
    """Labels whose value stands on the next line that has text."""
    again: tuple[tuple[str, str], ...] = ()
    """(label, text): a label that is printed a second time, with a value that no field can hold."""
    blank_lines: int = 1
    """Blank lines between the lines of the head."""

    # Sections and lists
    numbered_sections: bool = True
    """The headings of the sections of text have their numbers."""
    after_heading: Literal["", ".", " :"] = ""
    item_mark: Literal["{}. ", "{}.", "{}) ", "({}) "] = "{}. "
    number_single_item: bool = False
    wrap_items: bool = False
    """Objectives and targets go on in a new line after their first space."""

    # Rounds
    label_space: bool = False
    """`รายงานครั้งที่ 1`, not `รายงานครั้งที่1`."""
    slip_at: int | None = None
    """The heading of the round after this one stands in this one's second line; all later headings are
    one late, and the last is printed twice."""
    labels: tuple[tuple[int, str | None], ...] = ()
    """(round, label): the number in its heading; None: it has no heading."""
    narrative_below: bool = False
    """Narratives begin on the line after the date."""
    figures_inline: bool = False
    """Figures follow the narrative on its last line."""
    figures_first: frozenset[int] = frozenset()
    """Rounds whose figures stand before their narrative."""
    heading_rows: int = 0
    """Lines of their own that a round's heading stands on, in place of the column before the date."""
    equals: Literal[" = ", "=", " : "] = " = "
    unit: Literal[" บาท", "บาท", " บาทถ้วน", ".- บาท"] = " บาท"
    spaced_not: bool = False
    """`ไม่ เป็นไปตามแผน`, not `ไม่เป็นไปตามแผน`."""
    rows_of_figures: bool = False
    """Disbursement and each verdict stand on lines of their own."""
    percent_colon: bool = True
    """`% : งบประมาณ`, not `% งบประมาณ`."""
    notes: tuple[tuple[int, str], ...] = ()
    """(round, text): a line after the figures of a round that has a narrative; no field can hold it."""

    # Pages and characters
    page_breaks: frozenset[str] = frozenset()
    """Places (`layout.places`) before which a page ends."""
    damaged_dashes: bool = False
    """A dash between two spaces is printed as a question mark."""
    nbsp: bool = False
    zero_width: bool = False
    unseen: str = ""
    """A character that nobody sees, between letters."""
    decomposed: bool = False
    """Letters with accents are two characters each."""
    sara_am: Literal["whole", "split", "split-before-tone"] = "whole"
    newline: Literal["\n", "\r\n"] = "\n"


PLAIN = Quirks()
