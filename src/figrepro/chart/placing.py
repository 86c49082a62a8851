"""Where the points of a panel stand on the canvas."""

from figrepro.chart.chart import Panel
from figrepro.chart.dodge import dodged
from figrepro.chart.slots import slots_of
from figrepro.marks.layer import Frame, Layer, Placed, Slot, Spot


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
