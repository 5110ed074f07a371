"""Pages: a project, or the catalog of all, as HTML. One file a page type; to add one, add it and name it here.

A project's pages depend on that project and the site's settings alone; what crosses projects sees the catalog alone.
The data page comes last: it tells the sizes of the files.
"""

from collections.abc import Callable, Iterator

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.outputs import OutputFile
from generator.pages.adding import adding_page
from generator.pages.agencies import agency_pages
from generator.pages.assets import asset_files
from generator.pages.changes import changes_page
from generator.pages.corrections import corrections_pages
from generator.pages.data import data_page
from generator.pages.home import home_page
from generator.pages.moved import moved_pages
from generator.pages.not_found import not_found_page
from generator.pages.overviews import overview_pages
from generator.pages.project import project_page
from generator.pages.projects import project_lists
from generator.pages.prose import prose_pages
from generator.pages.quality import quality_pages
from generator.pages.search import search_page
from generator.pages.source import source_page
from generator.pages.statuses import status_pages
from generator.pages.strategies import strategy_pages
from generator.pages.studio import Studio
from generator.pages.style_guide import style_guide
from generator.pages.years import year_pages

__all__ = [
    "CATALOG_PAGES",
    "PROJECT_PAGES",
    "Studio",
    "asset_files",
    "data_page",
    "moved_pages",
    "render_catalog",
    "render_project",
]

ProjectPage = Callable[[Entry, Studio], Iterator[OutputFile]]
CatalogPage = Callable[[Catalog, Studio], Iterator[OutputFile]]

PROJECT_PAGES: tuple[ProjectPage, ...] = (project_page, source_page)

CATALOG_PAGES: tuple[CatalogPage, ...] = (
    home_page,
    project_lists,
    overview_pages,
    agency_pages,
    year_pages,
    strategy_pages,
    status_pages,
    quality_pages,
    search_page,
    prose_pages,
    adding_page,
    style_guide,
    corrections_pages,
    changes_page,
    not_found_page,
)


def render_project(entry: Entry, studio: Studio) -> Iterator[OutputFile]:
    """Yield every page of one project."""
    for page in PROJECT_PAGES:
        yield from page(entry, studio)


def render_catalog(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield every page across projects."""
    for page in CATALOG_PAGES:
        yield from page(catalog, studio)
