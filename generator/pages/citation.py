"""A project as a reference manager takes it: the agency that reported first, the site that publishes second."""

from generator.model import citation
from generator.model.citation import plain
from generator.model.entry import Entry
from generator.model.settings import Site
from generator.pages.places import Place
from generator.thai.dates import BUDDHIST_OFFSET


def bibtex(entry: Entry, site: Site, place: Place) -> str:
    """Return a BibTeX entry for the project's page; braces and backslashes of the text do not survive it."""
    project = entry.project
    return citation.bibtex(
        f"report-{project.fiscal_year}-{project.id}",
        {
            "author": f"{{{plain(entry.agency.name_th)}}}",
            "title": f"{{{plain(project.title)}}}",
            "year": str(project.fiscal_year - BUDDHIST_OFFSET),
            "note": f"{project.id}, BE {project.fiscal_year}. {plain(site.title['en'])}",
            "url": site.url(place.url) if site.base_url else "",
        },
    )
