"""A chart as a figure of matplotlib: the same picture, and series in the units of the axes."""

import io
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from figrepro.chart.chart import Chart
from figrepro.chart.overlay import with_overlay
from figrepro.render.drawing import draw
from figrepro.render.mpl_figure import figure_of
from tests.figures import EXERCISES, SHIPPED, load, made
from tests.render.making import decode_png

TWO = {"a": [(1, 1), (10, 2), (1000, 3)]}
"""Points that a scale of logarithms tells apart."""


def _figure(chart: Chart) -> Figure:
    return figure_of(draw(chart).scene)


def _saved(figure: Figure, **how: Any) -> NDArray[np.uint8]:
    """Its pixels as matplotlib saves them."""
    out = io.BytesIO()
    figure.savefig(out, format="png", **how)
    return decode_png(out.getvalue(), "saved")[..., :3]


def _named(axes: Axes, element: str) -> Line2D:
    """The line of that element."""
    return next(one for one in axes.lines if one.get_gid() == element)


@pytest.mark.parametrize("figure_id", SHIPPED + EXERCISES)
def test_it_is_the_picture_of_the_png(figure_id: str) -> None:
    """But for what stands on half a pixel."""
    chart = load(figure_id)
    saved, drawn = _saved(_figure(chart)), draw(chart).pixels
    assert saved.shape == drawn.shape
    assert (saved != drawn).any(axis=-1).mean() < 0.001


@pytest.mark.parametrize("figure_id", ["hellaswag", "mixed-kinds"])
def test_a_reading_over_it_is_in_it(figure_id: str) -> None:
    """As it is in the PNG."""
    plain = load(figure_id)
    over = with_overlay(plain, plain.figure.readings[-1].name)
    assert np.array_equal(_saved(_figure(over)), draw(over).pixels)


@pytest.mark.parametrize("figure_id", [*SHIPPED, "log-axes", "dates", "signs-not-markup"])
def test_series_are_in_the_units_of_the_axes(figure_id: str) -> None:
    """Numbers also on a log axis, days, places of categories."""
    chart = load(figure_id)
    (axes,) = _figure(chart).axes
    x, y = chart.panels[0].x, chart.panels[0].y
    for layer in chart.layers:
        points = [point for point in layer.points if point.basis != "range"]
        if layer.style.marker == "none" or not points:
            continue
        element = chart.element(layer.name, "markers")
        expected = {(x.position(point.x), y.position(point.y)) for point in points}
        markers = [one for one in axes.lines if one.get_gid() == element]
        found = np.vstack([one.get_xydata() for one in markers])
        assert len(found) == len(points)
        for place in expected:
            assert np.isclose(found, place, rtol=1e-9, atol=1e-9).all(axis=1).any()


def test_more_can_be_drawn_in_the_same_units() -> None:
    """A point of one's own covers the figure's, whatever the scale."""
    (axes,) = (figure := _figure(made(TWO, x={"scale": "log"}, kind="scatter"))).axes
    before = _saved(figure)
    axes.plot([10], [2], "s", color="#ff00ff", markersize=14, zorder=9)
    after = _saved(figure)
    changed = (before != after).any(axis=-1)
    rows, columns = np.nonzero(changed)
    assert changed.sum() > 200
    assert (before[changed] != 255).any(axis=-1).sum() > 20
    assert rows.max() - rows.min() == pytest.approx(columns.max() - columns.min(), abs=2)


def test_it_can_be_changed() -> None:
    """Colours, limits and the resolution; what stands around the axes is fixed."""
    figure = _figure(made(TWO))
    (axes,) = figure.axes
    before = _saved(figure)
    _named(axes, "series/a/line").set_color("#ff00ff")
    assert (_saved(figure) == (255, 0, 255)).all(axis=-1).sum() > 100
    axes.set_xlim(0, 2000)
    moved = (_saved(figure) != before).any(axis=-1)
    texts = draw(made(TWO)).scene.texts
    below = round(before.shape[0] - max(one.y for one in texts if "x/tick" in one.element) * 2)
    assert moved.any()
    assert not moved[below:].any()
    height, width, _ = before.shape
    assert _saved(figure, dpi=300).shape == (2 * height, 2 * width, 3)


@pytest.mark.parametrize("file_format", ["svg", "pdf"])
def test_it_can_be_saved_as_vectors(file_format: str) -> None:
    """Each artist has the name of its element."""
    out = io.BytesIO()
    _figure(load("error-bars")).savefig(out, format=file_format)
    content = out.getvalue()
    assert len(content) > 5000
    if file_format == "svg":
        assert b'id="series/first/error"' in content
