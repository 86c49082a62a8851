"""Limits, ticks and places on an axis."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from figrepro.figure.axes import (
    AxisError,
    fraction,
    limit_positions,
    position,
    tick_values,
)
from figrepro.figure.model import X
from figrepro.figure.nice import MOST_TICKS
from figrepro.figure.resolve_axis import resolve_axis
from figrepro.figure.spec import Axis, Coordinate, TickStep
from figrepro.figure.vocabulary import Scale
from tests.figure.folder import Folder


def axis(scale: Scale = "linear", **keys: object) -> Axis:
    """An axis as a spec describes it."""
    return Axis(label="axis", scale=scale, **keys)  # type: ignore[arg-type]


def numbers(*values: str | int) -> list[X]:
    """Values as points have them."""
    return [Decimal(value) for value in values]


def ticks_of(resolved: Axis) -> list[str]:
    """The ticks of a resolved axis as people write them."""
    return [str(tick) for tick in tick_values(resolved)]


# What an axis has by default


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
    resolved = resolve_axis(axis(), numbers(*values))
    assert resolved.limits == limits
    assert ticks is None or " ".join(ticks_of(resolved)) == ticks


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
    resolved = resolve_axis(axis("log"), numbers(*values))
    assert resolved.limits == limits
    assert " ".join(ticks_of(resolved)) == ticks


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
    resolved = resolve_axis(axis("log", limits=limits), [])
    assert " ".join(ticks_of(resolved)) == ticks


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
    assert " ".join(ticks_of(resolve_axis(axis("date"), values))) == ticks


def test_categories_stand_in_the_order_of_the_file() -> None:
    """Each once, at 0, 1, 2, with half a place beyond."""
    resolved = resolve_axis(axis("category"), ["b", "a", "b", "c"])
    assert resolved.limits == (-0.5, 2.5)
    assert tick_values(resolved) == ("b", "a", "c")
    assert [position(name, resolved) for name in ("b", "a", "c")] == [0, 1, 2]


def test_categories_may_be_put_in_order() -> None:
    """Those that the spec lists come first, the others after them; numbers are names too."""
    resolved = resolve_axis(axis("category", ticks=("a", 1.0, "z")), ["b", "a", "1"])
    assert tick_values(resolved) == ("a", "1", "z", "b")


@pytest.mark.parametrize("scale", ["linear", "log", "date", "category"])
def test_an_axis_without_values_can_be_drawn(scale: Scale) -> None:
    """It has limits and ticks all the same."""
    resolved = resolve_axis(axis(scale), [])
    low, high = limit_positions(resolved)
    assert low < high


# What a spec asks for


def test_limits_and_ticks_of_the_spec_are_kept() -> None:
    """Data beyond them is the user's choice."""
    asked = axis(limits=(0.45, 0.53), ticks=(0.45, 0.5))
    resolved = resolve_axis(asked, numbers("0.1", "0.9"))
    assert (resolved.limits, resolved.ticks) == (asked.limits, asked.ticks)


def test_ticks_of_the_spec_widen_limits_that_it_leaves_open() -> None:
    """Every tick is seen."""
    resolved = resolve_axis(axis(ticks=(0, 100)), numbers(40, 60))
    assert resolved.limits == (-5, 105)


def test_an_empty_list_means_no_ticks() -> None:
    """An axis may go without."""
    assert resolve_axis(axis(ticks=()), numbers(1, 2)).ticks == ()


@pytest.mark.parametrize(
    ("limits", "step", "start", "ticks"),
    [
        ((0.45, 0.53), 0.02, None, "0.45 0.47 0.49 0.51 0.53"),
        ((100.0, 800.0), 100.0, None, "100 200 300 400 500 600 700 800"),
        ((0.0, 1.0), 0.1, None, "0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1"),
        ((0.0, 1.0), 0.4, None, "0 0.4 0.8"),
        ((0.0, 1.0), 5.0, None, "0"),
        ((0.0, 10.0), 2.0, 1.0, "1 3 5 7 9"),
        ((3.0, 10.0), 5.0, -10.0, "5 10"),
        ((3.0, 10.0), 5.0, -1e300, "5 10"),
        (None, 0.02, None, "0.46 0.48 0.5 0.52"),
        (None, 0.02, 0.45, "0.45 0.47 0.49 0.51"),
        (None, 1.0, None, "0 1"),
        (None, 1.0, 3.0, "3"),
        (None, 1.0, -1e300, "0 1"),
    ],
)
def test_steps_are_exact(
    limits: tuple[float, float] | None, step: float, start: float | None, ticks: str
) -> None:
    """From the start, else from a lower limit that is given, else at multiples of the step."""
    asked = axis(limits=limits, ticks=TickStep(step=step, start=start))
    assert " ".join(ticks_of(resolve_axis(asked, numbers("0.45", "0.525")))) == ticks


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "limits = [5, 1]",
            "limits: the lower limit must be below the upper; found 5 and 1; allowed: [low, high]",
        ),
        (
            "limits = [1, 1.0]",
            "limits: the lower limit must be below the upper; found 1 and 1; allowed: [low, high]",
        ),
        (
            "limits = [1, 1.0000000000000002]",
            "limits: the limits are too close together; found 1 and 1.0000000000000002",
        ),
        ('limits = ["low", 1]', 'limits: this is not a number; found "low"; allowed: a number'),
        (
            "limits = [2024-01-01, 2024-02-01]",
            'limits: this is not a number; found "2024-01-01"; allowed: a number',
        ),
        ('ticks = [1, "two"]', 'ticks: this is not a number; found "two"; allowed: a number'),
        (
            "limits = [0, 2]\nticks = [1, 50]",
            "ticks: the tick lies beyond the limits; found 50; allowed: 0 to 2",
        ),
        ("ticks = [1, 2, 1.0]", "ticks: the tick is there twice; found 1"),
        (
            f"ticks = [{', '.join(map(str, range(201)))}]",
            "ticks: too many ticks; found 201; allowed: at most 200",
        ),
        (
            "limits = [0, 100]\nticks = { step = 0.1 }",
            "ticks: too many ticks; found a step of 0.1: 1001 ticks; allowed: at most 200",
        ),
        (
            "ticks = { step = 1e-300 }",
            (
                "ticks: too many ticks; found a step of 1e-300: millions of ticks; "
                "allowed: at most 200"
            ),
        ),
        (
            "limits = [1, 2]\nticks = { step = 1e300, start = 0 }",
            (
                "ticks: no tick lies between the limits; found a step of 1e+300 from 0; "
                "allowed: 1 to 2"
            ),
        ),
        (
            "limits = [1, 2]\nticks = { step = 1, start = 10000000000 }",
            (
                "ticks: no tick lies between the limits; found a step of 1 from 10000000000; "
                "allowed: 1 to 2"
            ),
        ),
        (
            'scale = "log"\nlimits = [0, 10]',
            "limits: a log axis has no place for it; found 0; allowed: numbers above 0",
        ),
        (
            'scale = "log"\nlimits = [-1, 10]',
            "limits: a log axis has no place for it; found -1; allowed: numbers above 0",
        ),
        (
            'scale = "log"\nticks = [0, 10]',
            "ticks: a log axis has no place for it; found 0; allowed: numbers above 0",
        ),
    ],
)
def test_what_no_axis_of_numbers_can_have_is_refused(folder: Folder, line: str, said: str) -> None:
    """The key, what it holds, what it may hold."""
    folder.spec(y=line)
    at = 6 + [part.split(" = ")[0] for part in line.split("\n")].index(
        said.split(":", maxsplit=1)[0]
    )
    assert folder.problems() == [f"chart/figure.toml:{at}: y.{said}"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "limits = [2024-02-01, 2024-01-01]",
            (
                "limits: the lower limit must be below the upper; "
                "found 2024-02-01 and 2024-01-01; allowed: [low, high]"
            ),
        ),
        (
            "limits = [20240101, 20240201]",
            'limits: this is not a date; found "20240101"; allowed: a date such as 2024-05-31',
        ),
        (
            'limits = ["2024-01-01", "2024-02-30"]',
            'limits: this is not a date; found "2024-02-30"; allowed: a date such as 2024-05-31',
        ),
        (
            "ticks = { step = 1 }",
            'ticks: an axis of dates has no steps; allowed: a list of dates, ["2024-05-31"]',
        ),
        (
            "ticks = [2024-05-31T12:00:00]",
            (
                'ticks: this is not a date; found "2024-05-31T12:00:00"; '
                "allowed: a date such as 2024-05-31"
            ),
        ),
    ],
)
def test_what_no_axis_of_dates_can_have_is_refused(folder: Folder, line: str, said: str) -> None:
    """Days are written in one way, as TOML dates or in quotes."""
    folder.spec(x=f'scale = "date"\n{line}')
    folder.rows("a,2024-05-01,1")
    assert folder.problems() == [f"chart/figure.toml:5: x.{said}"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            'limits = ["a", "b"]',
            (
                'limits: the limits of an axis of categories are numbers; found "a", "b"; '
                "allowed: places: the first category stands at 0, the next at 1"
            ),
        ),
        (
            "limits = [0.5, 3]",
            "limits: the limits leave out categories; found 0.5 to 3; allowed: 0 to 1, or wider",
        ),
        (
            "limits = [3, 0]",
            "limits: the lower limit must be below the upper; found 3 and 0; allowed: [low, high]",
        ),
        (
            "ticks = { step = 1 }",
            "ticks: an axis of categories has no steps; allowed: a list of categories",
        ),
    ],
)
def test_what_no_axis_of_categories_can_have_is_refused(
    folder: Folder, line: str, said: str
) -> None:
    """Its limits are places, its ticks the categories themselves."""
    folder.spec(x=f'scale = "category"\n{line}')
    folder.rows("a,one,1", "a,two,1")
    assert folder.problems() == [f"chart/figure.toml:5: x.{said}"]


def test_categories_beyond_a_thousand_are_refused(folder: Folder) -> None:
    """Numbers were taken for names."""
    folder.spec(x='scale = "category"')
    folder.rows(*(f"a,{number},1" for number in range(1001)))
    assert folder.problems() == [
        "chart/figure.toml:2: x: there are too many categories; found 1001; allowed: at most 1000"
    ]


# Places


def test_what_a_log_axis_has_no_place_for_stands_infinitely_low() -> None:
    """An error bar may reach to zero or below."""
    resolved = resolve_axis(axis("log", limits=(1, 10)), [])
    assert fraction(Decimal(0), resolved) == fraction(Decimal(-1), resolved) == float("-inf")


def test_half_way_is_half_way_on_every_scale() -> None:
    """By value, by ratio, by day, by place."""
    assert fraction(Decimal(5), resolve_axis(axis(limits=(0, 10)), [])) == 0.5
    assert fraction(Decimal(10), resolve_axis(axis("log", limits=(1, 100)), [])) == 0.5
    days = resolve_axis(axis("date", limits=("2024-05-01", "2024-05-31")), [])
    assert fraction(date(2024, 5, 16), days) == 0.5
    assert fraction("b", resolve_axis(axis("category"), ["a", "b", "c"])) == 0.5


def test_an_axis_that_is_not_resolved_has_no_places() -> None:
    """To ask it is a mistake of the caller."""
    with pytest.raises(ValueError, match="not resolved"):
        fraction(Decimal(1), axis())
    with pytest.raises(ValueError, match="not resolved"):
        tick_values(axis(ticks=TickStep(step=1)))


# For any values

anything = st.one_of(
    st.decimals(-1000, 1000, places=3),
    st.builds(
        lambda digits, power: Decimal(f"{digits}e{power}"),
        st.integers(-(10**16), 10**16),
        st.integers(-300, 284),
    ),
)
positive = anything.filter(bool).map(abs)
days = st.dates()
x_values: dict[Scale, st.SearchStrategy[X]] = {
    "linear": anything,
    "log": positive,
    "date": days,
    "category": st.text(max_size=3),
}
scales = st.sampled_from(list(x_values))


@st.composite
def axes_with_values(draw: st.DrawFn) -> tuple[Axis, list[X]]:
    """An axis that leaves everything open, and values on it."""
    scale = draw(scales)
    return axis(scale), draw(st.lists(x_values[scale], min_size=1, max_size=6))


@given(axes_with_values())
def test_limits_contain_every_value(case: tuple[Axis, list[X]]) -> None:
    """Nothing is cut off unless the spec asks for it."""
    asked, values = case
    resolved = resolve_axis(asked, values)
    low, high = limit_positions(resolved)
    assert low < high
    for value in values:
        assert low <= position(value, resolved) <= high
        assert 0 <= fraction(value, resolved) <= 1


@given(axes_with_values())
def test_ticks_are_few_increasing_and_inside_the_limits(case: tuple[Axis, list[X]]) -> None:
    """Two to eight, but for categories, which have one each."""
    asked, values = case
    check_ticks(resolve_axis(asked, values))


def check_ticks(resolved: Axis) -> None:
    """Asserts that chosen ticks are few enough, in order and inside the limits."""
    ticks = tick_values(resolved)
    places = [position(tick, resolved) for tick in ticks]
    low, high = limit_positions(resolved)
    assert resolved.scale == "category" or 2 <= len(ticks) <= MOST_TICKS
    assert all(before < after for before, after in pairwise(places))
    assert all(low <= place <= high for place in places)


@given(st.floats(-1e300, 1e300), st.floats(-1e300, 1e300))
def test_ticks_fit_any_limits_of_numbers(low: float, high: float) -> None:
    """However far apart or close together."""
    limits = (low, high)
    with suppress(AxisError):  # reversed, or too close together
        check_ticks(resolve_axis(axis(limits=limits), []))


@given(st.floats(1e-300, 1e280), st.floats(1.0001, 1e12))
def test_ticks_fit_any_limits_of_a_log_axis(low: float, ratio: float) -> None:
    """Over many decades or within one."""
    check_ticks(resolve_axis(axis("log", limits=(low, low * ratio)), []))


@given(days, st.integers(1, 3_000_000))
def test_ticks_fit_any_limits_of_dates(first: date, count: int) -> None:
    """From a day to all of the calendar."""
    assume((date.max - first).days >= count)
    limits: tuple[Coordinate, Coordinate] = (
        first.isoformat(),
        (first + timedelta(days=count)).isoformat(),
    )
    check_ticks(resolve_axis(axis("date", limits=limits), []))


@given(st.lists(x_values["linear"], min_size=1, max_size=6))
def test_ticks_are_round_decimals(values: list[X]) -> None:
    """1, 2, 2.5 or 5 times a power of ten apart, exactly, in no more digits than that takes."""
    ticks = tick_values(resolve_axis(axis("linear"), values))
    steps = {Decimal(after) - Decimal(before) for before, after in pairwise(ticks)}  # type: ignore[arg-type]
    assert len(steps) == 1
    digits = steps.pop().normalize().as_tuple().digits
    assert digits in {(1,), (2,), (2, 5), (5,)}


@given(axes_with_values())
def test_the_ends_of_an_axis_stand_at_0_and_1(case: tuple[Axis, list[X]]) -> None:
    """Exactly, so that a point on a limit is on the edge of the axes."""
    asked, values = case
    resolved = resolve_axis(asked, values)
    assume(resolved.scale != "category" and resolved.limits is not None)
    ends = axis(resolved.scale, limits=resolved.limits, ticks=resolved.limits)
    assert [fraction(end, resolved) for end in tick_values(ends)] == [0, 1]


@given(axes_with_values())
def test_a_resolved_axis_resolves_to_itself(case: tuple[Axis, list[X]]) -> None:
    """With its values and without them."""
    asked, values = case
    resolved = resolve_axis(asked, values)
    assert resolve_axis(resolved, values) == resolved
    assert resolve_axis(resolved, []) == resolved


@given(
    st.integers(-1000, 1000),
    st.integers(1, 400),
    st.integers(1, 50),
    st.none() | st.integers(-2000, 2000),
    st.integers(-6, 6),
)
def test_steps_hit_the_decimals_that_they_should(
    low: int, width: int, step: int, start: int | None, power: int
) -> None:
    """Steps are counted without rounding, at every scale."""
    first = low if start is None else start
    expected = [first + n * step for n in range(5000) if low <= first + n * step <= low + width]
    assume(0 < len(expected) <= 200)

    def scaled(number: int) -> float:
        return float(Decimal(number).scaleb(power))

    asked = axis(
        limits=(scaled(low), scaled(low + width)),
        ticks=TickStep(step=scaled(step), start=None if start is None else scaled(start)),
    )
    ticks = tick_values(resolve_axis(asked, []))
    assert list(ticks) == [Decimal(number).scaleb(power) for number in expected]
