"""Downloads, how to read them, licence, citation and the dictionary: `data/`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.catalog import Catalog
from generator.model.citation import cite_projects
from generator.model.columns import Table
from generator.model.derived import names_official
from generator.model.downloads import (
    CSV,
    EXCEL_CSV,
    JSON,
    NDJSON,
    PARQUET,
    SQLITE,
    XLSX,
    ZIP,
    Download,
    Format,
    downloads,
    whole_dataset,
)
from generator.model.outputs import OutputFile
from generator.model.reading_notes import READING
from generator.model.tables import CORRECTIONS, PROJECTS, QUALITY_FLAGS, ROUNDS, TABLES
from generator.pages.dataset_markup import dataset_markup
from generator.pages.snippets import snippets
from generator.pages.studio import Studio

_FOR_ALL = (XLSX, ZIP, SQLITE, JSON, NDJSON)
_FOR_TABLES = (CSV, EXCEL_CSV, PARQUET)
# What programs and portals look for, with the ends of the keys of their words.
FOR_PROGRAMS = (
    ("data/dictionary.csv", "dictionary_csv"),
    ("data/datapackage.json", "datapackage"),
    ("data/csv-metadata.json", "csvw"),
    ("data/CITATION.cff", "citation_cff"),
    ("data/SHA256SUMS", "checksums"),
    ("changes.json", "changes_json"),
    ("schema/project.schema.json", "project_schema"),
    ("schema/record.schema.json", "record_schema"),
    ("api/openapi.yaml", "openapi"),
    ("data/gdc.json", "gdc"),
)
# Where the site has an address and something to offer.
HARVESTED = (("catalog.ttl", "catalog_ttl"), ("catalog.jsonld", "catalog_jsonld"))


@dataclass(frozen=True, slots=True)
class Offer:
    """A file to download: where, in what format, of how many bytes."""

    path: str
    format: Format
    size: int


@dataclass(frozen=True, slots=True)
class TableOffer:
    """A table, how many rows it has where that is known, and the files it comes in."""

    table: Table[Any]
    rows: int | None
    files: tuple[Offer, ...]


def data_page(catalog: Catalog, studio: Studio, sizes: Mapping[str, int]) -> Iterator[OutputFile]:
    """Yield the page in every language; `sizes` are those of the data files that there are, by path."""
    site, projects = catalog.site, catalog.summaries
    days = [project.last_report_date for project in projects if project.last_report_date]
    years = [project.fiscal_year for project in projects]
    citation = cite_projects(site, projects)
    counts = _rows(catalog)
    data = {
        "build_date": site.build_date,
        "tables": TABLES,
        "whole": _offers([file for form in _FOR_ALL for file in downloads() if file.format is form], sizes),
        "by_table": tuple(TableOffer(table, counts.get(table.name), _offers(_files(table), sizes)) for table in TABLES),
        "formats": _FOR_TABLES,
        "for_programs": (*FOR_PROGRAMS, *(HARVESTED if site.base_url and projects else ())),
        "reading": READING,
        "count": len(projects),
        "rounds": counts[ROUNDS.name],
        "years": (min(years), max(years)) if years else None,
        "newest_report": max(days, default=None),
        "citation": citation,
        "snippets": snippets(site),
        "dataset": dataset_markup(site, whole_dataset(site), projects, citation),
    }
    yield from studio.twins("data.html", "data/", data)


def _files(table: Table[Any]) -> Iterator[Download]:
    for place, form in (("{}.csv", CSV), ("excel/{}.csv", EXCEL_CSV), ("{}.parquet", PARQUET)):
        yield Download(f"data/{place.format(table.name)}", table.title, form)


def _offers(files: Iterable[Download], sizes: Mapping[str, int]) -> tuple[Offer, ...]:
    return tuple(Offer(file.path, file.format, sizes[file.path]) for file in files if file.path in sizes)


def _rows(catalog: Catalog) -> dict[str, int]:
    """Return how many rows tables have, as far as summaries tell."""
    projects = catalog.summaries
    corrections = [item for project in projects for item in project.corrections if not names_official(item.field)]
    return {
        PROJECTS.name: len(projects),
        ROUNDS.name: sum(len(project.rounds) for project in projects),
        QUALITY_FLAGS.name: sum(count for project in projects for _, count in project.flags),
        CORRECTIONS.name: len(corrections),
    }
