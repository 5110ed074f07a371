"""What documents show is run: sessions say today what stands there; shell, Python and SQL work."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
import yaml

from generator.cli import main
from tests.conftest import ROOT
from tests.docs.reading import DOCS, DOCUMENTS, SESSIONS, fences, names
from tests.docs.transcript import copy_of_the_project, retold, without_figures


@pytest.mark.parametrize("document", SESSIONS, ids=names(SESSIONS))
def test_a_session_says_today_what_the_document_shows(document: Path, tmp_path: Path) -> None:
    text = document.read_text("utf-8")
    assert without_figures(retold(text, copy_of_the_project(tmp_path))) == without_figures(text)


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


def shell_examples(language: str) -> list[tuple[Path, str, str]]:
    """Each example for the shell, with the reason that stands before it why it is not run, empty where it is."""
    shown = re.compile(r"(?:<!-- not run: (.+?) -->\n)?^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    documents = [path for path in DOCUMENTS if path.parent.name in ("docs", language) or path.parent == ROOT]
    return [(path, *found) for path in documents for found in shown.findall(path.read_text("utf-8"))]


def test_lines_for_the_shell_run_or_say_why_they_are_not(sample: Path, tmp_path: Path) -> None:
    """They run in a copy of the project with the walkthrough's report; those of the data's guide beside the data."""
    project = copy_of_the_project(tmp_path)
    (project / "content/reports/2566").mkdir()
    shutil.copy(DOCS / "examples/50130000-7.txt", project / "content/reports/2566")
    assert main(["convert", "--content", str(project / "content")]) == 0
    ran = 0
    for document, reason, text in shell_examples("en"):
        folder = sample / "data" if document.name == "using-the-data.md" else project
        if not reason:
            done = subprocess.run(["bash", "-e"], input=text, cwd=folder, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"{document}: {text}{done.stdout}{done.stderr}"
            ran += 1
    assert ran


def test_both_languages_say_alike_what_is_not_run() -> None:
    assert [one[1:] for one in shell_examples("en")] == [one[1:] for one in shell_examples("th")]


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
