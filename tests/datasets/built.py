"""The data files of made-up projects, as a build makes them."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

from generator.datasets import catalog_files, fragments, project_files
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.settings import Site
from tests.factories import make_catalog, make_site


def build_catalog(*entries: Entry, site: Site | None = None) -> Catalog:
    """Return the catalog of entries with the fragments that datasets join."""
    site = site or make_site()
    return make_catalog(*entries, site=site, fragments=tuple(fragments(entry, site) for entry in entries))


def build_files(*entries: Entry, site: Site | None = None) -> dict[str, bytes]:
    """Return every data file of a site by its path."""
    site = site or make_site()
    files = [file for entry in entries for file in project_files(entry, site)]
    files += catalog_files(build_catalog(*entries, site=site))
    paths = [file.path for file in files]
    assert len(paths) == len(set(paths)), "two files of one path"
    return {file.path: file.content for file in files}


def read_csv(content: bytes, encoding: str = "utf-8") -> list[dict[str, str]]:
    """Return a CSV file's rows by column."""
    return list(csv.DictReader(io.StringIO(content.decode(encoding), newline="")))


def read_json(content: bytes) -> Any:
    """Return JSON with its numbers as decimals."""
    return json.loads(content, parse_float=Decimal, parse_int=Decimal)
