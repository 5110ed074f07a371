"""Lines that print broke within a word of the form, or within a value: a careful person reads on, and so do we.

A narrow print breaks a label (`งบ|ประมาณที่เบิกใช้`), a verdict (`ไม่|เป็นไปตามแผน`) or a value (`= 55,189|บาท`) in two;
blank lines and the head of a page may stand between the halves. Such lines are read as one, with a line end where each
ends in print, so that text keeps its printed lines. Nothing else is joined: what reads the same apart stays apart.
"""

import re
from collections.abc import Iterator, Sequence

from generator.forms.headings import heading_at
from generator.forms.marks import opens_round
from generator.forms.profile import Label, Profile
from generator.forms.sheet import Joined
from generator.forms.wording import letters
from generator.model.derived import OFFICIALS
from generator.model.fields import TYPED_KINDS, Kind, field_at
from generator.model.source import Line
from generator.model.values import read_printed, says_nothing

_MOST_LINES = 6  # that one word may run over
_MOST_BREAKS = 3  # within one figure, of words and of values
_TAIL = 400  # characters at the end of a line within which something may begin that goes on below
_WORD_TAIL = 120  # the same for a known word
_LONGEST_VALUE = 40
_UNIT = re.compile(r"\s*(?:บาท(?:\s*ถ้วน)?|%|[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)\s*")
_OPEN_END = ("=", "(", "::", ",", "/", *(f"{digit}." for digit in range(10)))
_OPEN_START = (":", "：", ".", "…", "%", "=", "(", ")", ",", "/", "บาท", "ถ้วน")
_PHONE = re.compile(r"\(?(?:ต่อ|[0-9])(?:ต่อ|[0-9 ,()\-])*")
_ORNAMENT = "*=-"
_BEFORE_HEAD = "*=-_.… \t"
_FILLING = " \t\n.…_"
_STARS = re.compile(r"[\s*]+")  # the ornament of a page's head, come to a line of its own
_NUMBER = re.compile(r"\s*[0-9](?:\s*\.\s*[0-9])*\s*\.?")


def join_lines(lines: Sequence[Line], profile: Profile) -> Iterator[Joined]:
    """Yield the lines of a report that are to be read as one."""
    inked = [line for line in lines if line.text.strip() and not line.running]
    heads = set[int]()
    for lines_of_head in _page_headers(inked, profile):
        heads |= {line.number for line in lines_of_head}
        if len(lines_of_head) > 1:
            yield Joined.of(lines_of_head)
    inked = [line for line in inked if line.number not in heads]
    at = 0
    while at < len(inked):
        end = at + 1
        text = inked[at].plain.rstrip()
        while end < len(inked) and (more := _goes_on(text, inked[end : end + _MOST_LINES], profile)):
            text = "\n".join((text, *(line.plain.strip() for line in inked[end : end + more])))
            end += more
        if end > at + 1:
            yield Joined.of(inked[at:end])
        at = end


def _page_headers(inked: Sequence[Line], profile: Profile) -> Iterator[Sequence[Line]]:
    """Yield the lines of each head of a page; its words or its ornament may have come to lines of their own."""
    at = 0
    while at < len(inked):
        may_begin = _may_begin_head(inked[at].plain, profile)
        rows = [line.plain for line in inked[at : at + _MOST_LINES]] if may_begin else []
        lengths = range(1, len(rows) + 1)
        length = next((count for count in lengths if profile.page_header.fullmatch("\n".join(rows[:count]))), 0)
        if not length:
            at += 1
            continue
        while length < len(rows) and _STARS.fullmatch(rows[length]):
            length += 1
        yield inked[at : at + length]
        at += length


def _may_begin_head(row: str, profile: Profile) -> bool:
    if not row.lstrip(_BEFORE_HEAD).startswith(profile.head_starts):
        return "*" in row and _STARS.fullmatch(row) is not None
    words = letters(row).strip(_ORNAMENT)
    return any(words[: len(head)] == head[: len(words)] for head in profile.heads)


def _goes_on(text: str, below: Sequence[Line], profile: Profile) -> int:
    """Return how many of the lines below a text it runs on over; 0 where it ends by itself."""
    first = below[0].plain.strip()
    plain = text[-_TAIL:]
    whole = len(plain) == len(text)
    if _value_goes_on(plain, first, profile, whole=whole):
        return 1
    more = _broken_words(plain, below, profile)
    if not more:
        numbered = _NUMBER.fullmatch(plain) and profile.any_section.match(first)
        signed = first.startswith(_OPEN_START) and not first.startswith("::")
        counted = first[0].isdigit() and letters(plain[-_WORD_TAIL:]).endswith(profile.counted)
        in_number = plain[-1].isdigit() and first[0].isdigit()
        in_figure = (in_number or plain[-1] in ":：-") and _has_figure(plain, profile)
        open_end = plain.endswith(_OPEN_END) or in_figure or (bool(profile.lines) and plain[-1] in ":：")
        if not (numbered or signed or counted or open_end):
            return 0
        more = 1
    rest = [line.plain.strip() for line in below]
    for count in range(more, min(more + _MOST_BREAKS, len(below) + 1)):
        if _reads_across(plain, "\n".join(rest[:count]), profile, whole=whole):
            return count
    return 0


def _has_figure(plain: str, profile: Profile) -> bool:
    tail = letters(plain[-_WORD_TAIL:])
    return any(word in tail for word in profile.valued)


def _broken_words(plain: str, below: Sequence[Line], profile: Profile) -> int:
    """Return over how many of the lines below a known word runs on that begins at the end of a text; 0 for none."""
    last, next_ = plain.rstrip(_FILLING)[-1:], below[0].plain[:_WORD_TAIL].lstrip(_FILLING)[:1]
    if last + next_ not in profile.breaks:
        return 0
    tail, behind = letters(plain[-_WORD_TAIL:]), ""
    for count, line in enumerate(below, 1):
        behind += letters(line.plain[:_WORD_TAIL])
        if not (tail and behind):
            return 0
        found = [
            (word[at:], behind)
            for word, at in profile.breaks.get(tail[-1] + behind[0], ())
            if tail.endswith(word[:at]) and (behind.startswith(word[at:]) or word[at:].startswith(behind))
        ]
        if any(behind.startswith(rest) for rest, _ in found):
            return count
        if not found:
            return 0
    return 0


def _reads_across(plain: str, rest: str, profile: Profile, *, whole: bool) -> bool:
    """Say whether a part of the form begins in a text and ends in the rest below it."""
    text = f"{plain}\n{rest}"
    cut = len(plain) + 1
    behind = (match.end() for match in profile.labels_behind.finditer(text) if match.end() < cut)
    starts = [*_line_start(text, whole=whole), *behind]
    if any(_ends_behind(label.with_colon, text, at, cut) for at in starts for label in profile.labels):
        return True
    if whole and _is_whole_line(text, plain, profile):
        return True
    rounds = profile.rounds
    if any(_ends_behind(rounds.heading, text, at, cut) for at in _line_start(text, whole=whole)):
        return True
    readers: tuple[tuple[re.Pattern[str], Kind | None], ...] = (
        (rounds.date, "date"),
        (rounds.progress, "percent"),
        (rounds.disbursed, "amount"),
        (rounds.on_plan, None),
        (rounds.on_target, None),
    )
    return any(
        match.start() < cut - 1
        and match.end() > cut
        and (kind is None or match[0].startswith(("::", ":\n:")) or _is_readable(kind, match["value"]))
        for pattern, kind in readers
        for match in pattern.finditer(text)
    )


def _line_start(text: str, *, whole: bool) -> Iterator[int]:
    if whole:
        yield len(text) - len(text.lstrip())


def _ends_behind(pattern: re.Pattern[str], text: str, at: int, cut: int) -> bool:
    match = pattern.match(text, at)
    return match is not None and match.end() > cut


def _is_whole_line(text: str, plain: str, profile: Profile) -> bool:
    """Say whether a text is a line of the form (heading, head of a page, closing words) that its first part is not."""
    for pattern in (profile.page_header, profile.closing):
        if pattern.fullmatch(text):
            return not pattern.fullmatch(plain)
    for line in profile.lines:
        if line.telling and line.pattern.fullmatch(text):
            return not line.pattern.fullmatch(plain)
    heading, before = heading_at(text, profile), heading_at(plain, profile)
    if heading is None or before is None:
        return heading is not None
    return heading.bare if before.bare else before.rest < len(plain) < heading.rest


def _is_readable(kind: Kind, printed: str) -> bool:
    return says_nothing(printed) or read_printed(kind, printed) is not None


def _value_goes_on(plain: str, first: str, profile: Profile, *, whole: bool) -> bool:
    """Say whether the value of a labelled field ends on the next line, which says nothing of its own."""
    found = _last_label(plain, profile) if whole else None
    if found is None or _opens_something(first, profile):
        return False
    label, start = found
    value = plain[start:]
    if behind := profile.labels_behind.search(first):
        first = first[: behind.start()].rstrip()
    if label.field in OFFICIALS:
        return _phone_goes_on(value, first[:_LONGEST_VALUE], profile)
    known = field_at(label.field)
    if known is None or known.kind not in TYPED_KINDS or len(first) > _LONGEST_VALUE or not value.strip():
        return False
    unfinished = read_printed(known.kind, value) is None or _UNIT.fullmatch(first) or first[:1] in (",", ".")
    if known.kind == "amount" and value[-1:].isdigit() and "บาท" in first:
        unfinished = True  # its unit ends it
    return bool(unfinished) and _is_readable(known.kind, f"{value}\n{first}")


def _phone_goes_on(value: str, first: str, profile: Profile) -> bool:
    """Say whether an officer's phone, or more of its number, is on the line below."""
    phone = profile.phone.search(f"{value}\n{first}")
    if phone is None or phone.end() > len(value):
        return phone is not None
    return bool(_PHONE.fullmatch(first) or _PHONE.fullmatch(f"{value[phone.end() :].strip()}{first}"))


def _last_label(plain: str, profile: Profile) -> tuple[Label, int] | None:
    """Return the last label of a line that begins with one, and where its value begins."""
    start = len(plain) - len(plain.lstrip())
    if not profile.any_label.match(plain, start):
        return None
    places = [start, *(match.end() for match in profile.labels_behind.finditer(plain))]
    for at in reversed(places):
        for label in profile.labels:
            if match := label.with_colon.match(plain, at):
                return label, match.end()
    return None


def _opens_something(plain: str, profile: Profile) -> bool:
    labelled = profile.any_label.match(plain) and any(label.with_colon.match(plain) for label in profile.labels)
    return bool(labelled) or opens_round(profile, plain) or heading_at(plain, profile) is not None
