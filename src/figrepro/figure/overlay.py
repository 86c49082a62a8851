"""A reading whose points are drawn over the figure's own."""

from dataclasses import replace

from figrepro.errors import FigreproError, Problem, listed
from figrepro.figure.model import Figure
from figrepro.figure.readings import reading_named


def with_overlay(figure: Figure, reading: str) -> Figure:
    """The figure with the points of another of its readings over its own.

    Raises:
        FigreproError: It has no such reading, and the nearest names are told; or that reading has
            none of its series.
    """
    overlay = reading_named(figure, reading)
    overlaid = replace(figure, overlay=overlay)
    if not overlaid.overlaid:
        raise FigreproError(
            Problem(
                f"{reading} has no series of {figure.id}",
                key="reading",
                found=listed([one.name for one in overlay.series]),
                allowed=listed([one.name for one in figure.series]),
            )
        )
    return overlaid
