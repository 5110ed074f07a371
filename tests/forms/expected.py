"""The record that an invented report must give, stated from its truth."""

from datetime import date
from decimal import Decimal
from typing import TypeAlias

from tests.forms.layout import form_lines
from tests.forms.printing import figure, label, round_label, running_text
from tests.forms.truth import PLAIN, Person, Quirks, Truth

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
Fields: TypeAlias = "dict[str, Tree | None]"


def expected_record(truth: Truth, quirks: Quirks = PLAIN) -> dict[str, Tree]:
    """Give the record as a tree of text, keys in the contract's order, without `source`."""
    strategy = truth.strategy
    fields: Fields = {
        "id": truth.id,
        "title": _text(truth.title, quirks),
        "fiscal_year": str(truth.fiscal_year),
        "start_date": _typed(truth.start_date),
        "end_date": _typed(truth.end_date),
        "budget_allocated": _typed(truth.budget_allocated),
        "budget_spent": _typed(truth.budget_spent),
        "agency": [_text(unit, quirks) for unit in truth.agency],
        "responsible_officer": _person(truth.responsible_officer),
        "coordinator": _person(truth.coordinator),
        "rationale": _text("\n".join(truth.rationale), quirks),
        "objectives": [_text(item, quirks) for item in truth.objectives],
        "targets": [_text(item, quirks) for item in truth.targets],
    }
    labelled: Fields = {
        "theme": _text(strategy.theme, quirks),
        "sub_theme": _text(strategy.sub_theme, quirks),
        "goal": _text(strategy.goal, quirks),
        "indicator": _text(strategy.indicator, quirks),
    }
    printed = {key: value for key, value in fields.items() if key not in quirks.missing}
    return _present(
        {
            **printed,
            "strategy": _present({key: value for key, value in labelled.items() if key not in quirks.missing}),
            "rounds": _rounds(truth, quirks),
            "unrecognised": _unrecognised(truth, quirks),
        }
    )


def _present(fields: Fields) -> dict[str, Tree]:
    """Give the fields that say something: an absent or empty one has no key."""
    return {key: value for key, value in fields.items() if value}


def _text(text: str | None, quirks: Quirks) -> str:
    return "\n".join(running_text(line, quirks) for line in (text or "").split("\n"))


def _typed(value: date | Decimal | str | bool | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value).lower()


def _person(person: Person | None) -> dict[str, Tree]:
    return {} if person is None else _present({"name": person.name, "phone": person.phone})


def _rounds(truth: Truth, quirks: Quirks) -> list[Tree]:
    numbers = round_numbers(truth)
    rounds: list[Tree] = []
    for position, (round_, number) in enumerate(zip(truth.rounds, numbers, strict=True), 1):
        reused = round_.number is not None and round_.number != number
        fields: Fields = {
            "number": str(number),
            "printed_number": figure(str(round_.number), quirks) if reused else None,
            "label": round_label(position, len(truth.rounds), quirks),
            "date": _typed(round_.day),
            "narrative": _text("\n".join(round_.narrative), quirks),
            "progress_percent": _typed(round_.progress),
            "disbursed": _typed(round_.disbursed),
            "on_plan": _typed(round_.on_plan),
            "on_target": _typed(round_.on_target),
        }
        rounds.append(_present(fields))
    return rounds


def round_numbers(truth: Truth) -> list[int]:
    """Give each round's identity: its printed number, or the next after the round before that none has."""
    taken = {round_.number for round_ in truth.rounds}
    numbers: list[int] = []
    for round_ in truth.rounds:
        number = round_.number
        if number is None or number in numbers:
            number = numbers[-1] + 1 if numbers else 1
            while number in taken:
                number += 1
        taken.add(number)
        numbers.append(number)
    return numbers


def _unrecognised(truth: Truth, quirks: Quirks) -> list[Tree]:
    lines = [line.strip() for line in form_lines(truth, quirks)]
    again = [label(key, quirks) + text for key, text in quirks.again if key not in quirks.missing]
    left = [*again, *(running_text(note, quirks) for _, note in quirks.notes)]
    placed = sorted((lines.index(text.strip()) + 1, text.strip()) for text in left if text.strip() in lines)
    return [_present({"line": str(number), "text": text}) for number, text in placed]
