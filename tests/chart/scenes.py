"""What is drawn of charts, with texts as wide as a typewriter's: no font has to be read."""

from collections.abc import Iterable, Iterator

from figrepro.chart.chart import Chart
from figrepro.chart.scene import Scene, build_scene
from figrepro.figure.vocabulary import Font
from figrepro.shapes.primitives import Markers, Polygon, Polyline, Rectangle, Shape, Vertex

EM = 0.6
"""The width of every letter."""


def scene_of(chart: Chart) -> Scene:
    """The shapes of a chart."""
    return build_scene(chart, _measure)


def _measure(text: str, font: Font, math: bool) -> float:  # noqa: FBT001 - as a font measures
    del font, math
    return EM * len(text)


def vertices_of(shape: Shape) -> Iterator[Vertex]:
    """Where a shape is, its width apart."""
    match shape:
        case Polyline() | Polygon():
            yield from shape.vertices
        case Markers():
            yield from shape.places
        case Rectangle():
            yield shape.box.left, shape.box.bottom
            yield shape.box.right, shape.box.top


def of_element(shapes: Iterable[Shape], element: str) -> list[Shape]:
    """The shapes of one element."""
    return [shape for shape in shapes if shape.element == element]
