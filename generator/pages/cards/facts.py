"""What stands on a card: words alone, as its project's page has them."""

from dataclasses import dataclass

from generator.model.summary import Summary
from generator.pages.bars import money_bar
from generator.pages.cards.lettering import legible
from generator.pages.words import Words


@dataclass(frozen=True, slots=True)
class Card:
    """The words of a card, and the parts of its money bar: the name of each and its width in per cent.

    The card of the site itself has a title and `about` alone.
    """

    site: str
    title: str
    about: str = ""
    where: str = ""
    status: str = ""
    status_words: str = ""
    money: tuple[tuple[str, str], ...] = ()
    progress: str = ""
    bar: tuple[tuple[str, float], ...] = ()


def project_card(project: Summary, site_title: str, words: Words) -> Card:
    """Return the card of a project; what the report does not say is said to be missing."""
    missing = words.text("value.missing")
    progress = words.percent(project.progress_percent)
    reported = words.date(project.last_report_date)
    latest = (words.text("card.progress", percent=progress) if progress else "", reported or "")
    return Card(
        site=legible(site_title),
        title=legible(project.title),
        about=legible(project.agency.name[words.language]),
        where=legible(f"{words.fiscal_year(project.fiscal_year)} · {project.id}"),
        status=project.status.value,
        status_words=words.text(f"status.{project.status.value}.name"),
        money=tuple(
            (words.text(f"money.{name}"), legible(words.short_baht(amount) or missing))
            for name, amount in (("allocated", project.budget_allocated), ("spent", project.budget_spent))
        ),
        progress=legible(" · ".join(filter(None, latest))),
        bar=tuple(
            (part.name, part.width)
            for part in money_bar(project.budget_allocated, project.budget_spent, project.budget_returned)
        ),
    )
