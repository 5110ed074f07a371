"""`init` starts a site for another city, which converts, checks and builds at once."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.cli import main
from tests.commands.conftest import Answer
from tests.conftest import ROOT

ASKED = (
    "--title",
    "รายงานโครงการเมืองสมมุติ",
    "--licence",
    "CC-BY-4.0",
    "--generator",
    "open-reports @ https://example.org/x.whl",
)
AGENCY = ("--agency", "50010000=สำนักงานเขตสมมุติ=Sommut District")


def put_the_report_of_the_form(site: Path) -> None:
    """Put the report that the form's own comment shows into the content."""
    form = (site / "content/forms/city-report.yaml").read_text("utf-8")
    shown = re.findall(r"^#   (.*)$", form, re.MULTILINE)
    (site / "content/reports/2566").mkdir()
    (site / "content/reports/2566/a.txt").write_text("\n".join(shown) + "\n", "utf-8")


def test_a_new_site_builds_with_its_own_form_and_names_no_other_city(tmp_path: Path) -> None:
    site = tmp_path / "เมือง ใหม่"
    english = (
        "--title-en",
        "Sommut: Project Reports",
        "--place",
        "เมืองสมมุติ",
        "--base-url",
        "https://example.org/sommut/",
    )
    assert main(["init", str(site), *ASKED, *AGENCY, *english]) == 0
    put_the_report_of_the_form(site)
    (site / ".venv").symlink_to(sys.prefix)
    assert (site / ".venv/ready").exists()  # else make would install
    for target in ("site", "validate"):
        ran = subprocess.run(
            ["make", "--silent", "--old-file=.venv/ready", target, "STRICT=1"],
            cwd=site,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
    record = yaml.safe_load((site / "content/projects/2566/50010000-1.yaml").read_text("utf-8"))
    assert record.pop("source")["form"] == "city-report"
    assert "unrecognised" not in record
    assert record["title"] == "ปลูกต้นไม้ริมคลองสมมุติ"
    assert record["agency"] == ["สำนักงานเขตสมมุติ", "ฝ่ายโยธา"]
    assert [item["progress_percent"] for item in record["rounds"]] == [20, 60]
    assert record["rounds"][1]["on_target"] is False
    pages = [
        path
        for path in (site / "site").rglob("*")
        if path.suffix in (".html", ".json", ".csv", ".ttl", ".xml", ".yaml")
    ]
    assert len(pages) > 100
    for page in pages:
        found = re.search(r"กรุงเทพ|กทม\.|สยป|\bBangkok\b|BMA\b", page.read_text("utf-8"))
        assert not found, f"{page}: {found}"
    english_page = (site / "site/en/projects/2566/50010000-1/index.html").read_text("utf-8")
    assert "Sommut District" in english_page
    assert "Sommut: Project Reports" in english_page


@pytest.mark.parametrize(("language", "other"), [("th", "en"), ("en", "th")])
def test_one_language_alone_builds(tmp_path: Path, language: str, other: str) -> None:
    site = tmp_path / "new"
    assert main(["init", str(site), *ASKED, *AGENCY, "--languages", language]) == 0
    put_the_report_of_the_form(site)
    assert main(["site", "--content", str(site / "content"), "--output", str(tmp_path / "site"), "--core"]) == 0
    assert f'<html lang="{language}"' in (tmp_path / "site/index.html").read_text("utf-8")
    assert not (tmp_path / "site" / other).exists()


def test_what_is_missing_is_asked_for(tmp_path: Path, answer: Answer) -> None:
    answer(
        *("fr", "en,th", "Sommut: reports", "Sommut: projects", "", "", "เมือง: สมมุติ", "maybe", "publish"),
        *("My Form", "my-form", "5001", "50010000=เขต 'ก' # 1", ""),
    )
    assert main(["init", str(tmp_path / "new"), "--generator", "open-reports"]) == 0
    settings = yaml.safe_load((tmp_path / "new/content/site.yaml").read_text("utf-8"))
    assert settings == {
        "title": {"en": "Sommut: projects", "th": "Sommut: reports"},
        "licence": "CC-BY-4.0",
        "languages": ["en", "th"],
        "place": "เมือง: สมมุติ",
        "privacy": "publish",
    }
    assert yaml.safe_load((tmp_path / "new/content/agencies.yaml").read_text("utf-8")) == [
        {"code": "50010000", "name_th": "เขต 'ก' # 1"}
    ]
    assert (tmp_path / "new/content/forms/my-form.yaml").read_text("utf-8").count("form: my-form\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--title", "ก"], "--title and --licence are needed"),
        ([*ASKED, "--base-url", "example.org"], "is no address"),
        ([*ASKED, "--agency", "5001=ก"], "is no CODE=NAME"),
        ([*ASKED, "--form", "../x"], "is no name such as city-report"),
        ([*ASKED, "--contact", "nobody"], "is no address such as data@example.org"),
        ([*ASKED, "--languages", "fr"], "invalid choice"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else None,
)
def test_wrong_use_makes_nothing(
    tmp_path: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = main(["init", str(tmp_path / "new"), *arguments])
    except SystemExit as stopped:
        status = int(stopped.code or 0)
    assert status == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_what_check_would_refuse_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twice = ("--agency", "50010000=ก", "--agency", "50010000=ข")
    assert main(["init", str(tmp_path / "new"), *ASKED, *twice]) == 1
    assert "error[invalid-setting]" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_only_an_empty_folder_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["init", ".", *ASKED]) == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert main(["init", ".", *ASKED]) == 2
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_new_site_has_what_ours_has(tmp_path: Path) -> None:
    main(["init", str(tmp_path / "new"), *ASKED])
    workflow, ours = (
        re.findall(r"uses: (\S+ # \S+)", (folder / ".github/workflows/publish.yml").read_text("utf-8"))
        for folder in (tmp_path / "new", ROOT)
    )
    assert set(workflow) <= set(ours), "the actions are pinned as in our own workflow"
    mapped, known = (
        json.loads((folder / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"].keys()
        for folder in (tmp_path / "new", ROOT)
    )
    assert mapped == known
