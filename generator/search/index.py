"""Documents to the files of the index."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from generator.model.outputs import OutputFile
from generator.model.search_document import SearchDocument
from generator.search.cache import PartCache, part_key
from generator.search.parts import Part, divide, gather, join_part, make_part, pack
from generator.workers import spread

FOLDER = "search-index"
_VOCABULARY = 20_000
"""Words that suggestions are made from, those that most projects have. More would be slow to load and look through."""
_WORTH_PROCESSES = 1000  # projects to index
_SHARE = 250  # projects that a process takes at a time where all are of one part

Thing = TypeVar("Thing")
Made = TypeVar("Made")


def index_documents(
    documents: Iterable[SearchDocument],
    *,
    synonyms: Sequence[tuple[str, ...]] = (),
    cache_folder: Path | None = None,
) -> tuple[OutputFile, ...]:
    """Return the files of the search index, in order of path.

    `synonyms` are groups of words that mean the same. Parts that have not changed are taken from `cache_folder`.
    """
    ordered = sorted(documents, key=lambda document: document.key)
    parts = _make_parts(divide(ordered), cache_folder)
    files = {f"{part.folder}/{path}": content for part in parts for path, content in part.files.items()}
    agencies = {document.agency.code: document.agency.name for document in ordered}
    shared = {
        "agencies": {code: [agencies[code].th, agencies[code].en] for code in sorted(agencies)},
        "synonyms": synonyms,
        "vocabulary": _vocabulary(parts),
    }
    manifest: dict[str, object] = {}
    for name, value in shared.items():
        content = pack(value)
        manifest[name] = f"{name}-{hashlib.sha256(content).hexdigest()[:10]}.pack"
        files[f"{manifest[name]}"] = content
    told = ("folder", "years", "projects", "postings", "length")
    manifest["parts"] = [{name: getattr(part, name) for name in told} for part in parts]
    files["index.json"] = json.dumps(manifest).encode()
    return tuple(OutputFile(f"{FOLDER}/{path}", files[path]) for path in sorted(files))


def _make_parts(divided: list[tuple[SearchDocument, ...]], folder: Path | None) -> list[Part]:
    """Return the parts, each from the cache or made anew, over all cores where there is enough to do."""
    if folder is None:
        return list(_make_anew(divided))
    cache, keys = PartCache(folder), [part_key(documents) for documents in divided]
    kept = [cache.load(key) for key in keys]
    fresh = _make_anew([documents for documents, part in zip(divided, kept, strict=True) if part is None])
    parts = list[Part]()
    for key, found in zip(keys, kept, strict=True):
        part = found or next(fresh)
        if not found:
            cache.store(key, part)
        parts.append(part)
    cache.sweep()
    return parts


def _make_anew(divided: list[tuple[SearchDocument, ...]]) -> Iterator[Part]:
    if sum(map(len, divided)) < _WORTH_PROCESSES:
        yield from map(make_part, divided)
    elif len(divided) > 1:
        yield from _over_cores(make_part, divided)
    else:
        [documents] = divided
        shares = [(first, documents[first : first + _SHARE]) for first in range(0, len(documents), _SHARE)]
        yield join_part(documents, _over_cores(gather, shares))


def _over_cores(work: Callable[[Thing], Made], things: Sequence[Thing]) -> Iterator[Made]:
    for made in spread(work, things, worth_a_process=1, chunk=1):
        if made is None:
            raise RuntimeError("a process that indexed projects for search was ended from outside")
        yield made


def _vocabulary(parts: Iterable[Part]) -> list[str]:
    """Return the words of the projects' texts that are not too rare, in order."""
    counts = Counter[str]()
    for part in parts:
        counts.update(part.words)
    common = sorted(counts, key=lambda word: (-counts[word], word))[:_VOCABULARY]
    return sorted(common)
