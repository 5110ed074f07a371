"""A corpus of invented reports as large as real ones: the same for the same number, every time."""

import random
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from tests.forms.truth import PLAIN, Person, Quirks, Round, Truth
from tests.forms.vocabulary import AGENCIES, SUBJECTS, TRICKY_LINES
from tests.forms.writer import write_form

SIZE = 18_000  # bytes; the real report of 2563 has 18,648
_YEARS, _PER_YEAR = 20, 500  # beyond ten thousand, the same years have more
_NARRATIVE = 730  # bytes of one round's narrative: with it twelve rounds make a report of SIZE
_PRINTS = (
    *[PLAIN] * 3,
    Quirks(slip_at=5),
    Quirks(sara_am="split"),
    Quirks(nbsp=True),
    Quirks(thai_digits=True),
    Quirks(newline="\r\n"),
)


def write_corpus(folder: Path, count: int) -> int:
    """Write `count` reports under `folder`, each of another project; return their size in bytes."""
    total = 0
    for number in range(count):
        truth, quirks = invent(number)
        content = write_form(truth, quirks).encode()
        path = folder / str(truth.fiscal_year) / f"{truth.id}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        total += len(content)
    return total


def invent(number: int) -> tuple[Truth, Quirks]:
    """Return the truth of a report with twelve rounds, and how it is printed."""
    pick = random.Random(number)
    subject, place = pick.choice(SUBJECTS), f"พื้นที่ทดลอง {pick.randrange(100, 1000)}"
    code, (agency, _) = pick.choice(sorted(AGENCIES.items()))
    year = 2555 + number // _PER_YEAR % _YEARS
    first = date(year - 544, 10, 1)
    spent = [Decimal(pick.choice((0, 0, pick.randrange(1, 90_000)))) for _ in range(12)]
    rounds = tuple(
        Round(
            day=first + timedelta(days=30 * position + pick.randrange(28)),
            number=position,
            narrative=_narrative(pick),
            progress=Decimal(min(100, position * pick.choice((6, 8, 9)))),
            disbursed=disbursed,
            on_plan=pick.random() < 0.9,
            on_target=pick.random() < 0.9,
        )
        for position, disbursed in enumerate(spent, 1)
    )
    truth = Truth(
        id=f"{code}-{number + 1}",
        title=subject.title.format(place=place),
        fiscal_year=year,
        start_date=first,
        end_date=first + timedelta(days=364),
        budget_allocated=Decimal(1_200_000),
        budget_spent=sum(spent, Decimal(0)),
        agency=(agency, subject.section),
        responsible_officer=Person("นายสมมุติ ทดลอง", "1234"),
        coordinator=Person("นางสาวตัวอย่าง ไม่มีจริง", "1544"),
        rationale=tuple(line.format(place=place) for line in subject.rationale) * 2,
        objectives=subject.objectives,
        targets=subject.targets,
        strategy=subject.strategy,
        rounds=rounds,
    )
    return truth, pick.choice(_PRINTS)


def _narrative(pick: random.Random) -> tuple[str, ...]:
    lines = list[str]()
    while sum(len(line.encode()) for line in lines) < _NARRATIVE:
        lines.append(pick.choice(TRICKY_LINES if pick.random() < 0.1 else pick.choice(SUBJECTS).steps))
    return tuple(lines)
