"""Where the points of a panel stand on the canvas; series side by side share the room there."""

import math
from collections.abc import Sequence
from itertools import pairwise

from figrepro.chart.chart import Panel
from figrepro.chart.dodge import dodged
from figrepro.marks.layer import Frame, Layer, Placed, Slot, Spot
from figrepro.scales.axis import Axis

_SHARE = 0.8
"""Part of the distance between two places that the slots of all series take."""
_LEAST_SHARE = 0.1
"""How narrow they become so that the first and last are whole, as part of their full width."""


def place_layers(panel: Panel, frame: Frame) -> tuple[Placed, ...]:
    """The layers of a panel on its frame, in their order."""
    slots = slots_of(panel.layers, panel.x)
    return dodged(
        placed_layer(layer, number, frame, slots[layer.name])
        for number, layer in enumerate(panel.layers)
    )


def placed_layer(
    layer: Layer, number: int, frame: Frame, slot: Slot, reading: str | None = None
) -> Placed:
    """One layer on a frame, in its slot."""
    spots = []
    for point in layer.points:
        place = frame.x.place(point.x) + slot.offset
        x, y = frame.across_at(place), frame.up(point.y)
        spots.append(Spot(point, place, x, y, frame.shows(point)))
    return Placed(layer, number, frame, tuple(spots), slot, reading)


def slots_of(layers: Sequence[Layer], axis: Axis) -> dict[str, Slot]:
    """The slots of series by their names; those that stand at their places themselves have none.

    Args:
        layers: All layers of a panel.
        axis: Its x axis.
    """
    beside = [layer for layer in layers if layer.mark.is_side_by_side]
    places = {axis.place(point.x) for layer in beside for point in layer.points}
    in_order = sorted(filter(math.isfinite, places))
    if not in_order:
        return {layer.name: Slot() for layer in layers}
    width = _whole_width(in_order, axis) / len(beside)
    middle = (len(beside) - 1) / 2
    slots = {layer.name: Slot((rank - middle) * width, width) for rank, layer in enumerate(beside)}
    return {layer.name: slots.get(layer.name, Slot()) for layer in layers}


def _whole_width(places: Sequence[float], axis: Axis) -> float:
    """The width of all slots at one place, so that they meet no neighbour and no limit."""
    low, high = axis.ends
    alone = axis.scale.lone_cell(low, high)
    full = _SHARE * min((later - earlier for earlier, later in pairwise(places)), default=alone)
    up_to_limits = 2 * min(places[0] - low, high - places[-1])
    return min(full, up_to_limits) if up_to_limits >= _LEAST_SHARE * full else full
