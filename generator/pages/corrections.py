"""Every correction ever made to a record: `corrections/`."""

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.pages.anchors import anchor
from generator.pages.studio import Studio


def corrections_page(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the page in every language, the latest correction first."""
    rows = sorted(
        (
            (correction, project, anchor(correction.field, {str(point.number) for point in project.rounds}))
            for project in catalog.summaries
            for correction in project.corrections
        ),
        key=lambda row: (row[1].key, row[0].line or 0),
    )
    rows.sort(key=lambda row: row[0].date, reverse=True)
    yield from studio.twins("corrections.html", "corrections/", {"rows": rows})
