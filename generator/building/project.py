"""One record to all that its project gives to the site, in whatever process: its files, and its row for the others."""

import hashlib
import pickle
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator import checks, publication
from generator.building.inputs import ProjectInputs, project_fingerprint
from generator.building.store import SEARCH
from generator.content import ContentFolder
from generator.datasets import PIECES, ProjectData, pieces, project_files
from generator.diagnostics import Diagnostic, Rule, Severity
from generator.forms import Profile
from generator.model.outputs import OutputFile, WrittenFile
from generator.model.search_document import search_document
from generator.model.settings import Site
from generator.model.summary import Summary, summarise
from generator.pages import Studio, render_project
from generator.publication import Inputs, load_inputs, prepare, published_record
from generator.publish import Folder

FLAG_RULES: tuple[Rule, ...] = (*checks.RULES, *publication.FLAG_RULES)
"""Rules whose findings are published as quality flags."""


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """What a build keeps of one record: the summary of its project, or why there is none.

    `digest` changes with anything that files across projects may show of it, `search` with what it is found by, and
    `sizes` are the lengths in bytes of its `PIECES`: without their names, as ten thousand rows are held at once.
    `counts` are how many diagnostics it has of each severity; the errors are here themselves.
    """

    file: str
    summary: Summary | None
    digest: bytes
    search: bytes
    sizes: tuple[int, ...]
    counts: dict[Severity, int]
    errors: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class MadeProject:
    """A row just made: with its fingerprint, its pieces, and its files and whether the bytes of each are new."""

    row: ProjectRow
    fingerprint: str
    pieces: dict[str, bytes]
    files: tuple[tuple[WrittenFile, bool], ...]


class ProjectMaker:
    """Makes projects from records. It is handed to other processes, and sets up there what it needs."""

    def __init__(
        self, content: ContentFolder, site: Site, profiles: tuple[Profile, ...], templates: Path, *, has_cards: bool
    ) -> None:
        self._content = content
        self._site = site
        self._profiles = profiles
        self._templates = templates
        self._has_cards = has_cards
        self._folders: tuple[Path, Path] | None = None

    def into(self, folder: Folder) -> "ProjectMaker":
        """Return this maker, writing into the folder of a new site."""
        self._folders = (folder.fresh, folder.last)
        return self

    def __call__(self, one: ProjectInputs) -> MadeProject:
        """Make the project of a record, and write its files."""
        file, inputs = one.file, load_inputs(self._content, one.file, one.rewriting)
        fingerprint = _fingerprint(inputs)
        prepared = prepare(inputs, self._profiles, self._site)
        found = prepared.diagnostics
        counts = Counter(said.severity for said in found)
        errors = tuple(said for said in found if said.severity is Severity.ERROR)
        entry = prepared.entry
        if entry is None:
            return MadeProject(ProjectRow(file, None, b"", b"", (), dict(counts), errors), fingerprint, {}, ())
        summary, data = summarise(entry), ProjectData(entry, self._site)
        parts = pieces(data)
        parts[SEARCH] = pickle.dumps(search_document(entry))
        digest = hashlib.sha256(repr((summary, sorted(parts.items()))).encode()).digest()
        sizes = tuple(len(parts[name]) for name in PIECES)
        row = ProjectRow(file, summary, digest, hashlib.sha256(parts[SEARCH]).digest(), sizes, dict(counts), errors)
        files = tuple(self._folder.write(made) for made in self.files(data))
        return MadeProject(row, fingerprint, parts, files)

    def files(self, data: ProjectData) -> tuple[OutputFile, ...]:
        """Return the files of a project."""
        entry = data.entry
        return (*render_project(entry, self._studio), *project_files(data), published_record(entry))

    @cached_property
    def _studio(self) -> Studio:
        return Studio(self._site, self._templates, FLAG_RULES, has_cards=self._has_cards)

    @cached_property
    def _folder(self) -> Folder:
        assert self._folders  # noqa: S101 # `into` comes first
        return Folder(*self._folders)


def _fingerprint(inputs: Inputs) -> str:
    parts = (inputs.record, inputs.ledger, inputs.report)
    digests = [hashlib.sha256(part).digest() if isinstance(part, bytes) else None for part in parts]
    return project_fingerprint(inputs.file, digests, inputs.rewriting)
