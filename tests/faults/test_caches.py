"""What is kept between builds may be cut short, emptied or garbled: it is begun anew, and the site is as without it."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.building import SHARD
from tests.faults.conftest import Account, Stages
from tests.faults.stages import differences, files_of, told_by

Damage = Callable[[bytes, random.Random], bytes]


def _flipped(content: bytes, pick: random.Random) -> bytes:
    at = pick.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << pick.randrange(8))]) + content[at + 1 :]


def _over(content: bytes, pick: random.Random, filling: Callable[[int], bytes]) -> bytes:
    size = min(len(content), pick.choice((16, 512, 4096, 16384)))
    at = pick.randrange(len(content) - size + 1)
    return content[:at] + filling(size) + content[at + size :]


DAMAGES: dict[str, Damage] = {
    "cut short": lambda content, pick: content[: pick.randrange(len(content))],
    "emptied": lambda content, _: content[:0],
    "zeros": lambda content, pick: _over(content, pick, bytes),
    "garbage": lambda content, pick: _over(content, pick, pick.randbytes),
    "a bit turned": _flipped,
    "all garbage": lambda content, pick: pick.randbytes(len(content)),
}


@pytest.mark.parametrize("times", [1, pytest.param(30, marks=pytest.mark.audit)])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_makes_no_other_site(stage_of: Stages, account: Account, damage: str, times: int) -> None:
    stage, pick, found = stage_of("cards"), random.Random(f"{damage} {times}"), list[list[str]]()
    for _ in range(times):
        stage.put_back()
        for file in kept(stage.desk.root):
            file.write_bytes(DAMAGES[damage](file.read_bytes(), pick))
        stage.again()
        found.append(differences(files_of(stage.desk.root), stage.new))
    account(f"cache: {damage}", stage.name, found)


@pytest.mark.audit
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_shard_is_told_or_makes_no_other_site(stage_of: Stages, account: Account, damage: str) -> None:
    stage, pick, found = stage_of("join"), random.Random(damage), list[list[str]]()
    for _ in range(12):
        stage.put_back()
        shard = stage.desk.root / "shards/2566"
        files = [shard / SHARD] if pick.random() < 0.7 else sorted(path for path in shard.rglob("*.html"))
        for file in files:
            file.write_bytes(DAMAGES[damage](file.read_bytes(), pick))
        done = stage.shim.run(stage.desk.root, *stage.command)
        site = stage.whole(files_of(stage.desk.root, but="shards"))
        is_told = done.returncode == 1 and str(shard.relative_to(stage.desk.root)) in told_by(done)
        wanted = stage.old if is_told else stage.new
        found.append(["a traceback"] if "Traceback" in told_by(done) else differences(site, stage.whole(wanted)))
    account(f"shard: {damage}", stage.name, found)


def kept(root: Path) -> list[Path]:
    """Return the files that are kept between builds, but for those of the spare, which are the last site's."""
    files = [path for path in (root / ".cache").rglob("*") if path.is_file() and "spare" not in path.parts]
    assert {path.suffix for path in files} == {".sqlite", ""}
    assert len({path.parent.name for path in files}) == 3, "the store, the cards, the parts of the search"
    return sorted(files)
