"""Reads what a maintainer configured.

site_file   `site.yaml`, key by key
register    `agencies.yaml`, the register of agencies
prose       `pages/`, the pages of prose
files       a file of these as text
faults      what can be wrong with them
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.bounds import USUAL
from generator.configuration.faults import INVALID_SETTING, RULES
from generator.configuration.files import read_settings
from generator.configuration.prose import RESERVED, load_prose
from generator.configuration.register import load_agencies
from generator.configuration.site_file import KEYS, is_address, load_bounds, load_settings
from generator.diagnostics import Diagnostic
from generator.model.settings import Site

__all__ = [
    "INVALID_SETTING",
    "KEYS",
    "RESERVED",
    "RULES",
    "is_address",
    "load_agencies",
    "load_bounds",
    "load_site",
    "read_settings",
]


def load_site(
    content: Path, *, base_url: str | None, build_date: date | None
) -> tuple[Site | None, tuple[Diagnostic, ...]]:
    """Return the configuration of a content folder, and every fault in it. `base_url` overrides the file's.

    Only a fault in `site.yaml` leaves no site: a faulty agency or page of prose is left out.
    """
    site, faults = load_settings(content / "site.yaml", base_url)
    bounds = site.bounds if site else USUAL
    agencies, agency_faults = load_agencies(content, bounds)
    prose, prose_faults = load_prose(content, bounds)
    if site:
        site = replace(site, agencies=agencies, prose=prose, build_date=build_date)
    return site, (*faults, *agency_faults, *prose_faults)
