"""What a sample report is, and how an ordinary one is made up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tests.forms.expected import round_numbers
from tests.forms.truth import PLAIN, Person, Quirks, Round, Truth
from tests.forms.vocabulary import AGENCIES, Subject
from tests.forms.writer import write_form

OFFICERS = (
    Person("นายสมมุติ ทดลอง", "1234"),
    Person("นางสาวตัวอย่าง ไม่มีจริง", "5678"),
    Person("นางจำลอง ทดสอบระบบ", "4321"),
    Person("นายนามสมมุติ แบบทดสอบ", "0-2000-0000 ต่อ 99"),
)
COORDINATORS = (Person("นายลองพิมพ์ สมมุติ", "1111"), Person("น.ส.ทดลองอ่าน ตัวอย่าง", "2222"))


@dataclass(frozen=True)
class Report:
    """One invented report: what it is there for, and the quality flags that it must raise at least."""

    truth: Truth
    purpose: str
    flags: tuple[str, ...] = ()
    quirks: Quirks = PLAIN
    misprints: tuple[tuple[str, str], ...] = ()
    """(what the form would print, what it prints instead); the first stands in it once."""

    def text(self) -> str:
        text = write_form(self.truth, self.quirks)
        for right, wrong in self.misprints:
            if text.count(right) != 1:
                raise ValueError(f"{self.truth.id}: {right!r} stands {text.count(right)} times")
            text = text.replace(right, wrong)
        return text


@dataclass(frozen=True)
class ReportFile:
    """A file of content/reports/, with one report or several."""

    reports: tuple[Report, ...]
    name: str = ""
    encoding: str = "utf-8"
    byte_order_mark: bool = False

    @property
    def path(self) -> str:
        truth = self.reports[0].truth
        return f"reports/{truth.fiscal_year}/{self.name or f'{truth.id}.txt'}"

    def content(self) -> bytes:
        mark = "\ufeff" if self.byte_order_mark else ""
        return (mark + "".join(report.text() for report in self.reports)).encode(self.encoding)


def alone(reports: Iterable[Report]) -> tuple[ReportFile, ...]:
    """Give each report a file of its own, named by its id, in UTF-8."""
    return tuple(ReportFile((report,)) for report in reports)


def project(
    subject: Subject,
    id_: str,
    fiscal_year: int,
    allocated: int | None,
    progress: Sequence[float],
    paid: Sequence[float] = (),
) -> Truth:
    """Give an ordinary project: a report a month from October on, all on plan, all money accounted for.

    `progress` has the percentage of each round, `paid` the baht disbursed in the last ones of them.
    """
    code, serial = id_.split("-")
    agency, _ = AGENCIES[code]
    place = agency.removeprefix("สำนักงาน") if code.startswith("50") else "กรุงเทพมหานคร"
    disbursed = [0.0] * (len(progress) - len(paid)) + list(paid)
    return Truth(
        id=id_,
        title=subject.title.format(place=place),
        fiscal_year=fiscal_year,
        start_date=date(fiscal_year - 544, 10, 1),
        end_date=date(fiscal_year - 543, 9, 30),
        budget_allocated=None if allocated is None else Decimal(allocated),
        budget_spent=None if allocated is None else baht(sum(paid)),
        agency=(agency, subject.section),
        responsible_officer=OFFICERS[int(serial) % len(OFFICERS)],
        coordinator=COORDINATORS[int(serial) % len(COORDINATORS)],
        rationale=tuple(line.format(place=place) for line in subject.rationale),
        objectives=subject.objectives,
        targets=subject.targets,
        strategy=subject.strategy,
        rounds=tuple(
            Round(
                report_day(fiscal_year, number),
                number,
                (subject.steps[(number - 1) * len(subject.steps) // len(progress)],),
                percent(reached),
                baht(disbursed[number - 1]),
                on_plan=True,
                on_target=True,
            )
            for number, reached in enumerate(progress, 1)
        ),
    )


def report_day(fiscal_year: int, number: int) -> date:
    """Give the day of a fiscal year's report of a month, the first being October's: the 19th to the 27th."""
    month = (number + 8) % 12 + 1
    return date(fiscal_year - 544 + (number > 3), month, 19 + number * 5 % 9)


def percent(value: float) -> Decimal:
    return Decimal(f"{value:.2f}")


def baht(value: float) -> Decimal:
    return Decimal(f"{value:.2f}") if value % 1 else Decimal(int(value))


def change_round(truth: Truth, position: int, **changes: object) -> Truth:
    """Give the project with one round changed; rounds are counted from 1 in printed order."""
    rounds = list(truth.rounds)
    rounds[position - 1] = replace(rounds[position - 1], **changes)  # type: ignore[arg-type]
    return replace(truth, rounds=tuple(rounds))


def stop(truth: Truth, since: int, words: str) -> Truth:
    """Give the project with the same words in every round from one on, off plan and off target."""
    for number in range(since, len(truth.rounds) + 1):
        truth = change_round(truth, number, narrative=(words,), on_plan=False, on_target=False)
    return truth


def status_of(truth: Truth) -> str:
    """Give the status of a project: the first of the contract's list that holds."""
    numbered = dict(zip(round_numbers(truth), truth.rounds, strict=True))
    last = numbered[max(numbered)] if numbered else None
    if any("ยกเลิกโครงการ" in line for round_ in truth.rounds for line in round_.narrative):
        return "cancelled"
    if last is None:
        return "not-started"
    if any("ชะลอ" in line for line in last.narrative):
        return "suspended"
    if last.progress == 100:
        return "completed"
    return "not-started" if last.progress == 0 else "under-way"
