"""JSON with its numbers as printed: decimals are written digit for digit, never by way of a binary float."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal


def dump_json(value: object, *, pretty: bool = False) -> str:
    """Return a value as JSON text: on one line, or a key a line with two spaces a level.

    >>> dump_json({"งบ": Decimal("8.00"), "วันที่": date(2019, 10, 30)})
    '{"งบ":8.00,"วันที่":"2019-10-30"}'
    """
    return "".join(_pieces(value, "\n" if pretty else ""))


def _pieces(value: object, newline: str) -> Iterator[str]:
    """Yield the parts of a value's text; `newline` is a line break and this level's indent, or empty."""
    inner = f"{newline}  " if newline else ""
    match value:
        case Mapping():
            before = "{" + inner
            for key, item in value.items():
                yield f"{before}{_text(key)}:{' ' if newline else ''}"
                yield from _pieces(item, inner)
                before = "," + inner
            yield f"{newline}}}" if value else "{}"
        case list() | tuple() if newline and value and all(type(item) is int for item in value):
            yield f"[{', '.join(map(str, value))}]"  # the lines of a field: a line is enough for both
        case list() | tuple():
            before = "[" + inner
            for item in value:
                yield before
                yield from _pieces(item, inner)
                before = "," + inner
            yield f"{newline}]" if value else "[]"
        case _:
            yield _scalar(value)


def _scalar(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(str(value))
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case date():
            return f'"{value.isoformat()}"'
        case _:
            raise TypeError(f"no JSON for {type(value).__name__}")


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
