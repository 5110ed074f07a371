"""Documents to the files of the index."""

import hashlib
import json
from collections.abc import Iterable

from generator.model.outputs import OutputFile
from generator.model.search_document import SearchDocument
from generator.search.parts import divide, make_part, pack

FOLDER = "search-index"


def index_documents(documents: Iterable[SearchDocument]) -> tuple[OutputFile, ...]:
    """Return the files of the search index, in order of path."""
    ordered = sorted(documents, key=lambda document: document.key)
    files = dict[str, bytes]()
    parts = [make_part(part) for part in divide(ordered)]
    for part in parts:
        files |= {f"{part.folder}/{path}": content for path, content in part.files.items()}
    agencies = {document.agency.code: document.agency.name for document in ordered}
    names = pack({code: [agencies[code].th, agencies[code].en] for code in sorted(agencies)})
    named = f"agencies-{hashlib.sha256(names).hexdigest()[:10]}.pack"
    files[named] = names
    manifest = {
        "agencies": named,
        "parts": [
            {"folder": part.folder, "years": part.years, "projects": part.projects, "postings": part.postings}
            for part in parts
        ],
    }
    files["index.json"] = json.dumps(manifest).encode()
    return tuple(OutputFile(f"{FOLDER}/{path}", files[path]) for path in sorted(files))
