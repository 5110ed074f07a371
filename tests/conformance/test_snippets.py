"""The lines of code on the data page, run as they stand there, against the served sample."""

import csv
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from pathlib import Path

import duckdb
import pytest

from tests.browser.server import served

ADDRESS = "https://example.org/base/"


@pytest.fixture(scope="module")
def snippets(sample: Path) -> dict[str, str]:
    html = (sample / "data/index.html").read_text("utf-8")
    found = re.findall(r'<pre[^>]* id="snippet-([a-z]+)"[^>]*>(.*?)</pre>', html, re.DOTALL)
    return {name: unescape(text) for name, text in found}


@pytest.fixture
def local(sample: Path, snippets: dict[str, str]) -> Iterator[dict[str, str]]:
    """The snippets with the address at which the sample is served."""
    with served(sample) as url:
        yield {name: text.replace(ADDRESS, url) for name, text in snippets.items()}


@pytest.fixture(scope="module")
def years(sample: Path) -> dict[int, tuple[Decimal, int, int]]:
    """Of each fiscal year: the sum of what was allocated, how many projects state it, how many there are."""
    with (sample / "years.csv").open(encoding="utf-8", newline="") as file:
        return {
            int(row["fiscal_year_be"]): (
                Decimal(row["budget_allocated_thb"]),
                int(row["budget_allocated_projects"]),
                int(row["projects"]),
            )
            for row in csv.DictReader(file)
        }


def shell(text: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", text], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_pandas(local: dict[str, str], years: dict[int, tuple[Decimal, int, int]], tmp_path: Path) -> None:
    tell = "\nprint(set(projects.agency_code.str.len()) == {8}, projects.last_report_date.dtype.kind)"
    script = f"{local['pandas'].replace('print(', 'found = (')}\nprint(found.to_csv()){tell}"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    header, *rows = done.stdout.split("\n\n")[0].splitlines()
    assert header == "fiscal_year_be,sum,count,size"
    found = {int(year): (Decimal(total), int(known), int(count)) for year, total, known, count in csv.reader(rows)}
    assert {year: (round(total, 2), *rest) for year, (total, *rest) in found.items()} == years
    assert "True M" in done.stdout


def test_duckdb(local: dict[str, str], years: dict[int, tuple[Decimal, int, int]], tmp_path: Path) -> None:
    fetch, _, query = local["duckdb"].partition("\n")
    shell(fetch, tmp_path)
    match = re.fullmatch('duckdb -c "(.*)"', query, re.DOTALL)
    assert match
    sql = match[1].replace("'projects.parquet'", f"'{tmp_path}/projects.parquet'")
    assert {year: tuple(rest) for year, *rest in duckdb.connect().execute(sql).fetchall()} == years


def test_curl(local: dict[str, str], sample: Path, tmp_path: Path) -> None:
    assert shell(local["curl"], tmp_path) == "projects.csv: OK\n"
    assert (tmp_path / "projects.csv").read_bytes() == (sample / "data/projects.csv").read_bytes()


def test_lines_for_r_and_spreadsheets_name_the_table_at_its_address(snippets: dict[str, str]) -> None:
    table = f'"{ADDRESS}data/projects.csv"'
    assert snippets["sheets"] == f"=IMPORTDATA({table})"
    assert f"Csv.Document(Web.Contents({table}), " in snippets["excel"]
    assert "Encoding=65001" in snippets["excel"]
    assert snippets["r"].startswith(f"projects <- read.csv(\n  {table},\n")
    assert 'agency_code = "character"' in snippets["r"]
    for text in snippets.values():
        assert all(text.count(opening) == text.count(closing) for opening, closing in ("()", "[]", "{}"))
