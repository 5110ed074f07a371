"""Where on a project's page each field of its record stands."""

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


def anchor(path: str) -> str:
    """Return the id of the place for a field path: `round-5` for `rounds.5.label`, `facts` for what has no section."""
    head, _, rest = path.partition(".")
    if head == "rounds" and rest:
        return f"round-{rest.partition('.')[0]}"
    return _SECTIONS.get(head, "facts")
