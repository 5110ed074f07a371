"""The data files of made-up projects, as a build makes them."""

import csv
import hashlib
import io
import json
import tempfile
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.datasets import ProjectData, catalog_files, describing_files, pieces, project_files, typed_files
from generator.datasets.bulk import csv_tables
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.outputs import OutputFile, WrittenFile
from generator.model.settings import Site
from tests.factories import make_catalog, make_site


def build_catalog(*entries: Entry, site: Site | None = None) -> Catalog:
    """Return the catalog of entries with the pieces that datasets join."""
    site = site or make_site()
    return make_catalog(*entries, site=site, pieces=tuple(pieces(ProjectData(entry, site)) for entry in entries))


def build_files(*entries: Entry, site: Site | None = None) -> dict[str, bytes]:
    """Return every data file of a site by its path."""
    site = site or make_site()
    catalog, made = build_catalog(*entries, site=site), MadeFiles()
    for file in catalog_files(catalog):
        made.add(file)
    with tempfile.TemporaryDirectory() as folder:
        for file in typed_files(catalog, write_tables(catalog, Path(folder))):
            made.add(file)
    for file in describing_files(catalog, made):
        made.add(file)
    for entry in entries:
        for file in project_files(ProjectData(entry, site)):
            made.add(file)
    return made.contents


def write_tables(catalog: Catalog, folder: Path) -> Path:
    """Write the tables as CSV files, and return their folder, out of which the typed copies are made."""
    for file in csv_tables(catalog):
        (folder / Path(file.path).name).write_bytes(file.content)
    return folder


class MadeFiles:
    """Files of a site in memory, as those that describe others ask for them."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}

    def add(self, file: OutputFile) -> None:
        assert file.path not in self.contents, "two files of one path"
        self.contents[file.path] = file.content

    def facts(self, path: str) -> WrittenFile | None:
        content = self.contents.get(path)
        return None if content is None else WrittenFile(path, len(content), 0, hashlib.sha256(content).hexdigest())

    def below(self, folder: str) -> list[WrittenFile]:
        found = (self.facts(path) for path in sorted(self.contents) if path.startswith(folder))
        return [file for file in found if file]

    def read(self, path: str) -> Iterable[bytes]:
        return [self.contents[path]]


def read_csv(content: bytes, encoding: str = "utf-8") -> list[dict[str, str]]:
    """Return a CSV file's rows by column."""
    return list(csv.DictReader(io.StringIO(content.decode(encoding), newline="")))


def read_json(content: bytes) -> Any:
    """Return JSON with its numbers as decimals."""
    return json.loads(content, parse_float=Decimal, parse_int=Decimal)
