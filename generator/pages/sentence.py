"""A project in one plain sentence, made from its facts alone."""

from generator.model.entry import Entry
from generator.pages.words import Words


def lead(entry: Entry, words: Words) -> str:
    """Return what a reader should know first: where the project stands, and what became of its money."""
    return " ".join((words.text(f"lead.status.{entry.facts.status}"), *_money(entry, words), *_progress(entry, words)))


def _money(entry: Entry, words: Words) -> list[str]:
    project, facts = entry.project, entry.facts
    allocated, spent = words.baht(project.budget_allocated), words.baht(project.budget_spent)
    if allocated and spent:
        said = [words.text("lead.spent_of", spent=spent, allocated=allocated)]
    elif allocated:
        said = [words.text("lead.allocated_only", allocated=allocated)]
    elif spent:
        said = [words.text("lead.spent_only", spent=spent)]
    else:
        said = [words.text("lead.no_money")]
    if facts.budget_returned is not None:
        said.append(words.text("lead.returned", returned=words.baht(facts.budget_returned)))
    left = facts.budget_unexplained
    if left is not None and left > 0:
        said.append(words.text("lead.unexplained", amount=words.baht(left)))
    elif left is not None and left < 0:
        said.append(words.text("lead.exceeds", amount=words.baht(-left)))
    return said


def _progress(entry: Entry, words: Words) -> list[str]:
    facts = entry.facts
    if facts.progress_percent is None:
        return []
    if not entry.project.rounds:
        return [words.text("lead.progress_alone", percent=words.percent(facts.progress_percent))]
    number = max(round_.number for round_ in entry.project.rounds)
    return [words.text("lead.progress", percent=words.percent(facts.progress_percent), number=number)]
