"""The limits and ticks that an axis has by default: round, few, and around every value."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from figrepro.errors import FigreproError
from figrepro.figure.model import X
from figrepro.figure.spec import AxisSpec, Coordinate
from figrepro.scales.axis import Axis
from figrepro.scales.registry import SCALES
from figrepro.scales.tick_locator import MOST_TICKS
from tests.scales.axis_cases import (
    asked,
    axes_with_values,
    axis_of,
    days,
    numbers,
    ticks_of,
    values_on,
)

# For chosen values


@pytest.mark.parametrize(
    ("values", "limits", "ticks"),
    [
        (("0", "10"), (-0.5, 10.5), "0 2 4 6 8 10"),
        (("0.45", "0.525"), (0.44625, 0.52875), "0.45 0.46 0.47 0.48 0.49 0.5 0.51 0.52"),
        (("20000", "100000"), (16000, 104000), "20000 40000 60000 80000 100000"),
        (("-1", "1"), (-1.1, 1.1), "-1 -0.5 0 0.5 1"),
        (("5", "5"), (4.75, 5.25), "4.8 4.9 5 5.1 5.2"),
        (("0", "0"), (-0.05, 0.05), "-0.04 -0.02 0 0.02 0.04"),
        (("1e-300", "2e-300"), (9.5e-301, 2.05e-300), None),
        (("-1e300", "1e300"), (-1.1e300, 1.1e300), None),
    ],
)
def test_numbers_have_limits_a_little_beyond_and_round_ticks(
    values: tuple[str, ...], limits: tuple[float, float], ticks: str | None
) -> None:
    """5 % of the span to both sides; multiples of 1, 2, 2.5 or 5 times a power of ten."""
    axis = axis_of(asked(), numbers(*values))
    assert [float(str(limit)) for limit in axis.limits] == list(limits)
    assert ticks is None or ticks_of(axis) == ticks


@pytest.mark.parametrize(
    ("values", "limits", "ticks"),
    [
        (("1", "1000"), (1, 1000), "1 10 100 1000"),
        (("0.02", "5"), (0.01, 10), "0.01 0.1 1 10"),
        (("7", "8"), (1, 10), "1 2 5 10"),
        (("10", "10"), (10, 100), "10 20 50 100"),
    ],
)
def test_log_axes_span_decades(
    values: tuple[str, ...], limits: tuple[float, float], ticks: str
) -> None:
    """From the power of ten below the least value to the one above the greatest."""
    axis = axis_of(asked("log"), numbers(*values))
    assert [float(str(limit)) for limit in axis.limits] == list(limits)
    assert ticks_of(axis) == ticks


@pytest.mark.parametrize(
    ("limits", "ticks"),
    [
        ((1.0, 10.0), "1 2 5 10"),
        ((5.0, 500.0), "5 10 20 50 100 200 500"),
        ((5.0, 50.0), "5 10 20 50"),
        ((0.3, 0.9), "0.3 0.4 0.5 0.6 0.7 0.8 0.9"),
        ((22.0, 48.0), "25 30 35 40 45"),
        ((1.0, 1e12), "1 100 10000 1000000 100000000 10000000000 1000000000000"),
    ],
)
def test_short_log_axes_have_ticks_between_the_decades(
    limits: tuple[float, float], ticks: str
) -> None:
    """Fewer than three powers of ten inside the limits are not enough to read values by."""
    assert ticks_of(axis_of(asked("log", limits=limits))) == ticks


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("2024-05-01", "2024-05-01", "2024-04-30 2024-05-01 2024-05-02"),
        ("2024-05-01", "2024-05-29", "2024-05-06 2024-05-13 2024-05-20 2024-05-27"),
        ("2024-02-10", "2024-06-20", "2024-03-01 2024-04-01 2024-05-01 2024-06-01"),
        ("2001-03-01", "2020-03-01", "2005-01-01 2010-01-01 2015-01-01 2020-01-01"),
        ("0001-01-01", "9999-12-31", "2000-01-01 4000-01-01 6000-01-01 8000-01-01"),
    ],
)
def test_dates_have_ticks_on_days_mondays_months_or_years(
    first: str, last: str, ticks: str
) -> None:
    """Whole units of the calendar, the finest that are few enough."""
    values: list[X] = [date.fromisoformat(first), date.fromisoformat(last)]
    assert ticks_of(axis_of(asked("date"), values)) == ticks


def test_categories_stand_in_the_order_of_the_file() -> None:
    """Each once, at 0, 1, 2, with half a place beyond."""
    axis = axis_of(asked("category"), ["b", "a", "b", "c"])
    assert list(axis.limits) == numbers("-0.5", "2.5")
    assert axis.ticks == ("b", "a", "c")
    assert [axis.position(name) for name in ("b", "a", "c")] == [0, 1, 2]


def test_categories_may_be_put_in_order() -> None:
    """Those that the spec lists come first, the others after them; numbers are names too."""
    axis = axis_of(asked("category", ticks=("a", 1.0, "z")), ["b", "a", "1"])
    assert axis.ticks == ("a", "1", "z", "b")


@pytest.mark.parametrize("scale", SCALES)
def test_an_axis_without_values_can_be_drawn(scale: str) -> None:
    """It has limits and ticks all the same."""
    low, high = axis_of(asked(scale)).ends
    assert low < high


# For any values


@given(axes_with_values())
def test_limits_contain_every_value(case: tuple[AxisSpec, list[X]]) -> None:
    """Nothing is cut off unless the spec asks for it."""
    spec, values = case
    axis = axis_of(spec, values)
    low, high = axis.ends
    assert low < high
    for value in values:
        assert low <= axis.place(value) <= high
        assert 0 <= axis.fraction(value) <= 1
        assert axis.shows(value)


@given(axes_with_values())
def test_ticks_are_few_increasing_and_inside_the_limits(case: tuple[AxisSpec, list[X]]) -> None:
    """Two to eight, but for categories, which have one each."""
    check_ticks(axis_of(*case))


def check_ticks(axis: Axis) -> None:
    """Asserts that chosen ticks are few enough, in order and inside the limits."""
    positions = [axis.position(tick) for tick in axis.ticks]
    low, high = (float(axis.scale.position(limit)) for limit in axis.limits)
    assert axis.scale.is_discrete or 2 <= len(axis.ticks) <= MOST_TICKS
    assert all(before < after for before, after in pairwise(positions))
    assert all(low <= position <= high for position in positions)


@given(st.floats(-1e300, 1e300), st.floats(-1e300, 1e300))
def test_ticks_fit_any_limits_of_numbers(low: float, high: float) -> None:
    """However far apart or close together."""
    with suppress(FigreproError):  # reversed, or too close together
        check_ticks(axis_of(asked(limits=(low, high))))


@given(st.floats(1e-300, 1e280), st.floats(1.0001, 1e12))
def test_ticks_fit_any_limits_of_a_log_axis(low: float, ratio: float) -> None:
    """Over many decades or within one."""
    check_ticks(axis_of(asked("log", limits=(low, low * ratio))))


@given(days, st.integers(1, 3_000_000))
def test_ticks_fit_any_limits_of_dates(first: date, count: int) -> None:
    """From a day to all of the calendar."""
    assume((date.max - first).days >= count)
    limits: tuple[Coordinate, Coordinate] = (
        first.isoformat(),
        (first + timedelta(days=count)).isoformat(),
    )
    check_ticks(axis_of(asked("date", limits=limits)))


@given(st.lists(values_on["linear"], min_size=1, max_size=6))
def test_ticks_are_round_decimals(values: list[X]) -> None:
    """1, 2, 2.5 or 5 times a power of ten apart, exactly, in no more digits than that takes."""
    ticks = axis_of(asked("linear"), values).ticks
    numbers = [tick for tick in ticks if isinstance(tick, Decimal)]
    assert len(numbers) == len(ticks)
    steps = {after - before for before, after in pairwise(numbers)}
    assert len(steps) == 1
    digits = steps.pop().normalize().as_tuple().digits
    assert digits in {(1,), (2,), (2, 5), (5,)}
