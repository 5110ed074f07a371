"""Downloads, the dictionary, licence and citation: `data/`."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalog import Catalog
from generator.model.citation import cite_projects
from generator.model.downloads import whole_dataset
from generator.model.outputs import OutputFile
from generator.model.tables import TABLES
from generator.pages.dataset_markup import dataset_markup
from generator.pages.snippets import snippets
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
    Download("api/openapi.yaml", "openapi"),
    Download("data/gdc.json", "gdc"),
)
# Where the site has an address and something to offer.
HARVESTED = (Download("catalog.ttl", "catalog_ttl"), Download("catalog.jsonld", "catalog_jsonld"))


def data_page(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the page in every language."""
    site, projects = catalog.site, catalog.summaries
    days = [project.last_report_date for project in projects if project.last_report_date]
    citation = cite_projects(site, projects)
    data = {
        "tables": TABLES,
        "all_tables": ALL_TABLES,
        "other_files": OTHER_FILES,
        "count": len(projects),
        "rounds": sum(len(project.rounds) for project in projects),
        "newest_report": max(days, default=None),
        "citation": citation,
        "snippets": snippets(site),
        "dataset": dataset_markup(site, whole_dataset(site), projects, citation),
        "harvested": HARVESTED if site.base_url and projects else (),
    }
    yield from studio.twins("data.html", "data/", data)
