"""JSON with its numbers as printed: decimals are written digit for digit, never by way of a binary float."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any


def dump_json(value: object, *, pretty: bool = False) -> str:
    """Return a value as JSON text: on one line, or a key a line with two spaces a level.

    >>> dump_json({"งบ": Decimal("8.00"), "วันที่": date(2019, 10, 30)})
    '{"งบ":8.00,"วันที่":"2019-10-30"}'
    """
    parts = list[str]()
    _write(value, "\n" if pretty else "", parts.append)
    return "".join(parts)


def _write(value: object, newline: str, put: Callable[[str], None]) -> None:
    """Put the parts of a value's text; `newline` is a line break and this level's indent, or empty."""
    inner = f"{newline}  " if newline else ""
    kind = value.__class__
    if kind is str:
        put(_text(value))
    elif kind is dict or isinstance(value, Mapping):
        before, colon = "{" + inner, ": " if newline else ":"
        for key, item in value.items():  # type: ignore[attr-defined] # a mapping
            if item.__class__ is str:
                put(f"{before}{_text(key)}{colon}{_text(item)}")
            else:
                put(f"{before}{_text(key)}{colon}")
                _write(item, inner, put)
            before = "," + inner
        put(f"{newline}}}" if value else "{}")
    elif isinstance(value, list | tuple):
        if newline and value and all(type(item) is int for item in value):
            put(f"[{', '.join(map(str, value))}]")  # the lines of a field: a line is enough for both
            return
        before = "[" + inner
        for item in value:
            put(before)
            _write(item, inner, put)
            before = "," + inner
        put(f"{newline}]" if value else "[]")
    else:
        put(_scalar(value))


def _scalar(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case date():
            return f'"{value.isoformat()}"'
        case str():  # of a kind of its own, such as a name out of a list of names
            return _text(value)
        case _:
            raise TypeError(f"no JSON for {type(value).__name__}")


# A text in quotes, its Thai letters as they are.
_text: Callable[[Any], str] = encode_basestring
