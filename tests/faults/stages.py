"""What a maintainer does, stage by stage: the folder before, the folder after, and the judge of what is between."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path

from generator.building import SHARD
from generator.building.store import read_store
from generator.cli import main
from tests.conftest import Desk, lay_out
from tests.faults.inject import KILLED, Done, Fault, Shim, Step

DATE = ("--date", "2026-01-01")
_ANSWERS = ("--title", "เว็บสมมุติ", "--licence", "CC-BY-4.0", "--generator", "open-reports")
STAGES: dict[str, tuple[str, ...]] = {
    "convert": ("convert",),
    "build": ("build", *DATE),
    "addresses": ("addresses",),
    "site": ("site", *DATE),
    "first site": ("site", *DATE),
    "cards": ("build", "--cards", *DATE),
    "shard": ("build", "--shard", "2566", "--output", "shards/2566", *DATE),
    "join": ("join", "shards/2565", "shards/2566", *DATE),
    "correct": ("correct", "50010000-11", "title", "--to", "ชื่อที่ถูก", "--reason", "ทดสอบ", "--replace", *DATE),
    "new": ("new", "id=50010000-14", "title=เขียนด้วยมือ", "fiscal_year=2566"),
    "init": ("init", "city", *_ANSWERS),
    "init here": ("init", ".", *_ANSWERS),
}
# What is there whole as it was or whole as it should be, by how its paths begin; of all else, each file.
_WHOLE = {"shard": "shards/2566/", "correct": "content/", "new": "content/", "init": "city/"}
# What SQLite says in place of the system's words.
_OF_SQLITE = (
    "disk I/O error",
    "disk is full",
    "disk image is malformed",
    "unable to open database file",
    "attempt to write a readonly database",
)
Files = dict[str, bytes]


@dataclass
class Stage:
    """A command in its folder, which is put back as it was before each run: caches go by the folder's path."""

    name: str
    desk: Desk
    shim: Shim
    before: Path
    old: Files = field(default_factory=dict)
    new: Files = field(default_factory=dict)
    _steps: dict[tuple[str, Path | None], list[Step]] = field(default_factory=dict)

    @property
    def command(self) -> tuple[str, ...]:
        return STAGES[self.name]

    def whole(self, files: Files) -> Files:
        """Return those of the files that are the last ones or the next, all of them."""
        prefix = _WHOLE.get(self.name, "site/")
        return {file: content for file, content in files.items() if file.startswith(prefix)}

    def put_back(self) -> None:
        """Put the folder back as it was, with the moments and the names of its files."""
        shutil.rmtree(self.desk.root, ignore_errors=True)
        subprocess.run(["cp", "-a", self.before, self.desk.root], check=True)

    def steps(self, fault: Fault, under: Path | None = None) -> list[Step]:
        """Return the steps of the command that a fault may meet, in its folder or in another."""
        if (fault.kinds, under) not in self._steps:
            self.put_back()
            self._steps[fault.kinds, under] = self.shim.steps(self.desk.root, fault.kinds, *self.command, under=under)
        return self._steps[fault.kinds, under]

    def hit(self, fault: Fault, at: int, under: Path | None = None) -> list[str]:
        """Run the command with a fault at a step, then without; return what is wrong with what came of it."""
        self.put_back()
        done = self.shim.hit(self.desk.root, fault, at, *self.command, under=under)
        files = files_of(self.desk.root)
        if done.returncode == 0:  # what the new shard replaced and could not be removed, the next run removes
            files = {file: content for file, content in files.items() if not file.startswith("shards/.2566.")}
        found = list(self._wrong(fault, done, files))
        if not fault.stays and done.returncode == 1:
            found += self._unnamed(self.steps(fault, under)[at - 1], told_by(done))
        self.again()
        if files_of(self.desk.root) != self.new:
            found.append(f"the next run is not whole: {differences(files_of(self.desk.root), self.new)}")
        return [f"{self.name}, {fault.name}, step {at}: {one}" for one in found]

    def again(self) -> None:
        """Run the command as it should go; one that makes something new may find that it is made."""
        with chdir(self.desk.root):
            is_made = main(self.command) != 0
        assert not is_made or files_of(self.desk.root) == self.new

    def _may_leave(self, fault: Fault) -> bool:
        """Say whether what was begun may be left: a folder that gives no part back gets the rest next time."""
        return fault.may_leave or (self.name == "init here" and fault.stays)

    def _wrong(self, fault: Fault, done: Done, files: Files) -> Iterator[str]:
        """Yield what is wrong after a run with a fault, with these files and these words."""
        told = told_by(done)
        if "Traceback" in told or "Exception ignored" in told:
            yield f"a traceback: {told}"
        whole, old, new = map(self.whole, (files, self.old, self.new))
        if self._may_leave(fault):
            whole = {file: content for file, content in whole.items() if not is_hidden(file)}
        if whole not in (old, new):
            yield f"what is made is neither the last nor the next: {differences(whole, old)}"
        for file in sorted(self.old.keys() | files.keys()):
            is_begun = self._may_leave(fault) and is_hidden(file)
            if file not in whole and not is_begun and files.get(file) not in (self.old.get(file), self.new.get(file)):
                yield f"{file} is half-written, gone, or left behind"
        if fault.kills:
            yield from () if done.returncode in (0, KILLED) else (f"it ended with {done.returncode}: {told}",)
        else:
            yield from self._wrong_answer(fault, done.returncode, told, files)

    def _wrong_answer(self, fault: Fault, status: int, told: str, files: Files) -> Iterator[str]:
        """Yield what is wrong with what the run answered: all is well, or why it failed, in two languages."""
        if status == 0:
            yield from () if files == self.new else (f"not all is well: {differences(files, self.new)} {told}",)
            return
        if status != 1:
            yield f"it ended with {status}: {told}"
        if self.whole(files) != self.whole(self.old) and not self._may_leave(fault):
            yield f"it says that it failed, and changed what is there: {told}"
        if not any("\u0e00" < letter < "\u0e7f" for letter in told):
            yield f"no word of Thai: {told}"
        if not any(words in told for words in (os.strerror(int(fault.deed)), *_OF_SQLITE)):
            yield f"no reason: {told}"

    def _unnamed(self, step: Step, told: str) -> Iterator[str]:
        """Yield what is wrong where it names neither the file that it failed at, nor its folder, nor what it makes."""
        parts = Path(step.path).parts
        made = (part[1:].removesuffix(".new").removesuffix(".ready") for part in parts if part.startswith("."))
        if not any(name in told for name in (*parts[-2:], parts[-1].removesuffix(".part")[1:], *made)):
            yield f"{step.path} is not named: {told}"


def told_by(done: Done) -> str:
    return done.stdout.decode() + done.stderr.decode()


def is_hidden(file: str) -> bool:
    return any(part.startswith(".") for part in Path(file).parts)


def prepare(name: str, folder: Path, shim: Shim) -> Stage:
    """Make a stage's folder: projects published, then a report that changed and a new one; for `init`, no content."""
    desk = Desk(folder / "desk")
    desk.root.mkdir()
    with chdir(desk.root):
        if name.startswith("init"):
            (desk.root / ".git").mkdir()
            (desk.root / ".git/HEAD").write_text("ref: refs/heads/main\n", "utf-8")
        else:
            _publish(name, lay_out(desk))
    stage = Stage(name, desk, shim, folder / "before")
    desk.root.rename(stage.before)
    stage.put_back()
    stage.old = files_of(desk.root)
    stage.again()
    stage.new = files_of(desk.root)
    return stage


def _publish(name: str, desk: Desk) -> None:
    desk.report()
    desk.report(id="50010000-12", title="โครงการที่สอง")
    if name in ("shard", "join"):
        desk.report(id="50010000-12", fiscal_year=2565)
    if name in ("shard", "correct", "new"):
        assert main(STAGES["convert"]) == 0
        assert name != "shard" or main(STAGES["shard"]) == 0
    elif name != "first site":
        assert main((*STAGES["site"], *(("--cards",) if name == "cards" else ()))) == 0
        assert main(STAGES["addresses"]) == 0
    if name in ("correct", "new"):
        return
    if name != "first site":
        desk.report(id="50010000-12", title="ชื่อใหม่")
        desk.report(id="50010000-13", title="โครงการที่สาม")
    if name in ("build", "addresses", "cards", "shard", "join"):
        assert main(STAGES["convert"]) == 0
    if name == "addresses":
        assert main(STAGES["build"]) == 0
    if name == "join":
        assert main(STAGES["shard"]) == 0
        assert main(("build", "--shard", "2565", "--output", "shards/2565", *DATE)) == 0


def files_of(root: Path, but: str = ".cache") -> Files:
    """Every file below a folder by its path, but for what is kept for the next build; hidden folders that are empty."""
    return {
        path.relative_to(root).as_posix(): _content(path)
        for path in sorted(root.rglob("*"))
        if path.relative_to(root).parts[0] not in (".cache", but)
        and (path.is_file() or (is_hidden(path.name) and not any(path.iterdir())))
    }


def _content(path: Path) -> bytes:
    """Return a file's bytes; of a shard's store what it says, as the moments in it are others each time."""
    if path.is_dir():
        return b""
    if path.name != SHARD or is_hidden(path.parent.name):
        return path.read_bytes()
    with read_store(path) as store:
        said = [
            (file, made_from, store.row(file), sorted((one.path, one.sha256) for one in store.files(file)))
            for file, made_from in sorted(store.fingerprints().items())
        ]
    return repr(said).encode()


def of_site(files: Files) -> Files:
    return {file: content for file, content in files.items() if file.startswith("site/")}


def differences(one: Files, other: Files) -> list[str]:
    """Name the first files that differ."""
    return sorted(file for file in one.keys() | other.keys() if one.get(file) != other.get(file))[:8]
