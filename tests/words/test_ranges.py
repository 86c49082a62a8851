"""What is said of values of which only the bounds are known."""

from decimal import Decimal

from figrepro.chart.chart import Chart
from figrepro.figure.model import Point
from tests.figures import made, with_point
from tests.words.holding import require_true, said_of

_STEPS = "It rises at every step."


def test_ranges_are_told_as_ranges() -> None:
    """Their bounds are all that is known; what they leave open is not said."""
    bounds = {"y": Decimal("63.5"), "y_low": Decimal(63), "y_high": Decimal(64), "basis": "range"}
    figure = made({"A": [(0, "45"), (1, "62"), (2, "63")], "B": [(0, "46"), (1, "63"), (2, "63")]})
    for name in "AB":
        figure = with_point(figure, name, 2, **bounds)
    assert said_of(figure, "series") == [
        "A rises from 45 at 0 to between 63 and 64 at 2, by 18 to 19.",
        _STEPS,
        "B goes from 46 at 0 to between 63 and 64 at 2, a net rise of 17 to 18.",
        "It never falls.",
    ]
    assert said_of(figure, "comparison") == ["At 2, the last x, both are at 63 to 64."]
    assert said_of(figure, "certainty") == [
        "Of two values only the bounds are known: A at 2 (63 to 64) and B at 2 (63 to 64).",
        "Of the six values, four are exact.",
    ]


def _range(figure: Chart, name: str, x: int, low: int, high: int) -> Chart:
    """The figure with a range in the place of a point."""
    bounds = {"y_low": Decimal(low), "y_high": Decimal(high)}
    return with_point(figure, name, x, y=Decimal(low + high) / 2, basis="range", **bounds)


def test_a_course_may_begin_with_a_range() -> None:
    """No "to" of a range follows the "from" of a course."""
    figure = _range(_range(made({"A": [(0, "-2"), (1, "-7.5")]}), "A", 0, -3, -1), "A", 1, -8, -7)
    assert said_of(figure, "series") == [
        "A falls from between −3 and −1 at 0 to between −8 and −7 at 1, by 4 to 7."
    ]
    assert (
        require_true(figure)
        .text("short")
        .endswith(" A falls from between −3 and −1 to between −8 and −7.")
    )


def test_a_course_that_a_range_leaves_open_is_told_by_its_ends() -> None:
    """It may rise or fall."""
    figure = _range(made({"A": [(0, "5"), (1, "5")]}), "A", 0, 4, 6)
    assert said_of(figure, "series") == ["A goes from between 4 and 6 at 0 to 5 at 1."]


def test_ranges_stand_between_others() -> None:
    """In the ends of the series that leads, and in a list of the highest."""
    figure = made({"A": [(0, "8"), (1, "11")], "B": [(0, "1"), (1, "2")]})
    leading = _range(_range(figure, "A", 0, 8, 9), "A", 1, 10, 12)
    said_shortly = require_true(leading).text("short")
    assert " A is higher throughout, from between 8 and 9 to between 10 and 12; B " in said_shortly
    figure = made({"A": [(0, "5")], "B": [(0, "5")], "C": [(0, "1")]})
    assert said_of(_range(figure, "B", 0, 4, 6), "comparison") == [
        "At 0, the only x, A and B are highest, at 5 and between 4 and 6; C is lowest, at 1."
    ]


def test_ranges_at_one_x() -> None:
    """The least and the greatest of several points are ranges."""
    figure = made({"A": [_interval(1, 3), _interval(4, 6)]}, kind="scatter")
    assert said_of(figure, "series") == [
        "A has two points at 1, from between 1 and 3 to between 4 and 6."
    ]


def _interval(low: int, high: int) -> Point:
    """A point at 1 of which only the bounds are known."""
    return Point(Decimal(1), Decimal(low + high) / 2, Decimal(low), Decimal(high), "range")
