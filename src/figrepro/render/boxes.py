"""Rectangles of whole pixels in an image."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, order=True)
class PixelBox:
    """A rectangle of whole pixels: its first column and row, and the ones after its last.

    They are counted from the upper left corner of the image.
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
        sides = (self.left, self.top, self.right, self.bottom)
        return PixelBox(*(side * factor for side in sides))

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

    @property
    def slices(self) -> tuple[slice, slice]:
        """The rows and columns of the box, to index an image with; it lies in the image."""
        return slice(self.top, self.bottom), slice(self.left, self.right)
