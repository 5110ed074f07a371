"""`check --watch` tells upon each change what is new and what is mended."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from generator.cli import main
from tests.conftest import ROOT, Desk, wait_for


def test_only_what_is_new_and_what_is_mended_is_told_until_it_is_stopped(here: Desk, tmp_path: Path) -> None:
    record = here.report(agency=())
    main(["convert"])
    log = tmp_path / "log"
    with log.open("wb") as output:
        program = subprocess.Popen(
            [sys.executable, "-m", "generator", "check", "--watch"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(lambda: "Watching for changes" in log.read_text())
        first = log.read_text()
        assert "warning[missing-field]" in first
        here.edit(record, "fiscal_year: 2566\n", "# a line more\nfiscal_year: 25660\n")
        wait_for(lambda: log.read_text().count("Checked again") == 1)
        second = log.read_text().removeprefix(first)
        assert "New / ใหม่:\ncontent/projects/2566/50010000-11.yaml:5:14: error[invalid-fiscal-year]" in second
        here.edit(record, "# a line more\nfiscal_year: 25660\n", "fiscal_year: 2566\n")
        wait_for(lambda: log.read_text().count("Checked again") == 2)
        third = log.read_text().removeprefix(first + second)
        assert third.startswith(f"Mended / แก้แล้ว:\n    content/{record}: error[invalid-fiscal-year]")
        assert third.endswith("Checked again / ตรวจอีกครั้ง: 0 errors, 1 warning, 0 notes.\n")
    finally:
        program.send_signal(signal.SIGINT)
        status = program.wait(60)
    assert status == 0
    assert "Traceback" not in log.read_text()
