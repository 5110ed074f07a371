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


OTHER_FILES = (
    Download("data/projects.json", "projects_json"),
    Download("data/datapackage.json", "datapackage"),
    Download("schema/project.schema.json", "project_schema"),
    Download("schema/record.schema.json", "record_schema"),
)


def data_page(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the page in every language."""
    days = [project.last_report_date for project in catalog.summaries if project.last_report_date]
    data = {
        "tables": TABLES,
        "other_files": OTHER_FILES,
        "count": len(catalog.summaries),
        "rounds": sum(len(project.rounds) for project in catalog.summaries),
        "newest_report": max(days, default=None),
    }
    yield from studio.twins("data.html", "data/", data)
