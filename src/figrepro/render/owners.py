"""Who owns which pixel: every element of a drawing with the ink that it alone leaves.

Each call that draws goes to an empty canvas and leaves its exact cover there, anti-aliased fringe
and colours included. Layered in the order of the calls, the covers are the drawing again.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg

from figrepro.render import elements
from figrepro.render.boxes import PixelBox
from figrepro.render.canvas import POINTS_PER_INCH

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Chart
    from matplotlib.path import Path
    from matplotlib.transforms import Transform
    from numpy.typing import NDArray

_BOUND_METHODS: Final = (
    "draw_markers",
    "draw_path_collection",
    "draw_quad_mesh",
    "draw_image",
    "draw_gouraud_triangles",
)
"""Methods that matplotlib binds to each renderer, where they would hide those of a subclass."""


@dataclass(frozen=True, slots=True, eq=False)
class Cover:
    """The ink that one call left on an empty canvas.

    Attributes:
        element: The element that was drawn.
        box: Where the ink is.
        ink: Shape (height, width, 4): red, green, blue and opacity, not premultiplied.
    """

    element: str
    box: PixelBox
    ink: "NDArray[np.uint8]"

    @property
    def mask(self) -> "NDArray[np.bool_]":
        """Shape (height, width): which pixels of the box are inked at all."""
        inked: NDArray[np.bool_] = self.ink[..., 3] > 0
        return inked


@dataclass(frozen=True, eq=False)
class Owners:
    """The covers of a drawing, in the order in which they were drawn.

    Attributes:
        height: Rows of the drawing.
        width: Columns of the drawing.
        covers: From the lowest to the topmost; the first is the background's.
    """

    height: int
    width: int
    covers: tuple[Cover, ...]

    @cached_property
    def elements(self) -> tuple[str, ...]:
        """The names of all elements that left ink, in the order of their first cover."""
        return tuple(dict.fromkeys(cover.element for cover in self.covers))

    @cached_property
    def topmost(self) -> "NDArray[np.int32]":
        """Shape (height, width): the place in `elements` of the element drawn last on a pixel."""
        return self.topmost_within(PixelBox(0, 0, self.width, self.height))

    def topmost_within(self, box: PixelBox) -> "NDArray[np.int32]":
        """The same for a part of the drawing, shape (box.height, box.width)."""
        places = {name: place for place, name in enumerate(self.elements)}
        top = np.zeros((box.height, box.width), np.int32)
        for cover in self.covers:
            shared = cover.box.common(box)
            if shared.area > 0:
                mask = cover.mask[shared.moved(-cover.box.left, -cover.box.top).slices]
                top[shared.moved(-box.left, -box.top).slices][mask] = places[cover.element]
        return top

    def mask(self, *elements: str) -> "NDArray[np.bool_]":
        """Shape (height, width): the pixels that elements ink, seen or hidden."""
        inked = np.zeros((self.height, self.width), np.bool_)
        for cover in self._covers_of(*elements):
            inked[cover.box.slices] |= cover.mask
        return inked

    def box(self, element: str) -> PixelBox | None:
        """The smallest box around an element's ink, None if it has none."""
        boxes = [cover.box for cover in self._covers_of(element)]
        return reduce(PixelBox.around, boxes) if boxes else None

    def at(self, row: int, column: int) -> tuple[str, ...]:
        """The elements that ink a pixel, the topmost last."""
        return tuple(
            cover.element
            for cover in self.covers
            if cover.box.top <= row < cover.box.bottom
            and cover.box.left <= column < cover.box.right
            and cover.ink[row - cover.box.top, column - cover.box.left, 3]
        )

    def _covers_of(self, *elements: str) -> Iterator[Cover]:
        wanted = frozenset(elements)
        return (cover for cover in self.covers if cover.element in wanted)


def owners_of(chart: "Chart") -> Owners:
    """The owners of a chart's pixels. The caller holds `drawing_settings`."""
    width, height = (round(length) for length in chart.bbox.size)
    renderer = _LayeredRenderer(width, height, chart.dpi)
    chart.draw(renderer)
    return Owners(height, width, tuple(renderer.covers))


class _LayeredRenderer(RendererAgg):
    """Draws each call on an empty canvas, takes what it left, and empties the canvas again."""

    def __init__(self, width: int, height: int, dpi: float) -> None:
        self.covers: list[Cover] = []
        self._open = [elements.BACKGROUND]
        super().__init__(width, height, dpi)  # type: ignore[no-untyped-call]
        self._canvas: NDArray[np.uint8] = np.asarray(self._renderer)
        self._colors: NDArray[np.uint32] = self._canvas.view(np.uint32)[..., 0]
        self._whole = PixelBox(0, 0, width, height)

    def _update_methods(self) -> None:
        super()._update_methods()  # type: ignore[no-untyped-call]
        for method in _BOUND_METHODS:
            del self.__dict__[method]

    def open_group(self, s: str, gid: str | None = None) -> None:  # noqa: ARG002 - matplotlib's
        """Notes which element is drawn from here on; what has no name belongs to its group."""
        self._open.append(gid or self._open[-1])

    def close_group(self, s: str) -> None:  # noqa: ARG002 - matplotlib's
        """Goes back to the element around the group."""
        self._open.pop()

    def draw_path(self, gc: Any, path: "Path", transform: "Transform", rgbFace: Any = None) -> None:  # noqa: ANN401, N803 - matplotlib's
        """Draws a path; matplotlib calls this."""
        super().draw_path(gc, path, transform, rgbFace)  # type: ignore[no-untyped-call]
        self._take(self._around(path, transform, gc.get_linewidth()))

    def draw_markers(self, *arguments: object, **named: object) -> None:
        """Draws markers; matplotlib calls this."""
        self._renderer.draw_markers(*arguments, **named)
        self._take(self._whole)

    def draw_path_collection(self, *arguments: object, **named: object) -> None:
        """Draws a collection of paths; matplotlib calls this."""
        self._renderer.draw_path_collection(*arguments, **named)
        self._take(self._whole)

    def draw_quad_mesh(self, *arguments: object, **named: object) -> None:
        """Draws a mesh; matplotlib calls this."""
        self._renderer.draw_quad_mesh(*arguments, **named)
        self._take(self._whole)

    def draw_image(self, *arguments: object, **named: object) -> None:
        """Draws an image; matplotlib calls this."""
        self._renderer.draw_image(*arguments, **named)
        self._take(self._whole)

    def draw_gouraud_triangles(self, *arguments: object, **named: object) -> None:
        """Draws shaded triangles; matplotlib calls this."""
        self._renderer.draw_gouraud_triangles(*arguments, **named)
        self._take(self._whole)

    def _around(self, path: "Path", transform: "Transform", width: float) -> PixelBox:
        """Where a path leaves ink at most: searching all of the canvas takes longer than drawing.

        Curves stay between their control points; the corner of a line reaches ten of its widths
        beyond its points, where Agg cuts it off.
        """
        places = transform.transform(path.vertices)
        if not len(places):
            return PixelBox(0, 0, 0, 0)
        if not np.isfinite(places).all():
            return self._whole
        reach = math.ceil(10 * width * self.dpi / POINTS_PER_INCH) + 2
        left, low = np.floor(places.min(axis=0)) - reach
        right, high = np.ceil(places.max(axis=0)) + reach
        height = self._whole.bottom
        box = PixelBox(int(left), int(height - high), int(right), int(height - low))
        return box.common(self._whole)

    def _take(self, within: PixelBox) -> None:
        """Takes the ink that a call left in a part of the canvas, which holds all of it."""
        if within.area <= 0:
            return
        inked = PixelBox.of(self._colors[within.slices] != 0)
        if inked is None:
            return
        box = inked.moved(within.left, within.top)
        self.covers.append(Cover(self._open[-1], box, self._canvas[box.slices].copy()))
        self._canvas[box.slices] = 0
