"""`agencies.yaml`: the register of agencies."""

import re
from pathlib import Path

from generator.bounds import USUAL, Bounds
from generator.configuration.faults import INVALID_SETTING
from generator.configuration.files import read_settings
from generator.diagnostics import Diagnostic, Text
from generator.model.settings import Agency
from generator.yaml_text import LIST, MAP, Document, load_yaml, unknown_key, wrong_type

AGENCY_KEYS = ("code", "name_th", "name_en", "aliases")


def load_agencies(content: Path, bounds: Bounds = USUAL) -> tuple[dict[str, Agency], tuple[Diagnostic, ...]]:
    """Return the register of agencies by code; a missing file is an empty register."""
    path = content / "agencies.yaml"
    if not path.exists():
        return {}, ()
    text = read_settings(path, "agencies.yaml", bounds)
    if isinstance(text, Diagnostic):
        return {}, (text,)
    tree, faults = load_yaml(text, "agencies.yaml", bounds)
    if faults or tree is None:
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
        unknown_key(document, f"{position}.{name}", str(name), AGENCY_KEYS) for name in item if name not in AGENCY_KEYS
    ]
    code, name, english, aliases = item.get("code"), item.get("name_th"), item.get("name_en"), item.get("aliases")

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
    if aliases is not None and not (isinstance(aliases, list) and all(isinstance(alias, str) for alias in aliases)):
        fault("aliases", "รายการชื่ออื่นของหน่วยงาน", "a list of the agency's other names")
    if faults:
        return faults
    return Agency(str(code), str(name).strip(), english or None, tuple(aliases or ()))
