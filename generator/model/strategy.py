"""The 20-year plan as projects name it: codes such as 7, 7.2 and 7.2.1, read from the printed words."""

import re
from typing import NamedTuple

from generator.model.project import Strategy
from generator.thai.digits import ascii_digits

_CODE = re.compile(
    r"(?:ด้านที่|ด้าน|ยุทธศาสตร์ที่|ประเด็นยุทธศาสตร์ที่|ที่)?\s*([0-9]+(?:\.[0-9]+)*)\.?(?![0-9,])\s*[-–?:.]?\s*(.*)",
    re.DOTALL,
)


class StrategyNode(NamedTuple):
    """One theme, sub-theme or goal: its code in ASCII digits, its words as printed, and the words after the code."""

    level: str
    code: str
    printed: str
    name: str


def strategy_path(strategy: Strategy) -> tuple[StrategyNode, ...]:
    """Return the theme, sub-theme and goal whose code can be read, from the largest to the smallest.

    A theme has one number, a sub-theme two, a goal three; what is printed otherwise has no page of its own.
    """
    nodes = []
    for depth, level in enumerate(("theme", "sub_theme", "goal"), 1):
        printed = getattr(strategy, level)
        match = _CODE.match(ascii_digits(printed)) if printed else None
        if match and match[1].count(".") == depth - 1:
            nodes.append(StrategyNode(level, match[1], printed, printed[match.start(2) :].strip() or printed))
    return tuple(nodes)
