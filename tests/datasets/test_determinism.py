import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import hashlib
from tests.datasets.built import build_files
from tests.factories import make_entry
files = build_files(make_entry(), make_entry(id="02000000-1", fiscal_year=2564))
digest = hashlib.sha256()
for path, content in files.items():
    digest.update(path.encode() + b"\\0" + content)
print(len(files), digest.hexdigest())
"""


def build(**environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_same_projects_give_the_same_bytes_with_another_hash_seed_and_in_another_time_zone() -> None:
    first = build(PYTHONHASHSEED="1", TZ="Asia/Bangkok")
    assert first.split()[0] != "0"
    assert first == build(PYTHONHASHSEED="2", TZ="America/New_York")
