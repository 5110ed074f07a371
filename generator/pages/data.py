"""Downloads, the dictionary, licence and citation: `data/`."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.model.tables import TABLES
from generator.pages.studio import Studio


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the site that is no table; `what` ends the keys of its name and description."""

    path: str
    what: str


ALL_TABLES = (
    Download("data/open-reports.xlsx", "xlsx"),
    Download("data/open-reports.sqlite", "sqlite"),
    Download("data/projects.json", "projects_json"),
    Download("data/projects.ndjson", "projects_ndjson"),
    Download("data/all.zip", "all_zip"),
)
OTHER_FILES = (
    Download("data/dictionary.csv", "dictionary_csv"),
    Download("data/datapackage.json", "datapackage"),
    Download("data/CITATION.cff", "citation_cff"),
    Download("data/SHA256SUMS", "checksums"),
    Download("schema/project.schema.json", "project_schema"),
    Download("schema/record.schema.json", "record_schema"),
)


def data_page(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the page in every language."""
    days = [project.last_report_date for project in catalog.summaries if project.last_report_date]
    data = {
        "tables": TABLES,
        "all_tables": ALL_TABLES,
        "other_files": OTHER_FILES,
        "count": len(catalog.summaries),
        "rounds": sum(len(project.rounds) for project in catalog.summaries),
        "newest_report": max(days, default=None),
    }
    yield from studio.twins("data.html", "data/", data)
