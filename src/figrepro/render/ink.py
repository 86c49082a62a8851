"""Shapes put on a renderer of matplotlib, whatever it makes of them: pixels, an SVG or a PDF.

What matplotlib's own artists would ask of a renderer is asked of it directly: lines, markers and
patches come out as theirs do, without the import of its figures and axes, which takes longer than
a drawing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, singledispatchmethod
from typing import Any

from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox

from figrepro.figure.colors import to_rgb
from figrepro.figure.vocabulary import MARKER_CODES
from figrepro.render.text import InkText, ink_on_pixels
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

_CODES = {word: code for code, word in MARKER_CODES.items()}
Rgba = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws shapes on one renderer.

    Attributes:
        renderer: A renderer of any of matplotlib's backends.
        scale: Its units in a point.
        ink_text: How texts are put on it.
    """

    renderer: Any
    scale: float
    ink_text: InkText = ink_on_pixels

    def draw_all(self, shapes: Iterable[Shape]) -> None:
        """Draws shapes in their order; neighbours that are one element become one group."""
        element: str | None = None
        for shape in shapes:
            if shape.element != element:
                if element is not None:
                    self.renderer.close_group("element")
                element = shape.element
                self.renderer.open_group("element", element)
            self.draw(shape)
        if element is not None:
            self.renderer.close_group("element")

    @singledispatchmethod
    def draw(self, shape: Shape) -> None:
        """Draws one shape."""
        raise TypeError(shape)

    @draw.register
    def _(self, shape: Polyline) -> None:
        context = self._context(shape, shape.stroke)
        self.renderer.draw_path(context, Path(shape.vertices), self._points)
        context.restore()

    @draw.register
    def _(self, shape: Polygon) -> None:
        self._fill(shape, shape.vertices)

    @draw.register
    def _(self, shape: Rectangle) -> None:
        self._fill(shape, shape.box.corners, shape.edge)

    @draw.register
    def _(self, shape: Markers) -> None:
        marker = marker_style(shape.marker)
        place: Any = marker.get_transform()
        size = self.renderer.points_to_pixels(shape.size)
        context = self._context(shape)
        context.set_linewidth(shape.edge_width)
        context.set_foreground(_rgba(shape.edge) if shape.edge else (0.0,) * 4, isRGBA=True)
        snap: Any = marker.get_snap_threshold()
        context.set_snap(size >= snap if isinstance(snap, int | float) else snap)
        context.set_joinstyle(marker.get_joinstyle())
        context.set_capstyle(marker.get_capstyle())
        self.renderer.draw_markers(
            context,
            marker.get_path(),
            place.scale(size),
            Path(shape.places),
            self._points,
            _rgba(shape.fill) if shape.fill else None,
        )
        context.restore()

    @draw.register
    def _(self, shape: Text) -> None:
        unit = self.renderer.points_to_pixels(1.0)
        self.ink_text(shape, self.renderer, shape.x * unit, shape.y * unit)

    def _fill(
        self, shape: Polygon | Rectangle, corners: Sequence[Vertex], edge: Stroke | None = None
    ) -> None:
        path = Path((*corners, corners[0]), closed=True)
        context = self._context(shape, edge or Stroke(shape.fill, 0.0))
        self.renderer.draw_path(context, path, self._points, _rgba(shape.fill, shape.opacity))
        context.restore()

    def _context(self, shape: Shape, stroke: Stroke | None = None) -> Any:  # noqa: ANN401 - each backend has its own
        context = self.renderer.new_gc()
        if shape.clip is not None:
            context.set_clip_rectangle(self._bbox(shape.clip))
        if stroke is not None:
            width = stroke.width
            dashes = [length * width for length in stroke.dashes]
            context.set_linewidth(width)
            context.set_foreground(_rgba(stroke.color), isRGBA=True)
            context.set_dashes(stroke.offset * width, dashes or None)
            context.set_capstyle(stroke.cap)
            context.set_joinstyle(stroke.join)
        return context

    def _bbox(self, box: Box) -> Bbox:
        sides = (box.left, box.bottom, box.right, box.top)
        return Bbox.from_extents(*(side * self.scale for side in sides))

    @property
    def _points(self) -> Affine2D:
        return Affine2D().scale(self.scale)


@lru_cache(maxsize=32)
def marker_style(word: str) -> MarkerStyle:
    """What matplotlib draws for a marker's word."""
    return MarkerStyle(_CODES[word])


def _rgba(color: str, opacity: float = 1.0) -> Rgba:
    red, green, blue = to_rgb(color)
    return red / 255, green / 255, blue / 255, opacity
