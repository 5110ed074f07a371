"""How large, deep, many and slow what is read may be; `bounds:` in `site.yaml` sets any of them otherwise.

What is beyond one is told by a diagnostic that names the bound, what was found, and how to set it. Each is far above
what real content needs, and far below what would fill a machine's memory or keep everybody waiting.
"""

from dataclasses import dataclass, field, fields
from typing import Any

from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text

OVER_BOUND = Rule(
    "over-bound",
    Severity.ERROR,
    Text("เกินขอบเขตที่ตั้งไว้", "Beyond a bound"),
    Text(
        "สิ่งที่ใหญ่หรือมากเกินกว่าข้อมูลจริงอาจทำให้เครื่องหยุดทำงาน จึงไม่อ่าน",
        "What is larger than any real content could take the machine down, so it is not read.",
    ),
    Text(
        "ตรวจว่าเป็นไฟล์ที่ต้องการ หากใช่ เพิ่มขอบเขตใน bounds ของ content/site.yaml",
        "See that it is what was meant; if so, raise the bound under `bounds` in content/site.yaml.",
    ),
)
RULES = (OVER_BOUND,)

BYTES, LINES, FILES = Text("ไบต์", "bytes"), Text("บรรทัด", "lines"), Text("ไฟล์", "files")
PAGES, LEVELS, SECONDS = Text("หน้า", "pages"), Text("ชั้น", "levels"), Text("วินาที", "seconds")
PARTS, LETTERS, ROUNDS = Text("ส่วน", "parts"), Text("ตัวอักษร", "letters"), Text("รอบ", "rounds")
ENTRIES, TIMES = Text("รายการ", "entries"), Text("ครั้ง", "times")

# A bound of more than this is none: the readers count in what a machine holds.
HIGHEST = 10**12


def _bound(default: int, unit: Text, th: str, en: str) -> Any:
    return field(default=default, metadata={"unit": unit, "about": Text(th, en)})


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds by name; those of a mirror are of a copy that `verify` compares."""

    # A report of a dozen rounds has some 20 KB; sixty rounds of thirty lines stay below 1 MB.
    report_bytes: int = _bound(8_000_000, BYTES, "ข้อความของรายงานหรือระเบียน", "the text of a report or a record")
    # PDF and Word files hold fonts and pictures as well.
    packed_bytes: int = _bound(50_000_000, BYTES, "ไฟล์ PDF, Word หรือ MHTML", "a file of PDF, Word or MHTML")
    # A thousand reports in one file; what has more lines, most of them nearly empty, is none.
    report_lines: int = _bound(200_000, LINES, "บรรทัดของไฟล์รายงาน", "the lines of a report file")
    report_seconds: int = _bound(60, SECONDS, "เวลาอ่านข้อความของไฟล์รายงาน", "reading the text of a report file")
    rounds: int = _bound(2_000, ROUNDS, "รอบรายงานของโครงการ", "the rounds of a project")
    # The text of five hundred pages has some 20 MB of XML; pictures are never unpacked.
    unpacked_bytes: int = _bound(16_000_000, BYTES, "ไฟล์ Word เมื่อคลายแล้ว", "a Word file, unpacked")
    package_parts: int = _bound(5_000, PARTS, "ส่วนในไฟล์ Word", "the parts of a Word file")
    # Pages built of tables in tables reach some dozens.
    html_levels: int = _bound(500, LEVELS, "การซ้อนของหน้าเว็บ", "the nesting of a web page")
    pdf_pages: int = _bound(500, PAGES, "หน้าของ PDF", "the pages of a PDF")
    # Of all pages together; a report of twelve rounds has six thousand.
    pdf_letters: int = _bound(3_000_000, LETTERS, "ตัวอักษรใน PDF", "the letters of a PDF")
    pdf_seconds: int = _bound(20, SECONDS, "เวลาอ่าน PDF", "reading a PDF")
    pdf_memory_bytes: int = _bound(2_000_000_000, BYTES, "หน่วยความจำที่ใช้อ่าน PDF", "the memory that reading a PDF takes")
    scanned_pages: int = _bound(60, PAGES, "หน้าของ PDF ที่เป็นภาพ", "the pages of a scanned PDF")
    scan_drawing_seconds: int = _bound(60, SECONDS, "เวลาวาดหน้าของ PDF ที่เป็นภาพ", "drawing the pages of a scanned PDF")
    scanned_page_seconds: int = _bound(60, SECONDS, "เวลาอ่านภาพหนึ่งหน้า", "reading a page's picture")
    # No file of content nests deeper than some ten.
    yaml_levels: int = _bound(50, LEVELS, "การซ้อนของ YAML", "the nesting of YAML")
    settings_bytes: int = _bound(4_000_000, BYTES, "ไฟล์ตั้งค่าหรือทะเบียน", "a file of settings, or a register")
    # Markdown made to do harm takes some ten seconds a megabyte.
    prose_bytes: int = _bound(500_000, BYTES, "หน้าข้อความ", "a page of prose")
    search_checks: int = _bound(2_000, ENTRIES, "คำค้นที่ต้องพบ", "what the search must find")
    # Some six lines of 60 letters a project.
    addresses_bytes: int = _bound(100_000_000, BYTES, "published-urls.txt", "published-urls.txt")
    corrections: int = _bound(1_000, ENTRIES, "การแก้ไขของโครงการ", "the corrections of a project")
    path_bytes: int = _bound(400, BYTES, "ชื่อไฟล์รายงานพร้อมโฟลเดอร์", "a report file's name with its folders")
    folder_files: int = _bound(1_000_000, FILES, "ไฟล์ในแต่ละโฟลเดอร์ของ content", "the files of each folder of content")
    mirror_list_bytes: int = _bound(200_000_000, BYTES, "รายการของสำเนาเว็บไซต์", "the list of a mirror")
    mirror_files: int = _bound(3_000_000, FILES, "ไฟล์ของสำเนาเว็บไซต์", "the files of a mirror")
    mirror_path_bytes: int = _bound(1_000, BYTES, "ที่อยู่ของไฟล์ในสำเนา", "the path of a mirror's file")
    mirror_file_bytes: int = _bound(4_000_000_000, BYTES, "ไฟล์หนึ่งของสำเนา", "a mirror's file")
    mirror_bytes: int = _bound(100_000_000_000, BYTES, "ทุกไฟล์ของสำเนารวมกัน", "all of a mirror's files together")
    mirror_wait_seconds: int = _bound(30, SECONDS, "เวลารอคำตอบของสำเนา", "waiting for a mirror's answer")
    mirror_file_seconds: int = _bound(600, SECONDS, "เวลารับไฟล์หนึ่งของสำเนา", "fetching a mirror's file")
    mirror_seconds: int = _bound(86_400, SECONDS, "เวลาเทียบสำเนาทั้งหมด", "comparing a whole mirror")
    mirror_redirects: int = _bound(5, TIMES, "การส่งต่อของสำเนาต่อไฟล์", "the redirects of a mirror's file")

    @property
    def largest_file(self) -> int:
        """How many bytes a file of the content has at most, whatever it is."""
        kinds = (self.report_bytes, self.packed_bytes, self.settings_bytes, self.prose_bytes, self.addresses_bytes)
        return max(kinds)

    def exceeded(
        self,
        name: str,
        file: str,
        found: int | None = None,
        *,
        rule: Rule = OVER_BOUND,
        position: Position | None = None,
        field: str = "",
    ) -> Diagnostic:
        """Return that a file goes beyond a bound: how much was found, where that is known."""
        about, unit, limit = ABOUT[name], UNITS[name], f"{getattr(self, name):,}"
        message = Text(
            f"{about.th} เกินขอบเขต {name} ({limit} {unit.th})",
            f"{about.en}: beyond the bound {name} of {limit} {unit.en}",
        )
        if found is not None:
            message = Text(
                f"{about.th} พบ {found:,} {unit.th} เกินขอบเขต {name} ({limit})",
                f"{about.en}: {found:,} {unit.en}, beyond the bound {name} of {limit}",
            )
        return Diagnostic(rule, position or Position(file), message, field, self.how_to_raise(name))

    def how_to_raise(self, name: str) -> Text:
        """Return how much is in bounds, and where that is set."""
        unit, limit = UNITS[name], getattr(self, name)
        return Text(
            f"ไม่เกิน {limit:,} {unit.th} หากไฟล์ถูกต้องแล้ว เพิ่มได้ใน content/site.yaml ที่ bounds: {{{name}: …}}",
            f"at most {limit:,} {unit.en}; if the file is right, raise it in content/site.yaml: bounds: {{{name}: …}}",
        )


USUAL = Bounds()
ABOUT: dict[str, Text] = {one.name: one.metadata["about"] for one in fields(Bounds)}
UNITS: dict[str, Text] = {one.name: one.metadata["unit"] for one in fields(Bounds)}
