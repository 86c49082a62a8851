"""Where values stand on an axis."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from figrepro.figure.model import Point, X
from figrepro.figure.spec import AxisSpec
from tests.scales.axis_cases import asked, axes_with_values, axis_of, numbers


def test_what_a_log_axis_has_no_place_for_stands_infinitely_low() -> None:
    """An error bar may reach to zero or below."""
    axis = axis_of(asked("log", limits=(1, 10)))
    assert axis.fraction(Decimal(0)) == axis.fraction(Decimal(-1)) == float("-inf")
    assert not axis.shows(Decimal(0))


def test_half_way_is_half_way_on_every_scale() -> None:
    """By value, by ratio, by day, by place."""
    assert axis_of(asked(limits=(0, 10))).fraction(Decimal(5)) == 0.5
    assert axis_of(asked("log", limits=(1, 100))).fraction(Decimal(10)) == 0.5
    days = axis_of(asked("date", limits=("2024-05-01", "2024-05-31")))
    assert days.fraction(date(2024, 5, 16)) == 0.5
    assert axis_of(asked("category"), ["a", "b", "c"]).fraction("b") == 0.5


def test_a_name_that_an_axis_lacks_has_no_place_on_it() -> None:
    """Such as one that only a reading over the figure has."""
    axis = axis_of(asked("category"), ["a", "b"])
    assert str(axis.position("c")) == "nan"
    assert not axis.shows("c")


def test_a_point_on_a_limit_is_shown_and_one_beyond_it_is_not() -> None:
    """Rounding to binary floats loses none that was to be seen."""
    axis = axis_of(asked(limits=(0.1, 0.7)))
    assert all(map(axis.shows, numbers("0.1", "0.3", "0.7")))
    assert not any(map(axis.shows, numbers("0.099", "0.701")))


@given(axes_with_values())
def test_the_ends_of_an_axis_stand_at_0_and_1(case: tuple[AxisSpec, list[X]]) -> None:
    """Exactly, so that a point on a limit is on the edge of the axes."""
    spec, values = case
    axis = axis_of(spec, values)
    low, high = axis.ends
    assert (axis.fraction_at(low), axis.fraction_at(high)) == (0, 1)
    if not axis.scale.is_discrete:
        assert [axis.fraction(limit) for limit in axis.limits] == [0, 1]


@given(axes_with_values())
def test_a_place_is_found_again_by_its_fraction(case: tuple[AxisSpec, list[X]]) -> None:
    """To the rounding of binary floats."""
    axis = axis_of(*case)
    low, high = axis.ends
    for value in case[1]:
        place = axis.place(value)
        found = axis.place_at(axis.fraction_at(place))
        assert found == pytest.approx(place, abs=1e-9 * (high - low))


def test_points_stand_in_order_along_the_axis_whatever_the_order_of_the_file() -> None:
    """Numbers and days by their size, names as the axis has them; those at one x by their value."""

    def order(scale: str, points: list[tuple[X, int]], **keys: object) -> list[tuple[X, int]]:
        axis = axis_of(asked(scale, **keys), [x for x, _ in points])
        found = axis.in_order([Point(x, Decimal(y)) for x, y in points])
        return [(point.x, int(point.y)) for point in found]

    two, ten, first, last = Decimal(2), Decimal(10), date(2023, 12, 1), date(2024, 1, 1)
    assert order("linear", [(ten, 1), (two, 5), (two, 3)]) == [(two, 3), (two, 5), (ten, 1)]
    assert order("date", [(last, 1), (first, 2)]) == [(first, 2), (last, 1)]
    assert order("category", [("b", 1), ("a", 2)]) == [("b", 1), ("a", 2)]
    assert order("category", [("b", 1), ("a", 2)], ticks=("a", "b")) == [("a", 2), ("b", 1)]


def test_names_that_have_no_tick_stand_behind_those_that_have_one() -> None:
    """Each at a place of its own, so that no two are taken for one."""
    axis = axis_of(asked("category"), ["b", "a"])
    rank = axis.ranks(["z", "a", "y"])
    assert [rank(name) for name in ("b", "a", "z", "y")] == [0, 1, 2, 3]
