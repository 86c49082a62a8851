"""One series drawn by itself with its points elsewhere: what a fit of its points lays over."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.lines import Line2D

from figrepro.render import elements
from figrepro.render.isolation import drawing_settings

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Chart
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """An artist of the series, and which of the points it shows."""

    artist: Line2D
    shown: "NDArray[np.intp]"


class SeriesInk:
    """The line and the markers of a series on an empty canvas.

    Args:
        chart: The drawing that has the series.
        name: The series.
        xs: Positions of its points along the x axis.
        ys: Their values.
    """

    def __init__(self, chart: "Chart", name: str, xs: Sequence[float], ys: Sequence[float]) -> None:
        width, height = (round(length) for length in chart.bbox.size)
        self._renderer: Any = RendererAgg(width, height, chart.dpi)  # type: ignore[no-untyped-call]
        self._parts = list(_parts(chart, name, np.asarray(xs), np.asarray(ys)))

    @property
    def has_parts(self) -> bool:
        """Whether anything of the series can be drawn elsewhere."""
        return bool(self._parts)

    def draw(self, xs: "NDArray[np.float64]", ys: "NDArray[np.float64]") -> "NDArray[np.uint8]":
        """The ink with the points at these positions and values, shape (height, width, 4)."""
        with drawing_settings():
            self._renderer.clear()
            for part in self._parts:
                with _moved(part.artist, xs[part.shown], ys[part.shown]):
                    part.artist.draw(self._renderer)
            ink: NDArray[np.uint8] = np.asarray(self._renderer.buffer_rgba()).copy()
        return ink

    def marker(self, x: float, y: float) -> "NDArray[np.uint8] | None":
        """The ink of one marker at a place, shape (height, width, 4); None if it has none."""
        artists = [part.artist for part in self._parts if part.artist.get_linestyle() == "None"]
        if not artists:
            return None
        smallest = min(artists, key=lambda artist: float(artist.get_markersize()))
        with drawing_settings():
            self._renderer.clear()
            with _moved(smallest, np.array([x]), np.array([y])):
                smallest.draw(self._renderer)
            ink: NDArray[np.uint8] = np.asarray(self._renderer.buffer_rgba()).copy()
        return ink


@contextmanager
def _moved(artist: Line2D, xs: "NDArray[np.float64]", ys: "NDArray[np.float64]") -> Iterator[None]:
    """The artist with its points elsewhere for a while: it stays part of its drawing."""
    before = np.asarray(artist.get_xydata())
    artist.set_data(xs, ys)
    try:
        yield
    finally:
        artist.set_data(before[:, 0], before[:, 1])


def _parts(
    chart: "Chart", name: str, xs: "NDArray[np.float64]", ys: "NDArray[np.float64]"
) -> "list[_Part]":
    """The lines and markers of the series, each with the points that it goes through."""
    named = {elements.series(name, "line"), elements.series(name, "markers")}
    found = []
    for artist in sorted(chart.findobj(Line2D), key=lambda one: one.get_zorder()):
        if artist.get_gid() in named:
            drawn = np.asarray(artist.get_xydata())
            shown = [
                int(np.argmin(np.hypot(xs - x, (ys - y) / max(np.ptp(ys), 1e-300))))
                for x, y in drawn
            ]
            found.append(_Part(artist, np.array(shown, np.intp)))
    return found
