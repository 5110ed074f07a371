"""How to cite a project: the agency that reported first, the site that publishes second."""

from generator.model.entry import Entry
from generator.model.settings import Site
from generator.pages.places import Place
from generator.pages.words import Words
from generator.thai.dates import BUDDHIST_OFFSET


def citation(entry: Entry, site: Site, place: Place, words: Words) -> str:
    """Return a citation of the project's page in the page's language; the day of access is the reader's to fill in."""
    project = entry.project
    url = f" {site.url(place.url)}" if site.base_url else ""
    return words.text(
        "cite.full",
        agency=entry.agency.name[words.language],
        year=words.year(project.fiscal_year - BUDDHIST_OFFSET),
        title=project.title,
        id=project.id,
        fiscal_year=words.fiscal_year(project.fiscal_year),
        site=site.title[words.language],
        url=url,
    )


def bibtex(entry: Entry, site: Site, place: Place) -> str:
    """Return the same as a BibTeX entry; braces and backslashes of the text do not survive it."""
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
