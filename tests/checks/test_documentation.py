"""Every rule is documented: on its page, and in both languages."""

import re
import sys
from pathlib import Path

import pytest

import generator.checks
from generator.checks import CHECKS, RULES, Check
from generator.diagnostics import Severity

CODES = [rule.code for rule in RULES]
HELPERS = {"flag", "passages", "personal", "words"}


@pytest.mark.parametrize("check", CHECKS, ids=CODES)
def test_a_rule_says_all_in_thai_and_english(check: Check) -> None:
    for text in (check.RULE.title, check.RULE.why, check.RULE.remedy):
        assert re.search("[ก-๙]", text.th)
        assert re.search("[A-Za-z]", text.en)
        assert not re.search("[ก-๙]", text.en.replace("ครั้งที่", ""))  # the form's own words alone


@pytest.mark.parametrize("check", CHECKS, ids=CODES)
def test_a_rules_file_has_its_name_and_documents_it(check: Check) -> None:
    module = sys.modules[check.check.__module__]
    assert module.__name__ == f"generator.checks.{check.RULE.code.replace('-', '_')}"
    for part in ("Why it matters: ", "Example: ", "What to do: "):
        assert part in (module.__doc__ or "")


def test_codes_are_kebab_case_and_unique() -> None:
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", code) for code in CODES)
    assert len(set(CODES)) == len(CODES)


def test_no_rule_keeps_a_project_from_being_published() -> None:
    assert {rule.severity for rule in RULES} == {Severity.WARNING, Severity.NOTE}


def test_every_file_of_the_folder_is_listed() -> None:
    files = {path.stem for path in Path(generator.checks.__file__).parent.glob("*.py")}
    assert files - HELPERS - {"__init__"} == {code.replace("-", "_") for code in CODES}
