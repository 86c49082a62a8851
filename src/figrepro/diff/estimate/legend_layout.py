"""The legend of a figure as it would be laid out, without drawing it."""

from dataclasses import astuple
from typing import Final

from figrepro.chart.legend_layout import LegendBox
from figrepro.diff.estimate.axis_detection import read_frame
from figrepro.diff.estimate.edits import chart_of
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure
from figrepro.render.boxes import PixelBox
from figrepro.render.drawing import draw

NEAR_PX: Final = 2.5
"""Pixels by which the sides of two equal frames may be apart."""


def legend_of(figure: Figure) -> LegendBox | None:
    """The legend of a figure as it would be laid out; None if it has none."""
    return draw(chart_of(figure)).scene.legend


def frame_of(search: Search, figure: Figure) -> PixelBox | None:
    """Where the frame of a figure's legend would be drawn."""
    legend = legend_of(figure)
    return None if legend is None else search.best.pixels_of(legend.frame)


def is_near(one: PixelBox, other: PixelBox) -> bool:
    """Whether two frames are the same, give or take a few pixels of each side."""
    sides = zip(astuple(one), astuple(other), strict=True)
    return all(abs(side - found) <= NEAR_PX for side, found in sides)


def has_frame_of_image(search: Search) -> bool:
    """Whether the legend has the frame that the image shows, if it shows one."""
    seen, drawn = read_frame(search.image, search.scale), frame_of(search, search.figure)
    return seen is None or (drawn is not None and is_near(seen, drawn))
