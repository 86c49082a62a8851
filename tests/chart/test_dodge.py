"""Points of several series at one place: none hides another."""

from itertools import pairwise

import pytest

from figrepro.chart.chart import Chart
from figrepro.chart.dodge import DODGE, MOST_NESTED, NESTED
from figrepro.marks.layer import Spot
from tests.chart.scenes import scene_of
from tests.figures import Row, made

RANGE: Row = {"x": 1, "y": 5, "y_low": 4, "y_high": 6, "basis": "range"}


def _first_spots(chart: Chart) -> list[Spot]:
    """The first point of each series on the canvas."""
    return [placed.spots[0] for placed in scene_of(chart).layers]


def test_points_at_places_of_their_own_are_left_alone() -> None:
    """As large as asked for, and where they stand."""
    for spot in _first_spots(made({"a": [(1, 5)], "b": [(1, 6)], "c": [(2, 5)]})):
        assert (spot.scale, spot.aside) == (1.0, 0.0)


def test_markers_are_nested_the_last_series_on_top() -> None:
    """Each is larger than the one on it, up to as many as can be seen."""
    spots = _first_spots(made({str(number): [(1, 5)] for number in range(MOST_NESTED + 2)}))
    scales = [spot.scale for spot in spots]
    steps = [4, 4, 4, 3, 2, 1, 0]
    assert scales == [1 + NESTED * step for step in steps]
    assert not any(spot.aside for spot in spots)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_ranges_stand_side_by_side_around_their_place(count: int) -> None:
    """In the order of the series, equally far apart."""
    spots = _first_spots(made({str(number): [RANGE] for number in range(count)}))
    asides = [spot.aside for spot in spots]
    assert sum(asides) == pytest.approx(0)
    steps = [after - before for before, after in pairwise(asides)]
    assert steps == pytest.approx([DODGE] * (count - 1))
    assert {spot.scale for spot in spots} == {1.0}


def test_a_marker_and_a_range_do_not_move_each_other() -> None:
    """A range is hollow in its middle."""
    for spot in _first_spots(made({"a": [(1, 5)], "b": [RANGE]})):
        assert (spot.scale, spot.aside) == (1.0, 0.0)


def test_a_series_that_has_a_point_twice_does_not_outgrow_itself() -> None:
    """Both look the same anyway."""
    (placed,) = scene_of(made({"a": [(1, 5), (1, 5)]}, kind="scatter")).layers
    assert [spot.scale for spot in placed.spots] == [1.0, 1.0]


def test_bars_beside_each_other_are_at_no_common_place() -> None:
    """Ranges on them stand in the middle of their own bar."""
    for spot in _first_spots(made({"a": [RANGE], "b": [RANGE]}, kind="bar")):
        assert spot.aside == 0.0
