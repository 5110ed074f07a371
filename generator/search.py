"""The search index: what the browser needs to find projects by any Thai text, without a server.

Pagefind finds which projects hold a phrase of tokens (`generator.thai.clusters` tells what these are and why); it is
given nothing but tokens, and only its index is kept. What a reader sees of a hit comes from files of our own beside
it, which Pagefind's own files could only give back encoded:

    pagefind/open-reports.json          how many projects, and which file is the table
    pagefind/records-HASH.pack          one row a project: what to list, filter and sort by
    pagefind/texts/ID.pack              a project's text by blocks, for excerpts; ID as Pagefind's results give it
    pagefind/pagefind.js, index/ ...    Pagefind's

A `.pack` is gzipped JSON that the script unpacks itself, so that it is small on any host.
`templates/assets/search/engine.js` reads all this. Same documents, same bytes.
"""

import base64
import gzip
import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import PurePosixPath
from typing import IO, Any

import pagefind_bin  # type: ignore[import-untyped] # has no types

from generator.model.outputs import OutputFile
from generator.model.search_document import SearchDocument
from generator.thai import clusters

FOLDER = "pagefind"

_KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.unknown.pagefind")
_KEPT_SUFFIXES = (".pf_meta", ".pf_index")
_FRAGMENT_SUFFIX = ".pf_fragment"
_FRAGMENT_MARK = b"pagefind_dcd"
_INDEX_CHUNK_SIZE = "5000"
"""Words to a chunk. Pagefind's own 20000 makes a query load several times as much. Unstable, so Pagefind is pinned."""
_READ_SIZE = 1 << 20
_BLOCK_END = "z0"
"""Keeps a phrase from running on into the next block. No text makes it: letters and digits are never one unit."""


class SearchFailed(Exception):  # noqa: N818 # says what happened, as a sentence would
    """The search index could not be made; the message says why, for the person who runs the build."""


def index_documents(documents: Iterable[SearchDocument]) -> tuple[OutputFile, ...]:
    """Return the files of the search index, in order of path; raise `SearchFailed` when Pagefind fails."""
    by_key = {document.key: document for document in sorted(documents, key=lambda document: document.key)}
    contents = {key: " ".join(document_tokens(document)) for key, document in by_key.items()}
    files = dict[str, bytes]()
    ids = dict[str, str]()
    for path, content in _run_pagefind(contents).items():
        name = PurePosixPath(path)
        if name.suffix == _FRAGMENT_SUFFIX:
            ids[_read_fragment(content)["url"]] = name.stem
        elif path in _KEPT or name.suffix in _KEPT_SUFFIXES:
            files[path] = content
    if ids.keys() != by_key.keys():
        raise SearchFailed(f"Pagefind indexed {len(ids)} of {len(by_key)} projects.")

    table = _pack(_table([*by_key.values()], [ids[key] for key in by_key], contents))
    table_name = f"records-{hashlib.sha256(table).hexdigest()[:10]}.pack"
    files[table_name] = table
    files["open-reports.json"] = json.dumps({"projects": len(by_key), "records": table_name}).encode()
    files |= {f"texts/{ids[key]}.pack": _pack(document.blocks) for key, document in by_key.items()}
    return tuple(OutputFile(f"{FOLDER}/{path}", files[path]) for path in sorted(files))


def document_tokens(document: SearchDocument) -> list[str]:
    """Return all that one project can be found by, in the order that phrases are searched in.

    First its text, block by block; then its fiscal year and amounts, as if written; then one token for each Thai
    unit and each day that occurs anywhere in it.
    """
    texts = [text for _, text in document.blocks]
    texts += [str(document.fiscal_year), *map(_plain_amount, document.amounts)]
    found, singles, days = list[str](), set[str](), set(document.dates)
    for text in texts:
        keys = clusters.units(text)
        found += (*clusters.tokens(keys), _BLOCK_END)
        singles |= {clusters.single_token(key) for key in set(keys) if clusters.is_thai(key)}
        days |= set(clusters.written_dates(text))
    return [*found, *sorted(singles), *sorted(map(clusters.date_token, days))]


def _plain_amount(amount: Decimal) -> str:
    """Return an amount as a reader would type it: 12000000, 9603371.83."""
    return f"{amount:f}".removesuffix(".00")


def _table(documents: list[SearchDocument], ids: list[str], contents: Mapping[str, str]) -> dict[str, Any]:
    """Return what results are listed, filtered and sorted by, as columns; agencies by their code."""
    agencies = {document.agency.code: document.agency for document in documents}
    return {
        "agencies": {code: [agencies[code].name.th, agencies[code].name.en] for code in sorted(agencies)},
        "pagefind": ids,
        "id": [document.id for document in documents],
        "fiscal_year": [document.fiscal_year for document in documents],
        "agency": [document.agency.code for document in documents],
        "status": [document.status for document in documents],
        "strategy": [document.strategy for document in documents],
        "flags": [document.flags for document in documents],
        "plan": [document.plan for document in documents],
        "last_report_date": [day.isoformat() if (day := row.last_report_date) else None for row in documents],
        "allocated": [_number(document.budget_allocated) for document in documents],
        "unexplained": [_number(document.budget_unexplained) for document in documents],
        "length": [contents[document.key].count(" ") + 1 for document in documents],
        "title_length": [len(clusters.tokens(clusters.units(document.title))) for document in documents],
        "title": [document.title for document in documents],
    }


def _number(amount: Decimal | None) -> int | float | None:
    """Return an amount as JSON holds it: satang survive, as no amount has more than fifteen digits."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _pack(value: object) -> bytes:
    """Return a value as gzipped JSON, the same bytes every time."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), mtime=0)


def _read_fragment(content: bytes) -> dict[str, Any]:
    fragment: dict[str, Any] = json.loads(gzip.decompress(content).removeprefix(_FRAGMENT_MARK))
    return fragment


def _run_pagefind(contents: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files that Pagefind makes of documents, given as tokens with spaces between, by key.

    They are handed over in order through Pagefind's service: given a folder, it would take them in the order of the
    file system, and the index would differ from machine to machine.
    """
    with _pagefind_service() as service:
        index = _ask(service, {"type": "NewIndex", "config": {"force_language": "th"}})["index_id"]
        for key, content in contents.items():
            record = {"url": key, "content": content, "language": "th"}
            _ask(service, {"type": "AddRecord", "index_id": index, **record})
        files = _ask(service, {"type": "GetFiles", "index_id": index})["files"]
    return {file["path"]: base64.b64decode(file["content"]) for file in files}


@contextmanager
def _pagefind_service() -> "Iterator[subprocess.Popen[bytes]]":
    """Run Pagefind as a service, and end it."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
    with tempfile.TemporaryFile() as complaints:
        try:
            service = subprocess.Popen(  # noqa: S603 # the program that pagefind-bin installed
                [str(pagefind_bin.get_executable()), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                env={**own, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _INDEX_CHUNK_SIZE},
            )
        except OSError as error:
            raise SearchFailed(f"Pagefind could not be started: {error}") from error
        try:
            with service:  # closes its input, at which it ends
                yield service
        except BrokenPipeError as error:
            raise SearchFailed(f"Pagefind ended early: {_last_words(complaints)}") from error


def _ask(service: "subprocess.Popen[bytes]", message: Mapping[str, object]) -> dict[str, Any]:
    """Send one message and return the answer's payload. Messages are JSON in Base64, each ended by a comma."""
    assert service.stdin is not None  # noqa: S101 # opened as pipes above
    assert service.stdout is not None  # noqa: S101
    packed = json.dumps({"message_id": 1, "payload": message}).encode()
    service.stdin.write(base64.b64encode(packed) + b",")
    service.stdin.flush()
    answer: dict[str, Any] = json.loads(base64.b64decode(_read_message(service.stdout)))
    payload: dict[str, Any] = answer["payload"]
    if payload["type"] == "Error":
        raise SearchFailed(f"Pagefind refused: {payload['message']}")
    return payload


def _read_message(answers: IO[bytes]) -> bytes:
    """Return the next answer, up to its comma. One follows each message, so nothing comes after that."""
    message = bytearray()
    while not message.endswith(b","):
        part = os.read(answers.fileno(), _READ_SIZE)
        if not part:
            raise BrokenPipeError
        message += part
    return bytes(message[:-1])


def _last_words(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    return complaints.read().decode(errors="replace").strip() or "it gave no reason"
