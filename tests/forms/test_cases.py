"""The manual of the form says what the reader does."""

import pytest

from tests.forms.cases import FOLDER, Case, all_cases, blocks_of


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.file.stem}: {case.title}")
def test_a_form_gives_what_the_manual_says(case: Case) -> None:
    assert blocks_of(case.form) == case.expected.lstrip("\n")


def test_every_case_of_the_manual_is_read() -> None:
    for file in FOLDER.glob("*.md"):
        text = file.read_text("utf-8")
        assert text.count("\n## ") == text.count("\n```form\n") == sum(case.file == file for case in all_cases())
