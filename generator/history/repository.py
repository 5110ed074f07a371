"""git, asked what it remembers of a folder. It is only read, and its own settings cannot change what it says.

Where there is a repository and git fails over it, that is an `OSError`: no history must not be told as an empty one.
"""

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path

Reader = Callable[[str], str]

_BANGKOK = timezone(timedelta(hours=7))
_NONE = "0" * 40
_CHUNK = 1 << 20
_PATIENCE = 600  # seconds: git answers in a few, and nobody waits for one that hangs


@dataclass(frozen=True, slots=True)
class Version:
    """What a commit did to a file: `status` is git's letter, `old` and `new` name the contents (None: no file)."""

    commit: str
    day: date
    status: str
    key: str
    old: str | None
    new: str | None


class Repository:
    """The repository that a folder is in, if it is in one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def is_there(self) -> bool:
        """Whether there is one, with a commit in it, and git may read it."""
        return self.head is not None

    @cached_property
    def head(self) -> str | None:
        """The name of the last commit."""
        return self._ask("rev-parse", "--verify", "--quiet", "HEAD")

    @cached_property
    def is_shallow(self) -> bool:
        """Whether a part of the history is missing."""
        return (self._ask("rev-parse", "--is-shallow-repository") or "").strip() != "false"

    def versions(self, folder: str) -> Iterator[Version]:
        """Yield what each commit on the first line of parents did to the YAML files of a folder, oldest first."""
        said = self._need(
            *("log", "--first-parent", "--diff-merges=first-parent", "--reverse", "--relative", "--raw", "-z"),
            *("--no-renames", "--no-abbrev", "--no-show-signature", "--format=%x01%H %ct", "--", folder),
        )
        for part in said.split("\x01")[1:]:
            head, _, rest = part.partition("\0")
            commit, seconds = head.split()
            day = datetime.fromtimestamp(int(seconds), _BANGKOK).date()
            fields = [field for field in rest.lstrip("\n").split("\0") if field]
            for about, path in sorted(zip(fields[::2], fields[1::2], strict=True), key=lambda pair: pair[1]):
                _, _, old, new, status = about.split(" ")
                key = path.removeprefix(f"{folder}/").removesuffix(".yaml")
                if path.endswith(".yaml") and key.count("/") == 1:
                    yield Version(commit, day, status, key, *(None if name == _NONE else name for name in (old, new)))

    def left(self, other: str) -> str | None:
        """Return the commit at which this branch left another; None where the other is not known here."""
        return (self._ask("merge-base", "--end-of-options", other, "HEAD") or "").strip() or None

    def changed_since(self, commit: str) -> list[str]:
        """Return the files of the folder that differ from a commit's today, new and removed ones among them."""
        said = (
            self._need("diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", "."),
            self._need("ls-files", "--others", "--exclude-standard", "-z", "--", "."),
        )
        return sorted({file for part in said for file in part.split("\0") if file})

    def content(self, commit: str, file: str) -> bytes | None:
        """Return what a commit has of a file of the folder; None where it has no such file."""
        return self._bytes("cat-file", "blob", f"{commit}:./{file}")

    @contextmanager
    def reader(self, most: int) -> Iterator[Reader]:
        """Give a function that returns the text of a content by its name, none where it has more than `most` bytes."""
        with subprocess.Popen(  # noqa: S603 # git alone, with arguments of our own
            self._command("cat-file", "--batch"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        ) as git:

            def read(name: str) -> str:
                assert git.stdin  # noqa: S101 # it is a pipe
                assert git.stdout  # noqa: S101
                git.stdin.write(f"{name}\n".encode())
                git.stdin.flush()
                _, _, told = git.stdout.readline().decode().strip().rpartition(" ")
                size = int(told) if told.isdecimal() else -1
                if size > most:
                    for start in range(0, size + 1, _CHUNK):
                        git.stdout.read(min(_CHUNK, size + 1 - start))
                    return ""
                content = git.stdout.read(size + 1)
                if size < 0 or len(content) != size + 1:
                    raise self._failed(f"cat-file {name} failed")
                return content[:-1].decode("utf-8", errors="replace")

            yield read
            if git.stdin:
                git.stdin.close()

    def _need(self, *arguments: str) -> str:
        """Return what git says, which it must be able to."""
        said = self._ask(*arguments)
        if said is None:
            raise self._failed(f"{arguments[0]} failed")
        return said

    def _failed(self, how: str) -> OSError:
        return OSError(errno.EIO, f"git {how}; `git fsck` says what is damaged", str(self.folder))

    def _ask(self, *arguments: str) -> str | None:
        """Return what git says, None where it cannot answer or is not installed."""
        said = self._bytes(*arguments)
        return None if said is None else said.decode("utf-8", errors="replace")

    def _bytes(self, *arguments: str) -> bytes | None:
        try:
            done = subprocess.run(  # noqa: S603 # as above
                self._command(*arguments),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                env=_environment(),
                timeout=_PATIENCE,
            )
        except subprocess.TimeoutExpired as error:
            raise self._failed(f"{arguments[0]} gave no answer in {_PATIENCE} seconds") from error
        except OSError:
            return None
        return done.stdout if done.returncode == 0 else None

    def _command(self, *arguments: str) -> list[str]:
        return ["git", "-C", str(self.folder), "-c", "core.quotePath=false", *arguments]


def _environment() -> dict[str, str]:
    """Return this environment without what would lead git elsewhere, as a hook has it."""
    own = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}  # it asks nobody, and no other machine
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | own
