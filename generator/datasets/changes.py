"""`changes.json`: what changed in the records, a revision a line, the oldest first, so that new ones come last.

What was told once stays byte for byte. Where the history cannot be known, the file says why, and has no revisions.
"""

from collections.abc import Iterator

from generator.datasets.json_text import dump_json
from generator.model.catalog import Catalog
from generator.model.history import Change, Revision
from generator.model.outputs import OutputFile

Tree = dict[str, object]


def changes_file(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield the file."""
    history = catalog.history
    head: Tree = {"known": history.unknown is None}
    if history.unknown:
        head |= {"why_th": history.unknown.th, "why_en": history.unknown.en}
    lines = ",\n".join(dump_json(_revision(revision)) for revision in history.revisions)
    text = f'{dump_json(head)[:-1]},"revisions":[\n{lines}\n]}}\n'
    yield OutputFile("changes.json", text.encode())


def _revision(revision: Revision) -> Tree:
    year, _, project = revision.key.partition("/")
    tree: Tree = {
        "date": revision.day,
        "commit": revision.commit,
        "fiscal_year": int(year) if year.isdigit() else year,
        "project_id": project,
        "title": revision.title,
        "kind": revision.kind,
    }
    if revision.kind == "changed":
        tree["new_report"] = revision.new_report
    return tree | ({"changes": [_change(change) for change in revision.changes]} if revision.changes else {})


def _change(change: Change) -> Tree:
    tree: Tree = {"field": change.field, "kind": change.kind, "past_round": change.past_round}
    if not change.hidden:
        tree |= {name: value for name, value in (("from", change.before), ("to", change.after)) if value is not None}
    words = change.words.unbound
    return tree | {"words_th": words.th, "words_en": words.en}
