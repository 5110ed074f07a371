"""Data files, one format a module; each is a function from a project's data, or from the catalog, to files.

`PROJECT_DATASETS` are made from one project alone, and so can be kept until it changes. `pieces` are what that
project adds to the files that hold many, which `CATALOG_DATASETS` put together. `TYPED_DATASETS` are made out of the
tables that are CSV files by then. Those that tell of the others, with their sizes and hashes, come last. A new format
is a module and a line in a tuple.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.datasets.archive import archive
from generator.datasets.atom import feeds
from generator.datasets.bulk import csv_tables, excel_tables, json_projects
from generator.datasets.changes import changes_file
from generator.datasets.checksums import checksums, site_checksums
from generator.datasets.crawlers import robots, sitemap
from generator.datasets.csvw import csvw_metadata
from generator.datasets.datapackage import datapackage
from generator.datasets.dcat import dcat_catalogue
from generator.datasets.dictionary import dictionary
from generator.datasets.gd_catalog import gd_catalog
from generator.datasets.group_sums import group_sums
from generator.datasets.hosting import host_headers, security_txt
from generator.datasets.json_schema import json_schemas, schema_files
from generator.datasets.openapi import openapi
from generator.datasets.overview_counts import overview_counts
from generator.datasets.parquet import parquet_tables
from generator.datasets.project_files import (
    PIECES,
    ProjectData,
    pieces,
    project_json,
    report_file,
    rounds_of_project,
    whole_project,
)
from generator.datasets.quality_overview import quality_overview
from generator.datasets.reference import citation_file
from generator.datasets.scratch import MadeOnDisk
from generator.datasets.slices import slices
from generator.datasets.sqlite import sqlite_database
from generator.datasets.workbook import excel_workbook
from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile, SiteFiles

__all__ = [
    "CATALOG_DATASETS",
    "PIECES",
    "PROJECT_DATASETS",
    "MadeOnDisk",
    "ProjectData",
    "catalog_files",
    "describing_files",
    "joined_files",
    "pieces",
    "project_files",
    "project_json",
    "schema_files",
    "site_checksums",
    "sitemap",
    "typed_files",
]

PROJECT_DATASETS: tuple[Callable[[ProjectData], Iterator[OutputFile]], ...] = (
    whole_project,
    rounds_of_project,
    report_file,
)

JOINED_DATASETS: tuple[Callable[[Catalog], Iterator[OutputFile]], ...] = (
    csv_tables,
    excel_tables,
    json_projects,
    slices,
)

CATALOG_DATASETS: tuple[Callable[[Catalog], Iterator[OutputFile]], ...] = (
    *JOINED_DATASETS,
    csvw_metadata,
    dictionary,
    citation_file,
    gd_catalog,
    openapi,
    quality_overview,
    overview_counts,
    group_sums,
    json_schemas,
    changes_file,
    feeds,
    robots,
    host_headers,
    security_txt,
)

TYPED_DATASETS: tuple[Callable[[Catalog, Path], Iterator[OutputFile]], ...] = (
    excel_workbook,
    sqlite_database,
    parquet_tables,
)
"""The same rows in formats that know of types and take long to write, out of the folder with the CSV files."""

DESCRIBING_DATASETS: tuple[Callable[[Catalog, SiteFiles], Iterator[OutputFile]], ...] = (
    datapackage,
    archive,
    dcat_catalogue,
    checksums,
)
"""Each tells of the files written before it, so they come in this order when all others are written."""


def project_files(data: ProjectData) -> Iterator[OutputFile]:
    """Yield the data files of one project."""
    for dataset in PROJECT_DATASETS:
        yield from dataset(data)


def joined_files(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield those data files of all or many projects that join pieces of them."""
    for dataset in JOINED_DATASETS:
        yield from dataset(catalog)


def catalog_files(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield the data files of all projects together."""
    for dataset in CATALOG_DATASETS:
        yield from dataset(catalog)


def typed_files(catalog: Catalog, tables: Path) -> Iterator[OutputFile]:
    """Yield the typed copies of the tables whose CSV files are in a folder."""
    for dataset in TYPED_DATASETS:
        yield from dataset(catalog, tables)


def describing_files(catalog: Catalog, files: SiteFiles, *, core: bool = False) -> Iterator[OutputFile]:
    """Yield the files that tell of those written before them; the `core` alone leaves out the archive of them."""
    for dataset in DESCRIBING_DATASETS:
        if not (core and dataset is archive):
            yield from dataset(catalog, files)
