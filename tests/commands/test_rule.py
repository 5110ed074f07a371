"""`rule` explains what the program says, where there are no documents at hand."""

import pytest

from generator.cli import main


def test_a_code_is_explained_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "stale-correction", "missing-field"]) == 0
    said = capsys.readouterr().out
    assert "error[stale-correction]\n    การแก้ไขไม่ตรงกับระเบียนแล้ว\n    Correction no longer matches the record\n" in said
    assert "error[missing-field]" in said
    assert "warning[missing-field]" in said


def test_a_code_that_nobody_knows_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "stale-corection"]) == 2
    assert "did you mean stale-correction?" in capsys.readouterr().err
