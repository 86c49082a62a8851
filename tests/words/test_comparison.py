"""What is said of several series together."""

from decimal import Decimal

import pytest

from tests.figures import made, with_point
from tests.words.holding import Points, said_of

RISING: Points = {"A": [(0, "1"), (1, "3"), (2, "4")]}


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (
            {"A": "5 6 9", "B": "1 2 3", "C": "3 2.5 3.5"},
            ["A is above the other two throughout.", "B is below the other two throughout.",
             "At 2, the last x, A is highest, at 9; B is lowest, at 3.",
             "From first to last, A rises most, by 4; C rises least, by 0.5."],
        ),
        (
            {"A": "5 6", "B": "1 3"},
            ["A is above B throughout.", "At 1, the last x, A is higher, at 6; B is lower, at 3.",
             "From first to last, B rises more, by 2; A rises less, by 1."],
        ),
        (
            {"A": "5 3", "B": "1 4"},
            ["At 1, the last x, B is higher, at 4; A is lower, at 3.",
             "From first to last, B rises by 3; A falls by 2."],
        ),
        (
            {"A": "5 3 1", "B": "1 3 4"},
            ["At 2, the last x, B is higher, at 4; A is lower, at 1.",
             "From first to last, B rises by 3; A falls by 4.", "A and B are equal at 1."],
        ),
        (
            {"A": "1 2", "B": "1 2"},
            ["At 1, the last x, both are at 2.", "A and B are equal throughout."],
        ),
        (
            {"A": "5 4", "B": "4 4", "C": "3 1"},
            ["C is below the other two throughout.",
             "At 1, the last x, A and B are highest, both at 4; C is lowest, at 1.",
             "From first to last, C falls most, by 2."],
        ),
        (
            {"A": "5 4 1", "B": "3 2"},
            ["A is above B wherever both have a point.",
             "At 1, the last x that both share, A is higher, at 4; B is lower, at 2.",
             "From first to last, B falls less, by 1; A falls more, by 4."],
        ),
        (
            {"A": "5", "B": "3"},
            ["At 0, the only x, A is higher, at 5; B is lower, at 3."],
        ),
    ],
)  # fmt: skip
def test_how_series_compare(points: dict[str, str], expected: list[str]) -> None:
    """Above and below, at the last x that they share, what they gain, and where they are equal."""
    figure = made({name: list(enumerate(listed.split())) for name, listed in points.items()})
    assert said_of(figure, "comparison") == expected


def test_one_series_is_compared_with_nothing() -> None:
    """Nor are series that have no x in common compared at one."""
    assert said_of(made(RISING), "comparison") == []
    apart = made({"A": [(0, "1")], "B": [(1, "1")]})
    assert said_of(apart, "comparison") == ["There is no x at which all series have a point."]


def test_series_that_gain_alike_without_a_common_amount_are_told_together() -> None:
    """One of the two amounts is exact, the other is not."""
    figure = made({"A": [(0, "1"), (1, "3")], "B": [(0, "1"), (1, "3")], "C": [(0, "4"), (1, "4")]})
    figure = with_point(figure, "B", 1, y_low=Decimal(2), y_high=Decimal(4), basis="approximate")
    assert "From first to last, A and B rise." in said_of(figure, "comparison")


def test_a_series_that_meets_the_others_at_some_x_is_compared_there() -> None:
    """Each of the others shares another x with it."""
    points: Points = {
        "A": [(0, "5"), (1, "6"), (2, "7")],
        "B": [(0, "1"), (1, "2")],
        "C": [(2, "3")],
    }
    assert said_of(made(points), "comparison")[:2] == [
        "A is above the other two wherever it shares an x with them.",
        "There is no x at which all series have a point.",
    ]


def test_braces_in_a_category_are_text() -> None:
    """They would be places to fill in a pattern."""
    axis = {"scale": "category", "label": "Task"}
    figure = made({"A": [("{a}", "1")], "B": [("{a}", "2")]}, x=axis, kind="bar")
    assert said_of(figure, "comparison") == [
        "At {a}, the only category, B is higher, at 2; A is lower, at 1."
    ]
