"""Invented projects with texts as long as the real report's, and a vocabulary as large as real language has.

Half of each text is what reports say, half are invented words, each rank as often as words of its rank are in any
language: the second half as often as the first. The same every time.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

from generator.model.search_document import SearchDocument
from generator.model.settings import Agency
from tests.benchmarks.corpus import invent

CONSONANTS = "กขคงจชดตถทธนบปผพฟมยรลวสหอ"
VOWELS = ("", "", "ั", "า", "ิ", "ี", "ึ", "ู", "่า", "้า", "ำ", "็", "ื่", "ุ้")
ENDS = ("", "", "ก", "ง", "น", "ม", "ย", "ว", "ด", "บ")
PER_YEAR = 1000
LETTERS = 7000  # the real report has 7,086 characters, of which some 5,900 are searched
FIRST_YEAR = 2554
_VOCABULARY = 30_000


def documents(count: int) -> list[SearchDocument]:
    """Return so many projects, a thousand a year."""
    dice = random.Random(1)
    listed = list(dict.fromkeys(_word(dice) for _ in range(2 * _VOCABULARY)))[:_VOCABULARY]
    weights = [*accumulate(1 / rank for rank in range(1, _VOCABULARY + 1))]
    return [_document(number, listed, weights) for number in range(count)]


def _document(number: int, listed: list[str], weights: list[float]) -> SearchDocument:
    pick = random.Random(number)
    truth, _ = invent(number)
    year = FIRST_YEAR + number // PER_YEAR
    blocks = [("title", truth.title), ("id", truth.id), *(("agency", unit) for unit in truth.agency)]
    blocks += [("rationale", line) for line in truth.rationale]
    blocks += [("objectives", line) for line in truth.objectives]
    blocks += [("targets", line) for line in truth.targets]
    own = list(_prose(pick, listed, weights, LETTERS - 3900))
    for position, made in enumerate(truth.rounds):
        lines = [*made.narrative, *own[position :: len(truth.rounds)]]
        blocks += [(f"rounds.{made.number}", line) for line in lines]
    first = date(year - 544, 10, 1)
    days = tuple(first + timedelta(days=30 * position + pick.randrange(28)) for position in range(12))
    return SearchDocument(
        id=truth.id,
        fiscal_year=year,
        title=truth.title,
        agency=Agency(truth.id[:8], truth.agency[0]),
        blocks=tuple(blocks),
        dates=days,
        amounts=(Decimal(pick.randrange(10**5, 10**8)), *(made.disbursed for made in truth.rounds if made.disbursed)),
        status=pick.choice(["cancelled", "suspended", "completed", "not-started", "under-way"]),
        strategy=pick.choice([(), ("7", "7.2", "7.2.1"), ("1", "1.3", "1.3.2"), ("3", "3.1")]),
        flags=tuple(sorted(pick.sample(["money-unexplained", "round-skipped", "missing-field"], pick.randrange(3)))),
        plan=pick.choice(["on", "on", "off", "unstated"]),
        last_report_date=max(days),
        budget_allocated=Decimal(pick.randrange(100, 100_000)) * 1000,
        budget_unexplained=pick.choice([None, Decimal(0), Decimal(pick.randrange(10**6))]),
    )


def _word(dice: random.Random) -> str:
    """Return a word that looks like a Thai one: two to four syllables."""
    syllables = [
        f"{dice.choice(['', '', '', 'เ', 'แ', 'ไ'])}{dice.choice(CONSONANTS)}{dice.choice(VOWELS)}{dice.choice(ENDS)}"
        for _ in range(dice.choice([2, 2, 3, 4]))
    ]
    return "".join(syllables)


def _prose(pick: random.Random, listed: list[str], weights: list[float], letters: int) -> Iterator[str]:
    while letters > 0:
        line = "".join(pick.choices(listed, cum_weights=weights, k=pick.randrange(15, 40)))
        letters -= len(line)
        yield line
