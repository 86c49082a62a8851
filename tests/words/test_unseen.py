"""What a chart leaves out of its data, and what it adds: points beyond its axes, error bars."""

import pytest

from figrepro.render.encode import render
from tests.figures import Row, made, overlaid
from tests.words.holding import require_true, said_of

CATEGORY = {"scale": "category", "label": "Task"}
GOES = "Within the axes, A goes from 1 at 0 to"
GOES_ON = "Within the axes, A goes from 1 at 1 to"


def test_points_beyond_the_axes_are_told_apart_from_what_is_shown() -> None:
    """The course is that of the points that are drawn."""
    points = {
        "A": [(0, "1"), (1, "3"), (2, "9")],
        "B": [(0, "8"), (1, "9")],
        "C": [(0, "2"), (1, "4")],
    }
    figure = made(points, y={"limits": [0, 5]})
    assert said_of(figure, "chart")[3:] == [
        "It has three series with seven points in all: A, B and C.",
        "One point of A and all of B lie beyond the axes and are not drawn.",
    ]
    assert said_of(figure, "series") == [
        "Within the axes, A rises from 1 at 0 to 3 at 1, by 2.",
        "C rises from 2 at 0 to 4 at 1, by 2.",
    ]
    assert said_of(figure, "comparison")[:2] == [
        "C is above A wherever both are drawn.",
        "At 1, the last x at which both are drawn, C is higher, at 4; A is lower, at 3.",
    ]
    assert " One point of A and all of B lie beyond the axes" in require_true(figure).text("short")


def test_what_is_beyond_the_axes_is_what_the_drawing_warns_of() -> None:
    """A point on a limit is drawn, one beyond it is not, whatever the scale."""
    points = {"A": [(1, "1"), (10, "2"), (100, "3"), (1000, "3.001")]}
    for limits, hidden in (([1, 1000], False), ([1, 999], True), ([10, 1000], True)):
        figure = made(points, x={"scale": "log", "limits": limits}, y={"limits": [1, 3.001]})
        warned = any("outside the limits" in str(one) for one in render(figure).warnings)
        told = any("beyond the axes" in one for one in said_of(figure, "chart"))
        assert (warned, told) == (hidden, hidden)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("9", "The only point of A lies beyond the axes and is not drawn."),
        ("9 8", "All points of A lie beyond the axes and are not drawn."),
        ("1 9", "One point of A lies beyond the axes and is not drawn."),
        ("1 9 8", "Two points of A lie beyond the axes and are not drawn."),
    ],
)
def test_what_is_not_drawn_is_counted(values: str, expected: str) -> None:
    """In the grammar of one and of many."""
    figure = made({"A": list(enumerate(values.split()))}, y={"limits": [0, 5]})
    assert said_of(figure, "chart")[-1] == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("1 3 2 9", [f"{GOES} 2 at 2, a net rise of 1.",
                     "There, it rises to a peak of 3 at 1 and falls from there."]),
        ("1 9 4", [f"{GOES} 4 at 2, a net rise of 3, and leaves them in between."]),
        ("1 9 1 9", [f"{GOES} 1 at 2, with no net change, and leaves them in between."]),
        ("9 1 9 2 9", [f"{GOES_ON} 2 at 3, a net rise of 1, and leaves them in between."]),
        ("1 9 1", [f"{GOES} 1 at 2, with no net change, and leaves them in between."]),
        ("9 1 4 2 3 9", ["Within the axes, A goes from 1 at 1 to 3 at 4, a net rise of 2.",
                         "There, its highest value, 4, is at 2; its lowest, 1, is at 1."]),
    ],
)  # fmt: skip
def test_a_course_that_leaves_the_axes_is_told_as_far_as_they_show_it(
    values: str, expected: list[str]
) -> None:
    """Nothing is said of a step that leads out of them, nor of what is highest of all."""
    figure = made({"A": list(enumerate(values.split()))}, y={"limits": [0, 5]})
    assert said_of(figure, "series") == expected
    assert ". Within the axes, A " in require_true(figure).text("short")


def test_bars_beyond_the_axes_are_cut_off() -> None:
    """They are drawn as far as the axes reach."""
    figure = made({"A": [("a", "1"), ("b", "9")]}, y={"limits": [0, 5]}, x=CATEGORY, kind="bar")
    assert said_of(figure, "chart")[-1] == "One bar of A is cut off at the axes."
    assert said_of(figure, "series") == ["Within the axes, A has a single point: 1 at a."]


def test_a_reading_over_the_figure_may_lie_beyond_its_axes() -> None:
    """It is drawn as far as the axes of the figure show it."""
    figure = overlaid(made({"A": [(0, "1"), (1, "3")]}), {"A": [(0, "1"), (1, "30")]})
    assert said_of(figure, "chart")[-2:] == [
        "The reading “other” is drawn over it.",
        "One point of the reading “other” lies beyond the axes and is not drawn.",
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"err_low": 5, "err_high": 5}, "Error bars of up to ±5 are drawn."),
        ({"err_low": 3, "err_high": 2}, "Error bars of up to −3 and +2 are drawn."),
        ({"err_high": 2.50}, "Error bars of up to +2.5 are drawn."),
        ({"x_err_low": 1, "x_err_high": 1}, "Error bars of up to ±1 along x are drawn."),
        ({"err_low": 5, "err_high": 5, "x_err_low": 1},
         "Error bars of up to ±5 and of up to −1 along x are drawn."),
        ({"err_low": 0, "err_high": 0}, "It shows one series, A, of two points."),
    ],
)  # fmt: skip
def test_error_bars_are_told_by_the_longest(row: dict[str, object], expected: str) -> None:
    """Upwards and downwards, and along x."""
    rows: list[Row] = [{"x": 0, "y": 1} | row, (1, 2)]
    assert said_of(made({"A": rows}), "chart")[-1] == expected
