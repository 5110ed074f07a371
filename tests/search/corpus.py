"""Made-up projects in plenty, and by plain comparison of text which of them hold a query.

The texts have what makes Thai hard to search: words inside words, no spaces, vowels coded in two ways, lost tone
marks, Thai digits, Latin words, dates and amounts. The same every time.
"""

import json
import random
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from generator.model.search_document import SearchDocument
from generator.model.settings import Agency
from generator.thai import clusters
from generator.thai.digits import thai_digits
from generator.thai.written import written_dates, written_quantities

HERE = Path(__file__).parent
REAL_REPORT = HERE.parents[1] / "content" / "reports" / "2563" / "01000000-2456.txt"
OFFICIALS = ("ชื่อผู้รับผิดชอบ", "ผู้ประสานงาน")


def queries() -> list[str]:
    """Return the queries that the search must answer exactly."""
    by_kind: dict[str, list[str]] = json.loads((HERE / "queries.json").read_text(encoding="utf-8"))
    return [query for kind in by_kind.values() for query in kind]


def documents(count: int) -> list[SearchDocument]:
    """Return made-up projects, each of some 2,400 letters."""
    dice = random.Random(2563)
    phrases: dict[str, list[str]] = json.loads((HERE / "phrases.json").read_text(encoding="utf-8"))
    report = REAL_REPORT.read_text(encoding="utf-8").splitlines()
    lines = [line.strip() for line in report if len(line) > 40 and not line.startswith(OFFICIALS)]
    return [_document(number, dice, phrases, lines) for number in range(count)]


def _document(number: int, dice: random.Random, phrases: dict[str, list[str]], lines: list[str]) -> SearchDocument:
    year, budget = dice.randint(2560, 2565), dice.randint(100, 99_999) * 1000
    agency = dice.choice(phrases["agencies"])
    project = f"{phrases['agencies'].index(agency) + 1:02}000000-{2000 + number}"
    title = f"โครงการ{dice.choice(phrases['actions'])}{dice.choice(phrases['objects'])}"
    printed = f"{dice.randint(1, 28)}/{dice.randint(1, 12)}/{year}"
    printed = thai_digits(printed) if dice.random() < 0.3 else printed
    texts = [_paragraph(dice, phrases) for _ in range(dice.randint(6, 12))]
    texts += [
        f"รายงานครั้งที่1 :: {printed} : {dice.choice(phrases['sentences'])}",
        f"เริ่มต้นโครงการ : {year - 544}-10-01 00:00:00",
        f"งบประมาณที่ได้รับ : {budget:,} บาท",
        f"ผู้รับจ้าง : {dice.choice(phrases['people'])}",
        *dice.sample(lines, dice.randint(5, 14)),
    ]
    return SearchDocument(
        id=project,
        title=title,
        blocks=(
            ("title", title),
            ("rationale", f"{project} ปีงบประมาณ พ.ศ. : {year}"),
            *(("rationale", text) for text in texts),
        ),
        dates=(),
        fiscal_year=year,
        amounts=(Decimal(budget),),
        agency=Agency(project[:8], agency),
        status="under-way",
        last_report_date=date(year - 543, dice.randint(1, 9), 1),
        budget_allocated=Decimal(budget),
    )


def _paragraph(dice: random.Random, phrases: dict[str, list[str]]) -> str:
    parts = dice.sample(phrases["sentences"], dice.randint(2, 4))
    if dice.random() < 0.35:
        parts.append(dice.choice(phrases["actions"]) + dice.choice(phrases["objects"]))
    return "".join(
        _misprinted(part, dice) + (" " if part[-1].isascii() or dice.random() < 0.3 else "") for part in parts
    )


def _misprinted(text: str, dice: random.Random) -> str:
    """Return a text as it often comes: ำ or แ in two pieces, a tone mark lost, a vowel shortened; mostly as it was."""
    changes = (("ำ", "ํา", 3), ("แ", "เเ", 2), ("่", "", 1), ("ี", "ิ", 1))
    for before, after, percent in changes:
        if dice.random() < percent / 100:
            return text.replace(before, after, 1)
    return text


def holders(query: str, projects: Iterable[SearchDocument]) -> set[str]:
    """Return the keys of the projects that hold every part of a query as text, found by nothing but comparing letters.

    Spaces and punctuation do not count, but they part numbers and Latin words, which are compared whole. A
    date is any form of it, a number of millions the number.
    """
    days = _days(query)
    words = [] if days else [_letters(word) for word in _millions(query).split()]
    found = set[str]()
    for project in projects:
        texts = [text for _, text in project.blocks]
        if days:
            held = days <= {*project.dates, *(day for text in texts for day in _days(text))}
        else:
            texts += [
                str(project.fiscal_year),
                *(f"{amount:.2f}" for amount in project.amounts),
                *map(_millions, texts),
            ]
            held = all(any(_whole(word).search(_letters(text)) for text in texts) for word in words if word)
        if held:
            found.add(project.key)
    return found


@cache
def _millions(text: str) -> str:
    """Return a text with its numbers of millions as digits."""
    plain = clusters.normalise(text)
    for digits, start, end in reversed([*written_quantities(plain)]):
        plain = f"{plain[:start]} {digits} {plain[end:]}"
    return plain


@cache
def _days(text: str) -> frozenset[date]:
    return frozenset(day for day, _, _ in written_dates(clusters.normalise(text)))


@cache
def _letters(text: str) -> str:
    plain = re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", clusters.normalise(text).lower())
    parted = re.sub(r"(?<=[0-9])[^a-z0-9ก-๎]+(?=[0-9])|(?<=[a-z])[^a-z0-9ก-๎]+(?=[a-z])", "|", plain)
    return re.sub(r"[^a-z0-9ก-๎|]+", "", parted)


@cache
def _whole(word: str) -> re.Pattern[str]:
    kinds = ("[0-9]", "[a-z]")
    before = "".join(f"(?<!{kind})" for kind in kinds if re.match(kind, word[0]))
    after = "".join(f"(?!{kind})" for kind in kinds if re.match(kind, word[-1]))
    return re.compile(before + re.escape(word) + after)
