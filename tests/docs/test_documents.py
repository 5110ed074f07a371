"""Documents say what is so: their sessions run, their examples are read, their links lead somewhere."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import duckdb
import pytest
import yaml

from tests.conftest import ROOT
from tests.docs.transcript import copy_of_the_project, retold, without_figures

DOCS = ROOT / "docs"
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")])
TWINS = sorted(path.name for path in (DOCS / "en").glob("*.md"))
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r'\]\(([^()\s]+)\)|(?:src|srcset|href)="([^"]+)"')


def fences(document: Path, language: str) -> list[str]:
    return [text for kind, text in FENCE.findall(document.read_text("utf-8")) if kind == language]


def names(documents: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in documents]


def anchors(document: Path) -> set[str]:
    """The anchors of its headings, as forges make them."""
    text = re.sub(r"^```.*?^```$", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    plain = (re.sub(r"[^\w\- ฀-๿]", "", heading.lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


SESSIONS = [path for path in sorted((DOCS / "en").glob("*.md")) if fences(path, "console")]


@pytest.mark.parametrize("document", SESSIONS, ids=names(SESSIONS))
def test_a_session_says_today_what_the_document_shows(document: Path, tmp_path: Path) -> None:
    text = document.read_text("utf-8")
    assert without_figures(retold(text, copy_of_the_project(tmp_path))) == without_figures(text)


@pytest.mark.parametrize("name", TWINS)
def test_a_document_has_its_twin_with_the_same_examples(name: str) -> None:
    en, th = DOCS / "en" / name, DOCS / "th" / name
    assert f"[ภาษาไทย](../th/{name})" in en.read_text("utf-8")
    assert f"[English](../en/{name})" in th.read_text("utf-8")
    assert FENCE.findall(en.read_text("utf-8")) == FENCE.findall(th.read_text("utf-8"))


def test_there_is_no_document_without_a_twin() -> None:
    assert sorted(path.name for path in (DOCS / "th").glob("*.md")) == TWINS


@pytest.mark.parametrize("document", DOCUMENTS, ids=names(DOCUMENTS))
def test_every_link_and_picture_leads_somewhere(document: Path) -> None:
    lost = list[str]()
    for link in (one or other for one, other in LINK.findall(document.read_text("utf-8"))):
        target, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        found = (document.parent / target).resolve() if target else document
        if not found.exists() or (anchor and found.suffix == ".md" and anchor not in anchors(found)):
            lost.append(link)
    assert not lost


@pytest.mark.parametrize("document", DOCUMENTS, ids=names(DOCUMENTS))
def test_every_file_that_is_named_with_its_folder_is_there(document: Path) -> None:
    text = document.read_text("utf-8")
    named = set(re.findall(r"`((?:generator|templates|tests|docs|\.github|\.ci)/[\w./-]+\.\w+)`", text))
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_the_drawing_of_the_layers_is_the_one_that_imports_are_held_to() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["containers"] == ["generator"])
    (drawing,) = fences(DOCS / "en/architecture.md", "mermaid")
    assert re.findall(r'\["(.*)"\]', drawing) == [layer.replace(" | ", " · ") for layer in layers]


def examples(language: str) -> list[object]:
    """What stands between fences of a language, but for faults shown as such; a Thai document has the same."""
    return [
        pytest.param(text, id=f"{path.relative_to(ROOT)} {number}")
        for path in DOCUMENTS
        if path.parent.name != "th" and path.name != "diagnostics.md"
        for number, text in enumerate(fences(path, language), 1)
    ]


@pytest.mark.parametrize("text", examples("yaml"))
def test_yaml_can_be_read(text: str) -> None:
    assert yaml.safe_load(text)


@pytest.mark.parametrize("text", examples("sh"))
def test_lines_for_the_shell_can_be_read_by_it(text: str) -> None:
    subprocess.run(["bash", "-n"], input=text, text=True, check=True)


@pytest.mark.parametrize("text", examples("python"))
def test_python_runs_in_the_folder_of_the_data(text: str, sample: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-"], input=text, cwd=sample / "data", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize("text", examples("sql"))
def test_sql_gives_rows_of_the_data(text: str, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sample / "data")
    assert duckdb.execute(text).fetchall()
