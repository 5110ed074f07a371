"""A report line by line, with what each stretch of it was read as."""

from collections.abc import Iterator

from generator.model.source import Reading, Span

_NUMBER, _KIND = 6, len("unrecognised")


def explain(reading: Reading) -> Iterator[tuple[Span | None, str]]:
    """Yield each stretch of a report and a line that tells of it: line number, kind, field, and the words.

    The words come last: what stands before them is ASCII, so no Thai mark moves a column. An empty line has no stretch.
    """
    by_line = dict[int, list[Span]]()
    for span in sorted(reading.spans, key=lambda span: (span.line, span.start)):
        by_line.setdefault(span.line, []).append(span)
    width = max((len(span.path) for span in reading.spans), default=0)
    for line in reading.source.lines[reading.first_line - 1 : reading.last_line]:
        spans = by_line.get(line.number, [])
        if not spans:
            yield None, f"{line.number:>{_NUMBER}}"
        for position, span in enumerate(spans):
            number = "" if position else str(line.number)
            words = line.text[span.start : span.end]
            yield span, f"{number:>{_NUMBER}}  {span.kind:<{_KIND}}  {span.path:<{width}}  {words}"
