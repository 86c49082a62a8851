"""Who owns which pixel: every element of a drawing with the ink that it alone leaves.

Each shape goes to an empty canvas and leaves its exact cover there, anti-aliased fringe and colours
included. Layered in the order of the shapes, the covers are the drawing again.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Final

import numpy as np

from figrepro.render.boxes import PixelBox
from figrepro.render.raster import Raster
from figrepro.shapes.primitives import Shape, Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from figrepro.chart.canvas import Canvas

_AIR: Final = 2
"""Pixels beside the bounds of a shape that its anti-aliased edge may take."""


@dataclass(frozen=True, slots=True, eq=False)
class Cover:
    """The ink that one shape left on an empty canvas.

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

    def _covers_of(self, *elements: str) -> Iterator[Cover]:
        wanted = frozenset(elements)
        return (cover for cover in self.covers if cover.element in wanted)


def owners_of(shapes: Iterable[Shape], canvas: "Canvas") -> Owners:
    """The owners of a drawing's pixels. The caller holds `drawing_settings`.

    Each shape is drawn on an empty canvas, which is emptied again.
    """
    raster, covers = Raster(canvas), []
    ink = raster.ink
    colors: NDArray[np.uint32] = ink.view(np.uint32)[..., 0]
    for shape in shapes:
        raster.draw([shape])
        within = _around(shape, canvas)
        inked = PixelBox.of(colors[within.slices] != 0) if within.area > 0 else None
        if inked is not None:
            box = inked.moved(within.left, within.top)
            covers.append(Cover(shape.element, box, ink[box.slices].copy()))
            ink[box.slices] = 0
    return Owners(canvas.height, canvas.width, tuple(covers))


def _around(shape: Shape, canvas: "Canvas") -> PixelBox:
    """Where a shape leaves ink at most: searching all of the canvas takes longer than drawing."""
    whole, bounds = PixelBox(0, 0, canvas.width, canvas.height), shape.bounds
    if bounds is None:
        return PixelBox(0, 0, 0, 0)
    if isinstance(shape, Text) and shape.math:
        return whole  # a fraction may stand far above its line
    scale = 1 / canvas.pixel
    return PixelBox(
        math.floor(bounds.left * scale) - _AIR,
        canvas.height - math.ceil(bounds.top * scale) - _AIR,
        math.ceil(bounds.right * scale) + _AIR,
        canvas.height - math.floor(bounds.bottom * scale) + _AIR,
    ).common(whole)
