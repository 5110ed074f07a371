"""What goes with the data wherever it is taken: whose it is, how it may be used, how it is to be read."""

from collections.abc import Iterator

from generator.diagnostics import Text
from generator.model.catalog import Catalog
from generator.model.citation import cite_projects, last_day
from generator.model.columns import TABLES_VERSION
from generator.model.reading_notes import READING
from generator.model.tables import TABLES, licence_name


def facts(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield what there is to say of the data in short: name and value. What is not known is left out."""
    site, projects = catalog.site, catalog.summaries
    as_of = last_day(site, projects)
    citation = cite_projects(site, projects)
    said = {
        "title_th": site.title.th,
        "title_en": site.title.en,
        "publisher_th": site.publisher.th if site.publisher else "",
        "publisher_en": site.publisher.en if site.publisher else "",
        "url": site.url("data/") if site.base_url else "",
        "contact": site.contact or "",
        "licence": licence_name(site),
        "licence_name": site.licence.name,
        "licence_url": site.licence.url or "",
        "citation_th": citation.text.th,
        "citation_en": citation.text.en,
        "as_of": as_of.isoformat() if as_of else "",
        "projects": str(len(projects)),
        "rounds": str(sum(len(project.rounds) for project in projects)),
        "tables_version": TABLES_VERSION,
    }
    yield from ((name, value) for name, value in said.items() if value)


def readme(catalog: Catalog, language: str) -> str:
    """Return the README of the data in a language, as Markdown."""
    site, thai = catalog.site, language == "th"
    citation = cite_projects(site, catalog.summaries)
    words = _THAI if thai else _ENGLISH
    licence = f"{_line(site.licence.name)}{f' <{site.licence.url}>' if site.licence.url else ''}"
    return "\n".join(
        [
            f"# {_line(site.title[language])}",
            "",
            *([f"<{site.url('data/')}>", ""] if site.base_url else []),
            f"## {words['files']}",
            "",
            *(f"- `{table.name}.csv`: {table.title[language]}. {table.description[language]}" for table in TABLES),
            *(f"- `{name}`: {what[language]}" for name, what in _FILES),
            "",
            f"## {words['reading']}",
            "",
            *(f"- {note[language]}" for note in READING),
            "",
            f"## {words['licence']}",
            "",
            licence,
            "",
            f"## {words['citation']}",
            "",
            _line(citation.text[language]),
            "",
            "```bibtex",
            citation.bibtex.replace("```", "'''"),
            "```",
            "",
        ]
    )


def _line(text: str) -> str:
    """Return a text for a line of Markdown: its lines run on, and it holds no HTML and no link."""
    return " ".join(text.split()).replace("<", "&lt;").replace("[", "\\[")


_THAI = {"files": "ไฟล์", "reading": "วิธีอ่านข้อมูล", "licence": "สัญญาอนุญาต", "citation": "วิธีอ้างอิง"}
_ENGLISH = {"files": "Files", "reading": "How to read the data", "licence": "Licence", "citation": "How to cite"}

_FILES: tuple[tuple[str, Text], ...] = (
    ("excel/*.csv", Text("ตารางเดียวกันสำหรับ Excel", "the same tables for Excel")),
    ("open-reports.xlsx", Text("ทุกตารางในสมุดงาน Excel เดียว", "all tables in one Excel workbook")),
    ("open-reports.sqlite", Text("ทุกตารางในฐานข้อมูล SQLite เดียว", "all tables in one SQLite database")),
    ("*.parquet", Text("ตารางเดียวกันแบบ Parquet", "the same tables as Parquet")),
    ("projects.json, projects.ndjson", Text("โครงการทั้งหมดพร้อมรอบรายงาน", "all projects, whole")),
    ("dictionary.csv", Text("พจนานุกรมข้อมูล: ความหมายของทุกคอลัมน์", "the dictionary: what every column means")),
    ("datapackage.json, *.csv-metadata.json", Text("คำอธิบายสำหรับโปรแกรม", "the same, for programs")),
    ("CITATION.cff, gdc.json", Text("การอ้างอิง และคำอธิบายตามแบบ GD Catalog", "the citation; fields of the GD Catalog")),
    ("SHA256SUMS", Text("ลายนิ้วมือของทุกไฟล์ (sha256sum --check)", "checksums of all files (sha256sum --check)")),
)
