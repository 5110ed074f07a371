"""Sessions in documents, told as they happened: each command is run again, and what it says is what stands there.

A session is a fenced block `console`. Lines that begin with `$ ` are commands, what follows is what they said. Where a
command asks, a comment before the block has the answers: `<!-- answers: one | two -->`; an empty one is the Enter key
alone. A document's sessions go on from each other, in a copy of the project.
"""

import os
import pty
import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.conftest import ROOT

BLOCK = re.compile(r"(?:<!-- answers: (?P<answers>.*?) -->\n)?```console\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINKED = ("generator", "templates", "docs", ".venv", ".ci", ".github", "requirements.txt", "pyproject.toml")
# What the tests' own set-up has done; nothing is set up again, and the day is known.
_ENVIRONMENT = {
    "MAKEFLAGS": "--no-print-directory",
    "NO_COLOR": "1",
    "SOURCE_DATE_EPOCH": "1795651200",
    "LC_ALL": "C.UTF-8",
}
# Figures that change with every page and every rule of the house.
_FIGURES = re.compile(r"[\d,]+(?= (?:files|other files|new or changed))|[\d.]+(?= MB)|(?<=Makefile:)\d+")


def copy_of_the_project(folder: Path) -> Path:
    """Make a copy of the project to work in, with content of its own, in a folder below the one given."""
    folder = folder / "open-reports"
    folder.mkdir()
    for name in _LINKED:
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "Makefile", folder)
    shutil.copytree(ROOT / "content", folder / "content")
    return folder


def retold(document: str, folder: Path) -> str:
    """Return a document with what its commands say now."""
    return BLOCK.sub(lambda block: _session(block, folder), document)


def without_figures(text: str) -> str:
    """Return a text without the figures that say nothing about what happened."""
    return _FIGURES.sub("N", text)


def _session(block: re.Match[str], folder: Path) -> str:
    answers = [answer.strip() for answer in block["answers"].split("|")] if block["answers"] else []
    told = list[str]()
    for command in re.findall(r"^\$ (.*)$", block["text"], re.MULTILINE):
        told += [f"$ {command}", *_run(command, answers, folder).splitlines()]
    head = f"<!-- answers: {block['answers']} -->\n" if block["answers"] else ""
    body = "\n".join(line.rstrip() for line in told)
    return f"{head}```console\n{body}\n```"


def _run(command: str, answers: Sequence[str], folder: Path) -> str:
    """Return what a command says, in the order in which a terminal shows it."""
    environment = {**os.environ, **_ENVIRONMENT}
    environment.pop("MAKELEVEL", None)  # the tests may have been started by make
    words = ["bash", "-c", command] if " | " in command else shlex.split(command, comments=True)
    if words[0] == "make":
        words[1:1] = ["--old-file=.venv/ready"]
    if not answers:
        done = subprocess.run(
            words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=120, check=False,
        )  # fmt: skip
        return done.stdout
    near, far = pty.openpty()
    with subprocess.Popen(words, cwd=folder, env=environment, stdin=far, stdout=far, stderr=far):
        os.close(far)
        left, said = list(answers), b""
        while chunk := _read(near):
            said += chunk
            if said.endswith(b": ") and left:
                os.write(near, f"{left.pop(0)}\n".encode())
    os.close(near)
    assert not left, f"{command} did not ask for {left}"
    return said.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # the program has ended
        return b""
