"""The site from the content: what changed is made, what did not is kept, and the whole takes the last one's place."""

import hashlib
import os
import sqlite3
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.building.built import Built, Stopped, count_severities, in_order
from generator.building.inputs import program_digest
from generator.building.settings import Settings, load_settings, site_for_checks
from generator.building.shards import SHARD, open_shard_store
from generator.building.store import open_store, remove_store
from generator.building.values import SpoiltValue
from generator.building.work import Options, Progress, Work
from generator.content import ContentFolder
from generator.publish import SITE, PublishError, new_site
from generator.stopwatch import Stopwatch

_SPOILT = (SpoiltValue, sqlite3.DatabaseError)


def build_site(
    content: ContentFolder,
    output: Path,
    *,
    base_url: str | None = None,
    build_date: date | None = None,
    templates: Path | None = None,
    core: bool = False,
    cards: bool = False,
    cache: Path | None = None,
    shard: int | None = None,
    shards: tuple[Path, ...] = (),
    progress: Progress = lambda _, things: things,
    stopwatch: Stopwatch | None = None,
) -> Built:
    """Build the site of a content folder and put it into `output`; what did not change is kept from the last one.

    Every project without an error is published; those with one are left out and named. Only a fault in the
    configuration or a correction that does not fit its record stops the build, and a search that
    does not answer what `search-checks.yaml` asks of it, and an address that would be lost.

    `shard` makes only the part of a fiscal year, to be joined by a build that is given it among its `shards`.
    """
    if crowded := tuple(content.crowded()):
        return Built(None, 0, (), crowded)
    options = Options(templates or package_root(), core, cards, cache, shards, stopwatch or Stopwatch())
    with options.stopwatch.stage("settings"):
        settings = load_settings(content, base_url=base_url, build_date=build_date)
    site = settings.site
    if site is None:
        return _only_faults(content, settings)
    program, kept = program_digest(options.templates), cache / "build.sqlite" if cache else None
    spare = cache / "spare" if cache and shard is None else None

    def build(*, anew: bool) -> Built:
        with ExitStack() as held:
            new = held.enter_context(new_site(output, SITE if shard is None else SHARD, spare))
            opened = open_store(kept, program) if shard is None else open_shard_store(new, output, program, anew=anew)
            store = held.enter_context(opened)
            work = Work(content, settings, site, options, program, new, store, progress)
            return _build_shard(work, shard) if shard is not None else _build(work)

    try:
        try:
            return build(anew=False)
        except _SPOILT:  # what was kept from the last build is damaged, or has no room: once more, from nothing
            if kept:
                remove_store(kept)
            return build(anew=True)
    except Stopped as stopped:
        return replace(stopped.built, diagnostics=in_order(stopped.faults))
    except PublishError as error:
        return Built(None, 0, (), settings.faults, failure=str(error))
    except _SPOILT as error:
        store = output / SHARD if shard is not None else kept or output
        return Built(None, 0, (), settings.faults, failure=f"{store}: {error}")


def cache_folder(output: Path) -> Path:
    """Return where a site's builds keep what they can use again: in the folder worked in, apart for each site."""
    return Path(".cache") / hashlib.sha256(os.fsencode(output.resolve())).hexdigest()[:10]


def package_root() -> Path:
    """Return the folder with templates: beside the package in a checkout, inside it where it is installed."""
    package = Path(__file__).parents[1]
    inside = package / "_templates"
    return inside if inside.is_dir() else package.parent / "templates"


def _build(work: Work) -> Built:
    """Build, or find that there is nothing to do."""
    with work.stage("look for changes"):
        inputs = work.inputs(work.content.records())
        whole = work.whole(inputs)
        last = work.store.value("built")
        has_changed = not (last and last[0] == whole and work.new.folder.stands(work.store.all_files()))
    if not has_changed:
        work.finish()
        built: Built = last[1]
        return replace(built, made=(), shared=0, reason="")
    # Most builds end above, before all that makes pages and data is loaded.
    from generator.building.making import make_site  # noqa: PLC0415

    return make_site(work, inputs, whole)


def _build_shard(work: Work, year: int) -> Built:
    from generator.building.making import make_shard  # noqa: PLC0415

    return make_shard(
        work, work.inputs(file for file in work.content.records() if file.startswith(f"projects/{year}/"))
    )


def _only_faults(content: ContentFolder, settings: Settings) -> Built:
    """Return all that is wrong where the settings allow no site."""
    from generator.publication import load_inputs, prepare  # noqa: PLC0415 # see `_build`

    checked = site_for_checks(content)
    prepared = [prepare(load_inputs(content, file), settings.profiles, checked) for file in content.records()]
    said = in_order((*settings.faults, *(fault for made in prepared for fault in made.diagnostics)))
    left_out = tuple(made.file for made in prepared if made.entry is None)
    return Built(None, 0, left_out, said, count_severities(said))
