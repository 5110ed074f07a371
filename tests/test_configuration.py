"""The configuration: every fault told with its place; what is unset is not claimed."""

import pytest

from generator.configuration import KEYS, load_site
from generator.diagnostics import Text
from generator.pipeline import check_content
from tests.conftest import SITE, Desk

GOOD = "title: ก\nlicence: CC-BY-4.0\n"


def load(desk: Desk, text: str | bytes) -> tuple[object, ...]:
    desk.write("site.yaml", text)
    return load_site(desk.content.root, base_url=None, build_date=None)


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "expected"),
    [
        ("", "invalid-setting", 1, 1, "title"),
        ("title: ก\n", "missing-licence", 1, 1, "CC-BY-4.0"),
        ("title: ก\nlicence:\n", "missing-licence", 2, 1, "CC-BY-4.0"),
        ("title: ก\nlicence: {id: x}\n", "missing-licence", 2, 1, "CC-BY-4.0"),
        ("title: ก\nlicence: {name: x, url: 'javascript:alert(1)'}\n", "invalid-setting", 2, 25, "https://"),
        ("title: ก\nlicense: CC-BY-4.0\n", "unknown-key", 2, 1, "licence"),
        (f"{GOOD}base_ulr: https://example.org/\n", "unknown-key", 3, 1, "base_url"),
        (f"{GOOD}base_url: example.org\n", "invalid-setting", 3, 11, "https://example.org/reports/"),
        (f"{GOOD}base_url: https://example.org/?a\n", "invalid-setting", 3, 11, "https://"),
        (f"{GOOD}base_url: [https://example.org/]\n", "invalid-setting", 3, 11, "https://"),
        (f"{GOOD}repository: git@example.org:x\n", "invalid-setting", 3, 13, "https://"),
        (f"{GOOD}contact: call us\n", "invalid-setting", 3, 10, "data@example.org"),
        (f"{GOOD}contact: a@b.example?bcc=x\n", "invalid-setting", 3, 10, "data@example.org"),
        (f"{GOOD}contact: a?bcc=x%40y@b.example\n", "invalid-setting", 3, 10, "data@example.org"),
        (f'{GOOD}contact: "a\\0@b.example"\n', "invalid-setting", 3, 10, "data@example.org"),
        (f"{GOOD}privacy: public\n", "invalid-setting", 3, 10, "withhold"),
        (f"{GOOD}languages: en\n", "invalid-setting", 3, 12, "[th, en]"),
        (f"{GOOD}languages: [th, lo]\n", "invalid-setting", 3, 12, "[th, en]"),
        (f"{GOOD}languages: []\n", "invalid-setting", 3, 12, "[th, en]"),
        (f"{GOOD}notice: {{th: ก, fr: x}}\n", "invalid-setting", 3, 9, "en"),
        (f"{GOOD}place: {{th: ก, code: Bangkok}}\n", "invalid-setting", 3, 22, "TH-10"),
        (f"{GOOD}place: {{code: TH-10}}\n", "invalid-setting", 3, 8, "en"),
        (f"{GOOD}plan: [x]\n", "invalid-setting", 3, 7, "a text"),
        (f"{GOOD}title: ข\n", "duplicate-key", 3, 1, "once"),
        ("- title\n", "wrong-type", 1, 1, "a map"),
        ("title: 'ก\n", "yaml-syntax", 2, 1, None),
        (b"title: \xff\n", "unreadable-configuration", 1, 8, "UTF-8"),
    ],
)
def test_a_fault_is_told_with_its_place(
    desk: Desk, text: str | bytes, code: str, line: int, column: int, expected: str | None
) -> None:
    desk.write("site.yaml", text)
    site, faults = load_site(desk.content.root, base_url="https://example.org/", build_date=None)
    assert site is None
    found = next(fault for fault in faults if fault.code == code)
    assert (found.position.file, found.position.line, found.position.column) == ("site.yaml", line, column)
    assert expected is None or (found.expected and expected in found.expected.en)


def test_a_missing_file_is_told(desk: Desk) -> None:
    desk.content.path("site.yaml").unlink()
    site, (fault,) = load_site(desk.content.root, base_url=None, build_date=None)
    assert (site, fault.code) == (None, "missing-configuration")
    desk.content.path("site.yaml").mkdir()
    site, (fault,) = load_site(desk.content.root, base_url=None, build_date=None)
    assert (site, fault.code) == (None, "unreadable-file")


def test_what_is_unset_is_not_claimed(desk: Desk) -> None:
    desk.write("site.yaml", "\ufeff" + GOOD + "".join(f"{key}:\n" for key in KEYS if key not in ("title", "licence")))
    site, faults = load_site(desk.content.root, base_url=None, build_date=None)
    assert faults == ()
    assert site
    assert site.title == Text("ก", "ก")
    assert (site.publisher, site.base_url, site.contact, site.repository, site.notice) == (None,) * 5
    assert site.privacy == "withhold"


def test_an_address_is_made_ascii_and_ends_with_a_slash(desk: Desk) -> None:
    desk.write("site.yaml", f"{GOOD}base_url: https://example.org/รายงาน\n")
    site, _ = load_site(desk.content.root, base_url=None, build_date=None)
    assert site
    assert site.base_url == "https://example.org/%E0%B8%A3%E0%B8%B2%E0%B8%A2%E0%B8%87%E0%B8%B2%E0%B8%99/"
    given, _ = load_site(desk.content.root, base_url="http://localhost:8000", build_date=None)
    assert given
    assert given.base_url == "http://localhost:8000/"


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("agencies.yaml", "- {code: '1'}\n", 1),
        ("agencies.yaml", "- {code: '50010000', name_th: ก}\n- {code: '50010000', name_th: ข}\n", 2),
        ("agencies.yaml", "- {code: '50010000', name_th: ก, name: x}\n", 1),
        ("agencies.yaml", "- {code: '50010000', name_th: ก, aliases: [[ข]]}\n", 1),
        ("agencies.yaml", "x: y\n", 1),
        ("agencies.yaml", "- ก\n", 1),
        ("agencies.yaml", "- [\n", 2),
        ("agencies.yaml", b"- \xff\n", 1),
        ("pages/help.th.md", "ก\n\xff".encode("latin-1", errors="replace"), 2),
        ("pages/search.th.md", "ก", None),
        ("pages/Help.md", "ก", None),
        ("pages/help.th.md/x", "ก", None),
        ("forms/new.yaml", "form: [\n", 2),
        ("forms/new.yaml", "form: x\n", 1),
        ("forms/new.yaml", "- x\n", 1),
    ],
)
def test_other_faulty_files_are_told_and_stop_no_build(
    desk: Desk, file: str, text: str | bytes, line: int | None
) -> None:
    desk.write(file, text)
    errors = [said for said in check_content(desk.content) if said.severity == "error"]
    assert errors
    assert {said.position.file for said in errors} == {file.removesuffix("/x")}
    assert errors[0].position.line == line
    site, _ = load_site(desk.content.root, base_url=None, build_date=None)
    assert site, "a fault of another file leaves the site its settings"


def test_a_licence_s_address_is_made_ascii(desk: Desk) -> None:
    desk.write("site.yaml", 'title: ก\nlicence: {name: x, url: "https://x.example/{a}|b^c`ก"}\n')
    site, faults = load_site(desk.content.root, base_url=None, build_date=None)
    assert faults == ()
    assert site
    assert site.licence.url == "https://x.example/%7Ba%7D%7Cb%5Ec%60%E0%B8%81"


def test_hidden_files_among_the_pages_are_none(desk: Desk) -> None:
    desk.write("pages/._help.th.md", b"\xff")
    site, faults = load(desk, SITE)
    assert faults == ()
    assert site
