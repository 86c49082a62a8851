"""A reading whose points are drawn over the figure's own."""

from dataclasses import replace

from figrepro.chart.chart import Chart
from figrepro.chart.resolve import resolve
from figrepro.errors import FigreproError, Problem, listed
from figrepro.figure.readings import reading_named


def with_overlay(chart: Chart, reading: str) -> Chart:
    """The chart with the points of another of its readings over its own.

    Raises:
        FigreproError: It has no such reading, and the nearest names are told; or that reading has
            none of its series.
    """
    overlay = reading_named(chart.figure, reading)
    figure = replace(chart.figure, overlay=overlay)
    if not figure.overlaid:
        raise FigreproError(
            Problem(
                f"{reading} has no series of {figure.id}",
                key="reading",
                found=listed([one.name for one in overlay.series]),
                allowed=listed([one.name for one in figure.series]),
            )
        )
    return resolve(figure)
