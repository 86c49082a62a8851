"""One series drawn by itself with its points elsewhere: what a fit of its points lays over."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from figrepro.render import elements
from figrepro.render.isolation import drawing_settings

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Chart
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _LinePart:
    """A line or markers of the series, and which of the points they show."""

    artist: Line2D
    shown: "NDArray[np.intp]"

    @contextmanager
    def moved(self, xs: "Numbers", ys: "Numbers") -> Iterator[None]:
        """The artist with its points elsewhere for a while: it stays part of its drawing."""
        before = np.asarray(self.artist.get_xydata())
        self.artist.set_data(xs[self.shown], ys[self.shown])
        try:
            yield
        finally:
            self.artist.set_data(before[:, 0], before[:, 1])


@dataclass(frozen=True, slots=True, eq=False)
class _AreaPart:
    """The area of the series, which begins and ends at its foot."""

    artist: Polygon

    @contextmanager
    def moved(self, xs: "Numbers", ys: "Numbers") -> Iterator[None]:
        """The artist with its points elsewhere for a while."""
        before = self.artist.get_xy()
        foot = before[0, 1]
        self.artist.set_xy([(xs[0], foot), *zip(xs, ys, strict=True), (xs[-1], foot)])
        try:
            yield
        finally:
            self.artist.set_xy(before)


class SeriesInk:
    """The area, the line and the markers of a series on an empty canvas.

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

    def draw(self, xs: "Numbers", ys: "Numbers") -> "NDArray[np.uint8]":
        """The ink with the points at these positions and values, shape (height, width, 4)."""
        with drawing_settings():
            self._renderer.clear()
            for part in self._parts:
                with part.moved(xs, ys):
                    part.artist.draw(self._renderer)
            ink: NDArray[np.uint8] = np.asarray(self._renderer.buffer_rgba()).copy()
        return ink

    def marker(self, x: float, y: float) -> "NDArray[np.uint8] | None":
        """The ink of one marker at a place, shape (height, width, 4); None if it has none."""
        artists = [
            part.artist
            for part in self._parts
            if isinstance(part, _LinePart) and part.artist.get_linestyle() == "None"
        ]
        if not artists:
            return None
        smallest = min(artists, key=lambda artist: float(artist.get_markersize()))
        alone = _LinePart(smallest, np.array([0], np.intp))
        with drawing_settings():
            self._renderer.clear()
            with alone.moved(np.array([x]), np.array([y])):
                smallest.draw(self._renderer)
            ink: NDArray[np.uint8] = np.asarray(self._renderer.buffer_rgba()).copy()
        return ink


def _parts(
    chart: "Chart", name: str, xs: "Numbers", ys: "Numbers"
) -> "Iterator[_LinePart | _AreaPart]":
    """The parts of the series, the lowest first, each with the points that it goes through."""
    line, markers, area = (elements.series(name, part) for part in ("line", "markers", "area"))
    artists = chart.findobj(lambda artist: artist.get_gid() in {line, markers, area})
    for artist in sorted(artists, key=lambda one: one.get_zorder()):
        if isinstance(artist, Polygon):
            yield _AreaPart(artist)
        elif isinstance(artist, Line2D):
            drawn = np.asarray(artist.get_xydata())
            shown = [
                int(np.argmin(np.hypot(xs - x, (ys - y) / max(np.ptp(ys), 1e-300))))
                for x, y in drawn
            ]
            yield _LinePart(artist, np.array(shown, np.intp))
