"""Which corner a legend that nobody asked for takes: where it hides least."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.chart.legend_placement import covered_spots, ink_in, least_covering
from figrepro.shapes.box import Box
from figrepro.shapes.primitives import (
    Markers,
    Polygon,
    Polyline,
    Rectangle,
    Shape,
    Stroke,
    Text,
    Vertex,
)
from tests.chart.scenes import scene_of
from tests.figures import made, overlaid

FRAME = Box(0, 0, 10, 10)


def line(*vertices: Vertex, width: float = 1.0) -> Polyline:
    """A line in black."""
    return Polyline(element="a", vertices=vertices, stroke=Stroke("#000000", width))


def markers(*places: Vertex, size: float = 2.0) -> Markers:
    """Markers in black."""
    return Markers(
        element="a",
        places=places,
        marker="square",
        size=size,
        fill="#000000",
        edge=None,
        edge_width=0,
    )


TRIANGLE = Polygon(element="a", vertices=((0, 0), (10, 0), (0, 10)), fill="#000000", opacity=0.25)


@pytest.mark.parametrize(
    ("shape", "ink"),
    [
        pytest.param(line((-5, 5), (5, 5)), 5, id="half a line"),
        pytest.param(line((-5, -5), (15, 15), width=0.01), 0.1 * math.sqrt(2), id="a diagonal"),
        pytest.param(line((20, 0), (20, 10)), 0, id="a line beside it"),
        pytest.param(line((5, 5), (5, 5)), 0, id="a line of no length"),
        pytest.param(markers((5, 5), (0, 0), (20, 20)), 4 + 1, id="markers, whole and in part"),
        pytest.param(TRIANGLE, 12.5, id="an area, a quarter as dark"),
        pytest.param(Rectangle(element="a", box=Box(5, 5, 10, 10), fill="#000000"), 25, id="a bar"),
        pytest.param(line((math.nan, 0), (5, 5)), 0, id="what has no place"),
        pytest.param(
            Text(element="a", text="a", x=1, y=1, size=5, width=3, font="sans"), 0, id="a text"
        ),
    ],
)
def test_ink_is_measured_where_it_lies_in_the_frame(shape: Shape, ink: float) -> None:
    """By its area, and by how dark it is."""
    assert ink_in([shape], FRAME) == pytest.approx(ink, rel=0.01)


coordinates = st.floats(-20, 30)
vertices = st.tuples(coordinates, coordinates)


@given(vertices, vertices, vertices, st.floats(1, 9))
def test_the_ink_of_two_halves_is_that_of_the_whole(
    first: Vertex, second: Vertex, third: Vertex, cut: float
) -> None:
    """Wherever it is cut."""
    shapes = [
        line(first, second, third),
        Polygon(element="a", vertices=(first, second, third), fill="#000000"),
        markers(first, second),
    ]
    left, right = Box(0, 0, cut, 10), Box(cut, 0, 10 - cut, 10)
    halves = ink_in(shapes, left) + ink_in(shapes, right)
    assert halves == pytest.approx(ink_in(shapes, FRAME), abs=1e-6)


def test_points_count_before_ink_and_ink_before_order() -> None:
    """A legend may lie over a line sooner than over a point."""
    chart = made({"a": [(0, 0), (10, 10)]}, x={"limits": [0, 10]}, y={"limits": [0, 10]})
    scene = scene_of(chart)
    axes = scene.panels[0].frame.box

    def at(x: float, y: float) -> Box:
        return Box(axes.left + x * axes.width, axes.bottom + y * axes.height, 20, 20)

    on_point, on_line, free, also_free = at(0, 0), at(0.5, 0.5), at(0.1, 0.8), at(0.8, 0.1)
    (placed,) = scene.layers
    shapes = list(placed.layer.mark.shapes(placed))

    def best(*frames: Box) -> Box:
        return least_covering(frames, scene.layers, shapes)

    dark = Rectangle(element="a", box=on_line, fill="#000000")
    assert least_covering([on_point, on_line], scene.layers, [*shapes, dark]) == on_line
    assert best(on_point, on_line, free, also_free) == free
    assert best(also_free, on_line, free) == also_free
    assert [spot.point for spot in covered_spots(on_point, placed)] == [placed.layer.points[0]]
    assert covered_spots(on_line, placed) == []


def test_a_reading_is_explained_in_the_corner_that_is_free() -> None:
    """Where the figure itself shows no legend."""
    rising = made({"a": [(x, x) for x in range(6)]})
    legend = scene_of(overlaid(rising, {"a": [(1, 1)]}, "r")).legend
    assert legend is not None
    axes = scene_of(rising).panels[0].frame.box
    assert legend.frame.right < axes.left + axes.width / 2
    assert legend.frame.bottom > axes.bottom + axes.height / 2
