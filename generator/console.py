"""The one module that prints: diagnostics as text, as GitHub annotations or as JSON; progress; results."""

import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import groupby, islice
from pathlib import Path
from typing import Literal

from tqdm import tqdm

from generator.diagnostics import Diagnostic, Position, Severity, Text
from generator.model.source import Span
from generator.sources import printed_lines, read_file
from generator.thai.text import cluster_end, cluster_start, display_width

Format = Literal["text", "github", "json"]

_STEPS = {"convert": "converting", "read": "reading", "check": "checking", "build": "rendering"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_TOLD = 100  # of one file
_CONTEXT = 100  # characters of a long line shown around its caret
_CARETS = 40  # a longer stretch is marked at its beginning
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_KINDS = {"value": "32", "label": "36", "boilerplate": "2", "unrecognised": "1;33"}


class Console:
    """Prints what a command has to say. Diagnostics go to standard output, progress to standard error."""

    def __init__(self, style: Format, content: Path) -> None:
        self.style = style
        self.content = content
        self._root = content.as_posix().rstrip("/")
        self._colourful = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        for stream in (sys.stdout, sys.stderr):  # Thai must come out whole under any locale
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")

    def diagnostics(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print diagnostics in the chosen format; of each file the first, for people: nobody reads on beyond them."""
        if self.style == "json":
            self._print_json(diagnostics)
            return
        # They come file by file; the next build may find the files changed.
        lines = lru_cache(16)(lambda file: _lines(self.content / file))
        for file, found in groupby(diagnostics, key=lambda said: said.position.file):
            for said in islice(found, _TOLD):
                print(self._as_annotation(said) if self.style == "github" else self._as_text(said, lines))
            if more := sum(1 for _ in found):
                print(_visible(f"{self._file(file)}: ยังมีอีก {more:,} เรื่อง ดูทั้งหมดด้วย --format json"))
                print(f"    {more:,} more in this file; --format json tells them all")

    def say(self, *lines: str) -> None:
        """Print results for the person at the keyboard: beside the diagnostics, so never into a JSON document."""
        for line in lines:
            self._result(_visible(line))

    def _result(self, line: str) -> None:
        print(line, file=sys.stdout if self.style == "text" else sys.stderr, flush=True)

    def show(self, place: Position) -> None:
        """Print a place in a file, and its line with the place marked."""
        where = ":".join(str(part) for part in (self._file(place.file), place.line, place.column) if part is not None)
        self.say(where)
        for excerpt, carets in _excerpt(_lines(self.content / place.file), place):
            self.say(excerpt, carets)

    def ask(self, question: str) -> str:
        """Ask the person at the keyboard, and return the line given in answer; EOFError where there is none."""
        print(_visible(question), end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.rstrip("\n")

    def document(self, text: str) -> None:
        """Print a result that is a document for programs."""
        print(text)

    def explain(self, stretches: Iterable[tuple[Span | None, str]]) -> None:
        """Print a report line by line, each stretch in the colour of what it was read as."""
        for span, line in stretches:
            colour = _KINDS.get(span.kind if span else "", "")
            self._result(self._paint(_visible(line), colour) if colour else _visible(line))

    def complain(self, *lines: str) -> None:
        """Print why a command could not do its work."""
        for line in lines:
            print(_visible(line), file=sys.stderr)

    def progress(self, step: str, things: list[str]) -> Iterable[str]:
        """Go through things with a bar on a terminal; in a log, silently."""
        return tqdm(things, desc=_STEPS.get(step, step), unit="", file=sys.stderr, disable=None, leave=False)

    def _print_json(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print one document, item by item: of ten thousand reports there may be a hundred thousand."""
        print("[", end="")
        for number, said in enumerate(diagnostics):
            item = json.dumps(self._as_json(said), ensure_ascii=False, indent=2)
            print("," if number else "", item, sep="\n", end="")
        print("\n]")

    def _paint(self, text: str, colour: str) -> str:
        """Return a text in a colour, on a terminal whose owner did not ask for none (no-color.org)."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self._colourful else text

    def _file(self, file: str) -> str:
        # What lies outside of the content folder is named by its whole path.
        return file if self._root == "." or file.startswith("/") else f"{self._root}/{file}"

    def _as_json(self, said: Diagnostic) -> dict[str, object]:
        place = said.position
        return {
            "file": self._file(place.file),
            "line": place.line,
            "column": place.column,
            "severity": said.severity.value,
            "code": said.code,
            "field": said.field or None,
            "message_th": said.message.th,
            "message_en": said.message.en,
            "expected_th": said.expected.th if said.expected else None,
            "expected_en": said.expected.en if said.expected else None,
        }

    def _as_annotation(self, said: Diagnostic) -> str:
        place = said.position
        expected = f"\nที่ถูกควรเป็น: {said.expected.th}\nexpected: {said.expected.en}" if said.expected else ""
        properties = {"file": self._file(place.file), "line": place.line, "col": place.column, "title": said.code}
        listed = ",".join(f"{name}={_escape(str(value), ':,')}" for name, value in properties.items() if value)
        words = _escape("\n".join((said.message.th, said.message.en)) + expected)
        return f"::{_GITHUB[said.severity]} {listed}::{words}"

    def _as_text(self, said: Diagnostic, lines_of: Callable[[str], tuple[str, ...]]) -> str:
        place = said.position
        where = ":".join(str(part) for part in (self._file(place.file), place.line, place.column) if part is not None)
        colour = _COLOURS[said.severity]
        head = f"{self._paint(f'{said.severity}[{said.code}]', colour)} {_visible(said.message.en)}"
        lines = [f"{_visible(where)}: {head}", _visible(f"    {said.message.th}")]
        if place.line and place.column:
            for excerpt, carets in _excerpt(lines_of(place.file), place):
                lines += [excerpt, self._paint(carets, colour)]
        if said.expected:
            lines += _expected(said.expected)
        if said.field:
            lines.append(_visible(f"    in field / ในช่อง: {said.field}"))
        return "\n".join(lines)


def _expected(text: Text) -> list[str]:
    """Return what would be right, in both languages; once where it is the same in both."""
    if text.th == text.en:
        said = [("expected / ที่ถูกควรเป็น:", text.en)]
    else:
        said = [("expected:", text.en), ("ที่ถูกควรเป็น:", text.th)]
    lines = list[str]()
    for head, words in said:
        parts = words.split("\n")
        lines += [f"{head} {words}"] if len(parts) == 1 else [head, *(f"    {part}" for part in parts)]
    return [_visible(f"    {line}") for line in lines]


def _excerpt(lines: tuple[str, ...], place: Position) -> Iterable[tuple[str, str]]:
    """Yield the line in question, and carets under the place; nothing where the file has no such line.

    Of a long line a part is shown, and no letter in it without its vowels and tone marks.
    """
    if not place.line or not place.column or place.line > len(lines):
        return
    text = lines[place.line - 1].replace("\t", " ")
    at, marked_end = place.column - 1, place.column - 1 + place.width
    start = cluster_start(text, max(0, min(at - _CONTEXT // 2, len(text) - _CONTEXT)))
    end = cluster_end(text, start + _CONTEXT)
    while at > start and at < len(text) and not display_width(text[at]) and _visible(text[at]) == text[at]:
        at -= 1  # a mark stands in the cell of its letter
    gutter = f"    {place.line} | "
    width = min(display_width(_visible(text[at : min(marked_end, end)])), _CARETS)
    indent = " " * (len(gutter) + display_width(_visible(text[start:at])))
    yield gutter + _visible(text[start:end]), indent + "^" * max(width, 1)


def _lines(path: Path) -> tuple[str, ...]:
    """Return a file's lines as printed, by the reading that placed the diagnostics; none where it has no text."""
    content = read_file(path, path.name)
    # Records, ledgers and settings are text whatever their name says.
    is_report = "reports" in path.parts or path.suffix not in (".yaml", ".md")
    return printed_lines(content, path.name if is_report else f"{path.name}.txt") if isinstance(content, bytes) else ()


def _visible(text: str) -> str:
    """Return a text with control characters shown as escapes: a report must not steer the terminal."""
    if text.isprintable():  # nearly all are, and to see that is quick
        return text
    return "".join(map(_visible_character, text))


@lru_cache(1 << 12)
def _visible_character(one: str) -> str:
    return one if one == "\n" or not unicodedata.category(one).startswith("C") else repr(one)[1:-1]


def _escape(text: str, also: str = "") -> str:
    """Return a text as GitHub's workflow commands take it."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for character in also:
        escaped = escaped.replace(character, f"%{ord(character):02X}")
    return escaped
