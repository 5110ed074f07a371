"""What the overview page shows, as data: each question, how many projects it is about, of how many it can be told."""

from collections.abc import Iterator

from generator.datasets.counted import as_csv_and_json
from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.model.overviews import OVERVIEWS

COLUMNS = ("name", "title_th", "title_en", "projects", "projects_that_can_be_told", "projects_in_all", "url")


def overview_counts(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield `overview.csv` and `overview.json`: a row for each overview."""
    projects = catalog.summaries
    rows = [
        (
            overview.name,
            overview.title.th,
            overview.title.en,
            len(overview.find(projects)),
            overview.told(projects),
            len(projects),
            catalog.site.url(f"overview/{overview.name}/"),
        )
        for overview in OVERVIEWS
    ]
    yield from as_csv_and_json("overview", COLUMNS, rows)
