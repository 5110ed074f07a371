"""What changed in the records, by the repository's history: `changes/`."""

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.history import REVISION_LABELS
from generator.model.outputs import OutputFile
from generator.pages.studio import Studio

LENGTH = 200
"""Revisions on the page; the file has all."""


def changes_page(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the page in every language, the latest revision first."""
    history = catalog.history
    latest = history.revisions[: -LENGTH - 1 : -1]
    data = {
        "unknown": history.unknown,
        "revisions": latest,
        "count": len(history.revisions),
        "kinds": REVISION_LABELS,
        "published": sorted({revision.key for revision in latest} & {project.key for project in catalog.summaries}),
    }
    yield from studio.twins("changes.html", "changes/", data)
