"""How exactly values are known, and what other readings have."""

from decimal import Decimal

import pytest

from tests.claims.about import figure_of, with_reading
from tests.figures import made, with_point
from tests.words.holding import Points, said_of

RISING: Points = {"A": [(0, "1"), (1, "3"), (2, "4")]}


def test_values_of_unknown_exactness_say_so() -> None:
    """Nothing is said of how far off they may be."""
    figure = with_point(made(RISING), "A", 1, y_low=None, y_high=None, basis="approximate")
    assert said_of(figure, "certainty") == [
        "Of the three values, one is approximate; how closely it was read is not known."
    ]


def test_other_readings_are_told_where_they_differ_most() -> None:
    """Or that they agree."""
    figure = with_reading(figure_of(RISING), "table 1", {"A": [(0, "2"), (2, "9")]})
    figure = with_reading(figure, "again", {"A": [(0, "1"), (1, "3"), (7, "4")]})
    farthest, agreeing = said_of(figure, "certainty")[1:]
    assert farthest == (
        "The reading “table 1” has two of the points, too, and differs most for A at 2; there it "
        "has about 9, the drawing about 4, farther apart than their bounds explain."
    )
    assert agreeing == "The reading “again” has two of the points, too, and agrees, as read."


def test_another_reading_of_a_single_point_is_told_in_full() -> None:
    """There is no other with which to compare it."""
    figure = with_reading(made(RISING), "other", {"A": [(2, "7")]})
    (found,) = said_of(figure, "certainty")[1:]
    assert found == (
        "The reading “other” has one of the points, too; for A at 2 it has about 7, the drawing 4, "
        "farther apart than their bounds explain."
    )


def test_other_readings_of_several_points_at_one_x_are_told_by_their_distance() -> None:
    """Which of the points is meant could not be said."""
    points: Points = {"A": [(1, "1"), (1, "5")]}
    figure = with_reading(made(points, kind="scatter"), "other", {"A": [(1, "1"), (1, "8")]})
    (found,) = said_of(figure, "certainty")[1:]
    assert found == ("The reading “other” has both points, too, and differs by up to about 3.")


def test_readings_that_differ_alike_are_told_by_how_much() -> None:
    """There is no point at which they differ most."""
    figure = made({"A": [(0, "1"), (1, "2")], "B": [(0, "1")]})
    (found,) = said_of(with_reading(figure, "r", {"A": [(0, "3"), (1, "4")]}), "certainty")[1:]
    assert found == (
        "The reading “r” has two of the points, too, and differs by about 2 at each of them."
    )


def test_readings_that_differ_most_in_several_places_say_so() -> None:
    """The first of them is told in full."""
    figure = made({"A": [(0, "1"), (1, "2"), (2, "3")]})
    other = with_reading(figure, "r", {"A": [(0, "3"), (1, "4"), (2, "3")]})
    (found,) = said_of(other, "certainty")[1:]
    assert found == (
        "The reading “r” has all three points, too, and differs most for A at 0, among others, "
        "as read; there it has about 3, the drawing 1, farther apart than their bounds explain."
    )


def test_the_doubt_told_of_approximate_values_is_theirs() -> None:
    """Not that of an exact one with wider bounds."""
    figure = with_point(
        made({"A": [(0, "1"), (1, "3")]}), "A", 0, y_low=Decimal(-4), y_high=Decimal(6)
    )
    near = {"y_low": Decimal("2.5"), "y_high": Decimal("3.5"), "basis": "approximate"}
    assert said_of(with_point(figure, "A", 1, **near), "certainty") == [
        "Of the two values, one is approximate: it may be off by up to 0.5.",
        "Of the two values, one is exact to within 5.",
    ]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "The only value is exact."),
        (2, "Both values are exact."),
        (3, "All three values are exact."),
    ],
)
def test_values_that_are_all_known_alike_are_counted(count: int, expected: str) -> None:
    """In the grammar of one, of two and of many."""
    figure = made({"A": [(x, str(x)) for x in range(count)]})
    assert said_of(figure, "certainty") == [expected]
