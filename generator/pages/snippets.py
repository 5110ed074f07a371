"""How to take the data with the tools that people have: a few lines for each, that the tests run as they stand."""

from dataclasses import dataclass

from generator.model.settings import Site


@dataclass(frozen=True, slots=True)
class Snippet:
    """A few lines for a tool; `{data}` is the address of the data. `key` ends the id on the page and in the words."""

    key: str
    tool: str
    text: str


SNIPPETS = (
    Snippet(
        "pandas",
        "Python (pandas)",
        """\
import pandas as pd

projects = pd.read_csv(
    "{data}projects.csv",
    dtype={"project_id": "string", "agency_code": "string"},
    parse_dates=["start_date", "end_date", "last_report_date"],
)
years = projects.groupby("fiscal_year_be")["budget_allocated_thb"]
print(years.agg(["sum", "count", "size"]))""",
    ),
    Snippet(
        "r",
        "R",
        """\
projects <- read.csv(
  "{data}projects.csv",
  colClasses = c(project_id = "character", agency_code = "character"),
  na.strings = "", encoding = "UTF-8"
)
aggregate(budget_allocated_thb ~ fiscal_year_be, projects, sum)""",
    ),
    Snippet(
        "duckdb",
        "DuckDB",
        """\
curl -fsSO {data}projects.parquet
duckdb -c "SELECT fiscal_year_be, sum(budget_allocated_thb) AS allocated,
  count(budget_allocated_thb) AS stated, count(*) AS projects
FROM 'projects.parquet' GROUP BY fiscal_year_be ORDER BY fiscal_year_be" """.rstrip(),
    ),
    Snippet(
        "curl",
        "curl",
        """\
curl -fsSO {data}projects.csv
curl -fsS {data}SHA256SUMS | grep '  projects.csv$' | sha256sum --check""",
    ),
    Snippet("sheets", "Google Sheets", '=IMPORTDATA("{data}projects.csv")'),
    Snippet(
        "excel",
        "Excel (Power Query)",
        """\
let
  Source = Csv.Document(Web.Contents("{data}projects.csv"), [Delimiter=",", Encoding=65001, QuoteStyle=QuoteStyle.Csv]),
  Projects = Table.PromoteHeaders(Source)
in
  Projects""",
    ),
)


def snippets(site: Site) -> tuple[tuple[Snippet, str], ...]:
    """Return each snippet with its lines for this site; none where the site has no address to take data from."""
    if not site.base_url:
        return ()
    return tuple((snippet, snippet.text.replace("{data}", site.url("data/"))) for snippet in SNIPPETS)
