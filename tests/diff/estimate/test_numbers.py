"""Ticks are read back as the numbers they stand at; measured numbers are told in few digits."""

import math
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from figrepro.diff.estimate.numbers import format_that_gives, read_tick, shortest_between
from figrepro.figure import decimal_math
from figrepro.figure.vocabulary import NumberFormat
from figrepro.scales.base import Scale
from figrepro.scales.registry import SCALES, scale_named, value_scales

FORMATS: tuple[NumberFormat, ...] = get_args(NumberFormat)
NUMBERS = [scale_named(name) for name in value_scales()]

_numbers = st.floats(-1e18, 1e18, allow_nan=False, allow_infinity=False)
_ticks = st.lists(
    st.decimals(-(10**12), 10**12, places=9, allow_nan=False).map(decimal_math.plain)
    | st.integers(-300, 300).map(lambda power: decimal_math.plain(Decimal(1).scaleb(power))),
    min_size=1,
    max_size=6,
)


@given(_numbers, _numbers)
def test_the_shortest_number_lies_between_the_two(one: float, other: float) -> None:
    """Whatever the ends are, the result is neither below the lower nor above the upper."""
    low, high = sorted((one, other))
    assert low <= float(shortest_between(low, high)) <= high


@given(_numbers, st.floats(1e-12, 10.0))
def test_no_number_with_fewer_digits_lies_between_the_two(low: float, part: float) -> None:
    """Of the numbers in between, none has its last digit at a higher place."""
    high = low + abs(low) * part
    assume(high > low)
    found = shortest_between(low, high)
    if not found:
        assert low <= 0 <= high
        return
    last = int(found.normalize().as_tuple().exponent)
    step = Decimal(1).scaleb(last + 1)
    nearest = math.floor(Decimal(high) / step) * step
    assert nearest < Decimal(low)


@given(st.integers(1, 99_999), st.integers(-9, 9), st.floats(0.01, 0.49))
def test_a_number_that_somebody_wrote_is_found_again(digits: int, power: int, off: float) -> None:
    """Half a unit of the last digit to either side, the number itself is the shortest."""
    written = decimal_math.plain(Decimal(digits).scaleb(power))
    unit = Decimal(1).scaleb(int(written.normalize().as_tuple().exponent))
    reach = float(unit) * off
    assert shortest_between(float(written) - reach, float(written) + reach) == written


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        (0.4937, 0.4963, "0.495"),
        (-0.4963, -0.4937, "-0.495"),
        (9.6, 10.4, "10"),
        (95.0, 105.0, "100"),
        (-1.0, 2.0, "0"),
        (6.6, 7.6, "7"),
        (104000.0, 104000.0, "104000"),
        (1e-7, 1.1e-7, "0.0000001"),
    ],
)
def test_the_shortest_number_is_the_one_people_would_write(
    low: float, high: float, found: str
) -> None:
    """A few intervals with the number in them; zero has no digits at all."""
    assert f"{shortest_between(low, high):f}" == found


@given(_ticks, st.sampled_from(FORMATS), st.sampled_from(NUMBERS))
def test_labels_of_ticks_are_read_as_their_numbers(
    ticks: list[Decimal], name: NumberFormat, scale: Scale
) -> None:
    """Reading is the inverse of writing, in every format and with every minus sign."""
    assert [read_tick(label, scale) for label in scale.texts(ticks, name)] == ticks


@given(st.lists(st.dates(), min_size=1, max_size=6))
def test_labels_of_days_are_read_as_those_days(days: list[date]) -> None:
    """Years and months without a day are their first days."""
    scale = SCALES["date"]
    assert [read_tick(label, scale) for label in scale.texts(days, "plain")] == days


@given(st.text())
def test_any_text_is_a_category_and_reading_it_as_a_number_never_fails(text: str) -> None:
    """A category is what is written; what is no number or day is None."""
    assert read_tick(text, SCALES["category"]) == text
    assert isinstance(read_tick(text, SCALES["linear"]), Decimal | None)
    assert isinstance(read_tick(text, SCALES["date"]), date | None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "−",
        "k",
        " %",
        "1,5",
        "1e5",
        "--1",
        "10⁻",
        "10²⁻³",
        "10⁹⁹⁹",
        "×10³",
        "0x1f",
        "١٢",
        "1.2.3",
    ],
)
def test_what_no_axis_writes_is_no_number(text: str) -> None:
    """Only what an axis of figrepro's would write is read."""
    assert read_tick(text, SCALES["linear"]) is None


@pytest.mark.parametrize("text", ["9" * 400, "0." + "0" * 700 + "1", "1" * 20_000, "10⁻⁹⁹⁹⁹"])
def test_a_number_that_no_figure_has_is_none(text: str) -> None:
    """Numbers too large or too small to be drawn are not read."""
    assert read_tick(text, SCALES["linear"]) is None


@given(_ticks, st.sampled_from(FORMATS), st.sampled_from(FORMATS), st.sampled_from(NUMBERS))
def test_the_format_of_labels_is_found(
    ticks: list[Decimal], name: NumberFormat, other: NumberFormat, scale: Scale
) -> None:
    """The format that is found writes the same labels; if the axis' own does, it is kept."""
    texts = scale.texts(ticks, name)
    assert format_that_gives(texts, ticks, scale, name) == name
    found = format_that_gives(texts, ticks, scale, other)
    assert found is not None
    assert scale.texts(ticks, found) == texts


def test_labels_that_no_format_writes_have_none() -> None:
    """Numbers of which one has other decimals were written by somebody else."""
    ticks = [Decimal(1), Decimal(2)]
    assert format_that_gives(["1.0", "2"], ticks, SCALES["linear"], "plain") is None
