"""The geometry of the charts: nothing drawn that is not known, and nothing known left undrawn in silence."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.model.facts import derive
from generator.model.project import Project, Round
from generator.model.summary import RoundPoint
from generator.pages.bars import money_bar, sparkline
from generator.pages.charts import ProgressChart, progress_chart
from tests.factories import PROJECT, make_project

AMOUNTS = st.decimals(0, 10**9, places=2)


def chart_of(project: Project) -> ProgressChart | None:
    return progress_chart(project, derive(project))


def test_columns_stand_at_their_true_dates_and_as_high_as_the_progress() -> None:
    chart = chart_of(PROJECT)
    assert chart
    assert [column.number for column in chart.columns] == list(range(1, 13))
    days = [(column.day - chart.columns[0].day).days for column in chart.columns]
    places = [column.middle - chart.columns[0].middle for column in chart.columns]
    scale = places[-1] / days[-1]
    assert all(abs(place - scale * day) < 0.02 for place, day in zip(places, days, strict=True))
    assert chart.columns[4].height == 5 * chart.columns[0].height
    assert all(column.top + column.height == chart.base for column in chart.columns)


def test_the_flat_run_and_the_rounds_off_plan_are_marked() -> None:
    chart = chart_of(PROJECT)
    assert chart
    assert chart.flat
    assert (chart.flat.first, chart.flat.last) == (5, 12)
    assert chart.off_plan == (6, 7, 8, 9, 10, 11, 12)


def test_a_round_without_date_or_progress_is_named_as_left_out() -> None:
    rounds = list(PROJECT.rounds)
    rounds[2] = replace(rounds[2], date=None)
    rounds[7] = replace(rounds[7], progress_percent=None)
    chart = chart_of(make_project(rounds=tuple(rounds)))
    assert chart
    assert chart.left_out == (3, 8)


def test_fewer_than_two_rounds_are_no_chart() -> None:
    assert chart_of(make_project(rounds=())) is None
    assert chart_of(make_project(rounds=PROJECT.rounds[:1])) is None


def test_one_misprinted_project_date_does_not_flatten_the_chart() -> None:
    chart = chart_of(make_project(end_date=date(2119, 9, 29)))
    assert chart
    assert chart.columns[-1].middle - chart.columns[0].middle > 50


def test_rounds_on_one_day_are_drawn() -> None:
    same = [replace(round_, date=date(2020, 1, 1)) for round_ in PROJECT.rounds[:3]]
    chart = chart_of(make_project(rounds=tuple(same), start_date=None, end_date=None))
    assert chart
    assert len(chart.columns) == 3


def test_numbers_under_columns_keep_their_distance_and_the_last_is_always_shown() -> None:
    first = date(2019, 10, 1)
    rounds = tuple(
        Round(number, date=first + timedelta(6 * number), progress_percent=Decimal(number)) for number in range(1, 61)
    )
    chart = chart_of(make_project(rounds=rounds))
    assert chart
    assert chart.columns[-1].label == "always"
    shown = [column.middle for column in chart.columns if column.label == "always"]
    assert min(right - left for left, right in pairwise(shown)) > 4
    assert all(column.width < 1.5 for column in chart.columns)


@given(st.lists(st.tuples(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.decimals(-50, 200, places=2)), max_size=70))
def test_whatever_the_rounds_say_the_drawing_stays_in_its_frame(points: list[tuple[date, Decimal]]) -> None:
    rounds = tuple(
        Round(number, date=day, progress_percent=progress) for number, (day, progress) in enumerate(points, 1)
    )
    chart = chart_of(make_project(rounds=rounds))
    assert (chart is None) == (len(points) < 2)
    if chart:
        assert all(column.left >= 0 and column.left + column.width <= 100 for column in chart.columns)
        assert all(0 <= column.top <= chart.base and column.height >= 0 for column in chart.columns)
        assert all(0 <= tick.at <= 100 for tick in chart.ticks)
        assert chart.flat is None or chart.flat.top > 14


def test_the_money_bar_shows_what_was_spent_returned_and_left() -> None:
    parts = money_bar(Decimal(1000), Decimal(250), Decimal(500))
    assert [(part.name, part.left, part.width) for part in parts] == [
        ("spent", 0.0, 25.0),
        ("returned", 25.0, 50.0),
        ("unexplained", 75.0, 25.0),
    ]


def test_a_small_part_can_still_be_seen() -> None:
    parts = money_bar(Decimal(12_000_000), Decimal(55_189), Decimal("9603371.83"))
    assert parts[0].width == 0.7
    assert round(sum(part.width for part in parts), 6) == 100


def test_no_bar_is_drawn_where_a_term_is_missing_or_the_terms_exceed_the_allocation() -> None:
    known = Decimal(100)
    assert money_bar(None, known, known) == ()
    assert money_bar(known, None, known) == ()
    assert money_bar(known, known, None) == ()
    assert money_bar(known, Decimal(60), Decimal(60)) == ()
    assert money_bar(Decimal(0), Decimal(0), Decimal(0)) == ()


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_the_parts_of_a_bar_fill_it_and_never_overlap(allocated: Decimal, spent: Decimal, returned: Decimal) -> None:
    parts = money_bar(allocated, spent, returned)
    assert sum(part.amount for part in parts) == (allocated if parts else 0)
    for left, right in pairwise(parts):
        assert abs(left.left + left.width - right.left) < 0.02


def test_a_sparkline_has_a_bar_a_round_and_fits() -> None:
    points = [RoundPoint(number, None, Decimal(number), number % 2 == 0) for number in range(1, 61)]
    assert len(sparkline(points[:12])) == 12
    for shown in (points, points[:1], points[:20]):
        assert all(bar.left + bar.width <= 96 and bar.top + bar.height == 24 for bar in sparkline(shown))
    assert sparkline([]) == ()
