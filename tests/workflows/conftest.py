"""A forge with the desk's content in its repository."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Desk
from tests.workflows.forge import Forge

OURS = ("Makefile", ".ci", ".github", ".gitignore", "requirements.txt", "site/.gitignore")


@pytest.fixture
def forge(here: Desk, tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """A forge whose repository has the desk's content, and of this one what runs the workflows."""
    for name in OURS:
        source, target = ROOT / name, here.root / name
        target.parent.mkdir(exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    made = Forge(tmp_path_factory.mktemp("forge"), venv=Path(sys.prefix))
    made.set_up(here.root)
    return made


def copy_of_the_repository(folder: Path) -> Path:
    """Put all files that git knows here into a folder, and return it."""
    files = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, check=True).stdout.decode()
    for name in filter(None, files.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder
