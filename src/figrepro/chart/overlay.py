"""A reading whose points are drawn over the figure's own, and where they go."""

import dataclasses
from collections.abc import Sequence

from msgspec.structs import replace

from figrepro.chart.chart import Chart, Panel
from figrepro.chart.collisions import Collisions
from figrepro.chart.dodge import DODGE, MOST_NESTED, NESTED, dodged
from figrepro.chart.placing import placed_layer
from figrepro.chart.resolve import resolve
from figrepro.errors import listed, refused
from figrepro.figure.readings import reading_named
from figrepro.marks.layer import Frame, Placed, Spot


def with_overlay(chart: Chart, reading: str) -> Chart:
    """The chart with the points of another of its readings over its own.

    Raises:
        FigreproError: It has no such reading, and the nearest names are told; or that reading has
            none of its series.
    """
    overlay = reading_named(chart.figure, reading)
    figure = dataclasses.replace(chart.figure, overlay=overlay)
    if not figure.overlaid:
        raise refused(
            f"{reading} has no series of {figure.id}",
            "reading",
            found=listed([one.name for one in overlay.series]),
            allowed=listed([one.name for one in figure.series]),
        )
    return resolve(figure)


def place_overlay(
    panel: Panel, frame: Frame, own: Sequence[Placed], reading: str
) -> tuple[Placed, ...]:
    """The layers of the reading, those of the figure being placed already.

    First come the markers, each around the figure's own marks at its place. The ranges then make
    way for all markers, whatever their series, and each for the ranges before it.
    """
    slots = {placed.layer.name: placed.slot for placed in own}
    around = Collisions.of(own)
    layers = dodged(
        placed_layer(layer, number, frame, slots[layer.name], reading)
        for number, layer in enumerate(panel.over)
    )
    grown = [
        replace(placed, spots=tuple(_grown(placed, spot, around) for spot in placed.spots))
        for placed in layers
    ]
    for placed in grown:
        for spot in placed.shown:
            if not spot.is_range:
                around.add(placed, spot)
    return tuple(
        replace(placed, spots=tuple(_beside(placed, spot, around) for spot in placed.spots))
        for placed in grown
    )


def _grown(placed: Placed, spot: Spot, around: Collisions) -> Spot:
    """A marker large enough for the figure's own at its place to be seen inside it."""
    if spot.is_range or not spot.shown:
        return spot
    below = min(around.markers_near(placed, spot), MOST_NESTED)
    return replace(spot, scale=spot.scale + NESTED * below)


def _beside(placed: Placed, spot: Spot, around: Collisions) -> Spot:
    """A range beside all marks that it would cover."""
    if not (spot.is_range and spot.shown):
        return spot
    moved = replace(spot, aside=_aside(placed, spot, around.reach_beside(placed, spot)))
    around.add(placed, moved)
    return moved


def _aside(placed: Placed, spot: Spot, reach: float | None) -> float:
    """How far a range stands aside, in points: to the right, at the end of the axes left."""
    aside = 0.0 if reach is None else reach + DODGE
    runs_over = placed.frame.across(spot.point.x) + aside > placed.frame.box.right
    return -aside if runs_over else aside
