"""Points of several series at one place, and how they are drawn so that none hides another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from figrepro.marks.layer import Placed, Spot

NESTED, MOST_NESTED = 0.75, 5
"""Of points at one place, how much larger each is drawn than the one on top of it, in sizes of a
marker; and how many are, at most."""
DODGE = 9.0
"""Points from one range to the next where several stand at one place."""

_Place = tuple[float, Decimal, bool]
"""Where a mark stands: place along the axis, value, and whether it is a range."""


def dodged(layers: Iterable[Placed]) -> tuple[Placed, ...]:
    """The layers, markers below others larger than these, and ranges beside each other."""
    layers = tuple(layers)
    names: dict[_Place, list[str]] = {}
    for placed in layers:
        for place in set(map(_place, placed.spots)):
            names.setdefault(place, []).append(placed.layer.name)
    if all(len(there) == 1 for there in names.values()):
        return layers
    return tuple(replace(placed, spots=tuple(_moved(placed, names))) for placed in layers)


def _place(spot: Spot) -> _Place:
    return spot.place, spot.point.y, spot.is_range


def _moved(placed: Placed, names: Mapping[_Place, Sequence[str]]) -> Iterator[Spot]:
    """The spots of a layer, given the names of all series at each place."""
    for spot in placed.spots:
        there = names[_place(spot)]
        rank = there.index(placed.layer.name)
        if len(there) == 1:
            yield spot
        elif spot.is_range:
            yield replace(spot, aside=DODGE * (rank - (len(there) - 1) / 2))
        else:
            on_top = len(there) - 1 - rank
            yield replace(spot, scale=1.0 + NESTED * min(on_top, MOST_NESTED - 1))
