"""The content folder: where reports, records and ledgers of corrections lie, and which there are."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISLNK, S_ISREG

from generator.bounds import USUAL, Bounds
from generator.diagnostics import Diagnostic
from generator.plain_files import alike_faults, leads_out, link_fault


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """A content folder by its path, with the bounds of what is read in it.

    File names in it are given with forward slashes from its root. A folder that cannot be listed is an `OSError`: what
    nobody can see must not count as not there.
    """

    root: Path
    bounds: Bounds = USUAL

    def reports(self) -> list[str]:
        """Return the report files, by name. Hidden files (as desktops leave them) are none."""
        return list(self._files("reports", ""))

    def records(self) -> list[str]:
        """Return the record files, by name."""
        return list(self._files("projects", ".yaml"))

    def ledgers(self) -> list[str]:
        """Return the ledgers of corrections, by name."""
        return list(self._files("corrections", ".yaml"))

    def forms(self) -> list[str]:
        """Return the files that describe further editions of the form, by name."""
        return list(self._files("forms", ".yaml"))

    def doubtful(self) -> Iterator[Diagnostic]:
        """Yield a fault for each link that leads out of the content or to nothing, and for names that are alike."""
        for where, folders, names in os.walk(self.root, onerror=_refuse):
            inside = Path(where).relative_to(self.root)
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in (*folders, *sorted(names)):
                file = (inside / name).as_posix()
                if os.path.islink(os.path.join(where, name)) and leads_out(self.root, file):  # noqa: PTH114, PTH118 # many
                    yield link_fault(file)
            yield from alike_faults(inside.as_posix(), [*folders, *names])

    def crowded(self) -> Iterator[Diagnostic]:
        """Yield a fault for each folder that has more files than it may."""
        for folder in ("reports", "projects", "corrections", "pages", "forms"):
            count = 0
            for _, _, names in os.walk(self.root / folder, onerror=_refuse):
                count += len(names)
                if count > self.bounds.folder_files:
                    yield self.bounds.exceeded("folder_files", folder, count)
                    break

    def path(self, file: str) -> Path:
        """Return the path of a file by its name."""
        return self.root / file

    def name(self, path: Path) -> str | None:
        """Return a path's name in this folder, or None where it leads elsewhere."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return None

    def exists(self, file: str) -> bool:
        """Say whether a file of this name is there, in the folder itself and not behind a link that leads out."""
        path = self.path(file)
        return path.is_file() and self.name(path) is not None

    def _files(self, folder: str, suffix: str) -> Iterator[str]:
        """Yield files below a folder in order; one behind a link counts where the link stays in the content."""
        if leads_out(self.root, folder):
            return
        for where, folders, names in os.walk(self.root / folder, onerror=_refuse):
            folders[:] = sorted(name for name in folders if not (name.startswith(".") or _belongs_to_page(name, names)))
            inside = Path(where).relative_to(self.root).as_posix()
            for name in sorted(names):
                hidden = name.startswith(".") or name.casefold() in ("thumbs.db", "desktop.ini")
                if hidden or not name.endswith(suffix):
                    continue
                path = os.path.join(where, name)  # noqa: PTH118 # a Path for each of ten thousand takes half a second
                mode = os.lstat(path).st_mode
                if S_ISLNK(mode):
                    # A link that leads to itself is no file.
                    if leads_out(self.root, f"{inside}/{name}") or not os.path.isfile(path):  # noqa: PTH113
                        continue
                elif not S_ISREG(mode):  # a pipe
                    continue
                yield f"{inside}/{name}"


def _refuse(error: OSError) -> None:
    """Raise what keeps a folder from being listed, but for one that is not there."""
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise error


def _belongs_to_page(folder: str, names: list[str]) -> bool:
    """Say whether a folder holds the pictures and scripts that a browser saved beside a page: `x_files` of `x.html`."""
    page = folder.removesuffix("_files")
    return page != folder and any(f"{page}{suffix}" in names for suffix in (".html", ".htm"))


def record_file(key: str) -> str:
    """Return the name of a project's record by its key, such as `2563/01000000-2456`."""
    return f"projects/{key}.yaml"


def ledger_file(key: str) -> str:
    """Return the name of a project's ledger of corrections by its key."""
    return f"corrections/{key}.yaml"


def key_of(file: str) -> str:
    """Return the key that a record's or a ledger's name says: `projects/2563/x.yaml` is `2563/x`."""
    return file.partition("/")[2].removesuffix(".yaml")
