"""The data set as catalogues, search engines and the API tell of it: what it is, its URI, the files it comes in."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Text
from generator.model.settings import Site
from generator.model.tables import PROJECTS, TABLES

DESCRIPTION = Text(
    "งบประมาณ ความก้าวหน้า และผลการดำเนินงานของโครงการ รายโครงการและรายรอบรายงาน "
    "อ่านจากแบบแสดงรายงานความก้าวหน้าที่หน่วยงานพิมพ์ ทุกค่าย้อนดูบรรทัดในรายงานได้",
    "Budgets, progress and results of projects, by project and by round of reporting, read from the printed progress "
    "reports of agencies. Every value leads back to its line in the report.",
)
METHOD = Text(
    "อ่านด้วยโปรแกรมจากแบบรายงานที่หน่วยงานพิมพ์ ตามที่พิมพ์ แล้วตรวจด้วยกฎคุณภาพข้อมูล",
    "Read by a program from the printed reports of agencies, as printed, and checked by rules of data quality",
)
_KEYWORDS = (Text("โครงการ", "projects"), Text("งบประมาณ", "budget"), Text("ความก้าวหน้า", "progress"))

_FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: what it is called and good for, its IANA media type, its code in the EU's list of file types."""

    name: str
    media_type: str
    code: str
    about: Text

    @property
    def uri(self) -> str:
        """Its URI in the EU's list of file types."""
        return _FILE_TYPES + self.code


CSV = Format(
    "CSV",
    "text/csv",
    "CSV",
    Text("ข้อความธรรมดา แถวละบรรทัด สำหรับเขียนโปรแกรมและฐานข้อมูล", "Plain text, a row a line: for programs and databases"),
)
EXCEL_CSV = Format(
    "Excel CSV",
    "text/csv",
    "CSV",
    Text(
        "CSV ที่ดับเบิลคลิกเปิดใน Excel แล้วภาษาไทยถูกต้อง และไม่มีข้อความใดกลายเป็นสูตร",
        "CSV that Excel opens with a double click, Thai intact, and no text taken for a formula",
    ),
)
JSON = Format(
    "JSON",
    "application/json",
    "JSON",
    Text("ทั้งโครงการพร้อมทุกรอบซ้อนอยู่ข้างใน สำหรับเขียนโปรแกรม", "Whole projects with their rounds inside: for programs"),
)
NDJSON = Format(
    "NDJSON",
    "application/x-ndjson",
    "JSON",
    Text("ข้อมูลเดียวกับ JSON บรรทัดละโครงการ อ่านทีละบรรทัดได้", "The same, a project a line, to be read line by line"),
)
XLSX = Format(
    "Excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "XLSX",
    Text(
        "ทุกตาราง แผ่นงานละตาราง พร้อมพจนานุกรม เงินเป็นตัวเลข วันที่เป็นวันที่ เปิดใน LibreOffice และ Google Sheets ได้",
        "Every table on a sheet, and the dictionary; money is numbers, days are dates; LibreOffice and Google Sheets "
        "open it too",
    ),
)
SQLITE = Format(
    "SQLite",
    "application/vnd.sqlite3",
    "BIN",
    Text(
        "ฐานข้อมูลในไฟล์เดียว ถามด้วย SQL ได้ มีชื่อตารางภาษาไทย และค้นคำไทยในข้อความได้",
        "A database in one file, for SQL; with Thai names as views, and search inside Thai text",
    ),
)
PARQUET = Format(
    "Parquet",
    "application/vnd.apache.parquet",
    "PARQUET",
    Text(
        "ตารางบีบอัดที่ตัวเลขและวันที่มีชนิดแน่นอน สำหรับ DuckDB, pandas และ R",
        "Compressed tables with typed numbers and dates: for DuckDB, pandas and R",
    ),
)
ZIP = Format(
    "ZIP",
    "application/zip",
    "ZIP",
    Text(
        "ทุกไฟล์ข้อมูลในหน้านี้ พร้อมคำอธิบาย พจนานุกรม สัญญาอนุญาต และลายนิ้วมือไฟล์",
        "All data files of this page, with README, dictionary, licence and checksums",
    ),
)


@dataclass(frozen=True, slots=True)
class Download:
    """One file that holds data of all projects."""

    path: str
    title: Text
    format: Format
    what: Text | None = None

    @property
    def description(self) -> Text:
        """What a row of it is, where that is one thing, and what its format is good for."""
        about = self.format.about
        return Text(f"{self.what.th} ({about.th})", f"{self.what.en} ({about.en})") if self.what else about


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
    row = PROJECTS.description
    title = Text(f"{site.title.th}: ปีงบประมาณ {fiscal_year}", f"{site.title.en}: fiscal year BE {fiscal_year}")
    files = (Download(f"{folder}.csv", name, CSV, row), Download(f"{folder}.json", name, JSON, row))
    return Dataset(site.url(f"{folder}/#dataset"), f"{folder}/", title, files, whole_dataset(site).uri)


def keywords(site: Site) -> tuple[Text, ...]:
    """Return the words that data sets are found by, the name of the place among them."""
    return (*_KEYWORDS, site.place.name) if site.place else _KEYWORDS


def downloads() -> Iterator[Download]:
    """Yield the files, those that most people want first."""
    for table in TABLES:
        yield Download(f"data/{table.name}.csv", _named(table.title, CSV.name), CSV, table.description)
    yield Download("data/open-reports.xlsx", Text("ทุกตาราง (Excel)", "All tables (Excel)"), XLSX)
    yield Download("data/open-reports.sqlite", Text("ทุกตาราง (SQLite)", "All tables (SQLite)"), SQLITE)
    yield Download("data/projects.json", Text("โครงการพร้อมรอบรายงาน (JSON)", "Whole projects (JSON)"), JSON)
    yield Download("data/projects.ndjson", Text("โครงการพร้อมรอบรายงาน (NDJSON)", "Whole projects (NDJSON)"), NDJSON)
    for table in TABLES:
        yield Download(f"data/{table.name}.parquet", _named(table.title, PARQUET.name), PARQUET, table.description)
    yield Download("data/all.zip", Text("ทุกไฟล์ (ZIP)", "Everything (ZIP)"), ZIP)


def _named(title: Text, kind: str) -> Text:
    return Text(f"{title.th} ({kind})", f"{title.en} ({kind})")
