"""What a picture made of characters cannot show, in sentences."""

from collections.abc import Iterator, Sequence

from figrepro.figure.formats import format_value, format_x
from figrepro.terminal.picture import Picture
from figrepro.terminal.strokes import Shape

_MOST_RANGES = 6


def remarks(
    shapes: Sequence[Shape], picture: Picture, range_symbols: Sequence[str]
) -> Iterator[str]:
    """Sentences on ranges, on symbols that had to move or were hidden, and on points left out."""
    ranges = list(_ranges(shapes, range_symbols))
    if ranges:
        more = len(ranges) - _MOST_RANGES
        shown = [*ranges[:_MOST_RANGES], *([f"{more} more"] if more > 0 else [])]
        yield f"Only bounds are known: {'; '.join(shown)}."
    if picture.aside:
        yield "Symbols side by side share one place."
    if picture.hidden:
        yield f"Hidden behind other series: {_number(picture.hidden, 'symbol')}."
    left_out = list(_left_out(shapes))
    if left_out:
        yield f"Outside the limits: {', '.join(left_out)}."


def _ranges(shapes: Sequence[Shape], symbols: Sequence[str]) -> Iterator[str]:
    for shape, symbol in zip(shapes, symbols, strict=True):
        for point, mark in zip(shape.series.points, shape.marks, strict=True):
            if point.basis == "range" and mark.is_inside:
                yield f"{symbol} {shape.style.label} {format_value(point)} at {format_x(point.x)}"


def _left_out(shapes: Sequence[Shape]) -> Iterator[str]:
    for shape in shapes:
        outside = sum(not mark.is_inside for mark in shape.marks)
        if outside:
            yield f"{_number(outside, 'point')} of {shape.style.label}"


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
