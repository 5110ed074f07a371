"""What the data files of many projects cost, one format at a time: `python -m tests.benchmarks.datasets [N]`.

It invents N reports (2,000 where nothing is said), converts them, and then writes each format in a process of its own.
Printed are its seconds, its size, and the most memory that the process held; it fails where that is more than a format
may hold beyond the catalog itself, however many projects there are.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from generator.building.project import FLAG_RULES
from generator.building.settings import Settings, load_settings
from generator.building.store import SEARCH, StoredPieces, open_store
from generator.content import ContentFolder
from generator.datasets import ProjectData, pieces
from generator.datasets.bulk import csv_tables, excel_tables, json_projects
from generator.datasets.parquet import parquet_tables
from generator.datasets.sqlite import sqlite_database
from generator.datasets.workbook import excel_workbook
from generator.model.catalog import Catalog, CatalogEntry
from generator.model.outputs import OutputFile
from generator.model.summary import Summary, summarise
from generator.pipeline import convert_reports
from generator.publication import load_inputs, prepare
from tests.benchmarks.corpus import write_corpus

PROJECTS = 2_000
MEGABYTES = 150
SITE = "title: {th: สมมุติ, en: Invented}\nlicence: CC-BY-4.0\nbase_url: https://example.org/\nprivacy: publish\n"

Dataset = Callable[..., Iterator[OutputFile]]


def nothing(_: Catalog) -> Iterator[OutputFile]:
    """Yield no file: what the catalog takes by itself."""
    yield from ()


JOINED: tuple[Dataset, ...] = (nothing, excel_tables, csv_tables, json_projects)
TYPED: tuple[Dataset, ...] = (parquet_tables, sqlite_database, excel_workbook)


def settings_of(content: Path) -> Settings:
    """Return the settings of a content folder."""
    return load_settings(ContentFolder(content), base_url=None, build_date=None)


def read(content: Path, file: str) -> tuple[str, Summary, dict[str, bytes]]:
    """Return a record's name, the summary of its project, and its part of the files that hold many."""
    settings = settings_of(content)
    assert settings.site
    entry = prepare(load_inputs(ContentFolder(content), file), settings.profiles, settings.site).entry
    assert entry
    return file, summarise(entry), pieces(ProjectData(entry, settings.site)) | {SEARCH: b""}


def write(dataset: Dataset, content: Path, kept: Path) -> tuple[float, int, float]:
    """Return the seconds that a format takes, its bytes, and the megabytes that this process held at most."""
    settings = settings_of(content)
    assert settings.site
    with open_store(kept, b"") as store:
        files = sorted(store.fingerprints())
        entries = tuple(CatalogEntry(store.row(file), StoredPieces(store, file)) for file in files)
        started = time.monotonic()
        catalog = Catalog(settings.site, entries, FLAG_RULES)
        size = 0
        for file in dataset(catalog, kept.parent) if dataset in TYPED else dataset(catalog):
            with (kept.parent / Path(file.path).name).open("wb") as made:
                size += sum(made.write(piece) for piece in file.chunks())
        seconds = time.monotonic() - started
    return seconds, size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure, print, and say whether a format held too much."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PROJECTS
    with tempfile.TemporaryDirectory() as folder:
        content, kept = Path(folder) / "content", Path(folder) / "kept.sqlite"
        write_corpus(content / "reports", count)
        (content / "site.yaml").write_text(SITE, "utf-8")
        convert_reports(ContentFolder(content))
        with get_context("spawn").Pool() as pool, open_store(kept, b"") as store:
            for file, summary, parts in pool.imap(partial(read, content), ContentFolder(content).records(), 50):
                store.keep_project(file, "", summary, parts, ())
            store.commit()
        alone, most = 0.0, 0.0
        for dataset in (*JOINED, *TYPED):
            with get_context("spawn").Pool(1) as pool:
                seconds, size, held = pool.apply(write, (dataset, content, kept))
            alone = alone or held
            most = max(most, held - alone)
            print(f"{dataset.__name__:16} {seconds:6.1f} s {size / 1e6:7.1f} MB, held {held:5.0f} MB", flush=True)
    return int(most > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
