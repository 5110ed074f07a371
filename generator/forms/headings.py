"""The headings of a form's sections, and where one report of a file ends and the next begins."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.forms.marks import opens_round
from generator.forms.profile import Profile, Section
from generator.forms.sheet import Sheet
from generator.model.source import SourceText

_NAMES = frozenset(("id", "title", "fiscal_year"))  # what names a project
_ENOUGH = 3  # labels one after the other: a narrative may have an id in it, and a title


@dataclass(frozen=True, slots=True)
class Heading:
    """A line read as a section's heading: what it opens, whether its number stands there, and where text follows."""

    section: Section
    numbered: bool
    bare: bool  # nothing follows it
    rest: int  # where what follows it begins, behind a colon if there is one

    def counts_after(self, others: "list[Heading]") -> bool:
        """Say whether it opens its section after others: numbered and alone on its line, always; else once.

        With text behind it, a heading without its number may be running text where the form numbers any.
        """
        if self.bare and self.numbered:
            return True
        again = any(other.section == self.section for other in others)
        return not again and (self.bare or self.numbered or not any(other.numbered for other in others))


def heading_at(plain: str, profile: Profile) -> Heading | None:
    """Return the heading that a line begins with, in ASCII digits.

    Text may follow a numbered heading; behind one without its number it must follow a colon.
    """
    if not profile.any_section.match(plain):
        return None
    for section in profile.sections:
        match = section.pattern.fullmatch(plain)
        if match is None:
            continue
        numbered = bool(match["number"])
        if not numbered and section.opens == "labels" and _label_at(plain.lstrip(), profile):
            continue  # “หน่วยงานที่รับผิดชอบ :” is the label
        if match["text"] is not None and (not numbered or section.opens not in ("text", "labels")):
            continue
        rest = next((match.start(name) for name in ("rest", "text") if match[name] is not None), len(plain))
        return Heading(section, numbered, not plain[rest:].strip(), rest)
    return None


def split_reports(source: SourceText, profile: Profile) -> list[Sheet]:
    """Cut a file into its reports.

    A new one begins where the first section's heading stands again after an id or a title was read; or with the first
    label behind the figures of a round or the closing words, where an id and more follow; or where lines with places
    name a project again. The page header above belongs to it.
    """
    starts = [1]
    for number in sorted({*_beginnings(source, profile), *_named_again(source, profile)}):
        starts.append(_with_page_header(source, profile, number, starts[-1]))
    ends = [*(start - 1 for start in starts[1:]), len(source.lines)]
    return [Sheet(source, start, end) for start, end in zip(starts, ends, strict=True)]


def _beginnings(source: SourceText, profile: Profile) -> Iterator[int]:
    named = set[str]()  # what names the project, as far as the report has given it
    told = False  # figures or closing words were read, and no date of a round since
    doubtful, anew = 0, set[str]()  # the first label behind figures or closing words, and those that follow it
    for line in source.lines:
        plain = line.plain.strip()
        if not plain:
            continue
        heading, label = heading_at(plain, profile), _label_at(plain, profile)
        if heading and heading.section.opens == "report" and heading.bare and named:
            yield line.number
            named, told, doubtful, anew = set(), False, 0, set()
        elif label and named and told:
            doubtful = doubtful or line.number
            anew.add(label)
            if "id" in anew and len(anew & _NAMES) > 1 and len(anew) >= _ENOUGH:
                yield doubtful
                named, told, doubtful, anew = anew & _NAMES, False, 0, set()
        elif label in _NAMES:
            named.add(label)
        elif opens_round(profile, plain):
            told, doubtful, anew = False, 0, set()
        if profile.rounds.signed_figure.search(plain) or profile.closing.fullmatch(plain):
            told = bool(named)


def _named_again(source: SourceText, profile: Profile) -> Iterator[int]:
    """Yield the first of the lines that together name a project anew: id, year and all."""
    naming = _NAMES & {field for pattern in profile.lines for field in pattern.fields}
    given, anew, begun = set[str](), set[str](), 0
    for line in source.lines if naming else ():
        plain = line.plain.strip()
        names = {field for field in _fields_at(plain, profile) if field in naming}
        if names & (anew if begun else given):
            anew, begun = names, line.number
        elif begun:
            anew |= names
            if plain and not names and not profile.page_header.fullmatch(plain):
                begun = 0
        else:
            given |= names
        if begun and anew == naming:
            yield begun
            given, begun = anew, 0


def _fields_at(plain: str, profile: Profile) -> tuple[str, ...]:
    return next((line.fields for line in profile.lines if line.telling and line.pattern.fullmatch(plain)), ())


def _label_at(plain: str, profile: Profile) -> str:
    if not profile.any_label.match(plain):
        return ""
    return next((label.field for label in profile.labels if label.with_colon.match(plain)), "")


def _with_page_header(source: SourceText, profile: Profile, number: int, after: int) -> int:
    """Return the first line of a report: that of the headings and page headers directly above its first label."""
    start = number
    for above in range(number - 1, after, -1):
        plain = source.lines[above - 1].plain
        if profile.page_header.fullmatch(plain) or heading_at(plain, profile):
            start = above
        elif plain.strip():
            break
    return start
