"""What LibreOffice makes of the files for spreadsheets: Thai, leading zeros, days, money."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

# CSV in UTF-8, every sheet in a file of its own; cells as they are shown, or numbers as they are stored.
_ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,{formatted},false,false,-1"
# A file is read as LibreOffice reads what is opened with a double click: UTF-8 by its mark, types as it guesses.
_DOUBLE_CLICK = "CSV:44,34,76,1"

pytestmark = pytest.mark.audit


def opened(file: Path, folder: Path, *, formatted: bool, reading: str = "") -> dict[str, list[dict[str, str]]]:
    """Return the rows of each sheet of a file as LibreOffice has them."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed: run `make audit`, which installs what it can"
    kind = _ALL_SHEETS.format(formatted=str(formatted).lower())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    arguments = [
        *([f"--infilter={reading}"] if reading else []),
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        str(file),
    ]
    subprocess.run([office, profile, "--headless", *arguments], check=True, capture_output=True, timeout=300)
    made = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as text:
            made[path.stem.removeprefix(f"{file.stem}-")] = list(csv.DictReader(text))
    return made


def canonical(sample: Path, table: str) -> list[dict[str, str]]:
    with (sample / f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_workbook_opens_with_every_row_thai_zeros_days_and_money(sample: Path, tmp_path: Path) -> None:
    sheets = opened(sample / "data/open-reports.xlsx", tmp_path, formatted=True)
    assert set(sheets) == {
        "projects",
        "rounds",
        "objectives",
        "targets",
        "quality_flags",
        "corrections",
        "dictionary",
        "notes",
    }
    for table in ("projects", "rounds", "objectives", "targets", "corrections"):
        rows = canonical(sample, table)
        assert len(sheets[table]) == len(rows)
        for shown, row in zip(sheets[table], rows, strict=True):
            for name, cell in row.items():
                money = name.endswith("_thb") and cell
                wanted = f"{float(cell):,.2f}" if money else cell.upper() if cell in ("true", "false") else cell
                assert shown[name].replace("\r\n", "\n") == wanted, (table, name)


def test_money_is_stored_as_numbers_and_ids_as_text(sample: Path, tmp_path: Path) -> None:
    stored = opened(sample / "data/open-reports.xlsx", tmp_path, formatted=False)["projects"]
    for kept, row in zip(stored, canonical(sample, "projects"), strict=True):
        assert kept["agency_code"] == row["agency_code"]
        if row["budget_allocated_thb"]:  # shown as 6,200,000.00; text would stand as it is shown
            assert kept["budget_allocated_thb"] == f"{float(row['budget_allocated_thb']):.15g}"


def test_the_csv_for_spreadsheets_opens_in_thai(sample: Path, tmp_path: Path) -> None:
    (rows,) = opened(sample / "data/excel/projects.csv", tmp_path, formatted=True, reading=_DOUBLE_CLICK).values()
    titles = [row["title"] for row in canonical(sample, "projects")]
    assert [row["title"] for row in rows] == [f"'{title}" if title.startswith("=") else title for title in titles]
    assert any(title.startswith("=") for title in titles)
