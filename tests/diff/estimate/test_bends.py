"""A line that was followed through an image is told by the few places at which it turns."""

from itertools import accumulate, combinations, count, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from figrepro.diff.estimate.bends import bends, steps

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

TOLERANCE = 1.2
_gaps = st.lists(st.integers(15, 60), min_size=1, max_size=8)
_rows = st.lists(st.floats(0, 300), min_size=9, max_size=9)
_levels = st.lists(st.floats(0, 300), min_size=7, max_size=7)
_widths = st.lists(st.integers(6, 60), min_size=1, max_size=7)


def _line(places: list[int], rows: list[float]) -> "tuple[Numbers, Numbers]":
    """Each column from the first place to the last, and the row of the line there."""
    columns = np.arange(places[0], places[-1] + 1, dtype=np.float64)
    return columns, np.interp(columns, places, rows)


def _bends_clearly(places: list[int], rows: list[float]) -> bool:
    """Whether a line is far off straight at each of its points."""
    threes = zip(pairwise(places), pairwise(places[1:]), count(1), strict=False)
    return all(
        abs(rows[at] - np.interp(middle, (left, right), (rows[at - 1], rows[at + 1])))
        > 2 * TOLERANCE
        for (left, middle), (_, right), at in threes
    )


def _has_parallels(places: list[int], rows: list[float]) -> bool:
    """Whether a piece of a line runs alongside the straight line between points around it."""
    ends = combinations(range(len(places)), 2)
    return any(
        abs(_slope(places, rows, first, last) - _slope(places, rows, at, at + 1)) < 1e-6
        for first, last in ends
        for at in range(first, last)
        if last - first > 1
    )


def _slope(places: list[int], rows: list[float], one: int, other: int) -> float:
    return (rows[other] - rows[one]) / (places[other] - places[one])


@settings(max_examples=400)
@given(st.integers(0, 500), _gaps, _rows)
def test_a_line_is_found_again_at_its_points(
    first: int, gaps: list[int], rows: list[float]
) -> None:
    """Wherever it bends clearly it has a point, and in between it has none."""
    places = list(accumulate(gaps, initial=first))
    rows = rows[: len(places)]
    assume(_bends_clearly(places, rows) and not _has_parallels(places, rows))
    columns, followed = _line(places, rows)
    assert [first + at for at in bends(columns, followed, TOLERANCE)] == places


@given(st.lists(st.floats(0, 300), min_size=2, max_size=60), st.floats(0.1, 20))
def test_between_its_bends_a_line_is_straight(rows: list[float], tolerance: float) -> None:
    """No place of any line is further off than what is tolerated."""
    columns, followed = np.arange(len(rows), dtype=np.float64), np.array(rows)
    found = bends(columns, followed, tolerance)
    straight = np.interp(columns, columns[found], followed[found])
    assert np.abs(straight - followed).max() <= tolerance + 1e-9


@given(st.integers(2, 400), st.floats(-5, 5), st.floats(0, 0.5 * TOLERANCE))
def test_a_straight_line_bends_nowhere(width: int, slope: float, noise: float) -> None:
    """What shakes by less than is tolerated has its two ends and no point in between."""
    columns = np.arange(width, dtype=np.float64)
    shaking = noise * np.sin(columns * 1.7)
    assert bends(columns, slope * columns + shaking, TOLERANCE) == [0, width - 1]


@settings(max_examples=400)
@given(_widths, _levels, st.integers(0, 4))
def test_a_staircase_gives_back_its_starts_and_levels(
    widths: list[int], levels: list[float], rise: int
) -> None:
    """A step begins halfway up the upright piece before it, however wide that is seen."""
    levels = levels[: len(widths)]
    assume(all(abs(one - other) > 2 * (rise + 1) for one, other in pairwise(levels)))
    rows = [np.full(widths[0], levels[0])]
    starts = [0.0]
    for (one, other), width in zip(pairwise(levels), widths[1:], strict=True):
        starts.append(sum(map(len, rows)) + (rise - 1) / 2)
        upright = np.linspace(one, other, rise + 2)[1:-1]
        rows += [upright, np.full(width, other)]
    found = steps(np.concatenate(rows))
    assert [start for start, _ in found] == starts
    assert [level for _, level in found] == levels


@given(st.lists(st.floats(-0.45, 0.45), min_size=6, max_size=100))
def test_a_step_that_shakes_is_one(noise: list[float]) -> None:
    """Less than a row up and down from column to column is no other step."""
    found = steps(80 + np.array(noise))
    assert [start for start, _ in found] == [0.0]
    assert found[0][1] == pytest.approx(80, abs=0.5)


def test_a_blot_on_a_step_does_not_part_it() -> None:
    """A few columns elsewhere, as where another line crosses, end no step."""
    rows = np.repeat([50.0, 90.0, 50.0, 20.0], [30, 4, 30, 40])
    assert steps(rows) == [(0.0, 50.0), (63.5, 20.0)]


def test_what_is_nowhere_level_has_no_steps() -> None:
    """A steep line rises in every column."""
    assert steps(np.arange(0.0, 200.0, 2.0)) == []
