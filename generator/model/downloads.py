"""The data set as catalogues, search engines and the API tell of it: what it is, its URI, the files it comes in."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Text
from generator.model.settings import Site
from generator.model.tables import TABLES

DESCRIPTION = Text(
    "งบประมาณ ความก้าวหน้า และผลการดำเนินงานของโครงการ รายโครงการและรายรอบรายงาน "
    "อ่านจากแบบแสดงรายงานความก้าวหน้าที่หน่วยงานพิมพ์ ทุกค่าย้อนดูบรรทัดในรายงานได้",
    "Budgets, progress and results of projects, by project and by round of reporting, read from the printed progress "
    "reports of agencies. Every value leads back to its line in the report.",
)
KEYWORDS = Text("โครงการ;งบประมาณ;ความก้าวหน้า;กรุงเทพมหานคร", "projects;budget;progress;Bangkok")

_FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its IANA media type, its code in the EU's list of file types."""

    media_type: str
    code: str

    @property
    def uri(self) -> str:
        """Its URI in the EU's list of file types."""
        return _FILE_TYPES + self.code


CSV = Format("text/csv", "CSV")
JSON = Format("application/json", "JSON")
_NDJSON = Format("application/x-ndjson", "JSON")
_XLSX = Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX")
_SQLITE = Format("application/vnd.sqlite3", "BIN")
_PARQUET = Format("application/vnd.apache.parquet", "PARQUET")
_ZIP = Format("application/zip", "ZIP")


@dataclass(frozen=True, slots=True)
class Download:
    """One file that holds data of all projects."""

    path: str
    title: Text
    format: Format


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is offered as one: its permanent URI, its page, its name, its files, and the URI of what it is a part of."""

    uri: str
    page: str
    title: Text
    files: tuple[Download, ...]
    part_of: str | None = None


def whole_dataset(site: Site) -> Dataset:
    """Return the data set of all projects."""
    return Dataset(site.url("data/#dataset"), "data/", site.title, tuple(downloads()))


def year_dataset(site: Site, fiscal_year: int) -> Dataset:
    """Return the data set of a fiscal year. Its URI, as that of the whole, must never change."""
    folder = f"years/{fiscal_year}"
    name = Text(f"โครงการของปีงบประมาณ {fiscal_year}", f"Projects of the fiscal year BE {fiscal_year}")
    title = Text(f"{site.title.th}: ปีงบประมาณ {fiscal_year}", f"{site.title.en}: fiscal year BE {fiscal_year}")
    files = (Download(f"{folder}.csv", name, CSV), Download(f"{folder}.json", name, JSON))
    return Dataset(site.url(f"{folder}/#dataset"), f"{folder}/", title, files, whole_dataset(site).uri)


def downloads() -> Iterator[Download]:
    """Yield the files, those that most people want first."""
    for table in TABLES:
        yield Download(f"data/{table.name}.csv", _named(table.title, "CSV"), CSV)
    yield Download("data/open-reports.xlsx", Text("ทุกตาราง (Excel)", "All tables (Excel)"), _XLSX)
    yield Download("data/open-reports.sqlite", Text("ทุกตาราง (SQLite)", "All tables (SQLite)"), _SQLITE)
    yield Download("data/projects.json", Text("โครงการพร้อมรอบรายงาน (JSON)", "Whole projects (JSON)"), JSON)
    yield Download("data/projects.ndjson", Text("โครงการพร้อมรอบรายงาน (NDJSON)", "Whole projects (NDJSON)"), _NDJSON)
    for table in TABLES:
        yield Download(f"data/{table.name}.parquet", _named(table.title, "Parquet"), _PARQUET)
    yield Download("data/all.zip", Text("ทุกไฟล์ (ZIP)", "Everything (ZIP)"), _ZIP)


def _named(title: Text, kind: str) -> Text:
    return Text(f"{title.th} ({kind})", f"{title.en} ({kind})")
