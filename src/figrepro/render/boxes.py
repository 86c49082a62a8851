"""Rectangles of whole pixels in an image, and the elements of drawings that they hold."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, order=True)
class PixelBox:
    """A rectangle of whole pixels, counted from the upper left corner of the image.

    Attributes:
        left: The first column.
        top: The first row.
        right: The column after the last.
        bottom: The row after the last.
    """

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def of(cls, mask: "NDArray[np.bool_]") -> "PixelBox | None":
        """The smallest box that holds every pixel that a mask marks, None if it marks none."""
        rows = np.flatnonzero(mask.any(axis=1))
        if not rows.size:
            return None
        top, bottom = int(rows[0]), int(rows[-1]) + 1
        columns = np.flatnonzero(mask[top:bottom].any(axis=0))
        return cls(int(columns[0]), top, int(columns[-1]) + 1, bottom)

    @property
    def width(self) -> int:
        """The number of columns."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """The number of rows."""
        return self.bottom - self.top

    @property
    def area(self) -> int:
        """The number of pixels; none where an edge lies beyond the opposite one."""
        return max(0, self.width) * max(0, self.height)

    def grown(self, by: int) -> "PixelBox":
        """The box and so many pixels more on each side."""
        return PixelBox(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, right: int, down: int) -> "PixelBox":
        """A box of the same size elsewhere."""
        return PixelBox(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def enlarged(self, factor: int) -> "PixelBox":
        """The same box in an image of which each pixel has become a square of pixels."""
        return PixelBox(
            self.left * factor, self.top * factor, self.right * factor, self.bottom * factor
        )

    def around(self, other: "PixelBox") -> "PixelBox":
        """The smallest box that holds both."""
        return PixelBox(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def common(self, other: "PixelBox") -> "PixelBox":
        """What lies in both; of no area where nothing does."""
        return PixelBox(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def overlap(self, other: "PixelBox") -> int:
        """The number of pixels that lie in both."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0

    def is_near(self, other: "PixelBox", reach: int) -> bool:
        """Whether fewer than so many pixels part the two."""
        return (
            self.left < other.right + reach
            and other.left < self.right + reach
            and self.top < other.bottom + reach
            and other.top < self.bottom + reach
        )

    @property
    def slices(self) -> tuple[slice, slice]:
        """The rows and columns of the box, to index an image with; it lies in the image."""
        return slice(self.top, self.bottom), slice(self.left, self.right)


@dataclass(frozen=True, slots=True)
class Outline:
    """An element to be outlined and named in a sheet; in neither image, it is named only.

    Attributes:
        label: What the legend of the sheet says of it; any text.
        reference: Its box in the reference; None if it is not there.
        drawing: Its box in the drawing; None if it is not there.
    """

    label: str
    reference: PixelBox | None
    drawing: PixelBox | None

    def enlarged(self, factor: int) -> "Outline":
        """The same element in images of which each pixel has become a square of pixels."""
        old, new = (
            None if box is None else box.enlarged(factor) for box in (self.reference, self.drawing)
        )
        return Outline(self.label, old, new)
