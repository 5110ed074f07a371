"""The page of diagnostics: a section and a tested example for every rule, and for nothing else."""

import re
from pathlib import Path

import pytest

from generator.diagnostics import Rule
from generator.pipeline import RULES
from tests.diagnostics.examples import Example, all_examples, said_about
from tests.diagnostics.page import PAGE, UNSHOWN, make_page

EXAMPLES = all_examples()
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.code} {example.severity}".strip())
def test_an_example_breaks_its_rule(example: Example) -> None:
    assert f"[{example.code}]" in said_about(example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code} {rule.severity}")
def test_a_rule_has_an_example_or_a_reason_for_none(rule: Rule) -> None:
    assert any(example.shows(rule) for example in EXAMPLES) is not (rule.code in UNSHOWN)


def test_there_are_no_examples_or_reasons_of_rules_that_are_gone() -> None:
    codes = {rule.code for rule in RULES}
    assert {example.code for example in EXAMPLES} | UNSHOWN.keys() == codes
    assert len({(example.code, example.severity) for example in EXAMPLES}) == len(EXAMPLES)


def test_the_page_is_what_the_rules_and_the_examples_say() -> None:
    assert PAGE.read_text("utf-8") == make_page(), "run `make golden`, and read the difference"


def test_every_code_has_a_section_to_link_to() -> None:
    sections = re.findall(r"^## (.+)$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert sections == list(dict.fromkeys(rule.code for rule in RULES))


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md"])
def test_the_page_is_linked(file: str) -> None:
    assert "](docs/diagnostics.md)" in (ROOT / file).read_text("utf-8")
