"""Where on a project's page each field of its record stands."""

from collections.abc import Container

_SECTIONS = {
    "title": "title",
    "budget_allocated": "money",
    "budget_spent": "money",
    "rationale": "rationale",
    "objectives": "objectives",
    "targets": "targets",
    "strategy": "strategy",
    "rounds": "rounds",
    "unrecognised": "unrecognised",
}


def anchor(path: str, rounds: Container[str]) -> str:
    """Return the id of the place for a field path, on the page of a project of these rounds.

    `round-5` for `rounds.5.label`; `rounds` for a round that there is not; `facts` for what has no section.
    """
    head, _, rest = path.partition(".")
    number = rest.partition(".")[0]
    if head == "rounds" and number in rounds:
        return f"round-{number}"
    return _SECTIONS.get(head, "facts")
