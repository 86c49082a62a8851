"""Rectangles on the canvas.

Places and lengths are in points: 1/72 inch, from the lower left corner of the canvas.
"""

from msgspec import Struct

POINTS_PER_INCH = 72.0


class Box(Struct, frozen=True):
    """A rectangle, in points."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """The y of the upper side."""
        return self.bottom + self.height

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Its corners, from the lower left one along the lower side."""
        left, right = self.left, self.right
        return (left, self.bottom), (right, self.bottom), (right, self.top), (left, self.top)

    def grown(self, by: float) -> "Box":
        """The rectangle and so much more on each side."""
        return Box(self.left - by, self.bottom - by, self.width + 2 * by, self.height + 2 * by)

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether a place lies in the rectangle or less than `margin` beside it."""
        return (
            self.left - margin <= x <= self.right + margin
            and self.bottom - margin <= y <= self.top + margin
        )

    def overlaps(self, other: "Box") -> bool:
        """Whether the two rectangles share an area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def contains(self, other: "Box") -> bool:
        """Whether the other rectangle lies inside, with half a point to spare for rounding."""
        return (
            other.left >= self.left - 0.5
            and other.right <= self.right + 0.5
            and other.bottom >= self.bottom - 0.5
            and other.top <= self.top + 0.5
        )
