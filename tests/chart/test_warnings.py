"""A warning names what it is about, and what its reader can do."""

from collections.abc import Sequence
from typing import Any

import pytest

from figrepro.chart.chart import Chart
from figrepro.chart.warnings import warnings_of
from figrepro.errors import Problem
from tests.chart.scenes import scene_of
from tests.figures import Row, made

POINTS: Sequence[Row] = [(1, 1), (2, 2)]
WIDEN = "widen [margins] or [size], or make the text shorter or smaller"


def warned(chart: Chart) -> list[Problem]:
    """The warnings about a chart."""
    return list(warnings_of(scene_of(chart)))


def test_nothing_is_said_of_a_chart_that_shows_all() -> None:
    """Also where there is a legend."""
    assert warned(made({"a": POINTS, "b": [(1, 2)]})) == []


@pytest.mark.parametrize(
    ("spec", "key", "hint"),
    [
        pytest.param({"title": "t" * 200}, "title", WIDEN, id="title"),
        pytest.param({"y": {"label": "y" * 200}}, "y/label", WIDEN, id="a label"),
        pytest.param(
            {"x": {"ticks": [1, 1.01, 2]}},
            "x/tick/1.00",
            "ask for fewer ticks, a larger [size] or a smaller text.tick",
            id="ticks",
        ),
        pytest.param(
            {"margins": {"left": 0.7}, "y": {"ticks": [1.5001], "label": "values"}},
            "y/label",
            "widen [margins], or make a text shorter or smaller",
            id="a label and a tick",
        ),
        pytest.param(
            {"y": {"limits": [5, 6]}}, "limits", "widen x.limits or y.limits", id="limits"
        ),
        pytest.param(
            {"legend": {"show": True, "outside": False, "location": "lower left"}},
            "legend",
            "outside = true, or another location",
            id="the legend",
        ),
    ],
)
def test_what_cannot_be_read_is_told_once(spec: dict[str, Any], key: str, hint: str) -> None:
    """With the element or the key that it is about, and a way out."""
    (warning,) = warned(made({"a": POINTS}, **spec))
    assert (warning.key, warning.hint) == (key, hint)


def test_more_series_at_one_point_than_can_be_seen_are_told() -> None:
    """Up to the first that is too many; what is advised helps."""
    points = {str(number): [(1, 1)] for number in range(6)}
    (warning,) = warned(made(points))
    assert warning.message == "6 series have a point at 1, 1: not all of them are seen"
    assert warning.hint == 'marker = "none" for some of them'
    assert warned(made(points, series={"0": {"marker": "none"}})) == []
