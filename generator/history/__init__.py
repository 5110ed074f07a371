"""What changed in the records since there is a repository, made anew from it at every build.

A revision depends on its commit and the one before it alone, so what was told once is told the same for ever. Names
and phones of officials are in no revision, and personal data in texts is masked as everywhere; where the site
withholds officials, texts are not told at all, as they could name one. Nor are those of a project that was taken out,
whether or not it is there again: what had to go would else stand here.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

from generator.bounds import USUAL, Bounds
from generator.history.comparison import compare, read_record, read_title, report_of
from generator.history.repository import Reader, Repository, Version
from generator.model.addresses import Addresses
from generator.model.derived import names_official
from generator.model.fields import TYPED_KINDS, field_at
from generator.model.history import NO_REPOSITORY, SHALLOW_REPOSITORY, Change, History, Kind, Revision
from generator.model.privacy import mask

__all__ = ["Repository", "history_key", "read_history"]

NO_ADDRESSES = Addresses()
_SHORTEST_NAME = 3
_KINDS: dict[str, Kind] = {"A": "added", "D": "removed"}


def history_key(content: Path) -> str:
    """Return what changes whenever the history of a content folder may read differently."""
    repository = Repository(content)
    return f"{repository.head} {repository.is_shallow}" if repository.is_there else ""


def read_history(
    content: Path,
    privacy: Literal["publish", "withhold"],
    addresses: Addresses = NO_ADDRESSES,
    bounds: Bounds = USUAL,
) -> History:
    """Return the revisions of the records of a content folder; `addresses` says which projects were taken out.

    A version of a record that is larger than one may be counts as an empty one.
    """
    repository = Repository(content)
    if not repository.is_there:
        return History(unknown=NO_REPOSITORY)
    if repository.is_shallow:
        return History(unknown=SHALLOW_REPOSITORY)
    versions = repository.versions("projects")
    with repository.reader(bounds.report_bytes) as read:
        return History(tuple(_revisions(versions, read, addresses, withhold=privacy == "withhold")))


def _revisions(
    versions: Iterator[Version], read: Reader, addresses: Addresses, *, withhold: bool
) -> Iterator[Revision]:
    for version in versions:
        withdrawn = addresses.withdraws(f"projects/{version.key}/")
        before = read(version.old) if version.old else ""
        after = read(version.new) if version.new else ""
        kind = _KINDS.get(version.status, "changed")
        changes: tuple[Change, ...] = ()
        new_report = False
        if kind == "changed":
            old, new = read_record(before), read_record(after)
            found = compare(old, new)
            changes = tuple(_told(change, withhold=withhold or withdrawn) for change in found)
            if not changes:
                continue  # only where it came from is written otherwise
            new_report = report_of(old) != report_of(new)
        title = "" if withdrawn else _title(after or before, withhold=withhold)
        yield Revision(version.commit, version.day, version.key, title, kind, changes, new_report)


def _title(text: str, *, withhold: bool) -> str:
    """Return a record's title; none where it could name an official of the record whom the site withholds."""
    title = mask(read_title(text))
    if not withhold:
        return title
    people = [person.get("name", "") for key, person in read_record(text).items() if names_official(key)]
    words = {word for name in people for word in name.split() if len(word) >= _SHORTEST_NAME}
    return "" if any(word in title for word in words) else title


def _told(change: Change, *, withhold: bool) -> Change:
    """Return a change as it may be published."""
    field = field_at(change.field)
    typed = field is not None and (field.kind in TYPED_KINDS or field.kind == "groups")  # of a round: its progress
    if withhold and not typed:
        return replace(change, before=change.before and "", after=change.after and "", hidden=True)
    before, after = (value if value is None or typed else mask(value) for value in (change.before, change.after))
    return replace(change, before=before, after=after)
