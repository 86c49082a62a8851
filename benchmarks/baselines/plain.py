"""A small chart as people draw it by hand, for the tests that pytest-mpl runs."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

Line = tuple[Sequence[float], Sequence[float], Mapping[str, Any]]


def chart(
    title: str,
    lines: Sequence[Line],
    limits: tuple[float, float],
    size: tuple[float, float],
    dpi: int,
) -> Figure:
    """Lines with markers, a legend, a title and two labels."""
    figure, axes = plt.subplots(figsize=size, dpi=dpi)
    for xs, ys, style in lines:
        axes.plot(xs, ys, linewidth=2.0, markersize=6.5, **style)
    axes.set_title(title)
    axes.set_xlabel("Step")
    axes.set_ylabel("Score")
    axes.set_ylim(*limits)
    axes.legend(loc="upper left")
    return figure
