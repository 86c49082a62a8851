"""One series drawn by itself with its points elsewhere: what a fit of its points lays over."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from figrepro.render.mpl_settings import drawing_settings
from figrepro.render.raster import Raster
from figrepro.shapes.primitives import Markers, Shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from figrepro.chart.scene import Scene

    Numbers = NDArray[np.float64]

_PARTS: Final = ("line", "markers")
"""What of a series moves with its points as a whole, beside what its mark makes of them."""


class SeriesInk:
    """The area, the line and the markers of a series on an empty canvas.

    Args:
        scene: The drawing that has the series.
        name: The series.

    Attributes:
        elements: What of the series moves with its points.
    """

    def __init__(self, scene: "Scene", name: str) -> None:
        self._placed = next(one for one in scene.layers if one.layer.name == name)
        parts = (*_PARTS, self._placed.layer.mark.body or "markers")
        self.elements = {self._placed.element(part) for part in parts}
        with drawing_settings():
            self._raster = Raster(scene.canvas)

    @property
    def has_parts(self) -> bool:
        """Whether anything of the series can be drawn elsewhere."""
        return bool(self._shapes([spot.vertex for spot in self._placed.spots]))

    def draw(self, xs: "Numbers", ys: "Numbers") -> "NDArray[np.uint8]":
        """The ink with the points at these positions and values, shape (height, width, 4)."""
        frame = self._placed.frame
        across, up = frame.x.scale.forward, frame.y.scale.forward
        vertices = [
            (frame.across_at(across(x)), frame.up_at(up(y)))
            for x, y in zip(xs.tolist(), ys.tolist(), strict=True)
        ]
        return self._ink(self._shapes(vertices))

    def marker(self, x: float, y: float) -> "NDArray[np.uint8] | None":
        """The ink of one marker at a place, shape (height, width, 4); None if it has none."""
        shapes = self._shapes([spot.vertex for spot in self._placed.spots])
        markers = [shape for shape in shapes if isinstance(shape, Markers)]
        if not markers:
            return None
        frame = self._placed.frame
        place = frame.across_at(frame.x.scale.forward(x)), frame.up_at(frame.y.scale.forward(y))
        smallest = min(markers, key=lambda one: one.size)
        return self._ink([replace(smallest, places=(place,), anchors=smallest.anchors[:1])])

    def _shapes(self, vertices: Sequence[tuple[float, float]]) -> list[Shape]:
        """The parts of the series with its points at these vertices, the lowest first."""
        moved = self._placed.with_vertices(vertices)
        shapes = self._placed.layer.mark.shapes(moved)
        own = (shape for shape in shapes if shape.element in self.elements)
        return sorted(own, key=lambda shape: shape.order)

    def _ink(self, shapes: Sequence[Shape]) -> "NDArray[np.uint8]":
        with drawing_settings():
            self._raster.clear()
            self._raster.draw(shapes)
            return self._raster.ink.copy()
