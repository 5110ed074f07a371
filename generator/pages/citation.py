"""A project as a reference manager takes it: the agency that reported first, the site that publishes second."""

from generator.model.entry import Entry
from generator.model.settings import Site
from generator.pages.places import Place
from generator.thai.dates import BUDDHIST_OFFSET


def bibtex(entry: Entry, site: Site, place: Place) -> str:
    """Return a BibTeX entry for the project's page; braces and backslashes of the text do not survive it."""
    project = entry.project
    fields = {
        "author": f"{{{_plain(entry.agency.name_th)}}}",
        "title": f"{{{_plain(project.title)}}}",
        "year": str(project.fiscal_year - BUDDHIST_OFFSET),
        "note": f"{project.id}, BE {project.fiscal_year}. {_plain(site.title['en'])}",
    }
    if site.base_url:
        fields["url"] = site.url(place.url)
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{report-{project.fiscal_year}-{project.id},\n{body}}}"


def _plain(text: str) -> str:
    return text.translate({ord(char): None for char in "{}\\"})
