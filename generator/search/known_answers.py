"""Whether the published index answers the queries that it must, as `search-checks.yaml` lists them."""

from collections.abc import Iterable, Iterator

from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.outputs import OutputFile
from generator.model.search_settings import SearchCheck
from generator.search.index import FOLDER
from generator.search.reader import IndexReader

SEARCH_CHECK_FAILED = Rule(
    "search-check-failed",
    Severity.ERROR,
    Text("การค้นหาไม่ให้คำตอบที่ต้องได้", "Search does not give an answer that it must"),
    Text(
        "ผู้อ่านจะหาโครงการนี้ไม่พบ จึงไม่เปลี่ยนเว็บไซต์ที่มีอยู่",
        "Readers would not find the project, so the site that is there stays as it is.",
    ),
    Text(
        "หากเนื้อหาเปลี่ยนไปแล้ว แก้รายการใน content/search-checks.yaml หากไม่ใช่ โปรดแจ้งเป็น issue",
        "If the content has changed, change the item in content/search-checks.yaml; if not, report an issue.",
    ),
)
RULES = (SEARCH_CHECK_FAILED,)
_NAMED = 5  # projects named in one message


def failed_checks(files: Iterable[OutputFile], checks: Iterable[SearchCheck]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each check that the index in these files fails: it is asked as a browser asks it."""
    index = IndexReader.of(files, FOLDER)
    for check in checks:
        found, wanted = index.find(check.query), set(check.projects)
        if missing := wanted - found:
            message = Text(
                f"ค้น “{check.query}” ไม่พบ {_named(missing)}", f"“{check.query}” does not find {_named(missing)}"
            )
            yield Diagnostic(SEARCH_CHECK_FAILED, check.position, message, "query")
        if check.only and (others := found - wanted):
            named = _named(others)
            message = Text(f"ค้น “{check.query}” พบ {named} ด้วย", f"“{check.query}” also finds {named}")
            yield Diagnostic(SEARCH_CHECK_FAILED, check.position, message, "query")


def _named(keys: set[str]) -> str:
    named = sorted(keys)[:_NAMED]
    return ", ".join(named) + (f" … ({len(keys)})" if len(keys) > _NAMED else "")
