"""Every correction ever made to a record: `corrections/`, `corrections/page/2/` and so on."""

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.pages.anchors import anchor
from generator.pages.paging import Part, cut
from generator.pages.studio import Studio


def corrections_pages(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the pages in every language, the latest correction first."""
    rows = sorted(
        (
            (correction, project, anchor(correction.field, {str(point.number) for point in project.rounds}))
            for project in catalog.summaries
            for correction in project.corrections
        ),
        key=lambda row: (row[1].key, row[0].line or 0),
    )
    rows.sort(key=lambda row: row[0].date, reverse=True)
    for number, count, shown in cut(rows):
        part = Part(number, count, "corrections/")
        yield from studio.twins("corrections.html", part.path(number), {"rows": shown, "slice": part})
