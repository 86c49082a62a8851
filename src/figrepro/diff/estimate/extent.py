"""How far marks reach up and down in a column, in an image and in a drawing alike."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from figrepro.diff.estimate.arrays import Image
from figrepro.diff.estimate.axis_detection import Runs
from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.trace import share_of_color
from figrepro.figure.model import Point
from figrepro.render.boxes import PixelBox

_BEHIND_MARKER: Final = 15.0
"""Points of an upright bar that a marker may hide."""
_SEEN: Final = 0.5
_HALF: Final = 0.5
"""Pixels by which an end that lies on whole pixels is unsure."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far something reaches: its first row, and the row after its last."""

    top: float
    bottom: float


def behind_marker(course: Course) -> int:
    """Pixels of an upright bar that a marker may hide."""
    return course.pixels(_BEHIND_MARKER)


def surroundings(course: Course, point: Point) -> PixelBox:
    """The box of all that is drawn at a point, with what a marker may hide around it.

    Where any of it ends elsewhere in the image, pixels of this box differ.
    """
    height, width = course.attempt.image.shape[:2]
    values = [point.y, *(point.y_error_ends or ()), *(point.drawn_range or ())]
    foot = [course.foot] if course.is_standing else []
    rows = [_inside(row, height) for row in (*map(course.row_of, values), *foot)]
    places = [point.x, *(point.x_error_ends or ())]
    columns = [_inside(course.column_of(place), width) for place in places]
    box = PixelBox(min(columns), min(rows), max(columns) + 1, max(rows) + 1)
    return box.grown(behind_marker(course))


def _inside(place: float, length: int) -> int:
    """The whole pixel of a place, which may lie beyond the image or nowhere on a log axis."""
    return int(min(max(place, 0.0), length - 1.0))


def run(
    image: Image, column: float, row: float, color: tuple[int, int, int], gap: int
) -> Reach | None:
    """The stretch of a colour in a column around a row, across gaps of some pixels."""
    if not 0 <= column < image.shape[1]:
        return None
    share = share_of_color(image[:, int(column) : int(column) + 1], color)[:, 0]
    runs = Runs.of(share > _SEEN).joined(gap)
    for start, end in zip(runs.starts, runs.ends, strict=True):
        if start - gap <= row <= end + gap:
            return Reach(float(start), float(end))
    return None


def moved_ends(  # noqa: PLR0913 - the sides of a stretch
    course: Course,
    column: float,
    row: float,
    color: tuple[int, int, int],
    gap: int,
    *,
    sideways: bool = False,
) -> tuple[float, float] | None:
    """By how many rows the two ends of such a stretch stand higher in the image.

    Args:
        course: The series that it is of.
        column: Where it is looked for.
        row: Likewise.
        color: Of the stretch.
        gap: Pixels that something may hide.
        sideways: Whether it runs along the row; then, by how many columns they stand further left.
    """
    images = course.attempt.image, course.attempt.drawn.pixels
    if sideways:
        (column, row), images = (row, column), (images[0].swapaxes(0, 1), images[1].swapaxes(0, 1))
    seen, drawn = (run(image, column, row, color, gap) for image in images)
    if seen is None or drawn is None:
        return None
    return drawn.top - seen.top, drawn.bottom - seen.bottom


def value_higher(course: Course, value: Decimal, rows: float) -> Decimal:
    """A value so many rows higher, in few digits."""
    if not rows:
        return value
    row = course.row_of(value) - rows
    return course.value_near(row, _HALF)
