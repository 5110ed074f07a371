"""Where a reader reports an error: the repository's form, or a letter; only what the site is configured to offer."""

from dataclasses import dataclass
from urllib.parse import urlencode

from generator.model.settings import Site


@dataclass(frozen=True, slots=True)
class ReportLinks:
    """The links to report an error by; None for a way that the site does not offer."""

    form: str | None
    mail: str | None
    page: str | None


def report_links(site: Site, record: str = "", place: str = "") -> ReportLinks:
    """Return the links for a record (`2563/01000000-2456`) and a place in it (`round-5`).

    Only these two are filled in: a Thai letter takes nine characters of a URL, and a long URL is refused.
    """
    form = mail = page = None
    if site.repository:
        asked = {"template": "record-error.yml", "record": record, "place": place}
        query = urlencode({name: value for name, value in asked.items() if value})
        form = f"{site.repository.rstrip('/')}/issues/new?{query}"
    if site.contact and "@" in site.contact:
        subject = " ".join(part for part in (record, place) if part)
        mail = f"mailto:{site.contact.removeprefix('mailto:')}"
        if subject:
            mail += f"?subject={subject.replace(' ', '%20')}"
    elif site.contact and site.contact.startswith(("https://", "http://")):
        page = site.contact
    return ReportLinks(form, mail, page)
