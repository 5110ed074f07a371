"""The website from the content: whole, or not at all, and no more made than what changed.

    inputs      what a site depends on, as digests of content
    settings    what the content says besides its projects
    project     one record to its files and its row, in any process
    store       what the last build made and from what, kept in the cache
    shards      parts of a site made apart, and how they are taken over
    site        the build: rows made or kept, then what crosses projects, then the swap

A project's files and row are made from that project alone, spread over the cores, and kept until one of its inputs
changes. A file across projects is made from rows and pieces of rows, and kept until one that it shows changes: pages
and data sets say what they are made from (`OutputFile.inputs`), and are asked for their bytes only then. In memory are
rows; the pieces of a project that the big files join stay in the store and pass through one by one.
"""

from generator.building.project import FLAG_RULES
from generator.building.settings import orphan_ledgers, site_for_checks
from generator.building.shards import SHARD
from generator.building.site import Built, Progress, build_site, cache_folder, package_root

__all__ = [
    "FLAG_RULES",
    "SHARD",
    "Built",
    "Progress",
    "build_site",
    "cache_folder",
    "orphan_ledgers",
    "package_root",
    "site_for_checks",
]
