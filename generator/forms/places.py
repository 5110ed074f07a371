"""Lines of a form with places that fields fill, from the template that a profile writes to the pattern that reads it.

    {title} : {id}                                            known words, and places for fields
    ไตรมาสที่ {evaluations.quarter}[ {evaluations.score}]        what stands in brackets may be absent
    {unit_code:########/########}                             a place of a shape, `#` for a digit
    {=progress_percent}                                       says again what another line says

A template fills its line. A number, an id or a year takes what can be one; any other place takes all there is.
"""

import re
from dataclasses import dataclass

from generator.forms.wording import words
from generator.model.fields import Kind, field_at

_PIECE = re.compile(
    r"\{(?P<again>=)?(?P<field>[a-z_.]+)(?::(?P<shape>[^{}]+))?\}|(?P<bracket>[\[\]])|(?P<words>[^\[\]{}]+)"
)
_STRICT = {
    "identifier": r"[0-9]{8}-[0-9]{1,20}+",
    "year": r"(?:พ\s*\.?\s*ศ\s*\.?\s*)?[0-9]{4}",
    "integer": r"[0-9]{1,9}+",
}
# It begins and ends with ink, so that what parts it from the words behind it is tried once a gap, however wide.
_RUNNING = r"\S(?:.*?\S)?"
_ORNAMENT = r"[\s*_=\-]*+"


@dataclass(frozen=True, slots=True)
class LinePattern:
    """A line with places: which field fills each group of its pattern, in order.

    `after` names the field whose line must stand directly above; `repeats` says that the line only says it again;
    `telling`, that a line which fits it is known by that alone.
    """

    template: str
    fields: tuple[str, ...]
    pattern: re.Pattern[str]
    after: str
    repeats: bool
    telling: bool


def make_line(data: str | dict[str, str]) -> LinePattern:
    """Return the pattern of a template; ValueError says what is wrong with one."""
    template, after = (data, "") if isinstance(data, str) else (data["line"], data.get("after", ""))
    if after:
        _kind(after)
    pieces = list(_PIECE.finditer(template))
    if "".join(piece[0] for piece in pieces) != template:
        raise ValueError(f"“{template}”: its braces do not match")
    if template.count("[") != template.count("]"):
        raise ValueError(f"“{template}”: its brackets do not match")
    pattern, places, behind_place = r"\s*+", list[str](), False
    for number, piece in enumerate(pieces):
        if piece["field"]:
            places.append(_place(piece["field"], piece["shape"]))
            pattern += f"({places[-1]})"
        elif piece["bracket"]:
            pattern += "(?:" if piece["bracket"] == "[" else ")?"
            continue
        elif not piece["words"].strip():
            pattern += r"\s++" if behind_place else r"\s*+"  # a space between two places must stand there
        else:
            pattern += _ORNAMENT if number == 0 else r"\s*+"
            known = piece["words"].lstrip("*_=- ") if number == 0 else piece["words"]
            pattern += words(known).replace(":", "[:：]") + r"\s*+"
        behind_place = bool(piece["field"])
    if not places or places[:-1].count(_RUNNING) + (places[-1] == _RUNNING and not template.endswith(("}", "}]"))) > 1:
        raise ValueError(f"“{template}”: it needs a place, and no two that take running text before its end")
    return LinePattern(
        template,
        tuple(piece["field"] for piece in pieces if piece["field"]),
        re.compile(rf"{pattern}\s*+"),
        after,
        repeats=any(piece["again"] for piece in pieces),
        telling=places != [_RUNNING] or any((piece["words"] or "").strip() for piece in pieces),
    )


def _place(path: str, shape: str | None) -> str:
    kind = _kind(path)
    if shape:
        return "".join("[0-9]" if sign == "#" else rf"\s*+{re.escape(sign)}\s*+" for sign in shape)
    return _STRICT.get(kind, _RUNNING)


def _kind(path: str) -> Kind:
    known = field_at(path)
    if known is None:
        raise ValueError(f"“{path}” is no field of a record")
    return known.kind
