"""Reports spoilt in every way that chance finds: the same for the same number, every time."""

import random
from collections.abc import Callable

from tests.benchmarks.corpus import invent
from tests.forms.writer import write_form

_ODD = [
    *"\x00\x07\x1b\x85\u00a0\u200b\u2028\ufeff\ufffd\ue000\uf70a\U0001f600?:=%./-",
    "::",
    "\t",
    "\n",
    "\r",
    "\u0e4d\u0e32",
    "เ" * 9,
]
_WORDS = [
    "รายงานครั้งที่",
    "ความก้าวหน้าของงานฯ =",
    "งบประมาณที่เบิกใช้",
    "(ครั้งที่ ",
    "ปีงบประมาณ พ.ศ.",
    "1.3",
    "2.",
    " : ",
    "31/2/2563",
    "๙๙๙",
]


def mutant(number: int) -> bytes:
    """Return the bytes of a spoilt report."""
    pick = random.Random(number)
    kind = pick.randrange(10)
    if kind == 0:
        return pick.randbytes(pick.randrange(4000))
    text = write_form(*invent(pick.randrange(1000)))
    if kind == 1:
        text = "".join(pick.choices([*_ODD, *_WORDS, *"กขคงจ 0123456789"], k=pick.randrange(3000)))
    for _ in range(pick.randrange(1, 6)):
        text = pick.choice(SPOILS)(text, pick)
    content = text.encode(pick.choice(("utf-8", "utf-8", "utf-8", "utf-16", "cp874")), "replace")
    if kind == 2:
        content = content[: pick.randrange(len(content) + 1)]  # also within a letter
    if kind == 3:
        spoilt = bytearray(content)
        for _ in range(min(len(spoilt), pick.randrange(1, 30))):
            spoilt[pick.randrange(len(spoilt))] = pick.randrange(256)
        content = bytes(spoilt)
    return content


def _cut(text: str, pick: random.Random) -> str:
    start, end = sorted(pick.choices(range(len(text) + 1), k=2))
    return text[:start] + text[end:]


def _end(text: str, pick: random.Random) -> str:
    return text[: pick.randrange(len(text) + 1)]


def _splice(text: str, pick: random.Random) -> str:
    other = write_form(*invent(pick.randrange(1000)))
    return text[: pick.randrange(len(text) + 1)] + other[pick.randrange(len(other)) :]


def _repeat(text: str, pick: random.Random) -> str:
    start = pick.randrange(len(text) + 1)
    return text[:start] + text[start : start + pick.randrange(300)] * pick.randrange(2, 6) + text[start:]


def _shuffle(text: str, pick: random.Random) -> str:
    lines = text.split("\n")
    pick.shuffle(lines)
    return "\n".join(lines)


def _insert(text: str, pick: random.Random) -> str:
    for _ in range(pick.randrange(1, 40)):
        at = pick.randrange(len(text) + 1)
        text = text[:at] + pick.choice((*_ODD, *_WORDS)) + text[at:]
    return text


def _drop(text: str, pick: random.Random) -> str:
    lost = pick.choice((" ", "\n", ":", "=", "1", "ครั้งที่", "บาท", "::"))
    return text.replace(lost, "", pick.randrange(1, 200))


def _join(text: str, _: random.Random) -> str:
    return text.replace("\n", " ")


SPOILS: tuple[Callable[[str, random.Random], str], ...] = (
    _cut,
    _end,
    _splice,
    _repeat,
    _shuffle,
    _insert,
    _drop,
    _join,
)
