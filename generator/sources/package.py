"""The zip package of an office file: its parts by the names that its relations give them, within bounds."""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from generator.bounds import USUAL, Bounds

# The standard's strict form differs in the name of its elements' namespace alone.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class DamagedPackageError(Exception):
    """The package, or a part of it, does not open."""


class PackageTooLargeError(Exception):
    """The package goes beyond a bound: its name, and how much was found."""

    def __init__(self, bound: str, found: int) -> None:
        super().__init__(bound, found)
        self.bound, self.found = bound, found


@dataclass(slots=True)
class Package:
    """An office file. Each part is counted before it is unpacked, by what the package says and no further."""

    archive: zipfile.ZipFile
    bounds: Bounds
    unpacked: int = 0
    _names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, content: bytes, bounds: Bounds = USUAL) -> "Package":
        """Open a package, or raise one of the errors above."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise DamagedPackageError(str(error)) from error
        if len(archive.infolist()) > bounds.package_parts:
            raise PackageTooLargeError("package_parts", len(archive.infolist()))
        names = {info.filename.replace("\\", "/").lower(): info.filename for info in archive.infolist()}
        return cls(archive, bounds, _names=names)

    def has(self, name: str) -> bool:
        """Say whether a part of this name is there; names do not mind their case."""
        return name.lower() in self._names

    def xml(self, name: str) -> Any:
        """Return the root element of a part."""
        if not self.has(name):
            message = f"{name} is missing"
            raise DamagedPackageError(message)
        info = self.archive.getinfo(self._names[name.lower()])
        self.unpacked += info.file_size
        if self.unpacked > self.bounds.unpacked_bytes:
            raise PackageTooLargeError("unpacked_bytes", self.unpacked)
        try:
            # A part that unpacks to more than it says is cut there, and fails its checksum.
            content = self.archive.read(info).replace(_STRICT, _TRANSITIONAL)
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
            return etree.fromstring(content, parser)
        except (zipfile.BadZipFile, zlib.error, etree.LxmlError, EOFError, ValueError, OSError, RuntimeError) as error:
            # A `RuntimeError` where the part is encrypted, or packed in a way that is not known.
            raise DamagedPackageError(f"{name}: {error}") from error

    def related(self, name: str) -> list[tuple[str, str, str]]:
        """Return the relations of a part (of the package itself for an empty name): id, kind, name of the other."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(relations):
            return []
        return [
            (
                relation.get("Id", ""),
                relation.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
            )
            for relation in self.xml(relations).iter(_RELATION)
            if relation.get("TargetMode") != "External"
        ]
