"""A record laid out to be corrected: its values, where each was read, and what a correction would do to it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from generator.building import site_for_checks
from generator.content import ContentFolder, key_of, ledger_file
from generator.conversion import locator, read_report
from generator.diagnostics import Diagnostic, Position
from generator.editions import read_profiles
from generator.forms import Profile
from generator.model.project import Correction
from generator.model.settings import Site
from generator.publication import Inputs, load_inputs, prepare
from generator.publish import write_content
from generator.records import apply_corrections, load_corrections, load_record, rewrite_ledger, value_at
from generator.yaml_text import Document, Tree


@dataclass(frozen=True)
class Bench:
    """A record without faults, its ledger, and the report that it came from, if it is there."""

    content: ContentFolder
    inputs: Inputs
    profiles: tuple[Profile, ...]
    site: Site
    flags: tuple[Diagnostic, ...]

    @property
    def ledger(self) -> str:
        """The ledger's file name."""
        return ledger_file(key_of(self.inputs.file))

    @cached_property
    def _text(self) -> str:
        assert isinstance(self.inputs.record, bytes)  # noqa: S101 # or it had a fault
        return _lines_ended(self.inputs.record)

    @cached_property
    def _ledger_text(self) -> str:
        return _lines_ended(self.inputs.ledger) if isinstance(self.inputs.ledger, bytes) else ""

    @cached_property
    def reported(self) -> Tree:
        """The record as it is, without corrections."""
        return load_record(self._text, self.inputs.file, self.content.bounds)[0] or {}

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections that the ledger has."""
        return load_corrections(self._ledger_text, self.ledger, self.content.bounds)[0]

    def value(self, path: str, without: Collection[int] = ()) -> str | None:
        """Return a field's value with the corrections of the ledger, save those at some positions (from 0)."""
        kept = tuple(one for position, one in enumerate(self.corrections) if position not in without)
        value = value_at(apply_corrections(self.reported, kept, self.ledger)[0], path)
        return value if isinstance(value, str) else None

    def locate(self, path: str) -> Position:
        """Return where a field stands in the report; in the record, where there is no report to read."""
        source, report = self.reported.get("source"), self.inputs.report
        if isinstance(source, dict) and isinstance(report, bytes):
            readings, _ = read_report(report, source["file"], self.profiles, self.content.bounds)
            for reading in readings:
                if reading.record.get("id") == self.reported["id"]:
                    return locator(reading)(path)
        return Document(self.inputs.file, self._text).locate(path)

    def ledger_with(self, correction: Correction, without: Collection[int]) -> str:
        """Return the ledger's text with one correction more, and without some; LedgerError where that cannot be."""
        return rewrite_ledger(self._ledger_text, remove=without, add=correction)

    def judge(self, ledger: str) -> tuple[bool, tuple[Diagnostic, ...]]:
        """Return whether the project can be published with another ledger, and what there is to say of it then.

        What is wrong in the ledger has no line: that text is not in the file.
        """
        prepared = prepare(replace(self.inputs, ledger=ledger.encode()), self.profiles, self.site)
        said = (
            one.at(Position(self.ledger)) if one.position.file == self.ledger else one for one in prepared.diagnostics
        )
        return prepared.entry is not None, tuple(said)

    def write(self, ledger: str) -> None:
        """Put the ledger into its place, its lines ended as they were; PublishError where that cannot be."""
        old = self.inputs.ledger if isinstance(self.inputs.ledger, bytes) else b""
        text = ledger.replace("\n", "\r\n") if b"\r\n" in old else ledger
        write_content(self.content, self.ledger, text.encode())


def _lines_ended(data: bytes) -> str:
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def lay_out(content: ContentFolder, file: str) -> Bench | tuple[Diagnostic, ...]:
    """Return a record on the bench, or what must be mended in it or its ledger first."""
    profiles, _ = read_profiles(content)
    inputs, site = load_inputs(content, file), site_for_checks(content)
    prepared = prepare(inputs, profiles, site)
    if prepared.entry is None:
        return prepared.diagnostics
    return Bench(content, inputs, profiles, site, prepared.diagnostics)
