"""A line that was followed through an image is told by the few places at which it turns."""

from itertools import accumulate, pairwise
from random import Random

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from figrepro.diff.estimate.bends import bends, steps

TOLERANCE = 1.2
_pieces = st.lists(st.tuples(st.integers(15, 60), st.floats(-3, 3)), min_size=1, max_size=8)
"""The width and the slope of each piece of a line."""
_levels = st.lists(st.floats(0, 300), min_size=7, max_size=7)
_widths = st.lists(st.integers(6, 60), min_size=1, max_size=7)


@settings(max_examples=200)
@given(_pieces)
def test_a_line_is_found_again_at_its_points(pieces: list[tuple[int, float]]) -> None:
    """Wherever its slope changes clearly it has a point, and in between it has none."""
    assume(all(abs(one - other) > 0.5 for (_, one), (_, other) in pairwise(pieces)))
    places = list(accumulate((width for width, _ in pieces), initial=0))
    rows = list(accumulate((width * slope for width, slope in pieces), initial=100.0))
    columns = np.arange(places[-1] + 1, dtype=np.float64)
    assert bends(columns + 70, np.interp(columns, places, rows), TOLERANCE) == places


def test_a_piece_alongside_the_whole_line_has_no_point_of_its_own() -> None:
    """All of it is as far off the straight line between the ends, and no place of it bends."""
    columns = np.arange(181.0)
    rows = np.interp(columns, [0, 60, 120, 180], [10, 52.1, 64.2, 46.3])
    assert bends(columns, rows, TOLERANCE) == [0, 60, 120, 180]


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


@settings(max_examples=200)
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


@given(st.lists(st.floats(-0.45, 0.45), min_size=3, max_size=50), st.randoms())
def test_a_step_that_shakes_is_one(noise: list[float], random: Random) -> None:
    """Less than a row up and down is no other step, and its level is that of most columns."""
    noise = [*noise, *[0.0] * (len(noise) + 1)]
    random.shuffle(noise)
    assert steps(80 + np.array(noise)) == [(0.0, 80.0)]


def test_a_blot_on_a_step_does_not_part_it() -> None:
    """A few columns elsewhere, as where another line crosses, end no step."""
    rows = np.repeat([50.0, 90.0, 50.0, 20.0], [30, 4, 30, 40])
    assert steps(rows) == [(0.0, 50.0), (63.5, 20.0)]


def test_what_is_nowhere_level_has_no_steps() -> None:
    """A steep line rises in every column."""
    assert steps(np.arange(0.0, 200.0, 2.0)) == []
