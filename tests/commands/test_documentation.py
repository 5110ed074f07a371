"""Each command stands in the README, and each of its options below its name in docs/, in both languages."""

import argparse
import re

import pytest

from generator.cli import make_parser
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
DOCS = "\n".join([README, *(path.read_text("utf-8") for path in sorted((ROOT / "docs").rglob("*.md")))])
PARSERS: dict[str, argparse.ArgumentParser] = next(
    dict(action.choices)
    for action in make_parser()._actions  # argparse has no other way to ask
    if isinstance(action, argparse._SubParsersAction)
)


# Options of others that a chapter speaks of.
ELSEWHERE = {"join": {"--shard"}, "verify": {"--content"}}
# What so many commands take that it stands once, in the table before them.
SHARED = {"--help", "--content", "--format"}


@pytest.mark.parametrize("name", PARSERS)
def test_a_command_stands_in_the_readmes_table(name: str) -> None:
    assert re.search(rf"^\| `{name}\b[^|]*` \|", README, re.MULTILINE)


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("name", PARSERS)
def test_all_that_a_command_takes_is_told_below_its_name_and_nothing_else(name: str, language: str) -> None:
    chapters = re.split(r"^## ", (ROOT / f"docs/{language}/commands.md").read_text("utf-8"), flags=re.MULTILINE)
    (told,) = (text for text in chapters if text.startswith(f"{name}\n"))
    takes = {option for action in PARSERS[name]._actions for option in action.option_strings if option[:2] == "--"}
    positional = [str(action.metavar) for action in PARSERS[name]._actions if not action.option_strings]
    assert takes - SHARED == set(re.findall(r"(?<=`)--[a-z-]+", told)) - ELSEWHERE.get(name, set())
    assert [value for value in positional if value not in told] == []


@pytest.mark.parametrize("name", PARSERS)
def test_a_command_and_all_that_it_takes_have_help(name: str) -> None:
    assert PARSERS[name].description
    assert all(action.help for action in PARSERS[name]._actions)


def test_every_target_of_the_makefile_is_documented() -> None:
    targets = re.findall(r"^([a-z]+):.* ## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [name for name in targets if f"make {name}" not in DOCS + contributing and name != "help"] == []


def test_every_word_that_make_takes_is_documented() -> None:
    makefile, contributing = ((ROOT / name).read_text("utf-8") for name in ("Makefile", "CONTRIBUTING.md"))
    words = re.findall(r"^([A-Z_]+) +\?=", makefile, re.MULTILINE)
    assert [word for word in words if f"{word}=" not in DOCS + contributing and f"`{word}`" not in contributing] == []
