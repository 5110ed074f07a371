"""Old addresses never die: `published-urls.txt` lists what was published, `redirects.yaml` what became of the rest.

The publish workflow keeps the list. A build that would drop an address of it stops, unless a redirect or a notice of
withdrawal covers the address.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.bounds import USUAL, Bounds
from generator.configuration import INVALID_SETTING, read_settings
from generator.content import record_file
from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.model.addresses import Addresses, Move, Moved, is_address, serves_as
from generator.model.outputs import address_of
from generator.model.values import read_value
from generator.plain_files import folded
from generator.yaml_text import LIST, MAP, Document, load_yaml, unknown_key, wrong_type

PUBLISHED, REDIRECTS = "published-urls.txt", "redirects.yaml"
ADDRESS_LOST = Rule(
    "address-lost",
    Severity.ERROR,
    Text("ที่อยู่ที่เคยเผยแพร่หายไป", "A published address is gone"),
    Text(
        "ลิงก์ที่ผู้อื่นเก็บไว้จะเสีย เว็บไซต์จึงไม่ถูกสร้างใหม่จนกว่าจะบอกว่าที่อยู่นั้นย้ายไปไหนหรือถูกนำออกเพราะอะไร",
        "Links that others keep would break: no site is built until it is said where it went, or why it is gone.",
    ),
    Text(
        "คืนข้อมูลนั้น หรือเพิ่มรายการใน content/redirects.yaml",
        "Bring it back, or add an entry to content/redirects.yaml.",
    ),
)
RULES = (ADDRESS_LOST,)

_A_PATH = Text("ที่อยู่ในเว็บไซต์ เช่น projects/2563/01000000-2456/", "a path such as projects/2563/01000000-2456/")
_KEYS = ("from", "to", "withdrawn", "date")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")  # the notice stands in files that cannot hold them
_NOT_IN_A_MOVE = re.compile(r"[\s?#]")  # but in the name of a report, which stands in the list
_PROJECT = re.compile(r"projects/([0-9]{4}/[0-9]{8}-[0-9]+)/")
# Made anew at will: their names are no promise.
_PASSING = re.compile(
    r"(?:assets|search-index)/|.*\.png$|.*(?:^|/)page/[0-9]+/$|404\.html$|_headers$|sitemap(?:-[0-9]+)?\.xml$"
)


def load_addresses(content: Path, bounds: Bounds = USUAL) -> tuple[Addresses, tuple[Diagnostic, ...]]:
    """Return what both files of a content folder say, and every fault in them. Neither file has to be there."""
    moves, faults = _load_moves(content, bounds)
    path = content / PUBLISHED
    text = read_settings(path, PUBLISHED, bounds, "addresses_bytes") if path.exists() else ""
    if isinstance(text, Diagnostic):
        return Addresses((), moves), (*faults, text)
    lines = ((line.strip(), number) for number, line in enumerate(text.splitlines(), 1))
    listed = [(line, number) for line, number in lines if line and not line.startswith("#")]
    odd = [_odd(line, number) for line, number in listed if not is_address(line)]
    return Addresses(tuple(one for one in listed if is_address(one[0])), moves), (*faults, *odd)


def lost_projects(addresses: Addresses, records: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield each published project that has no record any more, and that no redirect or notice covers."""
    known = set(records)
    gone = [
        (path, line)
        for path, line in addresses.published
        if (match := _PROJECT.fullmatch(path)) and record_file(match[1]) not in known
    ]
    yield from _lost([one for one in gone if _move_of(addresses, one[0]) is None])


def settle(addresses: Addresses, files: Iterable[str]) -> tuple[list[Moved], list[Diagnostic]]:
    """Return what is to stand at each address that the files of a site leave empty, and which are lost."""
    files = tuple(files)
    there = {address_of(file) for file in files}
    moved, lost, astray = dict[str, Moved](), list[tuple[str, int]](), dict[Move, Diagnostic]()
    for path, line in [*addresses.published, *((move.origin, 0) for move in addresses.moves)]:
        if path in there or path in moved:
            continue
        found = _move_of(addresses, path)
        target = _target(path, *found, there) if found else None
        if found is None:
            lost.append((path, line))
        elif found[0].target and target is None:
            astray[found[0]] = _leads_nowhere(found[0])
        else:
            moved[path] = Moved(path, found[0], target)
    misplaced = _misplaced(tuple(moved.values()), files)
    return list(moved.values()), [*_lost(lost), *astray.values(), *misplaced]


def addresses_of(files: Iterable[str], before: Addresses) -> str:
    """Return the text of the list for a site of these files: what was listed before stays listed."""
    listed = {path for path, _ in before.published}
    listed |= {
        path for path in map(address_of, files) if path and not _PASSING.match(path) and not path.startswith(".")
    }
    head = "# Every address that was published. `make addresses` keeps this list; lines are never taken out.\n"
    return head + "".join(f"{path}\n" for path in sorted(listed))


def _move_of(addresses: Addresses, path: str) -> tuple[Move, str, str] | None:
    """Return the move that says most of a path, the prefix of the path's language, and what is behind the origin."""
    found = [
        (move, prefix, rest)
        for move in addresses.moves
        for prefix in ("", "en/", "th/")
        if path.startswith(prefix) and (rest := move.covers(path.removeprefix(prefix))) is not None
    ]
    return max(found, key=lambda one: len(one[0].origin), default=None)


def _target(origin: str, move: Move, prefix: str, rest: str, there: set[str]) -> str | None:
    """Return the path that serves in an address's place: its like at the target, else the target itself."""
    if move.target is None:
        return None
    like = prefix + move.target.rstrip("/") + rest
    whole = prefix + move.target
    candidates = (path for path in (like, whole, move.target) if path in there)
    return next((path for path in candidates if serves_as(path, origin)), None)


def _misplaced(moved: Iterable[Moved], files: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield each address that no file can have, as a folder or a file of the site has it, perhaps in other case."""
    own = {one.path: folded(f"{one.path}index.html" if one.path.endswith("/") else one.path) for one in moved}
    times = Counter((*map(folded, files), *own.values())) if own else Counter[str]()
    folders = {folder for file in times for folder in _above(file)}
    for one in moved:
        file = own[one.path]
        if times[file] > 1 or file in folders or any(folder in times for folder in _above(file)):
            message = Text(
                f"{one.path} วางในเว็บไซต์ไม่ได้ เพราะมีไฟล์หรือโฟลเดอร์ชื่อนี้อยู่แล้ว",
                f"nothing can be put at {one.path}: the site has a file or a folder of that name",
            )
            yield Diagnostic(INVALID_SETTING, one.move.position, message, expected=_A_PATH)


def _above(file: str) -> Iterator[str]:
    """Yield the folders that a file is in."""
    while file := file.rpartition("/")[0]:
        yield file


def _is_path(value: object) -> bool:
    return isinstance(value, str) and is_address(value) and not _NOT_IN_A_MOVE.search(value)


def _odd(line: str, number: int) -> Diagnostic:
    message = Text(f"“{line}” ไม่ใช่ที่อยู่ในเว็บไซต์", f"“{line}” is no path of the site")
    return Diagnostic(INVALID_SETTING, Position(PUBLISHED, number, 1), message, expected=_A_PATH)


def _lost(listed: Iterable[tuple[str, int]]) -> Iterator[Diagnostic]:
    """Yield what is lost, as few as entries in `redirects.yaml` can cover it."""
    groups = dict[str, list[tuple[str, int]]]()
    for path, line in sorted(listed, key=lambda one: (not one[0].endswith("/"), len(_bare(one[0])), len(one[0]))):
        bare = _bare(path)
        above = (bare[:end] for end, sign in enumerate(f"{bare}/") if sign in "/.")
        origin = next((one for stem in above for one in (stem, f"{stem}/") if one in groups), bare)
        groups.setdefault(origin, []).append((path, line))
    for origin, group in sorted(groups.items(), key=lambda one: one[1][0][1]):
        (path, line), others = group[0], len(group) - 1
        message = Text(
            f"ไม่มี {path} แล้ว" + (f" รวมทั้งที่อยู่ใต้และข้างกันอีก {others} แห่ง" if others else ""),
            f"there is no {path} any more" + (f", and {others} more below and beside it" if others else ""),
        )
        entry = f"- {{from: {origin}, withdrawn: "
        expected = Text(
            f"รายการใน content/redirects.yaml เช่น {entry}เหตุผล}} หรือใช้ to: บอกที่อยู่ใหม่",
            f"an entry in content/redirects.yaml, such as {entry}the reason}}, or with to: and the new address",
        )
        yield Diagnostic(ADDRESS_LOST, Position(PUBLISHED, line, 1), message, expected=expected)


def _bare(path: str) -> str:
    """Return a path without the language that it may begin with."""
    return path.removeprefix("en/").removeprefix("th/")


def _leads_nowhere(move: Move) -> Diagnostic:
    message = Text(f"ไม่มี {move.target} ที่จะพาไป", f"there is no {move.target} to lead to")
    return Diagnostic(ADDRESS_LOST, move.position, message, expected=_A_PATH)


def _load_moves(content: Path, bounds: Bounds) -> tuple[tuple[Move, ...], tuple[Diagnostic, ...]]:
    path = content / REDIRECTS
    if not path.exists():
        return (), ()
    text = read_settings(path, REDIRECTS, bounds)
    if isinstance(text, Diagnostic):
        return (), (text,)
    tree, faults = load_yaml(text, REDIRECTS, bounds)
    if faults or tree is None:
        return (), faults
    document = Document(REDIRECTS, text)
    if not isinstance(tree, list):
        return (), (wrong_type(document, "", LIST, tree),)
    made = [_move(value, document, str(number)) for number, value in enumerate(tree, 1)]
    moves = tuple(one for one in made if isinstance(one, Move))
    return moves, tuple(fault for one in made if isinstance(one, list) for fault in one)


def _move(value: Any, document: Document, place: str) -> Move | list[Diagnostic]:
    if not isinstance(value, dict):
        return [wrong_type(document, place, MAP, value)]
    faults = [unknown_key(document, f"{place}.{name}", name, _KEYS) for name in value if name not in _KEYS]
    origin, target, reason, day = (value.get(key) for key in _KEYS)

    def fault(key: str, expected: Text) -> None:
        where = document.locate(f"{place}.{key}" if key in value else place)
        message = Text(f"{key} ใช้ไม่ได้", f"{key} cannot be used")
        faults.append(Diagnostic(INVALID_SETTING, where, message, f"{place}.{key}", expected))

    if not _is_path(origin):
        fault("from", _A_PATH)
    if (target is None) == (reason is None):
        fault("to", Text("to หรือ withdrawn อย่างใดอย่างหนึ่ง", "either to or withdrawn"))
    elif target is not None and not _is_path(target):
        fault("to", _A_PATH)
    elif reason is not None and not (isinstance(reason, str) and reason.strip() and not _CONTROL.search(reason)):
        fault("withdrawn", Text("เหตุผลที่นำออก", "the reason why it was taken out"))
    known = read_value("date", day) if isinstance(day, str) else None
    if day is not None and known is None:
        fault("date", Text("วันที่ เช่น 2026-11-24", "a day such as 2026-11-24"))
    if faults:
        return faults
    return Move(str(origin), target, reason and reason.strip(), known, document.locate(f"{place}.from"))  # type: ignore[arg-type]
