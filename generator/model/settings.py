"""What a maintainer configured: the site, its register of agencies, its pages of prose."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from generator.bounds import USUAL, Bounds
from generator.diagnostics import Text

Language = Literal["th", "en"]

_HEADING = re.compile(r"^#\s+(.+?)\s*#*$", re.MULTILINE)

# Licences by their SPDX ids: name and canonical URL.
LICENCES = {
    "CC-BY-4.0": ("Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": (
        "Creative Commons Attribution-ShareAlike 4.0 International",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    "CC0-1.0": ("CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODC-By-1.0": ("Open Data Commons Attribution License 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "ODbL-1.0": ("Open Data Commons Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "PDDL-1.0": (
        "Open Data Commons Public Domain Dedication and License 1.0",
        "https://opendatacommons.org/licenses/pddl/1-0/",
    ),
}


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of the data: its SPDX id where it has one, its name, its canonical URL where known."""

    name: str
    id: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency of the register: `code` is the first eight digits of its projects' ids."""

    code: str
    name_th: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> Text:
        """Its name in both languages; the Thai one where no English one is known."""
        return Text(self.name_th, self.name_en or self.name_th)


@dataclass(frozen=True, slots=True)
class Place:
    """The place that the projects are of: its name, and its code in ISO 3166-2 where known (`TH-10`)."""

    name: Text
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page of prose: its slug (`about`), its language, and its Markdown."""

    slug: str
    language: Language
    markdown: str

    @property
    def title(self) -> str:
        """The text of its first heading, or its slug."""
        match = _HEADING.search(self.markdown)
        return match[1] if match else self.slug


@dataclass(frozen=True, slots=True)
class Site:
    """The configuration of a site. What is None or empty is not claimed and shows no link.

    `base_url` ends with a slash. `build_date` is a parameter of the build: nothing reads the clock.
    """

    title: Text
    licence: Licence
    languages: tuple[Language, ...] = ("th", "en")
    publisher: Text | None = None
    base_url: str | None = None
    contact: str | None = None
    repository: str | None = None
    place: Place | None = None
    plan: Text | None = None
    privacy: Literal["publish", "withhold"] = "withhold"
    notice: Text | None = None
    agencies: dict[str, Agency] = field(default_factory=dict)
    prose: tuple[ProsePage, ...] = ()
    build_date: date | None = None
    bounds: Bounds = USUAL

    def url(self, path: str) -> str:
        """Return the absolute URL of a site-relative path; the path itself, from the root, without a base URL."""
        return f"{self.base_url or '/'}{path}"

    def agency(self, code: str, reported: str | None = None) -> Agency:
        """Return an agency of the register; one that it lacks takes its name from the report."""
        return self.agencies.get(code) or Agency(code, reported or code)
