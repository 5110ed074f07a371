"""Days, quantities and words written as one, as they stand in running text.

`templates/assets/search/written.js` is the twin of this module for the browser; `tests/thai/test_clusters.py` proves
the two equal. Change both or neither. Both look at text that `generator.thai.clusters.normalise` gave.
"""

import re
from collections.abc import Iterator
from datetime import date

from generator.thai.dates import ENGLISH_MONTHS, MONTHS, SHORT_MONTHS, common_era

_SHORT_ENGLISH = tuple(name[:3] for name in ENGLISH_MONTHS)
_MONTH_NUMBERS = {
    re.sub("[. ]", "", name).lower(): number
    for names in (MONTHS, SHORT_MONTHS, ENGLISH_MONTHS, _SHORT_ENGLISH)
    for number, name in enumerate(names, 1)
}
_THAI_MONTH = "|".join([*MONTHS, *(name.replace(".", "[.]? ?") for name in SHORT_MONTHS)])
_ENGLISH_MONTH = "|".join([*ENGLISH_MONTHS, *(f"{name}[.]?" for name in _SHORT_ENGLISH)])
_UNMARKED = "(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])"  # so that no cluster is cut in two
_ERA = "(?:[พค][.]? *ศ[.]? *)?"
_DATE = re.compile(
    r"(?<![0-9])(?:"
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"  # 2019-09-30
    r"|([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})"  # 30/9/2562
    r"|(?:([0-9]{1,2}) *[-–] *)?([0-9]{1,2}) *(?:เดือน *)?"  # 30 กันยายน พ.ศ. 2562; 4 – 7 พ.ย. 62, both days
    rf"({_THAI_MONTH}) *{_ERA}([0-9]{{4}}|[0-9]{{2}})"
    rf"|([0-9]{{1,2}}) *({_ENGLISH_MONTH}),? *([0-9]{{4}})"  # 30 Sep 2019
    rf"|(?<![A-Za-z])({_ENGLISH_MONTH}) *([0-9]{{1,2}}),? +([0-9]{{4}})"  # September 30, 2019
    rf")(?![0-9]){_UNMARKED}",
    re.IGNORECASE | re.ASCII,
)

_SCALES = {"แสนล้าน": 11, "หมื่นล้าน": 10, "พันล้าน": 9, "ล้าน": 6}
_QUANTITY = re.compile(
    r"(?<![0-9.])([0-9]{1,3}(?:,[0-9]{3}(?![0-9]))+|[0-9]+)(?:[.]([0-9]+))? *"
    rf"({'|'.join(_SCALES)})(?!นา|ช้าง){_UNMARKED}(?: *บาท{_UNMARKED})?"  # ล้านนา and ล้านช้าง are places
)


def written_dates(plain: str) -> Iterator[tuple[date, int, int]]:
    """Yield the days that stand in a text, in order, with where each begins and ends.

    In either calendar, told by the year; two digits of a year behind a Thai month are Buddhist. What only looks like
    a date, such as 31/2/2563, is none.
    """
    for match in _DATE.finditer(plain):
        for year, month, day in _numbers(match):
            try:
                yield date(common_era(year), month, day), match.start(), match.end()
            except ValueError:
                continue


def _numbers(match: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    if match[1]:
        yield int(match[1]), int(match[2]), int(match[3])
    elif match[4]:
        yield int(match[6]), int(match[5]), int(match[4])
    elif match[8]:
        year = int(match[10]) if len(match[10]) == 4 else 2500 + int(match[10])
        for day in filter(None, (match[7], match[8])):
            yield year, _month(match[9]), int(day)
    elif match[11]:
        yield int(match[13]), _month(match[12]), int(match[11])
    else:
        yield int(match[16]), _month(match[14]), int(match[15])


def _month(name: str) -> int:
    return _MONTH_NUMBERS[re.sub("[. ]", "", name).lower()]


def written_quantities(plain: str) -> Iterator[tuple[str, int, int]]:
    """Yield the whole numbers that a text gives in millions, as digits, with where each begins and ends.

    `12 ล้าน` and `12.0 ล้านบาท` are `12000000`.
    """
    for match in _QUANTITY.finditer(plain):
        zeros = _SCALES[match[3]]
        fraction = (match[2] or "").rstrip("0")
        if len(fraction) <= zeros:
            digits = match[1].replace(",", "") + fraction + "0" * (zeros - len(fraction))
            yield digits.lstrip("0") or "0", match.start(), match.end()


_JOINED = re.compile(r"(?<![A-Za-z])[A-Za-z]*[a-z][A-Z][A-Za-z]*")
_PART = re.compile(r"[A-Z]*[a-z]+|[A-Z]+")
_SHORTEST_PART = 3


def joined_words(plain: str) -> Iterator[tuple[str, int, int]]:
    """Yield the Latin words that were written as one and are told apart by their capitals, in lower case.

    `SmartCity` is `smart` and `city`. A reader may look for one of them, and no space was lost from `MoU`.
    """
    for match in _JOINED.finditer(plain):
        for part in _PART.finditer(match[0]):
            if len(part[0]) >= _SHORTEST_PART:
                yield part[0].lower(), match.start() + part.start(), match.start() + part.end()
