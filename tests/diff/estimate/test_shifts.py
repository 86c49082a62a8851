"""Where all points of a series moved alike, the amount is told, and in as few digits as it has."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.fit import Fit
from figrepro.diff.estimate.search import Attempt
from figrepro.diff.estimate.shifts import common_shifts, common_shifts_of_pixels
from figrepro.scales.registry import value_scales
from tests.diff.estimate.drawings import draw_figure, filled

VALUES = tuple(map(Decimal, ("2", "3.5", "9", "6.2", "4.8", "30")))
Propose = Callable[[Course, Fit], Iterator[Decimal]]
_BOTH: tuple[Propose, ...] = (common_shifts, common_shifts_of_pixels)
_amounts = st.integers(-150, 300).filter(bool).map(lambda cents: Decimal(cents) / 100)
_scales = st.sampled_from(value_scales())


@cache
def _course(scale: str, values: tuple[Decimal, ...] = VALUES) -> Course:
    """A series as it is drawn, before anything moves."""
    figure = filled(
        {"A": [(at, str(value)) for at, value in enumerate(values)]},
        y={"scale": scale, "limits": [0.3, 60]},
        size={"width": 4, "height": 4, "dpi": 100},
    )
    drawn = draw_figure(figure)
    return Course(Attempt(drawn, drawn.pixels, 0), "A")


def _seen(course: Course, values: Sequence[Decimal], deviation: float) -> Fit:
    """Points as they are found in an image that has them at these values."""
    rows = np.array([course.row_of(value) for value in values])
    return Fit(rows, np.full(len(rows), deviation))


@given(_scales, _amounts)
def test_a_series_moved_by_a_constant_gives_that_constant(scale: str, amount: Decimal) -> None:
    """On either axis the first amount that is proposed is the one by which all values moved."""
    course = _course(scale)
    moved = [value + amount for value in VALUES]
    assert next(common_shifts(course, _seen(course, moved, 1e-4))) == amount


@given(_amounts)
def test_each_proposal_is_nearer_to_what_was_fitted(amount: Decimal) -> None:
    """Where a short number is not the amount, one with more digits follows that is."""
    course = _course("linear")
    odd = amount + Decimal("0.00123")
    found = list(common_shifts(course, _seen(course, [value + odd for value in VALUES], 1e-5)))
    off = [abs(one - odd) for one in found]
    assert off == sorted(off, reverse=True)
    assert off[-1] < Decimal("0.0002")


@given(_scales, _amounts)
def test_points_known_to_a_pixel_know_the_amount_together(scale: str, amount: Decimal) -> None:
    """Each is half a pixel off, but among the proposals is one within a fifth of a pixel."""
    course = _course(scale)
    rows = _seen(course, [value + amount for value in VALUES], 1 / 6)
    whole = Fit(np.floor(rows.numbers) + 0.5, rows.deviations)
    row = course.row_of(min(VALUES) + amount)  # of all points, the one that shows it best
    pixel = course.value_at(row - 0.5) - course.value_at(row + 0.5)
    found = list(common_shifts_of_pixels(course, whole))
    assert min(abs(float(one - amount)) for one in found) <= pixel / 5


@pytest.mark.parametrize("scale", value_scales())
@pytest.mark.parametrize("propose", _BOTH)
def test_points_that_something_hides_do_not_count(propose: Propose, scale: str) -> None:
    """Two of six may seem to be elsewhere, or to have stayed, as where a legend lies over them."""
    course = _course(scale)
    moved = [value + Decimal(4) for value in VALUES]
    moved[2], moved[5] = VALUES[2], Decimal(50)
    found = list(propose(course, _seen(course, moved, 1e-4)))
    assert Decimal(4) in found


@pytest.mark.parametrize("scale", value_scales())
@pytest.mark.parametrize("propose", _BOTH)
def test_points_that_moved_each_by_itself_have_no_common_amount(
    propose: Propose, scale: str
) -> None:
    """Where half of them moved by another amount, nothing is proposed."""
    course = _course(scale)
    moved = [value + (3 if at % 2 else 8) for at, value in enumerate(VALUES)]
    assert list(propose(course, _seen(course, moved, 1e-4))) == []


@pytest.mark.parametrize("propose", _BOTH)
def test_a_series_that_stayed_was_not_moved(propose: Propose) -> None:
    """A hundredth of a pixel is no move."""
    course = _course("linear")
    rows = _seen(course, VALUES, 1e-4)
    assert list(propose(course, Fit(rows.numbers + 0.01, rows.deviations))) == []


@pytest.mark.parametrize("propose", _BOTH)
def test_a_single_point_moves_alone(propose: Propose) -> None:
    """That it moved is no change of a whole series."""
    course = _course("linear", VALUES[:1])
    assert list(propose(course, _seen(course, [Decimal(20)], 1e-4))) == []
