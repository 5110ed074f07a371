"""The row of every record, and the files of its project: kept from the last site, taken from a shard, or made."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from generator.building.inputs import ProjectInputs
from generator.building.project import MadeProject, ProjectMaker, ProjectRow
from generator.building.shards import adopt_shard
from generator.building.work import Work
from generator.model.outputs import WrittenFile
from generator.publish import PublishError
from generator.workers import spread

_MUCH = 4  # where one project in so many is replaced, files across projects are made whole


def project_rows(work: Work, inputs: list[ProjectInputs]) -> Iterator[tuple[ProjectRow, bool]]:
    """Yield the row of each record in order, and whether it was made anew."""
    wanted = {one.file: one.fingerprint for one in inputs}
    for gone in work.store.fingerprints().keys() - wanted.keys():
        work.store.forget_project(gone)
    kept = _kept(work, wanted)
    kept |= _adopted(work, {file: fingerprint for file, fingerprint in wanted.items() if file not in kept})
    made = _made(work, [one for one in inputs if one.file not in kept])
    for file in wanted:
        yield (work.store.row(file), False) if file in kept else (next(made), True)


@dataclass(frozen=True, slots=True)
class LastRows:
    """The rows of the last site, of which most stay. Take them before `project_rows` puts others in their place."""

    known: Set[str]
    replaced: Mapping[str, ProjectRow]

    def beside(self, rows: Iterable[ProjectRow]) -> list[ProjectRow]:
        """Return them all, in order; `rows` are those of this site."""
        stay = (row for row in rows if row.file in self.known and row.file not in self.replaced)
        return sorted((*stay, *self.replaced.values()), key=lambda row: row.file)


def last_rows(work: Work, inputs: list[ProjectInputs], last: Mapping[str, str]) -> LastRows | None:
    """Return the last site's rows; None where there is none, it has other settings, or much of it is replaced.

    `last` are the fingerprints that its projects had, by record.
    """
    if work.store.value("common") != work.common:
        return None
    wanted = {one.file: one.fingerprint for one in inputs}
    replaced = [file for file, fingerprint in last.items() if wanted.get(file) != fingerprint]
    if len(replaced) * _MUCH >= len(last):
        return None
    return LastRows(last.keys(), {file: work.store.row(file) for file in replaced})


def _kept(work: Work, wanted: Mapping[str, str]) -> set[str]:
    """Keep what the last site has of the projects whose inputs are as they were; return their records."""
    kept, moved = set[str](), list[tuple[str, list[WrittenFile]]]()
    if work.store.value("common") != work.common:
        return kept
    for file, fingerprint, files in work.store.projects():
        found = work.new.keep(files) if wanted.get(file) == fingerprint else None
        if found is not None:
            kept.add(file)
            if found != files:
                moved.append((file, found))
    for file, found in moved:
        work.store.keep_files(file, found)
    return kept


def _adopted(work: Work, wanted: Mapping[str, str]) -> set[str]:
    """Take from the shards the projects whose inputs are as they were there; return their records."""
    left = dict(wanted)
    for folder in work.options.shards:
        for file in adopt_shard(folder, left, work.common, work.program, work.new, work.store):
            del left[file]  # another shard may have it too
    return wanted.keys() - left.keys()


def _made(work: Work, inputs: list[ProjectInputs]) -> Iterator[ProjectRow]:
    options = work.options
    maker = ProjectMaker(
        work.content, work.site, work.settings.profiles, options.templates, has_cards=options.cards
    ).into(work.new.folder)
    files = [one.file for one in inputs]
    for file, made in zip(work.progress("build", files), spread(maker, inputs), strict=True):
        if made is None:
            raise PublishError(f"the process that worked on {file} was ended from outside; run again")
        yield _take(work, made)


def _take(work: Work, made: MadeProject) -> ProjectRow:
    work.new.count(made.files)
    files = (file for file, _ in made.files)
    work.store.keep_project(made.row.file, made.fingerprint, made.row, made.pieces, files)
    return made.row
