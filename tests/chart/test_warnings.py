"""What a reader of a drawing would stumble over is told, with what to do about it."""

from collections.abc import Sequence
from typing import Any

import pytest

from figrepro.chart.chart import Chart
from figrepro.chart.warnings import warnings_of
from figrepro.errors import Problem
from tests.chart.scenes import scene_of
from tests.figures import Row, made, overlaid

POINTS: Sequence[Row] = [(1, 1), (2, 2)]
INSIDE = {"show": True, "outside": False, "location": "upper left"}


def warned(chart: Chart) -> list[Problem]:
    """The warnings about a chart."""
    return list(warnings_of(scene_of(chart)))


def test_nothing_is_said_of_a_chart_that_shows_all() -> None:
    """Nor of points on the limits themselves."""
    assert warned(made({"a": POINTS, "b": [(1, 2)]})) == []
    limits = {"limits": [1, 2]}
    assert warned(made({"a": POINTS}, x=limits, y=limits)) == []


@pytest.mark.parametrize(
    ("spec", "key", "message"),
    [
        pytest.param(
            {"title": "t" * 200}, "title", f"the text “{'t' * 200}” leaves the canvas", id="title"
        ),
        pytest.param(
            {"y": {"label": "y" * 200}},
            "y/label",
            f"the text “{'y' * 200}” leaves the canvas",
            id="a label",
        ),
        pytest.param(
            {"x": {"ticks": [1, 1.01, 2]}, "title": ""},
            "x/tick/1.00",
            "the tick labels “1.00” and “1.01” overlap",
            id="ticks",
        ),
        pytest.param(
            {"margins": {"left": 0.7}, "y": {"ticks": [1.5001], "label": "values"}},
            "y/label",
            "the texts “values” and “1.5001” overlap",
            id="a label and a tick",
        ),
        pytest.param(
            {"x": {"limits": [1.5, 3]}},
            "limits",
            "1 point of a is outside the limits and not drawn",
            id="x",
        ),
        pytest.param(
            {"y": {"limits": [5, 6]}},
            "limits",
            "2 points of a are outside the limits and not drawn",
            id="y",
        ),
        pytest.param(
            {"legend": INSIDE | {"location": "lower left"}},
            "legend",
            "the legend covers a at 1",
            id="the legend",
        ),
    ],
)
def test_what_cannot_be_read_is_told(spec: dict[str, Any], key: str, message: str) -> None:
    """The element or the key that it is about, and a way out."""
    (warning,) = warned(made({"a": POINTS}, **spec))
    assert (warning.key, warning.message) == (key, message)
    assert warning.hint


def test_points_that_a_legend_covers_are_counted_beyond_three() -> None:
    """The first ones show where to look."""
    chart = made({"a": [(x, 100) for x in range(5)] + [(100, 0)]}, legend=INSIDE)
    messages = [warning.message for warning in warned(chart)]
    assert messages == ["the legend covers a at 0, 1, 2 and 2 more"]


def test_more_series_at_one_point_than_can_be_seen_are_told() -> None:
    """Unless some of them have no markers."""
    points = {str(number): [(1, 1)] for number in range(6)}
    (warning,) = warned(made(points))
    assert warning.message == "6 series have a point at 1, 1: not all of them are seen"
    assert warned(made(points, series={"0": {"marker": "none"}})) == []


class TestReading:
    """What is told of a reading over the figure's own points."""

    def test_series_that_only_the_reading_has(self) -> None:
        """They have neither a colour nor a name in the legend."""
        reading = {name: [(1, 1)] for name in ("a", "b", "c", "d", "e")}
        (warning,) = warned(overlaid(made({"a": POINTS}), reading, "table"))
        assert warning.message == "series of table not drawn: b, c, d and 1 more"

    def test_categories_that_the_axis_lacks(self) -> None:
        """With the key that would give them a place."""
        names = made({"a": [("u", 1), ("v", 2)]}, x={"scale": "category"})
        (warning,) = warned(overlaid(names, {"a": [("w", 1), ("u", 1)]}, "table"))
        assert (
            warning.message == "1 point of a in table is not drawn: not on a category of the axis"
        )
        assert (warning.key, warning.hint) == ("x.ticks", 'name "w" in x.ticks')
