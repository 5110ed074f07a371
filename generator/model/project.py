"""A project with typed values: whoever has one checks nothing again."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

_LONGEST_NAME = 255  # bytes
# Kinds of file that browsers show or save, and never run.
INERT = (".txt", ".text", ".pdf", ".docx")


@dataclass(frozen=True, slots=True)
class Officer:
    """A person in charge, as printed. Whether it may be published is the site's setting (`privacy`)."""

    name: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Strategy:
    """The part of the city's 20-year plan that the project supports, as printed."""

    theme: str | None = None
    sub_theme: str | None = None
    goal: str | None = None
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The score that the city's evaluators gave in a quarter of the fiscal year; None where they gave none yet."""

    quarter: int
    score: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One report of progress. `disbursed` is in baht and of this round alone; `progress_percent` is cumulative."""

    number: int
    printed_number: str | None = None
    label: str | None = None
    date: datetime.date | None = None
    narrative: str | None = None
    progress_percent: Decimal | None = None
    disbursed: Decimal | None = None
    on_plan: bool | None = None
    on_target: bool | None = None


@dataclass(frozen=True, slots=True)
class UnrecognisedLine:
    """A printed line, or the part of one, that no field holds."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """The report file that a record was converted from; `lines` maps field paths to first and last line."""

    file: str
    sha256: str
    form: str
    encoding: str | None = None
    ocr: bool | None = None
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def published_name(self) -> str:
        """The name that the report's bytes are published under.

        A saved web page gets `.txt` behind its own: served as a page, a script in it would run as if it were ours.
        What does not show (the end of a line, a turn of the direction of writing) is a hyphen, and a name that is
        too long for a file with that is cut short.
        """
        name = self.file.rpartition("/")[2]
        shown = "".join(one if one.isprintable() and one != "\\" else "-" for one in name)
        stem, _, kind = shown.rpartition(".")
        ending = f".{kind}" if shown.lower().endswith(INERT) else f".{kind}.txt" if stem else ".txt"
        room = _LONGEST_NAME - len(ending.encode())
        return (stem or kind).encode()[:room].decode(errors="ignore") + ending


@dataclass(frozen=True, slots=True)
class Project:
    """One project as its record states it (with corrections applied). None and () mean: the report does not say.

    Amounts are in baht. `progress_percent` is of the whole project, where its form states that apart from rounds.
    `illegible` maps the path of each field whose type could not hold what is printed to the
    printed text; the field itself is None.
    """

    id: str
    title: str
    fiscal_year: int
    start_date: datetime.date | None = None
    end_date: datetime.date | None = None
    budget_allocated: Decimal | None = None
    budget_spent: Decimal | None = None
    agency: tuple[str, ...] = ()
    responsible_officer: Officer | None = None
    coordinator: Officer | None = None
    rationale: str | None = None
    objectives: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    strategy: Strategy = Strategy()
    progress_percent: Decimal | None = None
    evaluations: tuple[Evaluation, ...] = ()
    unit_code: str | None = None
    rounds: tuple[Round, ...] = ()
    unrecognised: tuple[UnrecognisedLine, ...] = ()
    source: Source | None = None
    illegible: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Fiscal year and id: what names a project in files and URLs."""
        return f"{self.fiscal_year}/{self.id}"

    @property
    def agency_code(self) -> str:
        """The first eight digits of the id."""
        return self.id[:8]


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's correction of one field, with its reason. `line` is its place in the ledger."""

    field: str
    before: str
    after: str
    reason: str
    date: datetime.date
    by: str | None = None
    line: int | None = None
