"""What must hold of any bytes that a reader is handed; what breaks one of these laws is an `AssertionError`."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from generator.conversion import Conversion, convert_report, read_report
from generator.diagnostics import Diagnostic, Text
from generator.forms import load_profiles
from generator.model.settings import Licence, Site
from generator.model.source import Reading, SourceText
from generator.publication import Inputs, prepare, published_record
from generator.records import dump_record, load_record
from generator.sources import printed_lines, read_source
from generator.thai.text import printed_offset

PROFILES = load_profiles()
SITE = Site(Text("", ""), Licence(""))
REPORT = "reports/2563/x.txt"


@contextmanager
def soon(seconds: float = 5) -> Iterator[None]:
    """Hold what is done within to a time of the processor's."""
    began = time.process_time()
    yield
    assert time.process_time() - began < seconds, "it took too long"


def letters(text: str) -> Counter[str]:
    """Count the characters that are no white space."""
    return Counter("".join(text.split()))


def hold_report(content: bytes, file: str = REPORT) -> tuple[Conversion, ...]:
    """A report gives records that keep all of it, or a diagnostic; each record is read back as it was written."""
    with soon():
        made, faults = convert_report(content, file, PROFILES, SITE)
    assert made or faults, "it gave nothing"
    readings = read_report(content, file, PROFILES)[0]
    bounds = [(reading.first_line, reading.last_line) for reading in readings]
    if bounds:
        assert (bounds[0][0], bounds[-1][1]) == (1, len(readings[0].source.lines)), "lines belong to no report"
    assert all(before[1] + 1 == after[0] for before, after in pairwise(bounds)), "lines belong to no report, or two"
    for reading in readings:
        _hold_reading(reading)
    for one in made:
        assert load_record(one.yaml, one.file) == (one.reading.record, ()), "a record is read back otherwise"
        inputs = Inputs(one.file, one.yaml.encode(), None, file, content)
        hold_published(inputs, expected=True)
    return made


def _hold_reading(reading: Reading) -> None:
    read = [(span.line, at) for span in reading.spans for at in range(span.start, span.end)]
    covered = set(read)
    assert len(covered) == len(read), "read twice"
    lines = reading.source.lines[reading.first_line - 1 : reading.last_line]
    lost = [
        line.number
        for line in lines
        for at, one in enumerate(line.text)
        if not one.isspace() and (line.number, at) not in covered
    ]
    assert not lost, f"lost in lines {lost}"
    written = dump_record(reading.record)
    assert load_record(written, "x.yaml") == (reading.record, ()), "a reading is read back otherwise"


def hold_published(inputs: Inputs, *, expected: bool = False) -> None:
    """A record with its ledger and report gives what is published of it, to be read back the same, or says why not."""
    with soon():
        prepared = prepare(inputs, PROFILES, SITE)
    assert prepared.entry or prepared.diagnostics, "it gave nothing"
    assert prepared.entry or not expected, "what was converted cannot be published"
    for said in prepared.diagnostics:
        assert said.position.file
    if prepared.entry:
        text = published_record(prepared.entry).content.decode()
        assert load_record(text, inputs.file) == (prepared.entry.reported, ()), "a record is read back otherwise"


def hold_source(content: bytes, file: str) -> SourceText | Diagnostic:
    """A file gives lines, each place of which leads to a place as printed, or a diagnostic."""
    with soon():
        source = read_source(content, file)
    if isinstance(source, Diagnostic):
        assert source.position.file == file
        return source
    printed = printed_lines(content, file)
    assert len(printed) == len(source.lines)
    for line, before in zip(source.lines, printed, strict=True):
        assert not set(line.text) & set("\r\n"), "a line has an end within"
        places = [printed_offset(at, line.edits) for at in range(len(line.text) + 1)]
        assert places == sorted(places), "places go back"
        assert all(0 <= at <= len(before) for at in places), "a place lies outside its line"
    return source
