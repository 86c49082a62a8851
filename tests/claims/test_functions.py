"""What the functions of formulas come to where points are few, many, or missing."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from figrepro.chart.chart import Chart
from figrepro.claims.errors import FormulaError
from figrepro.claims.judge import Judge
from tests.claims.about import figure_of, judged, judged_by, with_reading
from tests.figures import made

SCATTERED = [(170, "70"), (180, "80"), (180, "75"), (190, "90")]


def reason(figure: Chart, formula: str, reading: str = "drawn") -> str:
    """Why a formula is undecided."""
    found = judged(figure, formula, reading)
    assert found.verdict == "undecided"
    return found.reason


@pytest.mark.parametrize("points", [SCATTERED, SCATTERED[::-1]])
def test_values_at_one_x_stand_in_the_order_of_their_size(points: list[tuple[Any, str]]) -> None:
    """Whatever the order of the file is."""
    scatter = made({"m": points}, kind="scatter")
    assert judged(scatter, 'values("m") == [70, 75, 80, 90]').verdict == "supported"
    assert judged(scatter, 'values("m") == [70, 80, 75, 90]').verdict == "contradicted"


def test_steps_across_several_values_at_one_x_are_undecided() -> None:
    """Of which of them a step would be is not said; others are as they are."""
    scatter = made({"m": [*SCATTERED, (200, "95")]}, kind="scatter")
    several = "there are several points of m at 180"
    assert reason(scatter, 'steps("m") == [5, 5, 5]') == several
    assert reason(scatter, 'count(steps("m")) == 3') == several
    assert reason(scatter, 'min(steps("m")) > 0') == several
    assert judged(scatter, 'min(steps("m")) > 6').verdict == "contradicted"
    assert judged(scatter, 'any(d == 5 for d in steps("m"))').verdict == "supported"


def test_a_scatter_has_ends_and_a_slope() -> None:
    """The line of least squares needs no single value at an x."""
    scatter = figure_of({"m": SCATTERED}, kind="scatter")
    assert judged(scatter, 'first("m") == 70 and last("m") == 90').verdict == "supported"
    assert judged(scatter, 'change("m") == 20 and slope("m") == 1').verdict == "supported"
    assert judged(scatter, 'r_squared("m") > 0.9').verdict == "supported"


@pytest.mark.parametrize("formula", ['slope("A") > 0', 'r_squared("A") > 0'])
def test_there_is_no_line_through_points_at_a_single_x(formula: str) -> None:
    """It would be as steep as one likes."""
    assert reason(made({"A": [(1, "1")]}), formula) == "A has points at a single x"


def test_the_ends_of_a_series_need_no_points_between() -> None:
    """What another reading lacks in the middle does not matter to what lies at the ends."""
    figure = figure_of({"A": [(1, "10"), (2, "14"), (3, "12")]})
    judge = Judge(with_reading(figure, "other", {"A": [(1, "10"), (3, "9")]}), "other")
    for formula in ('change("A") == -1', 'last("A") == 9', 'rate("A") == -0.5'):
        assert judged_by(judge, formula).verdict == "supported"


def test_a_missing_value_decides_nothing_that_is_decided_without_it() -> None:
    """A fall is a fall, and what exceeds a bound exceeds it, whatever else there is."""
    points = {"A": [(1, "10"), (2, "14"), (3, "12"), (4, "20")]}
    figure = with_reading(figure_of(points), "other", {"A": [(1, "10"), (3, "9"), (4, "7")]})
    judge = Judge(figure, "other")
    assert judged_by(judge, 'increasing("A")').verdict == "contradicted"
    assert judged_by(judge, 'highest("A") > 9').verdict == "supported"
    assert judged_by(judge, 'highest_at("A") == 4').verdict == "contradicted"
    lacks = "the reading other has no point of A at 2"
    assert reason(figure, 'decreasing("A", 1, 2)', "other") == lacks
    assert reason(figure, 'highest("A") < 11', "other") == lacks
    assert reason(figure, 'count(values("A")) == 4', "other") == lacks
    assert reason(figure, "count(y(s, 2) > 0 for s in series) == 1", "other") == lacks


def test_from_a_later_x_to_an_earlier_one_a_course_is_walked_backwards() -> None:
    """So that the steps together are the change, and what rises falls on the way back."""
    figure = figure_of({"A": [(1, "10"), (2, "14"), (3, "19")]})
    for formula in (
        'steps("A", 3, 1) == [-5, -4]',
        'sum(steps("A", 3, 1)) == change("A", 3, 1)',
        'decreasing("A", 3, 1) and not increasing("A", 3, 1)',
    ):
        assert judged(figure, formula).verdict == "supported"


def test_a_reading_is_asked_at_any_x_that_it_has() -> None:
    """Also where nothing is drawn; there the figure says nothing, and that is no slip."""
    other = with_reading(figure_of({"A": [(1, "10")]}), "other", {"A": [(1, "10"), (7, "9")]})
    assert judged(other, 'reading("other", "A", 7) == 9').verdict == "supported"
    assert reason(other, 'y("A", 7) == 9') == "A has no point at 7; its points: 1"
    with pytest.raises(FormulaError, match="no series has a point there"):
        judged(other, 'y("A", 8) == 9')


def test_a_reading_with_fewer_points_at_an_x_has_those_that_are_nearest() -> None:
    """What it has agrees; what it lacks is not known by it, and nothing is disputed for that."""
    scatter = made({"B": [(3, "58"), (3, "70"), (1, "60")]}, kind="scatter")
    figure = with_reading(scatter, "n", {"B": [(3, "70"), (1, "60")]})
    assert judged(figure, 'lowest("B") == 58').disputed_by == ()
    assert judged(figure, 'max(differences("n")) == min(differences("n"))').verdict == "supported"
    lacks = "the reading n has not all points of B at 3"
    assert reason(figure, 'count(values("B")) == 3', "n") == lacks
    assert reason(figure, 'lowest("B") == 60', "n") == lacks
    assert reason(figure, 'y("B", 3) > 60', "n") == "there are several points of B at 3"
    assert judged(figure, 'highest("B") >= 70', "n").verdict == "supported"


def test_what_compares_readings_is_not_disputed_by_the_reading_it_names() -> None:
    """In its place there would be nothing to compare."""
    other = with_reading(figure_of({"A": [(1, "10")]}), "other", {"A": [(1, "30")]})
    assert judged(other, 'reading("other", "A", 1) > y("A", 1)').disputed_by == ()
    assert judged(other, 'max(differences("other")) == 20').disputed_by == ()
    assert judged(other, 'y("A", 1) < 20').disputed_by == ("other",)


def test_the_ends_of_an_axis_of_categories_are_numbers() -> None:
    """Half a place before the first and after the last."""
    axis = {"scale": "category", "limits": [-0.5, 1.5]}
    figure = made({"A": [("low", "1"), ("high", "2")]}, x=axis, kind="bar")
    assert judged(figure, 'limits("x") == [-0.5, 1.5]').verdict == "supported"


def test_ticks_may_name_categories_without_points() -> None:
    """They stand on the axis all the same."""
    axis = {"scale": "category", "ticks": ["Jan", "Feb", "Mar"]}
    figure = made({"A": [("Jan", "1"), ("Feb", "2")]}, x=axis)
    assert judged(figure, 'ticks("x") == ["Jan", "Feb", "Mar"]').verdict == "supported"
    assert reason(figure, 'y("A", "Mar") > 0').startswith("A has no point at Mar")


def test_dates_in_a_list_are_dates() -> None:
    """Compared as such."""
    figure = made({"A": [(date(2024, 1, 1), "1")]}, x={"scale": "date"})
    formula = 'any(x == "2024-01-01" for x in ["2024-01-01", "2024-02-01"])'
    assert judged(figure, formula).verdict == "supported"


def test_any_number_of_series_may_share_their_x() -> None:
    """As many as a figure has."""
    names = "ABCDE"
    figure = made({name: [(1, "1"), (count, "2")] for count, name in enumerate(names, 2)})
    listed = ", ".join(f'"{name}"' for name in names)
    assert judged(figure, f"shared({listed}) == [1]").verdict == "supported"


def test_lists_of_statements_are_not_compared() -> None:
    """Each would have to be known."""
    with pytest.raises(FormulaError, match="cannot be compared"):
        judged(made({"A": [(1, "1")]}), "[1 < 2] == [1 < 2]")


def test_a_statement_holds_whatever_is_missing_beside_it() -> None:
    """A range that lies on both sides of a bound is on one of them."""
    figure = made({"A": [(1, "1"), (2, "13.5")], "B": [(1, "1")]})
    from tests.figures import with_point

    ranged = with_point(
        figure, "A", 2, y=Decimal("13.5"), y_low=Decimal(13), y_high=Decimal(14), basis="range"
    )
    formula = 'y("B", 2) > 1 or y("A", 2) < 13.5 or y("A", 2) >= 13.5'
    assert judged(ranged, formula).verdict == "supported"
