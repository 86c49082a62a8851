"""What pictures made of characters cannot show, in sentences."""

from collections.abc import Iterator, Mapping, Sequence

from figrepro.errors import counted
from figrepro.figure.formats import format_value, format_x
from figrepro.marks.layer import Placed
from figrepro.terminal.legend import Symbol
from figrepro.terminal.picture import Picture

_MOST_RANGES = 6


def remarks(pictures: Sequence[Picture], symbols: Mapping[str, Symbol]) -> Iterator[str]:
    """Sentences on ranges, on symbols that had to move or were hidden, and on points left out."""
    layers = [placed for picture in pictures for placed in picture.layers]
    ranges = [text for placed in layers for text in _ranges(placed, symbols)]
    if ranges:
        more = len(ranges) - _MOST_RANGES
        shown = [*ranges[:_MOST_RANGES], *([f"{more} more"] if more > 0 else [])]
        yield f"Only bounds are known: {'; '.join(shown)}."
    if any(picture.aside for picture in pictures):
        yield "Symbols side by side share one place."
    hidden = sum(picture.hidden for picture in pictures)
    if hidden:
        yield f"Hidden behind other series: {counted(hidden, 'symbol')}."
    outside = [(sum(not spot.shown for spot in placed.spots), placed) for placed in layers]
    left_out = [f"{counted(n, 'point')} of {_name(placed)}" for n, placed in outside if n]
    if left_out:
        yield f"Outside the limits: {', '.join(left_out)}."


def _ranges(placed: Placed, symbols: Mapping[str, Symbol]) -> Iterator[str]:
    symbol = symbols[placed.layer.name].hollow
    for spot in placed.shown:
        if spot.is_range:
            value, x = format_value(spot.point), format_x(spot.point.x)
            yield f"{symbol} {_name(placed)} {value} at {x}"


def _name(placed: Placed) -> str:
    """What a remark calls a series: its label, or its name where the legend leaves it out."""
    return placed.layer.label or placed.layer.name
