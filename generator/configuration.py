"""Reads what a maintainer configured: `site.yaml`, the register of agencies, the pages of prose."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.model.settings import Agency, Language, Licence, ProsePage, Site
from generator.yaml_text import LIST, MAP, Document, load_yaml, unknown_key, wrong_type

MISSING_LICENCE = Rule(
    "missing-licence",
    Severity.ERROR,
    Text("ไม่ได้ระบุสัญญาอนุญาต", "No licence"),
    Text(
        "ข้อมูลที่ไม่มีสัญญาอนุญาตนำไปใช้ต่อไม่ได้ จึงไม่สร้างเว็บไซต์", "Data without a licence cannot be reused, so no site is built."
    ),
    Text(
        "เพิ่ม licence ใน content/site.yaml เช่น licence: CC-BY-4.0",
        "Add `licence` to content/site.yaml, such as licence: CC-BY-4.0",
    ),
)
INVALID_SETTING = Rule(
    "invalid-setting",
    Severity.ERROR,
    Text("การตั้งค่าใช้ไม่ได้", "Setting cannot be used"),
    Text("ค่าที่ผิดทำให้เว็บไซต์ทั้งเว็บผิด", "A wrong setting makes the whole site wrong."),
    Text("เขียนค่าตามแบบที่บอกไว้", "Write the value as shown."),
)
MISSING_CONFIGURATION = Rule(
    "missing-configuration",
    Severity.ERROR,
    Text("ไม่พบ site.yaml", "No site.yaml"),
    Text("เว็บไซต์ต้องมีชื่อและสัญญาอนุญาต", "A site needs a title and a licence."),
    Text("สร้าง content/site.yaml ที่มี title และ licence", "Make content/site.yaml with a title and a licence."),
)
RULES = (MISSING_LICENCE, INVALID_SETTING, MISSING_CONFIGURATION)

KEYS = ("title", "publisher", "base_url", "licence", "contact", "languages", "repository", "privacy", "notice")
AGENCY_KEYS = ("code", "name_th", "name_en", "aliases")

# Licences by their SPDX ids: name and canonical URL.
LICENCES = {
    "CC-BY-4.0": ("Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": (
        "Creative Commons Attribution-ShareAlike 4.0 International",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    "CC0-1.0": ("CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODC-By-1.0": ("Open Data Commons Attribution License 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "ODbL-1.0": ("Open Data Commons Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "PDDL-1.0": (
        "Open Data Commons Public Domain Dedication and License 1.0",
        "https://opendatacommons.org/licenses/pddl/1-0/",
    ),
}
_URL = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")
_PROSE = re.compile(r"([a-z0-9][a-z0-9-]*)\.(th|en)\.md")
# A prose page may not take the address of a page that the generator makes; `about` is made to be written.
RESERVED = frozenset(
    [
        "agencies",
        "api",
        "assets",
        "catalog",
        "changes",
        "corrections",
        "data",
        "en",
        "feed",
        "pagefind",
        "projects",
        "quality",
        "schema",
        "search",
        "sitemap",
        "status",
        "strategies",
        "th",
        "years",
    ]
)


class _Settings:
    """Reads the keys of `site.yaml` one by one and gathers what is wrong with them."""

    def __init__(self, tree: dict[str, Any], document: Document) -> None:
        self.tree, self.document = tree, document
        self.faults: list[Diagnostic] = []

    def fault(self, key: str, seen: object, expected: Text, rule: Rule = INVALID_SETTING) -> None:
        shown = f"“{seen}”" if isinstance(seen, str) and seen.strip() else ""
        message = Text(
            f"{key} ใช้ไม่ได้ {shown}".strip(), f"{key} cannot be used: {shown or 'it is empty or of another type'}"
        )
        self.faults.append(Diagnostic(rule, self.document.locate(key), message, key, expected))

    def text(self, key: str, accept: Callable[[str], bool] = bool, expected: Text | None = None) -> str | None:
        """Return a text, None where it is unset or faulty."""
        value = self.tree.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, str) and value.strip() and accept(value.strip()):
            return value.strip()
        self.fault(key, value, expected or Text("ข้อความ", "a text"))
        return None

    def words(self, key: str) -> Text | None:
        """Return a text in both languages: a plain one serves for both, a map has `th` and `en`."""
        value = self.tree.get(key)
        if isinstance(value, dict):
            known = {
                name: text
                for name, text in value.items()
                if name in ("th", "en") and isinstance(text, str) and text.strip()
            }
            if not known or len(known) != len(value):
                self.fault(key, None, Text("ข้อความ หรือ {th: …, en: …}", "a text, or {th: …, en: …}"))
                return None
            fallback = next(iter(known.values()))
            return Text(known.get("th", fallback).strip(), known.get("en", fallback).strip())
        text = self.text(key)
        return Text(text, text) if text else None

    def licence(self) -> Licence | None:
        value = self.tree.get("licence")
        if isinstance(value, dict) and isinstance(value.get("name"), str) and value["name"].strip():
            for name in value:
                if name not in ("name", "id", "url"):
                    self.faults.append(unknown_key(self.document, f"licence.{name}", name, ("name", "id", "url")))
            url = value.get("url")
            if url and not (isinstance(url, str) and _URL.fullmatch(url)):
                self.fault("licence", url, Text("url ขึ้นต้นด้วย https://", "a url that begins with https://"))
                url = None
            return Licence(value["name"].strip(), value.get("id") or None, url or None)
        if isinstance(value, str) and value.strip():
            name, url = LICENCES.get(value.strip(), (value.strip(), None))
            return Licence(name, value.strip() if url else None, url)
        expected = Text(f"รหัส SPDX เช่น {', '.join(LICENCES)}", f"an SPDX id, such as {', '.join(LICENCES)}")
        message = Text("ไม่ได้ระบุ licence", "no licence is stated")
        position = (
            self.document.locate("licence", key=True) if "licence" in self.tree else Position(self.document.file, 1, 1)
        )
        self.faults.append(Diagnostic(MISSING_LICENCE, position, message, "licence", expected))
        return None

    def languages(self) -> tuple[Language, ...]:
        value = self.tree.get("languages")
        if value is None:
            return ("th", "en")
        if (
            isinstance(value, list)
            and value
            and len(set(map(str, value))) == len(value)
            and set(map(str, value)) <= {"th", "en"}
        ):
            return tuple(value)
        self.fault("languages", value, Text("[th, en] หรือภาษาเดียว", "[th, en], or one of them"))
        return ("th",)


def load_site(
    content: Path, *, base_url: str | None, build_date: date | None
) -> tuple[Site | None, tuple[Diagnostic, ...]]:
    """Return the configuration of a content folder, or every fault in it. `base_url` overrides the file's."""
    path = content / "site.yaml"
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "ไม่ใช่ UTF-8 / not UTF-8"
        message = Text(f"อ่าน site.yaml ไม่ได้: {reason}", f"cannot read site.yaml: {reason}")
        return None, (Diagnostic(MISSING_CONFIGURATION, Position("site.yaml"), message),)
    tree, faults = load_yaml(text, "site.yaml")
    if faults:
        return None, faults
    document = Document("site.yaml", text)
    if not isinstance(tree, dict):
        if tree in (None, ""):
            tree = {}
        else:
            return None, (wrong_type(document, "", MAP, tree),)
    settings = _Settings(tree, document)
    settings.faults += [unknown_key(document, name, name, KEYS) for name in tree if name not in KEYS]
    title = settings.words("title")
    if title is None and not any(fault.field == "title" for fault in settings.faults):
        settings.fault("title", None, Text("ชื่อเว็บไซต์", "the site's title"))
    url = base_url or settings.text(
        "base_url",
        lambda value: bool(_URL.fullmatch(value)),
        Text("ที่อยู่เต็ม เช่น https://example.org/reports/", "a whole address, such as https://example.org/reports/"),
    )
    repository = settings.text(
        "repository",
        lambda value: bool(_URL.fullmatch(value)),
        Text("ที่อยู่เต็ม เช่น https://github.com/owner/name", "a whole address, such as https://github.com/owner/name"),
    )
    contact = settings.text(
        "contact",
        lambda value: bool(re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\"]+", value)),
        Text("อีเมล เช่น data@example.org", "an e-mail address, such as data@example.org"),
    )
    privacy = settings.text(
        "privacy", lambda value: value in ("publish", "withhold"), Text("publish หรือ withhold", "publish or withhold")
    )
    licence, languages = settings.licence(), settings.languages()
    publisher, notice = settings.words("publisher"), settings.words("notice")
    agencies, agency_faults = load_agencies(content)
    prose, prose_faults = load_prose(content)
    found = (*settings.faults, *agency_faults, *prose_faults)
    if found or title is None or licence is None:
        return None, found
    return Site(
        title=title,
        licence=licence,
        languages=languages,
        publisher=publisher,
        base_url=url.rstrip("/") + "/" if url else None,
        contact=contact,
        repository=repository.rstrip("/") if repository else None,
        privacy="publish" if privacy == "publish" else "withhold",
        notice=notice,
        agencies=agencies,
        prose=prose,
        build_date=build_date,
    ), ()  # fmt: skip


def load_agencies(content: Path) -> tuple[dict[str, Agency], tuple[Diagnostic, ...]]:
    """Return the register of agencies by code; a missing file is an empty register."""
    path = content / "agencies.yaml"
    if not path.exists():
        return {}, ()
    text = path.read_text("utf-8", errors="replace")
    tree, faults = load_yaml(text, "agencies.yaml")
    if faults or tree in (None, ""):
        return {}, faults
    document = Document("agencies.yaml", text)
    if not isinstance(tree, list):
        return {}, (wrong_type(document, "", LIST, tree),)
    agencies, found = dict[str, Agency](), list[Diagnostic]()
    for position, item in enumerate(tree, 1):
        made = _agency(item, document, position, agencies)
        if isinstance(made, Agency):
            agencies[made.code] = made
        else:
            found += made
    return agencies, tuple(found)


def _agency(item: object, document: Document, position: int, known: dict[str, Agency]) -> Agency | list[Diagnostic]:
    if not isinstance(item, dict):
        return [wrong_type(document, str(position), MAP, item)]
    faults = [
        unknown_key(document, f"{position}.{name}", name, AGENCY_KEYS) for name in item if name not in AGENCY_KEYS
    ]
    code, name, english, aliases = item.get("code"), item.get("name_th"), item.get("name_en"), item.get("aliases", [])

    def fault(key: str, th: str, en: str) -> None:
        place = document.locate(f"{position}.{key}" if key in item else str(position))
        message = Text(f"{key} ของหน่วยงานใช้ไม่ได้", f"{key} of this agency cannot be used")
        faults.append(Diagnostic(INVALID_SETTING, place, message, f"agencies.{position}.{key}", Text(th, en)))

    if not isinstance(code, str) or not re.fullmatch(r"[0-9]{8}", code):
        fault("code", "เลข 8 หลัก เช่น 01000000", "eight digits, such as 01000000")
    elif code in known:
        fault("code", "รหัสที่ยังไม่มีในทะเบียน", "a code that the register does not have yet")
    if not isinstance(name, str) or not name.strip():
        fault("name_th", "ชื่อหน่วยงานภาษาไทย", "the agency's Thai name")
    if english is not None and not isinstance(english, str):
        fault("name_en", "ชื่อหน่วยงานภาษาอังกฤษ", "the agency's English name")
    if aliases != "" and not (isinstance(aliases, list) and all(isinstance(alias, str) for alias in aliases)):
        fault("aliases", "รายการชื่ออื่นของหน่วยงาน", "a list of the agency's other names")
    if faults:
        return faults
    return Agency(str(code), str(name).strip(), english or None, tuple(aliases or ()))


def load_prose(content: Path) -> tuple[tuple[ProsePage, ...], tuple[Diagnostic, ...]]:
    """Return the pages of prose, `<slug>.th.md` and `<slug>.en.md`, by name."""
    pages, faults = list[ProsePage](), list[Diagnostic]()
    for path in sorted((content / "pages").glob("*.md")):
        match = _PROSE.fullmatch(path.name)
        if match and match[1] not in RESERVED:
            pages.append(
                ProsePage(match[1], "th" if match[2] == "th" else "en", path.read_text("utf-8", errors="replace"))
            )
        else:
            message = Text(f"ใช้ชื่อไฟล์ “{path.name}” ไม่ได้", f"the file name “{path.name}” cannot be used")
            expected = Text("ชื่อเช่น help.th.md ที่ไม่ซ้ำกับหน้าของระบบ", "a name such as help.en.md that no other page has")
            faults.append(Diagnostic(INVALID_SETTING, Position(f"pages/{path.name}"), message, expected=expected))
    return tuple(pages), tuple(faults)
