"""Profiles: the words of each edition of the form, as data, and the patterns that find them in a line.

All patterns run on text whose Thai digits are ASCII ones already. A part that an edition lacks matches nowhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from generator.forms.places import LinePattern, make_line
from generator.forms.wording import FILLER, NEVER, either, letters, words
from generator.model.fields import field_at

_ORNAMENT = r"[\s*_=\-]*+"
_REQUIRED = ("form", "name", "example", "page_headers", "sections", "agency_separator", "phone")
_KEYS = frozenset((*_REQUIRED, "labels", "lines", "rounds", "optional", "closing"))

Opens = Literal["report", "labels", "text", "rounds"]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the form, with the number printed before it, if any, and the field that the lines below it fill."""

    number: str
    opens: Opens
    field: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the form: with its colon wherever that may stand, and without one at the start of a line."""

    field: str
    with_colon: re.Pattern[str]
    without_colon: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class RoundPatterns:
    """How the parts of a round are found; each pattern names its values `value`, `number` and `not`.

    All but `signed_figure` are matched where a part may begin, at its first character that is not white space.
    """

    heading: re.Pattern[str]
    heading_in_words: re.Pattern[str]  # one that text follows as closely as a word another
    date: re.Pattern[str]
    date_after_heading: re.Pattern[str]
    progress: re.Pattern[str]
    disbursed: re.Pattern[str]
    signed_figure: re.Pattern[str]  # finds where a figure behind its `::` begins
    on_plan: re.Pattern[str]
    on_target: re.Pattern[str]
    any_verdict: re.Pattern[str]  # finds where a verdict behind its colon begins


@dataclass(frozen=True, slots=True)
class Profile:
    """One edition of the form."""

    form: str
    example: str  # a line that shows which form it is
    asks: frozenset[str]  # the fields that it has a place for, `rounds` among them if any, less those it may lack
    page_header: re.Pattern[str]
    heads: tuple[str, ...]  # the words of page headers, without spaces
    head_starts: tuple[str, ...]  # their first letters
    header_words: str  # the first of the page headers, which names the form
    own_name: re.Pattern[str]  # finds them
    sections: tuple[Section, ...]
    labels: tuple[Label, ...]
    lines: tuple[LinePattern, ...]
    any_section: re.Pattern[str]  # matches where one of the headings may begin
    any_label: re.Pattern[str]  # matches where one of the labels begins, with a colon or without
    labels_behind: re.Pattern[str]  # finds the white space that a label with its colon stands behind
    rounds: RoundPatterns
    breaks: Mapping[
        str, tuple[tuple[str, int], ...]
    ]  # known words and where print may break them, by the letters there
    counted: tuple[str, ...]  # known words that a round's number follows
    valued: tuple[str, ...]  # known words that a round's figure follows
    certification: re.Pattern[str]
    closing: re.Pattern[str]
    agency_separator: re.Pattern[str]
    phone: re.Pattern[str]

    @property
    def tells(self) -> int:
        """How many labels, headings, lines and heads of its own a text can have at most."""
        return len({label.field for label in self.labels}) + len(self.sections) + len(self.lines) + 2


def _section(data: dict[str, str]) -> Section:
    tail = rf"(?:{FILLER}{words(data['tail'])})?" if "tail" in data else ""
    number = re.escape(data["number"]) if "number" in data else NEVER
    pattern = (
        rf"\s*(?P<number>{number}\s*\.?\s+|{number}\s*\.\s*)?"
        rf"{words(data['heading'])}{tail}{FILLER}(?:[:：](?P<rest>.*)|(?<=[\s.…_])(?P<text>[^\s.…_].*))?"
    )
    opens: Opens = data["opens"]  # type: ignore[assignment]
    return Section(data.get("number", ""), opens, data.get("field", ""), re.compile(pattern, re.DOTALL))


def _label(field: str, text: str) -> Label:
    start = words(text)
    return Label(field, re.compile(rf"{start}{FILLER}[:：]"), re.compile(rf"{start}(?:[\s.…_]+|$)"))


# A day as reports print it, also where it is none (31/2/2563, ?/3/2563): the reader of values decides.
DAY = (
    r"[0-9?]{1,4}\s*[/.\-]\s*[0-9?ก-๎.]{1,14}?\s*[/.\-]\s*[0-9?]{1,4}(?:\s+[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?"
    r"|[0-9]{1,2}\s*[ก-๎.]{3,12}\s*(?:พ\.?ศ\.?\s*)?[0-9]{2,4}"
)
_SIGN = r":\n?:"  # what a date and figures stand behind; a narrow print may break it in two
_DATE_END = r"(?:\s*+:(?!:)|(?=\s|$))"


def _round_patterns(data: dict[str, str]) -> RoundPatterns:
    progress, disbursed = words(data["progress"]), words(data["disbursed"])
    equals = r"\s*+(?:=|[:：](?![:：]))"
    number = rf"\s*+\(?\s*+{words(data['number'])}\s*+(?P<number>[0-9]*)[\s.\-]*+\)?"
    # Possessive (`*+`): a long line costs its length once, however it fails.
    progress_value = rf"(?P<value>(?:(?!{disbursed})[^%:：\t=])*+%?)(?=[^\S\t]*+(?:[:：\t]|$|{disbursed}))"
    baht = words("บาท")
    disbursed_value = rf"(?P<value>(?:(?!{baht})[^:：\t=])*+(?:{baht}(?:\s*+{words('ถ้วน')})?|(?=[:：\t]|$)))"

    def verdict(text: str, behind: str = NEVER) -> str:
        ends = rf"\s*+(?:$|[:：])|\t|\s\s|\s*+{heading}|\s++(?:{behind})"
        return rf"(?P<not>{words(data['not'])}\s*+)?{words(text)}\.?(?={ends})"

    # The next round's, where its line's end was lost.
    heading = rf"{words(data['heading'])}\s*+[0-9]++(?:\t|\s*+(?:$|::))"
    on_target = verdict(data["on_target"])
    on_plan = verdict(data["on_plan"], on_target.replace("?P<not>", "?:"))  # in columns that stand close
    either = "|".join(text.replace("?P<not>", "?:") for text in (on_plan, on_target))
    item = r"(?:[-–•]|[0-9]{1,2}[.)]|\([0-9]{1,2}\))\s"  # an item of a list begins behind it, not a sentence
    return RoundPatterns(
        heading=re.compile(
            rf"{words(data['heading'])}\s*+(?P<number>[0-9]*+)\.?(?=\s*+(?:$|::)|\t|\s\s|\s*+:\s*+(?:{DAY})|\s{item})"
        ),
        heading_in_words=re.compile(rf"{words(data['heading'])}\s*+(?P<number>[0-9]++)\.?\s++(?=[^\s:：])"),
        date=re.compile(rf"{_SIGN}\s*+(?P<value>{DAY}|-?(?=\s*+:)){_DATE_END}"),
        date_after_heading=re.compile(rf":?(?:(?<=:)\s*+)?(?P<value>{DAY}){_DATE_END}"),
        progress=re.compile(rf"(?P<mark>{_SIGN}|:)?\s*+{progress}(?:{equals})?\s*+{progress_value}"),
        disbursed=re.compile(
            rf"(?P<mark>{_SIGN}|:)?\s*+{disbursed}(?:{number}(?:{equals})?|{equals})\s*+{disbursed_value}"
        ),
        signed_figure=re.compile(rf"{_SIGN}(?=\s*+(?:{progress}|{disbursed}))"),
        on_plan=re.compile(rf"(?P<colon>[:：])?\s*+{on_plan}"),
        on_target=re.compile(rf"(?P<colon>[:：])?\s*+{on_target}"),
        any_verdict=re.compile(rf"[:：](?=\s*+(?:{either}))"),
    )


_NO_ROUNDS = RoundPatterns(*(re.compile(NEVER) for _ in fields(RoundPatterns)))


def _whole_line(lines: list[str]) -> re.Pattern[str]:
    return re.compile(rf"{FILLER}(?:{either(lines)}){FILLER}")


def make_profile(data: dict[str, Any]) -> Profile:
    """Return the profile that a file's data describes; ValueError says what it lacks or cannot have."""
    if unknown := data.keys() - _KEYS:
        raise ValueError(f"no such key: {', '.join(sorted(unknown))}")
    if missing := [key for key in _REQUIRED if key not in data]:
        raise ValueError(f"missing: {', '.join(missing)}")
    labels = [_label(field, text) for field, texts in data.get("labels", {}).items() for text in texts]
    with_colon = "|".join(label.with_colon.pattern for label in labels) or NEVER
    headers, closing = either(data["page_headers"]), data.get("closing", [])
    lines = tuple(map(make_line, data.get("lines", [])))
    sections = tuple(map(_section, data["sections"]))
    places = _places(labels, lines, sections)
    if strange := [path for path in places if field_at(path) is None]:
        raise ValueError(f"no field of a record: {', '.join(sorted(strange))}")
    return Profile(
        form=data["form"],
        example=data["example"],
        asks=(places | (data.keys() & {"rounds"})) - set(data.get("optional", [])),
        page_header=re.compile(rf"{_ORNAMENT}(?:(?:{headers}){_ORNAMENT})+"),
        heads=tuple(map(letters, data["page_headers"])),
        head_starts=tuple({letters(text)[0] for text in data["page_headers"]}),
        header_words=data["page_headers"][0],
        own_name=re.compile(words(data["page_headers"][0])),
        sections=sections,
        # The longest first: one label may begin with another.
        labels=tuple(sorted(labels, key=lambda label: -len(label.with_colon.pattern))),
        lines=lines,
        any_section=re.compile(rf"[\s0-9.]*+(?:{either(section['heading'] for section in data['sections'])})"),
        any_label=re.compile(either(text for texts in data.get("labels", {}).values() for text in texts)),
        labels_behind=re.compile(rf"\s(?={with_colon})"),
        rounds=_round_patterns(data["rounds"]) if "rounds" in data else _NO_ROUNDS,
        breaks=_breaks(_known_words(data)),
        counted=tuple(letters(data["rounds"][key]) for key in ("heading", "number") if "rounds" in data),
        valued=tuple(letters(data["rounds"][key]) for key in ("progress", "disbursed") if "rounds" in data),
        certification=_whole_line(closing[:1]),
        closing=_whole_line(closing),
        agency_separator=re.compile(rf"\s{re.escape(data['agency_separator'])}\s"),
        phone=re.compile(words(data["phone"]) + r"\s*\."),
    )


def _known_words(data: dict[str, Any]) -> Iterator[str]:
    """Yield the words that a form prints as its own."""
    yield from (text for texts in data.get("labels", {}).values() for text in texts)
    yield from (section["heading"] + section.get("tail", "") for section in data["sections"])
    yield from (*data["page_headers"], *data.get("closing", []))
    rounds = data.get("rounds", {})
    yield from (text for key, text in rounds.items() if key != "not")
    if rounds:
        yield from (rounds["not"] + rounds[key] for key in ("on_plan", "on_target"))
        yield from ("บาท", "บาทถ้วน")


def _breaks(known: Iterable[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return each place within a known word by the letter before it and the one behind it."""
    found = defaultdict[str, list[tuple[str, int]]](list)
    for word in sorted(set(map(letters, known))):
        for at in range(1, len(word)):
            found[word[at - 1 : at + 1]].append((word, at))
    return {pair: tuple(places) for pair, places in found.items()}


def _places(labels: Iterable[Label], lines: Iterable[LinePattern], sections: Iterable[Section]) -> frozenset[str]:
    """Return the paths of the fields that an edition has a place for."""
    placed = {field for line in lines for field in line.fields}
    below = {section.field for section in sections if section.field}
    return frozenset(placed | {label.field for label in labels} | below)


@cache
def _load(path: Path) -> Profile:
    return make_profile(yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader))  # noqa: S506 # text only


def load_profiles(extra: Path | None = None) -> tuple[Profile, ...]:
    """Return the profiles that ship with the generator, and those that a site adds in its `forms/` folder."""
    folders = (Path(__file__).parent / "profiles", *((extra,) if extra else ()))
    return tuple(_load(path) for folder in folders for path in sorted(folder.glob("*.yaml")))
