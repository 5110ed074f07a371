"""Each key of a file of settings is documented, and what the documents show of such a file is taken without a fault."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest
import yaml

from generator.addresses import load_addresses
from generator.bounds import ABOUT, UNITS, USUAL
from generator.configuration import load_site
from generator.datasets import schema_files
from generator.search_settings import load_search_settings
from tests.conftest import ROOT
from tests.docs.reading import fences

FILES = ("site", "agencies", "redirects", "synonyms", "search-checks")
SCHEMAS = {Path(file.path).name.partition(".")[0]: yaml.safe_load(file.content) for file in schema_files(None)}


def keys_of(schema: dict[str, object]) -> set[str]:
    """Return all keys that a schema knows, at any depth, but for languages."""
    own = schema.get("properties", {})
    assert isinstance(own, dict)
    nested = [
        value for part in (*schema.values(), *own.values()) for value in (part if isinstance(part, list) else [part])
    ]
    return (set(own) - {"th", "en"}).union(*(keys_of(part) for part in nested if isinstance(part, dict)))


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("file", FILES)
def test_each_key_of_a_file_is_told(file: str, language: str) -> None:
    chapters = (ROOT / f"docs/{language}/settings.md").read_text("utf-8").split("\n## ")
    (told,) = (text for text in chapters if text.startswith(f"content/{file}.yaml"))
    words = set(re.findall(r"`([a-z_]+)\b", re.sub(r"```.*?```", "", told, flags=re.DOTALL)))
    assert keys_of(SCHEMAS[file]) - words == set()


@pytest.mark.parametrize("text", fences(ROOT / "docs/en/settings.md", "yaml"), ids=lambda text: text.split("\n", 1)[0])
def test_a_file_that_is_shown_is_taken_without_a_fault(text: str, tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("title: A\nlicence: CC-BY-4.0\n", "utf-8")
    name = text.partition("\n")[0].removeprefix("# content/")
    (tmp_path / name).write_text(text, "utf-8")
    site, site_faults = load_site(tmp_path, base_url=None, build_date=None)
    assert site
    assert [*site_faults, *load_addresses(tmp_path)[1], *load_search_settings(tmp_path)[1]] == []


@pytest.mark.parametrize("language", ["en", "th"])
def test_each_bound_is_told_with_its_usual_value(language: str) -> None:
    told = (ROOT / f"docs/{language}/settings.md").read_text("utf-8")
    for name, usual in asdict(USUAL).items():
        about, unit = (ABOUT[name].en, UNITS[name].en) if language == "en" else (ABOUT[name].th, UNITS[name].th)
        assert f"| `{name}` | {about} | {usual:,} {unit} |" in told
