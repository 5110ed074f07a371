"""A site made: the rows of its projects, the files across them, and what is kept of both for the next build."""

import sqlite3
from collections import Counter
from contextlib import suppress
from dataclasses import replace

from generator.building.across import FilesAcross
from generator.building.built import Built, Stopped, count_severities, in_order
from generator.building.inputs import ProjectInputs
from generator.building.project import ProjectRow
from generator.building.rows import last_rows, project_rows
from generator.building.work import Work
from generator.diagnostics import Diagnostic, Severity
from generator.plain_files import UNREADABLE_FILE


def make_site(work: Work, inputs: list[ProjectInputs], whole: bytes) -> Built:
    """Make the site of all records, `whole` the digest of all that it depends on; raise `Stopped` for what stops it."""
    work.new.begin()
    last = work.store.fingerprints()
    before = last_rows(work, inputs, last)
    with work.stage("projects"):
        rows = list(project_rows(work, inputs))
    made = tuple(row.file for row, is_new in rows if is_new)
    was_known = any(last.get(one.file) == one.fingerprint for one in inputs)
    reason = _reason(work, was_known=was_known) if made and len(made) == len(rows) else ""
    built = _built(work, [row for row, _ in rows], made, reason)
    if any(_stops(fault) for fault in built.diagnostics):
        raise Stopped(built)
    across = FilesAcross(work, [row for row, _ in rows], built, before)
    across.write()
    with work.stage("put in place"):
        written = work.new.finish()
    with suppress(sqlite3.DatabaseError):  # the site is there: where the store has no room, the next build begins anew
        across.keep()
        work.store.keep_value("built", (whole, replace(built, written=replace(written, changed=0))))
        work.finish()
    return replace(built, written=written, shared=across.made)


def make_shard(work: Work, inputs: list[ProjectInputs]) -> Built:
    """Make the projects of a shard, and nothing that crosses projects; raise `Stopped` for what stops it."""
    with work.stage("projects"):
        rows = list(project_rows(work, inputs))
    built = _built(work, [row for row, _ in rows], tuple(row.file for row, is_new in rows if is_new), "")
    if any(_stops(fault) for fault in built.diagnostics):
        raise Stopped(built)
    work.finish()
    return replace(built, written=work.new.finish())


def _built(work: Work, rows: list[ProjectRow], made: tuple[str, ...], reason: str) -> Built:
    counts = count_severities(work.settings.faults)
    for row in rows:
        counts.update(row.counts)
    errors = (error for row in rows for error in row.errors)
    left_out = tuple(row.file for row in rows if row.summary is None)
    said = in_order((*work.settings.faults, *errors))
    flags = Counter[str]()
    for row in rows:
        flags.update(dict(row.summary.flags) if row.summary else {})
    published = len(rows) - len(left_out)
    return Built(None, published, left_out, said, dict(counts), made, reason=reason, flags=dict(flags))


def _reason(work: Work, *, was_known: bool) -> str:
    """Return why every project was made, for who waits for it: nothing where each of them has changed.

    `was_known` says that a project was made whose inputs are those that it was made from last.
    """
    common = work.store.value("common")
    if common is None:
        return "there is no earlier build with this program and these templates"
    if common != work.common:
        return "the settings have changed"
    return "the last site is not there as it was written" if was_known else ""


def _stops(said: Diagnostic) -> bool:
    """Say whether a fault stops the build: no correction silently vanishes from a page, no check of the search.

    Nor does a file that is there and cannot be opened: the site would say that it is not there.
    """
    is_needed = said.position.file.startswith(("corrections/", "search-checks.yaml")) or said.rule is UNREADABLE_FILE
    return said.severity is Severity.ERROR and is_needed
