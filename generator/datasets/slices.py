"""Projects of one year, agency, strategy, status, flag or overview: rows of the `projects` table, as CSV and as JSON.

The JSON is an array of objects with the table's columns as keys; each names its project's page in `url`. Whole
projects, with their rounds, are in `data/projects.json`.
"""

from collections.abc import Iterator

from generator.datasets import csv_text
from generator.datasets.bulk import joined, joined_array
from generator.datasets.project_files import OBJECTS
from generator.model.catalog import Catalog, CatalogEntry
from generator.model.facts import Status
from generator.model.outputs import OutputFile
from generator.model.overviews import OVERVIEWS
from generator.model.summary import Summary
from generator.model.tables import PROJECTS


def slices(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield a CSV and a JSON beside each page that lists projects.

    Every status, every rule and every overview has its files, empty ones too, since each has its page.
    """
    groups: dict[str, list[CatalogEntry]] = {f"status/{status}": [] for status in Status}
    groups |= {f"quality/{rule.code}": [] for rule in catalog.rules}
    groups |= {f"overview/{overview.name}": [] for overview in OVERVIEWS}
    for entry in catalog.entries:
        for place in _places(entry.summary):
            groups.setdefault(place, []).append(entry)
    for place, found in sorted(groups.items()):
        entries = tuple(found)
        yield joined(f"{place}.csv", entries, PROJECTS.name, csv_text.header(PROJECTS))
        yield joined_array(f"{place}.json", entries, OBJECTS.format(PROJECTS.name))


def _places(summary: Summary) -> Iterator[str]:
    yield f"years/{summary.fiscal_year}"
    yield f"agencies/{summary.agency.code}"
    yield f"status/{summary.status}"
    for code in sorted({node.code for node in summary.strategy}):
        yield f"strategies/{code}"
    for code, _count in summary.flags:
        yield f"quality/{code}"
    for overview in OVERVIEWS:
        if overview.evidence(summary):
            yield f"overview/{overview.name}"
