"""Asks the files of the index, as the browser does: for the build's own checks, and for tests."""

import gzip
import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from generator.model.outputs import OutputFile
from generator.search.postings import find_line, read_pair, read_single, term_hash
from generator.search.query import read_query


class IndexReader:
    """The index in files by their path below its folder."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    @classmethod
    def of(cls, files: Iterable[OutputFile], folder: str) -> "IndexReader":
        """Return the reader of the files of a site that lie in a folder."""
        head = f"{folder}/"
        return cls({file.path.removeprefix(head): file.content for file in files if file.path.startswith(head)})

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What `index.json` says."""
        manifest: dict[str, Any] = json.loads(self._files["index.json"])
        return manifest

    def unpack(self, path: str) -> Any:
        """Return the JSON of a pack."""
        return json.loads(gzip.decompress(self._files[path]))

    def find(self, query: str) -> set[str]:
        """Return the keys of all projects that hold every piece of a query."""
        pieces, found = read_query(query), set[str]()
        for part in self.manifest["parts"]:
            table = self.unpack(f"{part['folder']}/table.pack")
            years = table["fiscal_year"]
            rows = set(range(part["projects"]))
            for keys in pieces:
                rows &= self._holders(part, keys)
            found |= {f"{years['values'][years['rows'][row]]}/{table['id'][row]}" for row in rows}
        return found

    def _holders(self, part: Mapping[str, Any], keys: tuple[str, ...]) -> set[int]:
        if len(keys) == 1:
            return set(read_single(self._line(part, keys[0])))
        starts: dict[int, set[int]] | None = None
        for offset in sorted({*range(0, len(keys) - 1, 2), len(keys) - 2}):
            places = read_pair(self._line(part, f"{keys[offset]} {keys[offset + 1]}"))
            here = {row: {(place >> 2) - offset for place in held} for row, held in places.items()}
            starts = here if starts is None else {row: starts[row] & here[row] for row in starts.keys() & here.keys()}
        return {row for row, held in (starts or {}).items() if held}

    def _line(self, part: Mapping[str, Any], term: str) -> str:
        file = f"{part['folder']}/{term_hash(term) % part['postings']}.pack"
        return find_line(gzip.decompress(self._files[file]).decode(), term)
