"""Where a reader reports an error: the repository's form, or a letter; only what the site is configured to offer."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from generator.model.settings import Site


@dataclass(frozen=True, slots=True)
class ReportLinks:
    """The links to report an error by; None for a way that the site does not offer."""

    form: str | None
    mail: str | None
    page: str | None


def report_links(site: Site, record: str = "", *, round_number: int | None = None, path: str = "") -> ReportLinks:
    """Return the links for a record (`2563/01000000-2456`), a round of it, and the page that the reader is on.

    Nothing else is filled in: a Thai letter takes nine characters of a URL, and a long URL is refused. The names
    are those of the fields of `.github/ISSUE_TEMPLATE/record-error.yml`.
    """
    form = mail = page = None
    number = "" if round_number is None else str(round_number)
    if site.repository:
        url = site.url(path) if site.base_url and path else ""
        asked = {"template": "record-error.yml", "record": record, "round": number, "page": url}
        query = urlencode({name: value for name, value in asked.items() if value}, safe="/:")
        form = f"{site.repository.rstrip('/')}/issues/new?{query}"
    if site.contact and "@" in site.contact:
        subject = f"{record}#round-{number}" if number else record
        mail = f"mailto:{site.contact.removeprefix('mailto:')}"
        if subject:
            mail += f"?subject={quote(subject)}"
    elif site.contact and site.contact.startswith(("https://", "http://")):
        page = site.contact
    return ReportLinks(form, mail, page)
