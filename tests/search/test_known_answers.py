"""What a maintainer says about the search: what it must find, and words that mean the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.search import FOLDER
from generator.search.reader import IndexReader
from generator.search_settings import load_search_settings
from tests.conftest import Desk

TREES = "2566/50010000-11"


def reader(desk: Desk) -> IndexReader:
    head = f"{FOLDER}/"
    return IndexReader({path.removeprefix(head): content for path, content in desk.site_bytes().items()})


def told(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{said.position.file}:{said.position.line} {said.code} {said.message.en}" for said in diagnostics]


def test_a_build_whose_search_answers_is_published(desk: Desk) -> None:
    desk.report()
    desk.write("search-checks.yaml", f"- {{query: ร่มเงา, projects: [{TREES}]}}\n- {{query: ปลาทู, projects: []}}\n")
    built = desk.build()
    assert built.written
    assert reader(desk).find("ร่มเงา") == {TREES}


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (f"{{query: ปลาทู, projects: [{TREES}]}}", f"“ปลาทู” does not find {TREES}"),
        ("{query: ร่มเงา, projects: []}", f"“ร่มเงา” also finds {TREES}"),
        ("{query: ร่มเงา, projects: [2566/50010000-12], only: true}", "“ร่มเงา” does not find 2566/50010000-12"),
    ],
)
def test_a_build_whose_search_does_not_answer_leaves_the_last_site(desk: Desk, check: str, message: str) -> None:
    desk.report()
    assert desk.build().written
    before = desk.site_bytes()
    desk.write("search-checks.yaml", f"# one line of comment\n- {check}\n")
    built = desk.build()
    assert built.written is None
    assert f"search-checks.yaml:2 search-check-failed {message}" in told(built.diagnostics)
    assert desk.site_bytes() == before


def test_a_check_that_cannot_be_read_stops_the_build(desk: Desk) -> None:
    desk.report()
    desk.write("search-checks.yaml", "- {query: ร่มเงา, project: [2566/50010000-11]}\n")
    built = desk.build()
    assert built.written is None
    assert told(built.diagnostics)[:1] == ["search-checks.yaml:1 invalid-setting projects cannot be used"]


def test_what_the_check_command_says_is_what_stops_the_build(desk: Desk, run: Callable[..., object]) -> None:
    desk.report()
    desk.write("search-checks.yaml", f"- {{query: ปลาทู, projects: [{TREES}]}}\n")
    desk.build()
    said = run("check")
    assert b"search-check-failed" in said.stdout  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a: b", ["wrong-type"]),
        ("- กทม.", ["wrong-type"]),
        ("- [กทม.]", ["invalid-setting"]),
        ("- [กทม., 'กทม']", ["invalid-setting"]),
        ("- [กทม., '…']", ["invalid-setting"]),
        ("- [กทม., {a: b}]", ["invalid-setting"]),
        ("- [กทม., กรุงเทพมหานคร]\n- [", ["yaml-syntax"]),
    ],
)
def test_words_that_cannot_be_synonyms_are_told(tmp_path: Path, text: str, codes: list[str]) -> None:
    (tmp_path / "synonyms.yaml").write_text(text, "utf-8")
    settings, faults = load_search_settings(tmp_path)
    assert [fault.code for fault in faults] == codes
    assert settings.synonyms == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("- query: ''\n  projects: []", ["invalid-setting"]),
        ("- query: ถนน", ["invalid-setting"]),
        ("- {query: ถนน, projects: 2566/50010000-11}", ["invalid-setting"]),
        ("- {query: ถนน, projects: [50010000-11]}", ["invalid-setting"]),
        ("- {query: ถนน, projects: [], only: maybe}", ["invalid-setting"]),
        ("- {query: ถนน, projects: [], finds: x}", ["unknown-key"]),
        ("- ถนน", ["wrong-type"]),
        ("query: ถนน", ["wrong-type"]),
    ],
)
def test_checks_that_cannot_be_asked_are_told(tmp_path: Path, text: str, codes: list[str]) -> None:
    (tmp_path / "search-checks.yaml").write_text(text, "utf-8")
    settings, faults = load_search_settings(tmp_path)
    assert [fault.code for fault in faults] == codes
    assert settings.checks == ()


def test_synonyms_are_published_with_the_index(desk: Desk) -> None:
    desk.report()
    desk.write("synonyms.yaml", "- [กทม., กรุงเทพมหานคร]\n")
    desk.build()
    index = reader(desk)
    assert index.unpack(index.manifest["synonyms"]) == [["กทม.", "กรุงเทพมหานคร"]]
