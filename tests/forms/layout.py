"""Where things stand on an invented report: sections, rounds in their columns, page breaks."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from tests.forms.printing import (
    BANNER,
    CERTIFICATION,
    damaged,
    figure,
    figures,
    head_values,
    label,
    round_date,
    round_heading,
    round_label,
    running_text,
    section_heading,
    verdicts,
)
from tests.forms.truth import PLAIN, Quirks, Round, Truth

Piece: TypeAlias = tuple[str, str]
"""A place (`title`, `rounds.3.2`) and the line that stands there."""

LABELLED = {
    "1.1": ("title", "id", "fiscal_year", "start_date", "budget_allocated", "end_date", "budget_spent"),
    "1.2": ("agency", "responsible_officer", "coordinator"),
    "1.6": ("theme", "sub_theme", "goal", "indicator"),
}
LISTED = {"1.3": "rationale", "1.4": "objectives", "1.5": "targets"}


def write_form(truth: Truth, quirks: Quirks = PLAIN) -> str:
    """Give the text of a report."""
    return damaged("\n".join(form_lines(truth, quirks)), quirks).replace("\n", quirks.newline)


def form_lines(truth: Truth, quirks: Quirks) -> list[str]:
    """Give the lines of a report before its characters come to harm."""
    lines = ["", "", "", ""]
    lines += _on_pages([("banner", BANNER), *_head(truth, quirks)], quirks, quirks.blank_lines)
    lines += [""] * quirks.blank_lines
    for position, round_ in enumerate(truth.rounds, 1):
        lines += _on_pages(_round(position, round_, len(truth.rounds), quirks), quirks, 0)
    if "certification" not in quirks.missing:
        lines += ["", *CERTIFICATION]
    return [*lines, "", ""]


def places(truth: Truth) -> tuple[str, ...]:
    """Give every place before which a page may end.

    `1.2` is a section's heading, `title` a label, `rationale.2` a line, `rounds.3` a round's first line,
    `rounds.3.2` its second, and `rounds.3.date` parts its heading from its date.
    """
    found = [place for place, _ in _head(truth, PLAIN)]
    for position, round_ in enumerate(truth.rounds, 1):
        found += [place for place, _ in _round(position, round_, len(truth.rounds), PLAIN)]
        found.append(f"rounds.{position}.date")
    return tuple(found)


def _on_pages(pieces: Iterable[Piece], quirks: Quirks, blank_lines: int) -> Iterator[str]:
    for index, (place, line) in enumerate(pieces):
        if place in quirks.page_breaks:
            yield from ("", "", "", "", "", BANNER, "")
        elif index:
            yield from [""] * blank_lines
        yield line


def _head(truth: Truth, quirks: Quirks) -> Iterator[Piece]:
    """Give sections 1 to 1.6, and the heading of section 2."""
    yield "1", section_heading("1", quirks)
    for section in ("1.1", "1.2", "1.3", "1.4", "1.5", "1.6"):
        if section in LISTED:
            yield from _listed(section, truth, quirks)
        else:
            yield section, section_heading(section, quirks)
            yield from _labelled(section, truth, quirks)
    yield "2", section_heading("2", quirks)


def _labelled(section: str, truth: Truth, quirks: Quirks) -> Iterator[Piece]:
    values = head_values(truth, quirks)
    keys = LABELLED[section]
    for key in [*(key for key in quirks.order if key in keys), *(key for key in keys if key not in quirks.order)]:
        unprinted = quirks.absent_as == "no-label" and not values[key]
        if key not in quirks.missing and not unprinted:
            if key in quirks.below and values[key].strip(" -"):
                yield key, label(key, quirks)
                yield f"{key}.value", values[key]
            else:
                yield key, label(key, quirks) + values[key]
            yield from ((f"{key}.again", label(key, quirks) + text) for other, text in quirks.again if other == key)


def _listed(section: str, truth: Truth, quirks: Quirks) -> Iterator[Piece]:
    name = LISTED[section]
    texts: tuple[str, ...] = getattr(truth, name)
    if name in quirks.missing or (quirks.absent_as == "no-label" and not texts):
        return
    yield section, section_heading(section, quirks)
    lines = []
    for number, text in enumerate(texts, 1):
        printed = running_text(text, quirks)
        if name == "rationale":
            lines.append(printed)
            continue
        numbered = len(texts) > 1 or quirks.number_single_item
        mark = figure(quirks.item_mark.format(number), quirks) if numbered else ""
        first, *rest = printed.split(" ", 1) if quirks.wrap_items else [printed]
        lines += [mark + first, *rest]
    for number, line in enumerate(lines, 1):
        yield f"{name}.{number}", line


def _round(position: int, round_: Round, total: int, quirks: Quirks) -> list[Piece]:
    """Give one round: its heading, its text and its two verdicts, in columns set by tabs."""
    place = f"rounds.{position}"
    number = round_label(position, total, quirks)
    heading = "" if number is None else round_heading(number, quirks)
    body = _round_body(position, round_, quirks)
    columns = ["" for _ in body]
    if quirks.slip_at == position:
        columns[1] = round_heading(figure(str(position + 1), quirks), quirks)
    pieces = [
        (f"{place}.{index}", f"{column}\t{line}")
        for index, (column, line) in enumerate(zip(columns, body, strict=True), 1)
    ]
    alone = quirks.heading_rows or (1 if f"{place}.date" in quirks.page_breaks else 0)
    if not heading or not alone:
        return [(place, heading + pieces[0][1]), *pieces[1:]]
    rows = [(f"{place}.heading.{row}" if row else place, heading) for row in range(alone)]
    return [*rows, (f"{place}.date", pieces[0][1]), *pieces[1:]]


def _round_body(position: int, round_: Round, quirks: Quirks) -> list[str]:
    """Give a round's lines; each ends with the two columns of the verdicts, empty or not."""
    opening = f":: {round_date(round_.day, quirks)} :"
    narrative = [running_text(line, quirks) for line in round_.narrative]
    printed = figures(round_, quirks)
    inline = quirks.figures_inline and quirks.slip_at != position
    notes = [f"{running_text(note, quirks)}\t\t" for where, note in quirks.notes if where == position]
    if position in quirks.figures_first:
        first = [f"{opening} {printed[0]}", *printed[1:]] if inline and printed else [opening, *printed]
        return [*_closed(first, round_, quirks), *(f"{line}\t\t" for line in narrative), *notes]
    lines = [opening, *narrative]
    if narrative and not quirks.narrative_below:
        lines = [f"{opening} {narrative[0]}", *narrative[1:]]
    if inline and printed:
        lines[-1] += f" {printed.pop(0)}"
    return [*_closed([*lines, *printed], round_, quirks), *notes]


def _closed(lines: list[str], round_: Round, quirks: Quirks) -> list[str]:
    columns = verdicts(round_, quirks)
    if quirks.rows_of_figures:
        return [*(f"{line}\t\t" for line in lines), *columns.split("\t")[1:]]
    return [*(f"{line}\t\t" for line in lines[:-1]), lines[-1] + columns]
