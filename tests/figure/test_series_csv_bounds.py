"""The bounds and the basis of a value: what a row says of them, and what makes no sense."""

from decimal import Decimal

import pytest

from tests.figure.csv_reading import only_point
from tests.folders import Folder

# What is read


def test_a_value_has_bounds_of_half_a_step_to_each_side() -> None:
    """What was read in steps of 0.005 lies within 0.0025, exactly."""
    point = only_point("a,1,0.465", resolution=0.005)
    assert (point.y_low, point.y_high) == (Decimal("0.4625"), Decimal("0.4675"))
    assert point.basis == "approximate"


def test_a_value_without_a_resolution_is_exact() -> None:
    """Nothing said means that the number is the number."""
    point = only_point("a,1,0.465")
    assert (point.y_low, point.y_high, point.basis) == (point.y, point.y, "exact")


def test_an_approximate_value_without_a_resolution_has_no_bounds() -> None:
    """Where nobody said how finely a value was read, nothing is made up."""
    point = only_point("a,1,0.465", basis="approximate")
    assert (point.y_low, point.y_high, point.basis) == (None, None, "approximate")


def test_an_exact_row_of_an_approximate_reading_has_no_width() -> None:
    """A row's own basis outranks the reading's."""
    point = only_point("a,1,2,exact", "series,x,y,basis", resolution=1.0)
    assert (point.y_low, point.y_high) == (Decimal(2), Decimal(2))
    assert point.basis == "exact"


def test_a_reading_can_be_exact_to_its_last_digit() -> None:
    """A printed 0.494 is exact, and still only known to half of its last digit."""
    point = only_point("a,1,0.494", resolution=0.001, basis="exact")
    assert (point.y_low, point.y_high) == (Decimal("0.4935"), Decimal("0.4945"))
    assert point.basis == "exact"


def test_bounds_in_the_row_outrank_the_resolution() -> None:
    """Each bound that a row names counts; the resolution fills in the other."""
    both = only_point("a,1,5,4,7", "series,x,y,y_low,y_high", resolution=1.0)
    assert (both.y_low, both.y_high) == (Decimal(4), Decimal(7))
    one = only_point("a,1,5,4,", "series,x,y,y_low,y_high", resolution=1.0)
    assert (one.y_low, one.y_high) == (Decimal(4), Decimal("5.5"))


@pytest.mark.parametrize("basis", ["", "range"])
def test_bounds_alone_are_a_range_drawn_at_its_midpoint(basis: str) -> None:
    """63 to 64 without a value is a range; the resolution adds nothing to it."""
    header = "series,x,y,y_low,y_high,basis"
    point = only_point(f"a,1,,63,64,{basis}", header, resolution=1.0)
    assert (point.y_low, point.y, point.y_high) == (Decimal(63), Decimal("63.5"), Decimal(64))
    assert point.basis == "range"


def test_a_range_may_name_the_value_that_is_drawn() -> None:
    """A value inside the bounds takes the place of the midpoint."""
    point = only_point("a,1,63.2,63,64,range", "series,x,y,y_low,y_high,basis")
    assert (point.y, point.basis) == (Decimal("63.2"), "range")


def test_error_bars_are_data_and_leave_the_bounds_alone() -> None:
    """Lengths of error bars that the source draws are kept as they are."""
    point = only_point("a,1,5,1,2,0,0.5", "series,x,y,err_low,err_high,x_err_low,x_err_high")
    assert (point.err_low, point.err_high) == (Decimal(1), Decimal(2))
    assert (point.x_err_low, point.x_err_high) == (Decimal(0), Decimal("0.5"))
    assert (point.y_low, point.y_high) == (Decimal(5), Decimal(5))


# What is refused


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,1,2,3,4,", "y: the value lies outside its bounds; found 2; allowed: 3 to 4"),
        ("a,1,5,3,4,", "y: the value lies outside its bounds; found 5; allowed: 3 to 4"),
        ("a,1,2,3,,", "y: the value lies outside its bounds; found 2; allowed: 3 to 2"),
        (
            "a,1,,4,3,",
            "y_low: the bounds are reversed; found 4 to 3; allowed: the lower bound first",
        ),
        (
            "a,1,3.5,4,3,",
            "y_low: the bounds are reversed; found 4 to 3; allowed: the lower bound first",
        ),
        ("a,1,,3,,", 'y: the value is missing; found ""; allowed: a number, or both bounds'),
        (
            "a,1,2,,,range",
            "basis: a range needs its bounds; found no y_low and y_high; allowed: both bounds",
        ),
        (
            "a,1,2,1, ,range",
            "basis: a range needs its bounds; found no y_high; allowed: both bounds",
        ),
        ("a,1,,1,2,exact", 'y: the value is missing; found ""; allowed: a number, as it is exact'),
        (
            "a,1,2,,,about",
            'basis: unknown basis; found "about"; allowed: exact, approximate, range',
        ),
    ],
)
def test_bounds_that_make_no_sense_are_refused(folder: Folder, row: str, said: str) -> None:
    """Bounds hold their value, the lower first; a range has both; only a range has no value."""
    folder.write("series.csv", f"series,x,y,y_low,y_high,basis\n{row}\n")
    assert folder.problems() == [f"chart/series.csv:2: {said}"]


def test_a_reading_of_ranges_needs_bounds_in_every_row(folder: Folder) -> None:
    """A range without bounds does not come in through the spec either."""
    folder.spec(more='[reading.drawn]\nbasis = "range"\nresolution = 1')
    folder.rows("a,1,2")
    assert folder.problems() == [
        (
            "chart/series.csv:2: basis: a range needs its bounds; found no y_low and y_high; "
            "allowed: both bounds"
        )
    ]
