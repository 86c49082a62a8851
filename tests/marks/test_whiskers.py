"""Ranges and error bars at the edge of the axes."""

from typing import Any

import pytest

from figrepro.shapes.primitives import Markers, Polyline
from tests.chart.scenes import of_element, scene_of
from tests.figures import made


def _whisker(part: str, **point: Any) -> tuple[Polyline, list[float], tuple[float, float]]:
    """A whisker on an axis from 0 to 10: its line, the heights of its caps, and those of the axes.

    Heights are those of values on the y axis.
    """
    chart = made({"a": [point]}, kind="scatter", y={"limits": [0, 10]})
    scene = scene_of(chart)
    shapes = of_element(scene.shapes, f"series/a/{part}")
    (line,) = (shape for shape in shapes if isinstance(shape, Polyline))
    caps = [shape for shape in shapes if isinstance(shape, Markers) and shape.marker == "hline"]
    box = scene.panels[0].frame.box
    heights = [(y - box.bottom) / box.height * 10 for shape in caps for _, y in shape.places]
    low, high = ((y - box.bottom) / box.height * 10 for _, y in line.vertices)
    return line, heights, (low, high)


@pytest.mark.parametrize(
    ("low", "high", "ends", "caps"),
    [
        (2, 3, (3, 8), (3, 8)),
        (9, 3, (0, 8), (8,)),
        (2, 7, (3, 10), (3,)),
        (9, 9, (0, 10), ()),
        (5, 5, (0, 10), (0, 10)),
    ],
)
def test_an_error_bar_is_cut_at_the_limits_and_has_caps_at_its_own_ends(
    low: int, high: int, ends: tuple[float, float], caps: tuple[float, ...]
) -> None:
    """A cap on the edge of the axes would say that the bar ends there."""
    _, heights, found = _whisker("error", x=1, y=5, err_low=low, err_high=high)
    assert found == pytest.approx(ends)
    assert heights == pytest.approx(list(caps))


def test_a_range_reaches_from_bound_to_bound() -> None:
    """Its caps stand at the bounds; they are its data, with their columns."""
    line, heights, ends = _whisker("range", x=1, y="", y_low=2, y_high=7, basis="range")
    assert ends == pytest.approx((2, 7))
    assert heights == pytest.approx([2, 7])
    assert [anchor.field for anchor in line.anchors] == ["y_low", "y_high"]


def test_the_columns_of_an_error_bar_are_known() -> None:
    """Each end to its own, along both axes."""
    chart = made({"a": [{"x": 5, "y": 5, "err_low": 1, "err_high": 2, "x_err_low": 3}]})
    lines = [
        shape
        for shape in of_element(scene_of(chart).shapes, "series/a/error")
        if isinstance(shape, Polyline)
    ]
    assert [[anchor.field for anchor in line.anchors] for line in lines] == [
        ["err_low", "err_high"],
        ["x_err_low", "x_err_high"],
    ]
