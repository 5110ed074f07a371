"""Lines with places: the first part of an edition whose fields have no labels, such as `{title} : {id}`.

A line fills its fields once; one of a list (`evaluations.quarter`) adds an item each time it stands. Within a section
it counts only where its fields are still open and their types can hold what stands there: else it is running text.
"""

from dataclasses import dataclass, field
from re import Match

from generator.forms.header import Header
from generator.forms.places import LinePattern
from generator.forms.sheet import Lines
from generator.model.fields import TYPED_KINDS, field_at
from generator.model.values import Value, read_printed, read_value


@dataclass(slots=True)
class LineReader:
    """Reads the lines with places, and hands their values to the header."""

    header: Header
    items: dict[str, list[dict[str, Lines]]] = field(default_factory=dict)
    above: tuple[int, tuple[str, ...]] = (0, ())  # the line read last, and its fields
    unsettled: list[tuple[LinePattern, int]] = field(default_factory=list)  # they repeat what is not yet said

    def read(self, line: int) -> bool:
        """Read a line by the first pattern that fits; False where none does."""
        plain = self.header.sheet.plain(line)
        for pattern in self.header.profile.lines:
            if pattern.after and not self._stands_below(pattern.after, line):
                continue
            if (match := pattern.pattern.fullmatch(plain)) and self._fits(pattern, match):
                if pattern.repeats:
                    if not self._repeats(pattern, line, match):
                        continue
                else:
                    self._keep(pattern, line, match)
                return True
        return False

    def _stands_below(self, path: str, line: int) -> bool:
        number, fields = self.above
        sheet = self.header.sheet
        between = sheet.source.lines[number : line - 1]
        return path in fields and not any(other.text.strip() and not other.running for other in between)

    def _fits(self, pattern: LinePattern, match: Match[str]) -> bool:
        if not self.header.section:
            return True
        return not (pattern.after or pattern.repeats or self._given(pattern)) and all(
            known.kind not in TYPED_KINDS or read_printed(known.kind, text) is not None
            for path, text in zip(pattern.fields, match.groups(), strict=True)
            if text and (known := field_at(path))
        )

    def _given(self, pattern: LinePattern) -> bool:
        return any(path in self.header.values for path in pattern.fields)

    def _keep(self, pattern: LinePattern, line: int, match: Match[str]) -> None:
        header, end = self.header, len(match[0])
        if self._given(pattern):
            header.sheet.remark("label-repeated", pattern.fields[0], line, 0, end)
            return
        item = dict[str, Lines]()
        base = self._item_path(pattern)
        at = 0
        for group, path in enumerate(pattern.fields, 1):
            start, stop = match.span(group)
            if start < 0:
                continue
            place = base + path.rpartition(".")[2] if base else path
            header.sheet.mark(line, at, start, "label", place)
            at = stop
            if base:
                item[path] = header.sheet.mark_lines(line, start, stop, "value", place)
            else:
                header.keep_value(path, line, start, stop)
        header.sheet.mark(line, at, end, "label", pattern.fields[-1])
        if item:
            self.items.setdefault(pattern.fields[0].partition(".")[0], []).append(item)
        self.above = line, pattern.fields
        header.open_field = header.awaited = ""

    def _item_path(self, pattern: LinePattern) -> str:
        """Return the path of the item that a line adds to a list, with a dot behind it; nothing for other lines."""
        name = pattern.fields[0].partition(".")[0]
        known = field_at(name)
        return f"{name}.{len(self.items.get(name, ())) + 1}." if known and known.kind == "groups" else ""

    def _repeats(self, pattern: LinePattern, line: int, match: Match[str]) -> bool:
        """Say whether a line says again what is said elsewhere; what is said later settles it."""
        (path,) = pattern.fields
        said = self.header.values.get(path)
        if _meaning(path, match[1]) is None:
            return False
        if said is None:
            self.unsettled.append((pattern, line))
            return True
        if _meaning(path, said[0][1]) != _meaning(path, match[1]):
            return False
        self.header.sheet.mark(line, 0, len(match[0]), "label", path)
        return True

    def settle(self) -> None:
        """Read the lines that repeat what was said only below them; one that does not is left over."""
        for pattern, line in self.unsettled:
            match = pattern.pattern.fullmatch(self.header.sheet.plain(line))
            if match and pattern.fields[0] in self.header.values:
                self._repeats(pattern, line, match)


def _meaning(path: str, printed: str) -> Value | None:
    known = field_at(path)
    typed = read_printed(known.kind, printed) if known else None
    return read_value(known.kind, typed) if known and typed is not None else None
