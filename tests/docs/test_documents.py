"""Documents say what is so: in both languages, with links, files and drawings that are there."""

import re
import tomllib
from itertools import product
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.reading import DOCS, DOCUMENTS, FENCE, LINK, TWINS, anchors, fences, names
from tests.pictures import PICTURES, SCHEMES, SCREENS


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


@pytest.mark.parametrize("language", ["en", "th"])
def test_every_file_of_the_site_that_the_guide_to_the_data_names_is_made(language: str, sample: Path) -> None:
    text = (DOCS / language / "using-the-data.md").read_text("utf-8")
    named = {
        re.sub("<[^>]+>", "*", name)
        for name in re.findall(
            r"`((?:data|projects|agencies|years)/[^`#]*|[a-z]+(?:/[a-z]+)?\.(?:json|ttl|xml))`", text
        )
    }
    assert len(named) > 10
    assert [name for name in sorted(named) if not list(sample.glob(name))] == []


def test_the_pictures_are_those_that_are_taken() -> None:
    taken = {f"{name}-{screen}-{scheme}.png" for (name, _, _), screen, scheme in product(PICTURES, SCREENS, SCHEMES)}
    assert {path.name for path in (DOCS / "pictures").glob("*.png")} == taken


def test_the_drawing_of_the_layers_is_the_one_that_imports_are_held_to() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["containers"] == ["generator"])
    (drawing,) = fences(DOCS / "en/architecture.md", "mermaid")
    assert re.findall(r'\["(.*)"\]', drawing) == [layer.replace(" | ", " · ") for layer in layers]
