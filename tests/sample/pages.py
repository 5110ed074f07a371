"""Project pages of the city's monitoring system, the second edition of the form: invented, as all of the sample."""

from dataclasses import dataclass
from decimal import Decimal

from tests.forms.project_pages import Page, write_page
from tests.forms.vocabulary import AGENCIES, ELDERLY, TREES, Subject


@dataclass(frozen=True)
class PageFile:
    """A file with one project page: what it is there for, and the quality flags that it must raise at least."""

    page: Page
    purpose: str
    flags: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return f"reports/{self.page.fiscal_year}/{self.page.id}.txt"

    @property
    def status(self) -> str:
        """Its status: by the progress of the whole project, as it has no rounds."""
        return {0: "not-started", 100: "completed"}.get(int(self.page.progress), "under-way")

    def content(self) -> bytes:
        return write_page(self.page).encode()


def page(
    subject: Subject,
    id_: str,
    fiscal_year: int,
    progress: str,
    officer: tuple[str, str, str],
    evaluations: tuple[tuple[int, str], ...],
) -> Page:
    """Give the page of a project, all of it stated."""
    agency, _ = AGENCIES[id_[:8]]
    place = agency.removeprefix("สำนักงาน")
    return Page(
        id_,
        subject.title.format(place=place),
        fiscal_year,
        agency,
        Decimal(progress),
        officer,
        evaluations,
        tuple(line.format(place=place) for line in subject.rationale),
        f"{id_[:4]}0600/{id_[:4]}0600",
        subject.objectives,
    )


PAGES = (
    PageFile(
        page(
            TREES,
            "50470000-2531",
            2564,
            "90.00",
            ("นายสมมุติ ทดลอง โทร.5884,5885", "นายสมมุติ ทดลอง", "5884,5885"),
            ((1, "100.0000"), (2, "92.5000"), (3, "")),
        ),
        "a project page: no rounds, progress of the whole, evaluations by quarter, the last without a score",
    ),
    PageFile(
        page(
            ELDERLY,
            "50240000-3561",
            2563,
            "100",
            ("นางสาวตัวอย่าง ไม่มีจริง (3027)", "นางสาวตัวอย่าง ไม่มีจริง (3027)", ""),
            ((2, "100"),),
        ),
        "a project page: completed, an officer with an extension and no phone",
    ),
)
