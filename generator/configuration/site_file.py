"""`site.yaml`: its keys, one by one, and the site that they make."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.bounds import ABOUT, HIGHEST, USUAL, Bounds
from generator.configuration.faults import INVALID_SETTING, MISSING_CONFIGURATION, MISSING_LICENCE
from generator.configuration.files import read_settings
from generator.diagnostics import Diagnostic, Position, Text
from generator.model.settings import LICENCES, Language, Licence, Place, Site
from generator.yaml_text import MAP, Document, load_yaml, unknown_key, wrong_type

KEYS = (
    "title",
    "publisher",
    "base_url",
    "licence",
    "contact",
    "languages",
    "repository",
    "place",
    "plan",
    "privacy",
    "notice",
    "bounds",
)
LICENCE_KEYS = ("name", "id", "url")

_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[^\s?#\"'<>\\\x00-\x1f\x7f]*)?")
_PLACE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
# What a link to write to can hold as it stands: nothing that would give the letter more receivers, or a subject.
_EMAIL = re.compile(r"[^\s@<>\"'?&#%/\\,;:()\[\]\x00-\x1f\x7f]+@[\w.\u0e31-\u0e4e-]+")
_NUMBER = re.compile(r"[0-9]{1,13}", re.ASCII)


def is_address(text: str) -> bool:
    """Say whether a text is a whole web address that others can be built on: no query, no fragment."""
    return bool(_URL.fullmatch(text))


class _Settings:
    """Reads the keys of `site.yaml` one by one and gathers what is wrong with them."""

    def __init__(self, tree: dict[str, Any], document: Document) -> None:
        self.tree, self.document = tree, document
        self.faults: list[Diagnostic] = []

    def fault(self, key: str, seen: object, expected: Text) -> None:
        """Note that the value of a key cannot be used."""
        shown = f"“{seen}”" if isinstance(seen, str) and seen.strip() else ""
        message = Text(
            f"{key} ใช้ไม่ได้: {shown or 'ว่างหรือผิดชนิด'}",
            f"{key} cannot be used: {shown or 'it is empty or of another type'}",
        )
        self.faults.append(Diagnostic(INVALID_SETTING, self.document.locate(key), message, key, expected))

    def text(self, key: str, accept: Callable[[str], bool] = bool, expected: Text | None = None) -> str | None:
        """Return a text, None where it is unset or faulty."""
        value = self.tree.get(key)
        if value in (None, ""):
            return None
        if isinstance(value, str) and value.strip() and accept(value.strip()):
            return value.strip()
        self.fault(key, value, expected or Text("ข้อความ", "a text"))
        return None

    def words(self, key: str, others: tuple[str, ...] = ()) -> Text | None:
        """Return a text in both languages: a plain one serves for both, a map has `th` and `en`, besides `others`."""
        value = self.tree.get(key)
        if isinstance(value, dict):
            value = {name: text for name, text in value.items() if name not in others}
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

    def address(self, key: str, example: str) -> str | None:
        """Return a web address, in ASCII as pages and feeds need it."""
        expected = Text(f"ที่อยู่เต็ม เช่น {example}", f"a whole address, such as {example}")
        value = self.text(key, is_address, expected)
        return ascii_address(value) if value else None

    def licence(self) -> Licence | None:
        """Return the licence: an SPDX id or a name, or a map of `name`, `id` and `url`."""
        value = self.tree.get("licence")
        if isinstance(value, str) and value.strip():
            name, url = LICENCES.get(value.strip(), (value.strip(), None))
            return Licence(name, value.strip() if url else None, url)
        if isinstance(value, dict):
            self.faults += [
                unknown_key(self.document, f"licence.{name}", name, LICENCE_KEYS)
                for name in value
                if name not in LICENCE_KEYS
            ]
            parts = {name: value[name].strip() for name in LICENCE_KEYS if isinstance(value.get(name), str)}
            url = parts.get("url")
            if url and not is_address(url):
                self.fault("licence.url", url, Text("ที่อยู่ที่ขึ้นต้นด้วย https://", "an address that begins with https://"))
            elif parts.get("name"):
                return Licence(parts["name"], parts.get("id") or None, ascii_address(url) if url else None)
        expected = Text(f"รหัส SPDX เช่น {', '.join(LICENCES)}", f"an SPDX id, such as {', '.join(LICENCES)}")
        message = Text("ไม่ได้ระบุ licence", "no licence is stated")
        position = self.document.locate("licence", key=True) if "licence" in self.tree else self.document.locate("")
        self.faults.append(Diagnostic(MISSING_LICENCE, position, message, "licence", expected))
        return None

    def place(self) -> Place | None:
        """Return the place that the projects are of: a name, or a map of names in `th` and `en` and its `code`."""
        value = self.tree.get("place")
        code = value.get("code") if isinstance(value, dict) else None
        if code is not None and not (isinstance(code, str) and _PLACE.fullmatch(code)):
            self.fault("place.code", code, Text("รหัส ISO 3166-2 เช่น TH-10", "a code of ISO 3166-2, such as TH-10"))
            return None
        name = self.words("place", others=("code",))
        return Place(name, code) if name else None

    def languages(self) -> tuple[Language, ...]:
        """Return the languages in their order; both where nothing is said."""
        value = self.tree.get("languages")
        if value is None:
            return ("th", "en")
        if value in (["th", "en"], ["en", "th"], ["th"], ["en"]):
            return tuple(value)
        self.fault("languages", value, Text("[th, en] หรือภาษาเดียว", "[th, en], or one of them"))
        return ("th",)

    def bounds(self) -> Bounds:
        """Return the bounds by name, as usual where nothing is said."""
        value, said = self.tree.get("bounds"), dict[str, int]()
        if not isinstance(value, dict | None):
            self.fault("bounds", value, Text("ชุดของ ชื่อ: จำนวน", "a map of name: number"))
            return USUAL
        for name, text in (value or {}).items():
            number = int(text) if isinstance(text, str) and _NUMBER.fullmatch(text) else 0
            if name not in ABOUT:
                self.faults.append(unknown_key(self.document, f"bounds.{name}", str(name), tuple(ABOUT)))
            elif 1 <= number <= HIGHEST:
                said[name] = number
            else:
                self.fault(f"bounds.{name}", text, Text("จำนวนเต็ม เช่น 1000", "a whole number, such as 1000"))
        return replace(USUAL, **said)


def ascii_address(text: str) -> str:
    """Return a web address with all in its path that is no ASCII escaped.

    >>> ascii_address("https://example.org/รายงาน/")
    'https://example.org/%E0%B8%A3%E0%B8%B2%E0%B8%A2%E0%B8%87%E0%B8%B2%E0%B8%99/'
    """
    return quote(text, safe="%:/~!$&()*+,;=@")


def load_bounds(content: Path) -> Bounds:
    """Return the bounds that `site.yaml` sets; what is wrong with it is for `load_site` to tell."""
    settings = _read_keys(content / "site.yaml")
    return settings.bounds() if isinstance(settings, _Settings) else USUAL


def _read_keys(path: Path) -> "_Settings | tuple[Diagnostic, ...]":
    """Return the keys of `site.yaml`, or why they cannot be had. Its own size has the usual bound."""
    if not path.exists():
        message = Text("ไม่มีไฟล์ site.yaml", "there is no site.yaml")
        expected = Text("ไฟล์ที่มี title และ licence", "a file with a title and a licence")
        return (Diagnostic(MISSING_CONFIGURATION, Position("site.yaml"), message, expected=expected),)
    text = read_settings(path, "site.yaml")
    if isinstance(text, Diagnostic):
        return (text,)
    tree, faults = load_yaml(text, "site.yaml")
    if faults:
        return faults
    document = Document("site.yaml", text)
    if not isinstance(tree, dict | None):
        return (wrong_type(document, "", MAP, tree),)
    return _Settings(tree or {}, document)


def load_settings(path: Path, base_url: str | None) -> tuple[Site | None, tuple[Diagnostic, ...]]:
    """Return the site that the keys of `site.yaml` make, without what other files say, or what is wrong with them."""
    settings = _read_keys(path)
    if not isinstance(settings, _Settings):
        return None, settings
    document = settings.document
    settings.faults += [unknown_key(document, str(name), str(name), KEYS) for name in settings.tree if name not in KEYS]
    title, publisher, notice = settings.words("title"), settings.words("publisher"), settings.words("notice")
    if title is None and not any(fault.field == "title" for fault in settings.faults):
        settings.fault("title", None, Text("ชื่อเว็บไซต์", "the site's title"))
    address = settings.address("base_url", "https://example.org/reports/")
    repository = settings.address("repository", "https://github.com/owner/name")
    contact = settings.text(
        "contact",
        lambda value: bool(_EMAIL.fullmatch(value)),
        Text("อีเมล เช่น data@example.org", "an e-mail address, such as data@example.org"),
    )
    privacy = settings.text(
        "privacy", lambda value: value in ("publish", "withhold"), Text("publish หรือ withhold", "publish or withhold")
    )
    licence, languages = settings.licence(), settings.languages()
    place, plan, bounds = settings.place(), settings.words("plan"), settings.bounds()
    if settings.faults or title is None or licence is None:
        return None, tuple(settings.faults)
    address = ascii_address(base_url) if base_url else address
    return Site(
        title=title,
        licence=licence,
        languages=languages,
        publisher=publisher,
        base_url=address.rstrip("/") + "/" if address else None,
        contact=contact,
        repository=repository.rstrip("/") if repository else None,
        place=place,
        plan=plan,
        privacy="publish" if privacy == "publish" else "withhold",
        notice=notice,
        bounds=bounds,
    ), ()
