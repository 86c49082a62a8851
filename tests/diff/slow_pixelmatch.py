"""The comparison of pixelmatch 7.2.0, one pixel after the other in plain Python.

It is slow and follows the definition as closely as it can: the tests hold the fast one against it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

Color: TypeAlias = tuple[int, int, int, int]
"""Red, green, blue and alpha."""

Rows: TypeAlias = list[list[Color]]
"""An image: its rows, from the top, of colors, from the left."""

Difference: TypeAlias = tuple[float, float, float]
"""Red, green and blue of one color less those of another."""


@dataclass(frozen=True)
class SlowComparison:
    """What `slow_pixelmatch` finds.

    Attributes:
        differing: How many pixels differ.
        antialiased: How many more differ only by their anti-aliasing.
        mask: For each pixel 0 (alike), 1 (anti-aliased), 2 (differs) or 3 (differs, drawn darker).
    """

    differing: int
    antialiased: int
    mask: list[list[int]]


def slow_pixelmatch(
    reference: Rows, drawing: Rows, *, threshold: float, include_antialiased: bool
) -> SlowComparison:
    """Compares two images of one size."""
    limit = 35215 * threshold * threshold
    width = len(reference[0])
    mask = [[0] * width for _ in reference]
    for y, row in enumerate(reference):
        for x, color in enumerate(row):
            other = drawing[y][x]
            if color == other:
                continue
            change = difference(color, other, y * width + x)
            if distance(change) <= limit:
                continue
            if not include_antialiased and is_antialiased(reference, drawing, x, y):
                mask[y][x] = 1
            else:
                mask[y][x] = 3 if luma(change) > 0 else 2
    marks = [mark for row in mask for mark in row]
    return SlowComparison(marks.count(2) + marks.count(3), marks.count(1), mask)


def is_antialiased(reference: Rows, drawing: Rows, x: int, y: int) -> bool:
    """Whether a pixel is anti-aliased in one of two images."""
    return any(
        is_antialiased_in(image, other, x, y)
        for image, other in ((reference, drawing), (drawing, reference))
    )


def is_antialiased_in(image: Rows, other: Rows, x: int, y: int) -> bool:
    """Whether a pixel of `image` is on a slope that ends in a plain area of both images."""
    width = len(image[0])
    as_bright = 1 if is_on_border(image, x, y) else 0
    least = most = 0.0
    least_at = most_at = (x, y)
    for neighbor_x, neighbor_y in neighbors(image, x, y):
        neighbor = image[neighbor_y][neighbor_x]
        delta = luma(difference(image[y][x], neighbor, y * width + x))
        if delta == 0:
            as_bright += 1
        elif delta < least:
            least, least_at = delta, (neighbor_x, neighbor_y)
        elif delta > most:
            most, most_at = delta, (neighbor_x, neighbor_y)
    if as_bright > 2 or least == 0 or most == 0:
        return False
    return any(
        has_many_siblings(image, *place) and has_many_siblings(other, *place)
        for place in (least_at, most_at)
    )


def has_many_siblings(image: Rows, x: int, y: int) -> bool:
    """Whether a pixel has three neighbors of its color; the border of the image counts as one."""
    siblings = 1 if is_on_border(image, x, y) else 0
    for neighbor_x, neighbor_y in neighbors(image, x, y):
        if image[neighbor_y][neighbor_x] == image[y][x]:
            siblings += 1
    return siblings > 2


def is_on_border(image: Rows, x: int, y: int) -> bool:
    """Whether a pixel is one of the outermost."""
    return x in (0, len(image[0]) - 1) or y in (0, len(image) - 1)


def neighbors(image: Rows, x: int, y: int) -> Iterator[tuple[int, int]]:
    """The column and row of the up to eight pixels around one, column by column."""
    for column in range(max(x - 1, 0), min(x + 1, len(image[0]) - 1) + 1):
        for row in range(max(y - 1, 0), min(y + 1, len(image) - 1) + 1):
            if (column, row) != (x, y):
                yield column, row


def difference(color: Color, other: Color, position: int) -> Difference:
    """The first color less the second, over a checkerboard where either is translucent."""
    red, green, blue, alpha = color
    other_red, other_green, other_blue, other_alpha = other
    if alpha == 255 and other_alpha == 255:
        return red - other_red, green - other_green, blue - other_blue
    byte = 4 * position
    under_red = 48 + 159 * (byte % 2)
    under_green = 48 + 159 * (int(byte / 1.618033988749895) % 2)
    under_blue = 48 + 159 * (int(byte / 2.618033988749895) % 2)
    rise = alpha - other_alpha
    return (
        (red * alpha - other_red * other_alpha - under_red * rise) / 255,
        (green * alpha - other_green * other_alpha - under_green * rise) / 255,
        (blue * alpha - other_blue * other_alpha - under_blue * rise) / 255,
    )


def luma(change: Difference) -> float:
    """The Y in YIQ of a difference."""
    red, green, blue = change
    return red * 0.29889531 + green * 0.58662247 + blue * 0.11448223


def distance(change: Difference) -> float:
    """The squared distance in YIQ of two colors of this difference, weighted."""
    red, green, blue = change
    y = luma(change)
    i = red * 0.59597799 - green * 0.27417610 - blue * 0.32180189
    q = red * 0.21147017 - green * 0.52261711 + blue * 0.31114694
    return 0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q
