"""What a maintainer does, stage by stage: the folder before, the folder after, and the judge of what is between."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path

from generator.cli import main
from tests.conftest import Desk, lay_out
from tests.faults.inject import KILLED, Done, Fault, Shim, Step

DATE = ("--date", "2026-01-01")
STAGES: dict[str, tuple[str, ...]] = {
    "convert": ("convert",),
    "build": ("build", *DATE),
    "addresses": ("addresses",),
    "site": ("site", *DATE),
    "first site": ("site", *DATE),
    "cards": ("build", "--cards", *DATE),
}
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
        found = list(self._wrong(fault, done, files_of(self.desk.root)))
        self.again()
        if files_of(self.desk.root) != self.new:
            found.append(f"the next run is not whole: {differences(files_of(self.desk.root), self.new)}")
        return [f"{self.name}, {fault.name}, step {at}: {one}" for one in found]

    def again(self) -> None:
        """Run the command as it should go."""
        with chdir(self.desk.root):
            assert main(self.command) == 0

    def _wrong(self, fault: Fault, done: Done, files: Files) -> Iterator[str]:
        """Yield what is wrong after a run with a fault, with these files and these words."""
        told = done.stdout.decode() + done.stderr.decode()
        if "Traceback" in told or "Exception ignored" in told:
            yield f"a traceback: {told}"
        if of_site(files) not in (of_site(self.old), of_site(self.new)):
            yield f"the site is neither the last nor the next: {differences(of_site(files), of_site(self.old))}"
        for file in sorted(one for one in self.old.keys() | files.keys() if one.startswith("content/")):
            is_begun = fault.may_leave and Path(file).name.startswith(".")
            if not is_begun and files.get(file) not in (self.old.get(file), self.new.get(file)):
                yield f"{file} is half-written, or gone"
        if not fault.may_leave and (strangers := {file.split("/")[0] for file in files} - {"content", "site"}):
            yield f"left behind: {strangers}"
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
        if of_site(files) != of_site(self.old):
            yield f"it says that it failed, and changed the site: {told}"
        if not any("\u0e00" < letter < "\u0e7f" for letter in told):
            yield f"no word of Thai: {told}"
        if os.strerror(int(fault.deed)) not in told:
            yield f"no reason: {told}"


def prepare(name: str, folder: Path, shim: Shim) -> Stage:
    """Make a stage's folder: two projects published, then a report that changed and a new one."""
    desk = lay_out(Desk(folder / "desk"))
    desk.report()
    desk.report(id="50010000-12", title="โครงการที่สอง")
    with chdir(desk.root):
        if name != "first site":
            assert main((*STAGES["site"], *(("--cards",) if name == "cards" else ()))) == 0
            assert main(STAGES["addresses"]) == 0
            desk.report(id="50010000-12", title="ชื่อใหม่")
            desk.report(id="50010000-13", title="โครงการที่สาม")
        if name in ("build", "addresses", "cards"):
            assert main(STAGES["convert"]) == 0
        if name == "addresses":
            assert main(STAGES["build"]) == 0
    stage = Stage(name, desk, shim, folder / "before")
    desk.root.rename(stage.before)
    stage.put_back()
    stage.old = files_of(desk.root)
    stage.again()
    stage.new = files_of(desk.root)
    return stage


def files_of(root: Path) -> Files:
    """Every file below a folder by its path, but for what is kept for the next build."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.relative_to(root).parts[0] != ".cache"
    }


def of_site(files: Files) -> Files:
    return {file: content for file, content in files.items() if file.startswith("site/")}


def differences(one: Files, other: Files) -> list[str]:
    """Name the first files that differ."""
    return sorted(file for file in one.keys() | other.keys() if one.get(file) != other.get(file))[:8]
