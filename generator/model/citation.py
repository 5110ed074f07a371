"""How to cite: a line in the reader's language, BibTeX, and the year that a reference names.

The agencies that reported come first, where what is cited is of one agency; else the site that gathered the reports.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.diagnostics import Text
from generator.model.settings import Agency, Site
from generator.model.summary import Summary
from generator.thai.dates import BUDDHIST_OFFSET

_KIND = Text("ชุดข้อมูล", "Data set")


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference: whose, called what, of when (None where no day is known), where; `key` names it in BibTeX."""

    key: str
    author: Text
    title: Text
    day: date | None
    url: str | None

    @property
    def text(self) -> Text:
        """The reference on one line, the year by the era that each language counts in."""
        end = f" {self.url}" if self.url else ""
        years = (f" ({self.day.year + BUDDHIST_OFFSET})", f" ({self.day.year})") if self.day else ("", "")
        return Text(
            f"{self.author.th}{years[0]}. {self.title.th} [{_KIND.th}].{end}",
            f"{self.author.en}{years[1]}. {self.title.en} [{_KIND.en}].{end}",
        )

    @property
    def bibtex(self) -> str:
        """The reference as BibTeX."""
        return bibtex(
            self.key,
            {
                "author": f"{{{plain(self.author.th)}}}",
                "title": f"{{{plain(self.title.th)}}}",
                "year": str(self.day.year) if self.day else "",
                "note": f"{_KIND.en}: {plain(self.title.en)}",
                "url": self.url or "",
            },
        )


def cite_projects(
    site: Site, projects: Iterable[Summary], *, path: str = "data/", part: Text | None = None
) -> Citation:
    """Return the reference for projects together: all, or those of a part that has a page of its own at `path`."""
    projects = tuple(projects)
    agencies = {project.agency.code: project.agency for project in projects}
    author = _author(site, tuple(agencies.values()))
    title = Text(f"{site.title.th}: {part.th}", f"{site.title.en}: {part.en}") if part else site.title
    key = "-".join(["open-reports", *(path.strip("/").split("/") if part else [])])
    return Citation(key, author, title, last_day(site, projects), site.url(path) if site.base_url else None)


def _author(site: Site, agencies: tuple[Agency, ...]) -> Text:
    if len(agencies) == 1:
        return agencies[0].name
    return site.publisher or site.title


def last_day(site: Site, projects: Iterable[Summary]) -> date | None:
    """Return the day as of which projects are: of the last report or correction; without one, that of the build."""
    days = [project.last_change for project in projects]
    return max((day for day in days if day), default=site.build_date)


def bibtex(key: str, fields: dict[str, str]) -> str:
    """Return an entry of BibTeX with the fields that are not empty."""
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{body}}}"


def plain(text: str) -> str:
    """Return a text without the characters that BibTeX would read as its own."""
    return text.translate({ord(char): None for char in "{}\\"})
