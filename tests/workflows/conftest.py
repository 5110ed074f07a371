"""A forge with the desk's content in its repository."""

import shutil
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
