"""Each command and each of its options is in the README or in docs/."""

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


@pytest.mark.parametrize("name", PARSERS)
def test_a_command_stands_in_the_readmes_table_with_its_options_in_the_documents(name: str) -> None:
    assert re.search(rf"^\| `{name}\b[^|]*` \|", README, re.MULTILINE), f"the table of README.md has no `{name}`"
    options = {option for action in PARSERS[name]._actions for option in action.option_strings if option[:2] == "--"}
    missing = [option for option in options - {"--help"} if not re.search(rf"`[^`\n]*{option}\b[^`\n]*`", DOCS)]
    assert not missing, f"neither README.md nor docs/ has {missing} of `{name}`"


@pytest.mark.parametrize("name", PARSERS)
def test_a_command_and_all_that_it_takes_have_help(name: str) -> None:
    assert PARSERS[name].description
    assert all(action.help for action in PARSERS[name]._actions)


def test_every_target_of_the_makefile_is_documented() -> None:
    targets = re.findall(r"^([a-z]+):.* ## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [name for name in targets if f"make {name}" not in DOCS + contributing and name != "help"] == []
