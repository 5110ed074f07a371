"""The first part of the form: labels with their values, and sections of running text.

    label [dots] : value            a field; more labels may follow on the line, in columns
    label [dots] :                  its value may stand on the next line that has text, if it reads as one
    text                            goes on with the text field above it
    1.4 heading                     opens a section: its lines are rationale, objectives or targets

A label given twice: the first value stands. What looks like a label that the profile does not know is left over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from generator.forms.profile import DAY, Label, Profile
from generator.forms.sheet import Lines, Sheet
from generator.model.derived import OFFICIALS
from generator.model.fields import TYPED_KINDS, Kind, field_at
from generator.model.values import read_printed, says_nothing

_INK = re.compile(r"\S")
_A_DAY = re.compile(rf"\s*(?:{DAY})\s*")
_COLUMN_END = re.compile(r"\t|\s\s")
_LONGEST = 100  # characters that a typed value may take in print
_ITEM = re.compile(r"\s*(?:[0-9]{1,3}\s*[.)](?![0-9])|\([0-9]{1,3}\))\s*")
_UNKNOWN_LABEL = re.compile(r"[^:：]{1,40}[:：](?![:：])")
_ENGLISH_NAME = re.compile(r"[^:：]*[:：]\s*[A-Za-z][A-Za-z ,&\-]*\s*")
LISTS = ("objectives", "targets")
_NO_WIDTH = 10**9
# Fields whose text may go on in the next line; the others hold one short value.
_RUNNING = ("title", "agency", "strategy")


@dataclass(slots=True)
class Header:
    """Collects the fields of the first part, line by line."""

    profile: Profile
    sheet: Sheet
    values: dict[str, Lines] = field(default_factory=dict)
    section: str = ""  # the text field that lines belong to
    open_field: str = ""  # the labelled field that a line may go on with
    awaited: str = ""  # the field whose label stood on the line above with nothing behind it
    label_bare: bool = False  # the label read last had nothing behind it
    width: int = 0  # of the longest line, once it was looked for; endless where no blank lines part the labels
    items: dict[str, list[Lines]] = field(default_factory=lambda: {name: [] for name in LISTS})

    def open_section(self, path: str) -> None:
        """Start a section whose lines belong to a text field, or (empty) one of labels."""
        self.section, self.open_field, self.awaited = path, "", ""

    def read_labels(self, line: int, start: int = 0, *, running: bool = False) -> bool:
        """Read the labelled values of a line; False where it does not begin with a label.

        `running` says that the line may as well be running text, as the lines of a section may.
        """
        found = list(self._labels_in(line, start, running=running or bool(self.section)))
        if not found:
            return False
        ends = [begin for _, begin, _ in found[1:]] + [len(self.sheet.text(line))]
        for (label, begin, value_start), end in zip(found, ends, strict=True):
            self._read_value(label.field, line, begin, value_start, end)
        return True

    def _labels_in(self, line: int, start: int, *, running: bool) -> Iterator[tuple[Label, int, int]]:
        """Yield the labels of a line with where each begins and where its value does."""
        plain = self.sheet.plain(line)
        ink = _INK.search(plain, start)
        found = self._first_label(plain, ink.start(), running=running) if ink else None
        if found is None:
            return
        yield found
        for behind in self.profile.labels_behind.finditer(plain, found[2] - 1):  # the label may have taken the space
            # One space alone parts columns only behind a short value, never within a running one.
            at = behind.end()
            column = plain[at - 1] == "\t" or plain[at - 2].isspace()
            after = self._label_at(plain, at) if column or not found[0].field.startswith(_RUNNING) else None
            if after and after[0].field != found[0].field and self._expected(after, plain, running=running):
                yield (found := after)

    def _first_label(self, plain: str, at: int, *, running: bool) -> tuple[Label, int, int] | None:
        if not self.profile.any_label.match(plain, at):
            return None
        found = self._label_at(plain, at)
        if found and self._expected(found, plain, running=running):
            return found
        if running:
            return None  # in running text a word without a colon is only a word
        for label in self.profile.labels:
            match = label.without_colon.match(plain, at)
            if match and self._plausible(label.field, plain[match.end() :]):
                return label, at, match.end()
        return None

    def _label_at(self, plain: str, at: int) -> tuple[Label, int, int] | None:
        for label in self.profile.labels:
            if match := label.with_colon.match(plain, at):
                return label, at, match.end()
        return None

    def _expected(self, found: tuple[Label, int, int], plain: str, *, running: bool) -> bool:
        """Say whether a label may stand here.

        In running text only one not yet given, whose value can be one, and a part of the strategy only below another
        part of it, since a target or a narrative may well read `ตัวชี้วัด : …`.
        """
        if not running:
            return True
        path = found[0].field
        part_of_strategy = path.startswith("strategy.") and path != "strategy.theme"
        if path in self.values or (part_of_strategy and not self.open_field.startswith("strategy.")):
            return False
        kind = _kind(path)
        value = _COLUMN_END.split(plain[found[2] : found[2] + _LONGEST].strip(), maxsplit=1)[0]
        return kind not in TYPED_KINDS or read_printed(kind, value) is not None

    def _plausible(self, path: str, rest: str) -> bool:
        """Say whether a label without a colon is one: its value must fit the field's type."""
        kind = _kind(path)
        if kind in TYPED_KINDS:
            return says_nothing(rest) or read_printed(kind, rest) is not None
        return path not in self.values and bool(rest.strip())

    def _read_value(self, path: str, line: int, begin: int, start: int, end: int) -> None:
        text = self.sheet.text(line)
        self.open_field = self.awaited = ""
        if path in self.values and not says_nothing(text[start:end]):
            if text[start:end].strip() == " ".join(part for _, part in self.values[path]):
                self.sheet.mark(line, begin, start, "label", path)
                self.sheet.mark(line, start, end, "value", path)
            self.sheet.remark("label-repeated", path, line, begin, end)
            return
        self.sheet.mark(line, begin, start, "label", path)
        above_bare, self.label_bare = self.label_bare, not text[start:end].strip()
        if not (above_bare and self.label_bare):  # of two labels with nothing behind them, nobody knows whose it is
            self.open_field = path if path.startswith(_RUNNING) else ""
            self.awaited = path if self.label_bare and path not in self.values and not self.open_field else ""
        self.keep_value(path, line, start, end)

    def keep_value(self, path: str, line: int, start: int, end: int) -> None:
        """Keep what stands in a field's place: an officer's name and phone apart, nothing where nothing is said."""
        if says_nothing(self.sheet.text(line)[start:end]):
            self.sheet.mark(line, start, end, "label", path)  # a dash that stands for nothing
        elif path in OFFICIALS:
            self._read_officer(path, line, start, end)
        else:
            end = self._amount_end(line, start, end) if _kind(path) == "amount" else end
            self.values[path] = self.sheet.mark_lines(line, start, end, "value", path)

    def _read_awaited(self, path: str, line: int, start: int, end: int) -> None:
        """Read the value of the label above, where the line can be its value."""
        text = self.sheet.text(line)
        kind = _kind(path)
        if path in OFFICIALS:
            fits = not _UNKNOWN_LABEL.match(text)
        elif kind == "date":  # also a day that does not exist
            fits = _A_DAY.fullmatch(self.sheet.plain(line)) is not None
        elif kind == "amount":
            fits = read_printed(kind, text[start : self._amount_end(line, start, end)]) is not None
        else:
            fits = read_printed(kind, text[start:end]) is not None
        if fits:
            self.keep_value(path, line, start, end)

    def _amount_end(self, line: int, start: int, end: int) -> int:
        """Return where an amount ends: after its unit. What stands behind the unit is not the amount's."""
        text = self.sheet.text(line)
        unit = text.find("บาท", start, end)
        if unit >= 0 and read_printed("amount", text[start:end]) is None:
            behind = unit + len("บาท")
            if text[behind:end][:1].isspace() and read_printed("amount", text[start:behind]) is not None:
                return behind
        return end

    def _read_officer(self, path: str, line: int, start: int, end: int) -> None:
        text = self.sheet.text(line)
        phone = self.profile.phone.search(text, start, end)
        name_end = phone.start() if phone else end
        if name := self.sheet.mark_lines(line, start, name_end, "value", f"{path}.name"):
            self.values[f"{path}.name"] = name
        if phone:
            self.sheet.mark(line, phone.start(), phone.end(), "label", f"{path}.phone")
            empty = says_nothing(text[phone.end() : end])
            number = self.sheet.mark_lines(line, phone.end(), end, "label" if empty else "value", f"{path}.phone")
            if not empty:
                self.values[f"{path}.phone"] = number
        self.values[path] = self.sheet.lines(line, start, end)

    def read_text(self, line: int, start: int = 0) -> None:
        """Read a line that has no label: more of the section's text or of the field above, else left over."""
        end = len(self.sheet.text(line))
        awaited, self.awaited, self.label_bare = self.awaited, "", False
        if awaited:
            self._read_awaited(awaited, line, start, end)
        elif self.section in LISTS:
            self._read_item(line, start, end)
        elif self.section:
            self._keep(self.section, line, start, end)
        elif self.open_field and (self._goes_on(self.sheet.text(line)) or self._is_wrapped(line)):
            self._keep(self.open_field, line, start, end)

    def _goes_on(self, text: str) -> bool:
        """Say whether a line is more of the field above it; what looks like an unknown label is not.

        A part of the strategy has its English name behind a colon, which may have come to the next line.
        """
        english = self.open_field.startswith("strategy.") and _ENGLISH_NAME.fullmatch(text)
        return bool(english) or not _UNKNOWN_LABEL.match(text)

    def _is_wrapped(self, line: int) -> bool:
        """Say whether a line goes on whatever it says: below a full one, where blank lines part the labels."""
        lines = self.sheet.source.lines[self.sheet.first - 1 : self.sheet.last]
        above = lines[line - self.sheet.first - 1].text.rstrip() if line > self.sheet.first else ""
        if not above:
            return False
        if not self.width:
            any_label = self.profile.any_label
            apart = [not before.text.strip() for before, label in pairwise(lines) if any_label.match(label.plain)]
            parted = sum(apart) * 4 >= len(apart) * 3
            self.width = max(len(each.text.rstrip()) for each in lines) if parted else _NO_WIDTH
        return len(above) * 4 >= self.width * 3

    def _keep(self, path: str, line: int, start: int, end: int) -> None:
        if lines := self.sheet.mark_lines(line, start, end, "value", path):
            self.values.setdefault(path, []).extend(lines)

    def _read_item(self, line: int, start: int, end: int) -> None:
        items = self.items[self.section]
        if number := _ITEM.match(self.sheet.plain(line), start):
            if not items or items[-1]:  # a number alone on its line waits for its text
                items.append([])
            self.sheet.mark(line, start, number.end(), "label", f"{self.section}.{len(items)}")
            start = number.end()
        elif not items:
            items.append([])
        items[-1] += self.sheet.mark_lines(line, start, end, "value", f"{self.section}.{len(items)}")

    def lists(self, path: str) -> list[Lines]:
        """Return the items of a list field: one a printed number; a line without one went to the item before."""
        return [item for item in self.items[path] if item]


def _kind(path: str) -> Kind:
    known = field_at(path)
    assert known is not None, path  # noqa: S101 # a profile names only fields of the record; its test sees to it
    return known.kind
