"""JSON Schemas (2020-12) of the files that a maintainer writes besides records and ledgers: for editors.

They complete keys and say what each is for. The readers of these files are as strict, and have the last word.
"""

from dataclasses import asdict
from typing import Any

from generator.bounds import ABOUT, HIGHEST, UNITS, USUAL
from generator.diagnostics import Text
from generator.model.schema import DIALECT, Schema, words
from generator.model.settings import LICENCES
from generator.model.values import IDENTIFIER

_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_BOTH: Schema = {
    "anyOf": [
        _TEXT,
        {"type": "object", "properties": {"th": _TEXT, "en": _TEXT}, "minProperties": 1, "additionalProperties": False},
    ]
}
_ADDRESS: Schema = {"type": "string", "pattern": "^https?://[^\\s?#]+$"}
_PATH: Schema = {"type": "string", "pattern": "^[^/\\s?#][^\\s?#]*$"}
_EMAIL: Schema = {"type": "string", "format": "email"}
_DAY: Schema = {"type": "string", "format": "date"}
_LANGUAGES: Schema = {"enum": [["th", "en"], ["en", "th"], ["th"], ["en"]]}


def _key(th: str, en: str, about_th: str, about_en: str, schema: Schema) -> Schema:
    return {**words(Text(th, en), Text(about_th, about_en)), **schema}


def _map(properties: dict[str, Schema], *required: str) -> Schema:
    needed: dict[str, Any] = {"required": list(required)} if required else {}
    return {"type": "object", "properties": properties, **needed, "additionalProperties": False}


def _whole(th: str, en: str, about_th: str, about_en: str, schema: Schema) -> Schema:
    return {"$schema": DIALECT, **_key(th, en, about_th, about_en, schema)}


def site_schema() -> Schema:
    """Return the schema of `site.yaml`; licences with an SPDX id are offered, others are taken as well."""
    licence = {
        "anyOf": [
            {"enum": list(LICENCES)},
            _TEXT,
            _map({"name": _TEXT, "id": _TEXT, "url": _ADDRESS}, "name"),
        ]
    }
    code: Schema = {"type": "string", "pattern": "^[A-Z]{2}(-[A-Z0-9]{1,3})?$"}
    place = {"anyOf": [_TEXT, _map({"th": _TEXT, "en": _TEXT, "code": code})]}
    keys = {
        "title": _key("ชื่อเว็บไซต์", "Title", "ชื่อที่หัวทุกหน้า", "The name at the top of every page", _BOTH),
        "publisher": _key("ผู้เผยแพร่", "Publisher", "ผู้จัดทำเว็บไซต์และข้อมูล", "Who publishes site and data", _BOTH),
        "base_url": _key("ที่อยู่เว็บไซต์", "Address", "ที่อยู่เต็มที่เผยแพร่", "The whole address of the site", _ADDRESS),
        "licence": _key("สัญญาอนุญาต", "Licence", "ของข้อมูล ขาดไม่ได้", "Of the data; without it nothing is built", licence),
        "contact": _key(
            "อีเมลติดต่อ", "Contact", "ผู้ตอบคำถาม", "Who answers questions", {"type": "string", "format": "email"}
        ),
        "languages": _key("ภาษา", "Languages", "ภาษาแรกอยู่ที่ราก", "The first is served at the root", _LANGUAGES),
        "repository": _key("คลังต้นฉบับ", "Repository", "ที่อยู่เต็ม", "The whole address of this repository", _ADDRESS),
        "place": _key("พื้นที่", "Place", "เมืองและรหัส ISO 3166-2", "The city, and its ISO 3166-2 code", place),
        "plan": _key("แผนพัฒนา", "Plan", "แผนที่โครงการสนับสนุน", "The plan that projects support", _BOTH),
        "privacy": _key(
            "ข้อมูลเจ้าหน้าที่",
            "Privacy",
            "publish ชื่อและโทรศัพท์อยู่ในหน้าโครงการ withhold ไม่อยู่ที่ใดเลย",
            "publish: names and phones stand on the project's page; withhold: nowhere",
            {"enum": ["publish", "withhold"]},
        ),
        "notice": _key("ประกาศ", "Notice", "แถบข้อความที่หัวทุกหน้า", "A banner at the top of every page", _BOTH),
        "bounds": _key(
            "ขอบเขต", "Bounds", "ขนาด จำนวน และเวลาของสิ่งที่อ่าน", "How large and slow what is read may be", _map(_bounds())
        ),
    }
    whole = _map(keys, "title", "licence")
    return _whole("การตั้งค่าเว็บไซต์", "Settings of the site", "content/site.yaml", "content/site.yaml", whole)


def _bounds() -> dict[str, Schema]:
    number: Schema = {"type": "integer", "minimum": 1, "maximum": HIGHEST}
    return {
        name: {**words(ABOUT[name], Text(f"ปกติ {usual:,} {unit.th}", f"usually {usual:,} {unit.en}")), **number}
        for (name, usual), unit in zip(asdict(USUAL).items(), UNITS.values(), strict=True)
    }


def agencies_schema() -> Schema:
    """Return the schema of `agencies.yaml`."""
    keys = {
        "code": _key(
            "รหัส", "Code", "เลข 8 หลักแรกของรหัสโครงการ", "The first eight digits of a project's id",
            {"type": "string", "pattern": "^[0-9]{8}$"},
        ),
        "name_th": _key("ชื่อไทย", "Thai name", "ชื่อปัจจุบัน", "Its name today", _TEXT),
        "name_en": _key("ชื่ออังกฤษ", "English name", "ชื่อปัจจุบัน", "Its name today", _TEXT),
        "aliases": _key("ชื่ออื่น", "Other names", "ชื่อเดิมและชื่อย่อ", "Old and short names", _TEXTS),
    }  # fmt: skip
    items = {"type": "array", "items": _map(keys, "code", "name_th")}
    return _whole("ทะเบียนหน่วยงาน", "Register of agencies", "content/agencies.yaml", "content/agencies.yaml", items)


def synonyms_schema() -> Schema:
    """Return the schema of `synonyms.yaml`."""
    groups = {"type": "array", "items": {**_TEXTS, "minItems": 2}}
    return _whole("คำพ้อง", "Synonyms", "กลุ่มคำที่หมายถึงสิ่งเดียวกัน", "Groups of words that mean the same", groups)


def search_checks_schema() -> Schema:
    """Return the schema of `search-checks.yaml`."""
    key = {"type": "string", "pattern": f"^[0-9]{{4}}/{IDENTIFIER.pattern}$"}
    projects: Schema = {"type": "array", "items": key}
    keys = {
        # A query of digits is a number to a YAML reader.
        "query": _key("คำค้น", "Query", "ตามที่ผู้อ่านพิมพ์", "As a reader types it", {"type": ["string", "number"]}),
        "projects": _key("โครงการ", "Projects", "ปี/รหัส ที่ต้องพบ", "year/id that it must find", projects),
        "only": _key("เท่านั้น", "Only", "ต้องไม่พบโครงการอื่น", "No other may be found", {"type": "boolean"}),
    }
    items = {"type": "array", "items": _map(keys, "query", "projects")}
    return _whole("คำค้นที่ต้องพบ", "What the search must find", "search-checks.yaml", "search-checks.yaml", items)


def redirects_schema() -> Schema:
    """Return the schema of `redirects.yaml`."""
    keys = {
        "from": _key("ที่อยู่เดิม", "Old address", "นับจากรากของเว็บไซต์", "From the root of the site", _PATH),
        "to": _key("ที่อยู่ใหม่", "New address", "นับจากรากของเว็บไซต์", "From the root of the site", _PATH),
        "withdrawn": _key("เหตุผลที่นำออก", "Why withdrawn", "ผู้อ่านจะเห็น", "Shown to readers", _TEXT),
        "date": _key("วันที่", "Date", "วันที่นำออก", "When it was withdrawn", _DAY),
    }
    item = {**_map(keys, "from"), "oneOf": [{"required": ["to"]}, {"required": ["withdrawn"]}]}
    items = {"type": "array", "items": item}
    return _whole("ที่อยู่ที่ย้ายหรือนำออก", "Addresses moved or withdrawn", "redirects.yaml", "redirects.yaml", items)
