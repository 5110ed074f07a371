"""Whether a record still is what its report gives, and field by field how the two differ."""

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.thai.text import cluster_end, cluster_start
from generator.yaml_text import Document, Tree

RECORD_DRIFTED = Rule(
    "record-drifted",
    Severity.WARNING,
    Text("ระเบียนไม่ตรงกับรายงาน", "Record and report have drifted apart"),
    Text(
        "ระเบียนต้องแปลงซ้ำได้จากรายงานเสมอ ถ้าไม่ตรงกัน อาจมีคนแก้ด้วยมือ รายงานเปลี่ยนไป หรือโปรแกรมอ่านได้ดีขึ้น",
        "A record can always be made again from its report; where they differ, the record was edited, the report was "
        "changed, or the program reads better now.",
    ),
    Text("แปลงรายงานใหม่ แล้วบันทึกการแก้ไขไว้ใน corrections", "Convert the report again; put corrections into the ledger."),
)
_TOLD = 10  # fields that differ, each with both values
_BEFORE, _SHOWN = 15, 60  # characters shown before the first that differs, and in all
_ABSENT = "–"


def find_drift(document: Document, committed: Tree, read: Tree, yaml: str) -> Diagnostic | None:
    """Return how a record (its file, its tree) differs from what is read today (its tree and YAML), if at all."""
    if document.text == yaml:
        return None
    before, after = dict(_leaves(committed)), dict(_leaves(read))
    paths = [path for path in {**before, **after} if before.get(path) != after.get(path)]
    if not paths:
        return _written_otherwise(document, yaml)
    listed = [
        f"{path}: {old} -> {new}" for path in paths[:_TOLD] for old, new in [_shown(before.get(path), after.get(path))]
    ]
    count = len(paths)
    if count > _TOLD:
        listed.append(f"… +{count - _TOLD}")
    message = Text(
        f"ระเบียนไม่ตรงกับที่อ่านได้จากรายงานวันนี้ {count} ช่อง",
        f"the record is not what is read from its report today, in {count} field{'' if count == 1 else 's'}",
    )
    expected = Text(*["\n".join(listed)] * 2)
    return Diagnostic(RECORD_DRIFTED, document.locate(paths[0]), message, paths[0], expected)


def _written_otherwise(document: Document, yaml: str) -> Diagnostic:
    """Return the drift of a record whose values hold: its comment, or the order or the style of its keys, differs."""
    before, after = document.text.splitlines(), yaml.splitlines()
    pairs = zip(before, after, strict=False)
    line = next((number for number, (old, new) in enumerate(pairs, 1) if old != new), min(len(before), len(after)) + 1)
    message = Text(
        "ค่าตรงกัน แต่ระเบียนเขียนต่างจากที่โปรแกรมเขียน", "the values hold, but the program writes this record otherwise"
    )
    now = after[line - 1].strip() if line <= len(after) else _ABSENT
    return Diagnostic(RECORD_DRIFTED, Position(document.file, line, 1), message, "", Text(f"“{now}”", f"“{now}”"))


def _leaves(tree: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each value of a tree with its path; rounds are named by their number, other items by position."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from _leaves(value, f"{path}.{name}" if path else str(name))
    elif isinstance(tree, list):
        if all(isinstance(item, str) for item in tree) and path.startswith("source."):
            yield path, f"[{', '.join(tree)}]"
            return
        for position, item in enumerate(tree, 1):
            number = item.get("number") if isinstance(item, dict) else None
            yield from _leaves(item, f"{path}.{number or position}")
    else:
        yield path, str(tree)


def _shown(before: str | None, after: str | None) -> tuple[str, str]:
    """Return two values as far as they help to see how they differ."""
    if before is None or after is None:
        return _part(before, 0), _part(after, 0)
    pairs = zip(before, after, strict=False)
    same = next((at for at, (old, new) in enumerate(pairs) if old != new), min(len(before), len(after)))
    return _part(before, same - _BEFORE), _part(after, same - _BEFORE)


def _part(value: str | None, at: int) -> str:
    if value is None:
        return _ABSENT
    start = cluster_start(value, at) if at > 0 else 0
    end = cluster_end(value, start + _SHOWN)
    text = " ".join(value[start:end].split())
    return f"“{'…' if start else ''}{text}{'…' if end < len(value) else ''}”"
