"""The website from the content: whole, or not at all, and no more made than what changed.

    inputs      what a site depends on, as digests of content
    settings    what the content says besides its projects
    store       what the last build made and from what, kept in the cache; values: how values are kept there
    work        what one build has at hand
    site        the build: is there anything to do?
    making      what there is to do: rows, then what crosses projects, then the swap
    rows        the row and the files of each record: kept, taken from a shard, or made
    project     one record to its files and its row, in any process
    across      the files across projects
    splice      those that join pieces of projects, made out of the last site's
    apart       those that are copied, or take long to make, beside the rest
    shards      parts of a site made apart, and how they are taken over
    built       what it did
    preview     files as the next build will make them, one by one, for who is at work on them

A project's files and row are made from that project alone, spread over the cores, and kept until one of its inputs
changes. A file across projects is made from rows and pieces of rows, and kept until one that it shows changes: pages
and data sets say what they are made from (`OutputFile.inputs`), and are asked for their bytes only then. In memory are
rows; the pieces of a project that the big files join stay in the store and pass through one by one.
"""

from generator.building.built import Built
from generator.building.settings import orphan_ledgers, site_for_checks
from generator.building.shards import SHARD
from generator.building.site import build_site, cache_folder, package_root

__all__ = [
    "SHARD",
    "Built",
    "build_site",
    "cache_folder",
    "orphan_ledgers",
    "package_root",
    "site_for_checks",
]
