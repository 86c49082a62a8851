"""Where changes and drift are seen: what the sheet of a difference draws a rectangle around."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Final

from figrepro.chart.chart import Chart
from figrepro.diff.change import Change, Place
from figrepro.diff.drift import Drift
from figrepro.diff.pixels import unequal
from figrepro.figure.model import X
from figrepro.marks.layer import Placed
from figrepro.render.boxes import PixelBox
from figrepro.render.drawing import Drawing
from figrepro.render.outlines import Outline
from figrepro.shapes import elements

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_AIR: Final = 10.0
"""Points of length beside a point of a series that its mark takes."""


def outlines_of(before: Drawing, now: Drawing, changes: Sequence[Change]) -> tuple[Outline, ...]:
    """The places of the changes that count, in two drawings of one size, however many there are.

    Args:
        before: The figure of the reference, carried or measured.
        now: The present figure.
        changes: Judged, the most important first.
    """
    told = [change for change in changes if change.counts and change.follows is None]
    if not told or before.opaque_pixels.shape != now.opaque_pixels.shape:
        return ()
    differing = unequal(before.opaque_pixels, now.opaque_pixels)
    old, new = _Side(before, differing), _Side(now, differing)
    return tuple(
        Outline(str(change), old.box_of(change, change.before), new.box_of(change, change.after))
        for change in told
    )


def outlines_of_drift(drift: Drift) -> tuple[Outline, ...]:
    """The places of edited pixels in the reference."""
    return tuple(
        Outline(f"drift: {one.element}, {one.pixels} px", one.box, None) for one in drift.elements
    )


class _Side:
    """One of two drawings, and where it shows what changed."""

    def __init__(self, drawn: Drawing, differing: "NDArray[np.bool_]") -> None:
        self._drawn = drawn
        self._differing = differing
        self._series: dict[str, _DrawnSeries | None] = {}

    def box_of(self, change: Change, places: Sequence[Place]) -> PixelBox | None:
        """Where the drawing shows a change; None if it does not.

        Args:
            change: What changed.
            places: Where the figure of this drawing has it, if it is one of series.
        """
        names: Iterable[str]
        if change.series is None:
            every = self._drawn.owners.elements
            names = (name for name in every if _shows(change, name, self._drawn.chart))
            return _around(self._drawn.owners.box(name) for name in names)
        if change.element is not None and change.element.startswith("legend/"):
            names = (elements.legend(place.series, "label") for place in places)
            return _around(self._drawn.owners.box(name) for name in names)
        return _around(map(self._box_at, places))

    def _box_at(self, place: Place) -> PixelBox | None:
        """Where a series shows what changed at a place, or anywhere."""
        if place.series not in self._series:
            placed = (one for one in self._drawn.scene.layers if one.layer.name == place.series)
            found = next(placed, None)
            self._series[place.series] = _DrawnSeries(self._drawn, found) if found else None
        series = self._series[place.series]
        return None if series is None else series.box_at(place.x, self._differing)


class _DrawnSeries:
    """A series in a drawing: its ink, and where its points stand."""

    def __init__(self, drawn: Drawing, placed: Placed) -> None:
        self._chart, self._owners = drawn.chart, drawn.owners
        self._frame, self._name = placed.frame, placed.layer.name
        self._points = {point.x: point for point in reversed(placed.layer.points)}
        across = map(self._frame.across, self._points)
        self._places = sorted(place for place in across if math.isfinite(place))
        prefix = self._chart.element(self._name, "")
        own = [name for name in self._owners.elements if name.startswith(prefix)]
        self._ink = self._owners.mask(*own)

    def box_at(self, x: X | None, differing: "NDArray[np.bool_]") -> PixelBox | None:
        """The box around what differs of the series at an x, or anywhere; else around its ink.

        Where it has no point, there may only be a line that runs through the place.
        """
        columns = slice(0, self._owners.width) if x is None else self._columns_at(x)
        ink = self._ink[:, columns]
        box = PixelBox.of(ink & differing[:, columns])
        if box is None and (x is None or x in self._points):
            box = PixelBox.of(ink)
        return None if box is None else box.moved(columns.start, 0)

    def _columns_at(self, x: X) -> slice:
        """The columns of the mark at an x, else those between the points beside it.

        All of them where the x has no place on the axis.
        """
        whole = slice(0, self._owners.width)
        point = self._points.get(x)
        element = None if point is None else self._chart.element_at(self._name, point)
        is_shared = element == self._chart.element(self._name, "markers")
        mark = None if element is None or is_shared else self._owners.box(element)
        if mark is not None:
            return slice(mark.left, mark.right)
        on_axis = any(type(other) is type(x) for other in self._points)
        at = self._frame.across(x) if on_axis else math.nan
        if not math.isfinite(at):
            return whole
        before, after = bisect_left(self._places, at) - 1, bisect_right(self._places, at)
        left = self._places[before] if before >= 0 else at
        right = self._places[after] if after < len(self._places) else at
        scale = 1 / self._frame.pixel
        start, stop = round((left - _AIR) * scale), round((right + _AIR) * scale)
        return slice(min(max(start, 0), whole.stop), min(max(stop, 0), whole.stop))


def _around(boxes: Iterable[PixelBox | None]) -> PixelBox | None:
    """The smallest box around all that are there."""
    seen = [box for box in boxes if box is not None]
    return reduce(PixelBox.around, seen) if seen else None


def _shows(change: Change, element: str, chart: Chart) -> bool:
    """Whether an element of a chart shows a change that is none of a series."""
    if change.field == "overlay":
        return _is_below(f"{change.element}/", element, chart)
    if change.element == elements.BACKGROUND:
        return False
    if change.element is not None:
        return element == change.element
    letter = change.field.partition(".")[0]
    return letter in {"x", "y"} and _is_below(f"{letter}/tick/", element, chart)


def _is_below(start: str, element: str, chart: Chart) -> bool:
    """Whether the name of an element begins so, in any panel."""
    return element.startswith(tuple(panel.element(start) for panel in chart.panels))
