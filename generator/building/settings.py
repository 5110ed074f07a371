"""All that a content folder says besides its projects, read once for a build."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.addresses import load_addresses
from generator.configuration import load_agencies, load_site
from generator.content import ContentFolder, key_of, record_file
from generator.diagnostics import Diagnostic, Position, Text
from generator.editions import own_profiles
from generator.forms import Profile, load_profiles
from generator.model.addresses import Addresses
from generator.model.search_settings import SearchSettings
from generator.model.settings import Licence, Site
from generator.records import STALE_CORRECTION
from generator.search_settings import load_search_settings


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a site, and every fault in them. There is no `site` where its own file is faulty."""

    site: Site | None
    own_profiles: tuple[Profile, ...]
    search: SearchSettings
    addresses: Addresses
    faults: tuple[Diagnostic, ...]

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """All editions of the form that can be read; those that ship with the generator are loaded when asked for."""
        return (*load_profiles(), *self.own_profiles)


def load_settings(content: ContentFolder, *, base_url: str | None, build_date: date | None) -> Settings:
    """Return the settings of a content folder."""
    site, faults = load_site(content.root, base_url=base_url, build_date=build_date)
    profiles, form_faults = own_profiles(content)
    search, search_faults = load_search_settings(content.root, content.bounds)
    addresses, address_faults = load_addresses(content.root, content.bounds)
    orphans = orphan_ledgers(content)
    return Settings(
        site, profiles, search, addresses, (*faults, *form_faults, *search_faults, *address_faults, *orphans)
    )


def site_for_checks(content: ContentFolder) -> Site:
    """Return what the quality rules need of the configuration, whose own faults are for others to tell."""
    agencies, _ = load_agencies(content.root, content.bounds)
    return Site(Text("", ""), Licence(""), agencies=agencies, bounds=content.bounds)


def orphan_ledgers(content: ContentFolder) -> Iterator[Diagnostic]:
    """Yield a fault for each ledger of corrections whose project has no record."""
    for file in content.ledgers():
        if not content.exists(record_file(key_of(file))):
            message = Text("ไม่มีระเบียนของโครงการนี้แล้ว", "there is no record of this project")
            expected = Text(f"ระเบียน {record_file(key_of(file))}", f"a record {record_file(key_of(file))}")
            yield Diagnostic(STALE_CORRECTION, Position(file, 1, 1), message, expected=expected)
