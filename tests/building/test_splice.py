"""A file made out of the last site's has the bytes of one made whole, and costs what changed."""

import string
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.building.project import ProjectRow
from generator.building.splice import Splice
from generator.building.store import Store
from generator.datasets import PIECES
from generator.model.catalog import CatalogEntry
from generator.model.joined import Joined
from generator.model.outputs import OutputFile
from generator.model.summary import summarise
from tests.conftest import Desk
from tests.factories import make_entry

SUMMARY = summarise(make_entry())
PIECE = PIECES[0]
SHAPES = (
    Joined((), PIECE, b"id\r\n"),
    Joined((), PIECE, end=b"\n"),
    Joined((), PIECE, b"[\n", between=b",\n", tail=b"\n]\n"),
)
# The pieces of a site's projects by id, some of them empty.
SITES = st.dictionaries(st.sampled_from(string.ascii_lowercase), st.binary(max_size=6), max_size=12)


def _entries(pieces: dict[str, bytes]) -> tuple[tuple[CatalogEntry, ...], list[ProjectRow]]:
    entries, rows = list[CatalogEntry](), list[ProjectRow]()
    for name, piece in sorted(pieces.items()):
        entry = CatalogEntry(replace(SUMMARY, id=name), {PIECE: piece})
        entries.append(entry)
        rows.append(ProjectRow("", entry.summary, repr((name, piece)).encode(), b"", (len(piece),), {}, ()))
    return tuple(entries), rows


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shape=st.sampled_from(SHAPES), last=SITES, new=SITES)
def test_whatever_was_added_changed_or_taken_away_the_bytes_are_those_of_a_whole(
    tmp_path: Path, shape: Joined, last: dict[str, bytes], new: dict[str, bytes]
) -> None:
    (entries, rows), (last_entries, last_rows) = _entries(new), _entries(last)
    wanted, before = replace(shape, entries=entries), replace(shape, entries=last_entries)
    file = tmp_path / "last"
    file.write_bytes(b"".join(before()))
    splice = Splice(rows, last_rows, [OutputFile("f", before)])
    made = splice.made("f", wanted, file)
    assert made is not None
    assert b"".join(made()) == b"".join(wanted())
    file.write_bytes(file.read_bytes() + b"\n")
    assert splice.made("f", wanted, file) is None, "it is not what its rows say"
    assert splice.made("g", wanted, file) is None, "the last site had none"


def test_a_changed_record_of_many_costs_the_reading_of_its_own_pieces(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(11, 16):
        desk.report(id=f"50010000-{number}")
    cache = desk.root / "cache"
    assert desk.build(cache=cache, core=True).written
    read, piece = Counter[str](), Store.piece

    def counted(store: Store, name: str, file: str, *, alike: str = "") -> bytes:
        read[file] += 1
        return piece(store, name, file, alike=alike)

    monkeypatch.setattr(Store, "piece", counted)
    desk.report(id="50010000-13", title="ชื่อใหม่")
    assert desk.build(cache=cache, core=True).written
    assert read.keys() == {"projects/2566/50010000-13.yaml"}
