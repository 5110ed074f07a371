"""Values as bytes and back, for what is kept between builds and what pages are made from.

What is kept is read as values of the model and nothing else: a file from a cache that others could write to must not
run code.
"""

import hashlib
import io
import pickle
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import FunctionType
from typing import Any

from generator.model.catalog import CatalogEntry
from generator.model.outputs import Projects
from generator.model.summary import Summary

_PLAIN = {
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("collections", "Counter"),
    ("generator.publish.site", "Written"),
}
# Ten thousand rows have the same few days and figures: each is one object.
_SHARED: Mapping[tuple[str, str], Callable[..., object]] = {
    ("datetime", "date"): lru_cache(maxsize=100_000)(date),
    ("decimal", "Decimal"): lru_cache(maxsize=100_000)(Decimal),
}
_SEAL = 4  # bytes
_FOUND = dict[tuple[str, str], type]()  # the same few are asked for ten thousand times
_OURS = ("generator.model.", "generator.diagnostics", "generator.building.")


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if found := _FOUND.get((module, name)) or _SHARED.get((module, name)):
            return found
        if (module, name) in _PLAIN or (module.startswith(_OURS) and "." not in name):
            found = super().find_class(module, name)
            if isinstance(found, type):
                _FOUND[module, name] = found
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of the model")


# What pickle's documentation says that bytes which it did not write may raise, besides its own error; and what our
# values raise when they are given others than they were made from.
_TAMPERED = (ArithmeticError, AttributeError, EOFError, LookupError, TypeError, ValueError)


class SpoiltValue(Exception):  # noqa: N818 # says what is so
    """What was kept is not what was put there."""


def sealed(content: bytes) -> bytes:
    """Return bytes with a checksum before them: a database looks at its own pages, not at what is kept in them."""
    return zlib.crc32(content).to_bytes(_SEAL, "big") + content


def unsealed(kept: object) -> bytes:
    """Return what `sealed` was given; raise `SpoiltValue` where it is not that any more."""
    if not isinstance(kept, bytes):
        raise SpoiltValue("what is kept is no bytes")
    content = kept[_SEAL:]
    if zlib.crc32(content).to_bytes(_SEAL, "big") != kept[:_SEAL]:
        raise SpoiltValue("what is kept is damaged")
    return content


def load_values(content: bytes) -> Any:
    """Return what `pickle.dumps` made of values of the model; raise `SpoiltValue` for anything else."""
    try:
        return _Reader(io.BytesIO(content)).load()  # values of the model alone, see `find_class`
    except (pickle.UnpicklingError, *_TAMPERED) as error:
        raise SpoiltValue(str(error)) from error


class Keys:
    """Digests of what files across projects are made from. A project counts by the digest that its row has."""

    def __init__(self, common: bytes, digests: Mapping[str, bytes]) -> None:
        """Take what all files depend on, and the digest of each project by its key."""
        self._common = common
        self._digests = digests
        self._known = dict[int, tuple[Sequence[Any], bytes]]()

    def key(self, path: str, inputs: object) -> bytes | None:
        """Return a digest of a file's inputs; None where they are not known."""
        if inputs is None:
            return None
        content = io.BytesIO()
        _Writer(content, self).dump(inputs)
        return hashlib.sha256(b"\0".join((self._common, path.encode(), content.getbuffer()))).digest()

    def of_one(self, project: Summary | CatalogEntry) -> bytes:
        """Return the digest of a project."""
        return self._digests[project.key]

    def of_many(self, rows: Sequence[Summary | CatalogEntry]) -> bytes:
        """Return a digest of projects in order; of a tuple it is worked out once, as dozens of files ask for it."""
        _, known = self._known.get(id(rows), (rows, b""))
        if not known:
            known = hashlib.sha256(b"".join([self._digests[row.key] for row in rows])).digest()
            if isinstance(rows, tuple):
                self._known[id(rows)] = rows, known  # kept with it: while it lives, no other has its id
        return known


class _Writer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, keys: Keys) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.fast = True  # equal values give equal bytes, whether parts of them are one object or several
        self._keys = keys

    def reducer_override(self, value: object) -> Any:
        """Put for a project its digest, and for a function where it is written and the values that it holds."""
        if isinstance(value, Projects):
            return bytes, (self._keys.of_many(value.rows),)
        if isinstance(value, Summary | CatalogEntry):
            return bytes, (self._keys.of_one(value),)
        if isinstance(value, FunctionType):
            bound = [cell.cell_contents for cell in value.__closure__ or ()]
            place = f"{value.__module__}:{value.__code__.co_firstlineno}:{value.__qualname__}"
            return tuple, ([place, bound, value.__defaults__],)
        return NotImplemented
