"""A content folder to fill, and the program as its users run it."""

import fcntl
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import settings

from generator.building import Built, build_site
from generator.cli import main
from generator.content import ContentFolder
from generator.pipeline import convert_reports
from generator.workers import few_collections
from tests.browser.chromium import browser  # noqa: F401 # a fixture: one browser for all tests of a run
from tests.browser.server import served
from tests.forms.writer import Person, Round, Strategy, Truth, write_form

few_collections()  # as the program itself does
settings.register_profile("calm", deadline=None)  # how fast a machine is, is nothing that a test may say
settings.load_profile("calm")

ROOT = Path(__file__).parents[1]
BUILD_DATE = date(2026, 1, 1)
SITE = "title: เว็บทดสอบ\nlicence: CC-BY-4.0\nbase_url: https://reports.example/open/\nprivacy: publish\n"

TRUTH = Truth(
    id="50010000-11",
    title="โครงการปลูกต้นไม้ริมคลองสมมุติ",
    fiscal_year=2566,
    start_date=date(2022, 10, 1),
    end_date=date(2023, 9, 30),
    budget_allocated=Decimal(400_000),
    budget_spent=Decimal(100_000),
    agency=("สำนักงานเขตสมมุติ", "ฝ่ายทดสอบ"),
    responsible_officer=Person("นายสมมุติ ทดลอง", "0-2000-0000 ต่อ 99"),
    coordinator=Person("นางสาวตัวอย่าง ไม่มีจริง", "1544"),
    rationale=("ริมคลองขาดร่มเงา",),
    objectives=("เพื่อเพิ่มร่มเงา", "เพื่อลดความร้อน"),
    targets=("ต้นไม้ 100 ต้น",),
    strategy=Strategy("ด้านที่ ๑ - มหานครปลอดภัย", "๑.๑ - เมืองเย็น", "๑.๑.๑ เมืองร่มรื่น", "ร้อยละของต้นไม้ที่รอด"),
    rounds=(
        Round(date(2022, 11, 1), 1, ("สำรวจพื้นที่",), Decimal("20.00"), Decimal(0), on_plan=True, on_target=True),
        Round(date(2023, 1, 9), 2, ("ปลูกแล้ว 40 ต้น",), Decimal("60.00"), Decimal(100_000), on_plan=True, on_target=True),
    ),
)


@dataclass(frozen=True)
class Desk:
    """A maintainer's desk: a content folder, and beside it the place of the site."""

    root: Path

    @property
    def content(self) -> ContentFolder:
        return ContentFolder(self.root / "content")

    @property
    def site(self) -> Path:
        return self.root / "site"

    def write(self, file: str, text: str | bytes) -> Path:
        path = self.content.path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def read(self, file: str) -> str:
        return self.content.path(file).read_text("utf-8")

    def edit(self, file: str, before: str, after: str) -> None:
        text = self.read(file)
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {file}"
        self.write(file, text.replace(before, after))

    def report(self, file: str = "", **changes: object) -> str:
        """Put a report into the folder; return its record's name."""
        truth = replace(TRUTH, **changes)  # type: ignore[arg-type]
        self.write(file or f"reports/{truth.fiscal_year}/{truth.id}.txt", write_form(truth))
        return f"projects/{truth.fiscal_year}/{truth.id}.yaml"

    def build(self, **settings: object) -> Built:
        convert_reports(self.content)
        return build_site(self.content, self.site, **{"build_date": BUILD_DATE, **settings})  # type: ignore[arg-type]

    def site_bytes(self) -> dict[str, bytes]:
        """Every file of the site by its path."""
        files = sorted(path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in files}


def lay_out(desk: Desk) -> Desk:
    """Put onto a desk what a site needs at the least."""
    desk.write("site.yaml", SITE)
    desk.write("agencies.yaml", "- {code: '50010000', name_th: สำนักงานเขตสมมุติ}\n")
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return lay_out(Desk(tmp_path))


@pytest.fixture
def here(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk, with the program run from its folder."""
    monkeypatch.chdir(desk.root)
    return desk


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of the templates, to be edited."""
    folder = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", folder)
    return folder


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until a condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def build_site_of(content: Path, folder: Path) -> Path:
    """Build the site of a content folder, as the program does, and return its folder."""
    copy = folder / "content"
    shutil.copytree(content, copy)
    arguments = ["site", "--content", str(copy), "--output", str(folder / "site"), "--date", "2026-11-24"]
    assert main([*arguments, "--base-url", "https://example.org/base/"]) == 0
    return folder / "site"


def pytest_xdist_auto_num_workers() -> int:
    """Return one process more than there are cores: much of the time a test waits for a program or a browser."""
    return (os.cpu_count() or 1) + 1


def shared_by_all(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """Return what one of the tests' processes makes, in a folder of that name, for all of them: nobody changes it."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    made = folder / "made"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            made.write_text(str(make(folder)), "utf-8")
    return Path(made.read_text("utf-8"))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample's invented projects."""
    return shared_by_all(
        tmp_path_factory, "sample", lambda folder: build_site_of(ROOT / "tests/sample/content", folder)
    )


@pytest.fixture(scope="session")
def sample_url(sample: Path) -> Iterator[str]:
    """The address at which the sample's site is served."""
    with served(sample) as url:
        yield url


Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def run(desk: Desk) -> Run:
    """A function that runs the program in the desk's folder; keywords are variables of its environment."""

    def run_program(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            cwd=desk.root,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            capture_output=True,
            timeout=60,
            check=False,
        )

    return run_program
