"""How a reader hands in a report that the site lacks: `add-report/`, where the site says how to reach its keepers."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.model.settings import Site
from generator.pages.studio import Studio
from generator.thai.dates import fiscal_year_of

_YEARS = 6  # fiscal years offered by name


@dataclass(frozen=True, slots=True)
class Forge:
    """Where the site's repository lies: its host, and the addresses that open with the right folder or form."""

    host: str
    repository: str
    form: str
    uploads: tuple[tuple[int, str], ...]


def adding_page(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the page in every language."""
    site = catalog.site
    if site.repository or site.contact:
        known = [summary.fiscal_year for summary in catalog.summaries]
        newest = max([*known, *([fiscal_year_of(site.build_date)] if site.build_date else [])], default=None)
        years = [newest - step for step in range(_YEARS)] if newest else []
        yield from studio.twins("add-report.html", "add-report/", {"forge": forge_of(site, years)})


def forge_of(site: Site, years: list[int]) -> Forge | None:
    """Return the repository's addresses, with that of the upload page of each fiscal year; None without one."""
    if not site.repository:
        return None
    repository = site.repository.rstrip("/")
    return Forge(
        urlsplit(repository).hostname or repository,
        repository,
        f"{repository}/issues/new?template=new-report.yml",
        tuple((year, f"{repository}/upload/main/content/reports/{year}") for year in years),
    )
