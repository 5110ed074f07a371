"""What the data files of many projects cost, one format at a time: `python -m tests.benchmarks.datasets [N]`.

It invents N reports (2,000 where nothing is said), builds their site without the heavy formats, and then writes each
format in a process of its own. Printed are its seconds, its size, and the most memory that it held beyond what the
catalog itself takes; it fails where that is more than a format may hold, however many projects there are.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path

from generator.building import FLAG_RULES, build_site, package_root
from generator.building.inputs import program_digest
from generator.building.settings import load_settings
from generator.building.store import StoredPieces, open_store
from generator.content import ContentFolder
from generator.datasets.bulk import csv_tables, excel_tables, json_projects
from generator.datasets.parquet import parquet_tables
from generator.datasets.sqlite import sqlite_database
from generator.datasets.workbook import excel_workbook
from generator.model.catalog import Catalog, CatalogEntry
from generator.model.outputs import OutputFile
from generator.pipeline import convert_reports
from tests.benchmarks.corpus import write_corpus

PROJECTS = 2_000
MEGABYTES = 150
SITE = "title: {th: สมมุติ, en: Invented}\nlicence: CC-BY-4.0\nbase_url: https://example.org/\nprivacy: publish\n"

Dataset = Callable[[Catalog], Iterator[OutputFile]]


def nothing(_: Catalog) -> Iterator[OutputFile]:
    """Yield no file: what the catalog takes by itself."""
    yield from ()


DATASETS: tuple[Dataset, ...] = (
    nothing,
    csv_tables,
    excel_tables,
    json_projects,
    parquet_tables,
    sqlite_database,
    excel_workbook,
)


def write(dataset: Dataset, content: Path, store: Path) -> tuple[float, int, float]:
    """Return the seconds that a format takes, its bytes, and the megabytes that this process held at most."""
    settings = load_settings(ContentFolder(content), base_url=None, build_date=None)
    assert settings.site
    with open_store(store, program_digest(package_root())) as opened:
        rows = [(file, opened.row(file)) for file in opened.fingerprints()]
        entries = sorted(
            (CatalogEntry(row.summary, StoredPieces(opened, file)) for file, row in rows if row.summary),
            key=lambda entry: entry.summary.key,
        )
        started = time.monotonic()
        catalog = Catalog(settings.site, tuple(entries), FLAG_RULES)
        size = sum(len(piece) for file in dataset(catalog) for piece in file.chunks())
        seconds = time.monotonic() - started
    return seconds, size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure, print, and say whether a format held too much."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PROJECTS
    with tempfile.TemporaryDirectory() as folder:
        content, cache = Path(folder) / "content", Path(folder) / "cache"
        write_corpus(content / "reports", count)
        (content / "site.yaml").write_text(SITE, "utf-8")
        convert_reports(ContentFolder(content))
        build_site(ContentFolder(content), Path(folder) / "site", core=True, cache=cache)
        alone, held_most = 0.0, 0.0
        for dataset in DATASETS:
            with get_context("spawn").Pool(1) as pool:
                seconds, size, held = pool.apply(write, (dataset, content, cache / "build.sqlite"))
            alone = alone or held
            held_most = max(held_most, held - alone)
            print(f"{dataset.__name__:16} {seconds:6.1f} s {size / 1e6:7.1f} MB, held {held:5.0f} MB", flush=True)
    return int(held_most > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
