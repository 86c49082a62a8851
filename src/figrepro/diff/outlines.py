"""Where changes and drift are seen: what the sheet of a difference draws a rectangle around."""

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING, Final

import numpy as np

from figrepro.diff.change import Change
from figrepro.diff.drift import Drift
from figrepro.diff.pixels import unequal
from figrepro.diff.point_changes import place_of
from figrepro.figure.axes import position
from figrepro.figure.model import Figure, Point, Series
from figrepro.render import elements
from figrepro.render.boxes import Outline, PixelBox
from figrepro.render.canvas import POINTS_PER_INCH, canvas_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from figrepro.render.drawn import DrawnFigure
    from figrepro.render.owners import Owners

_AIR: Final = 10.0
"""Points of length beside a point of a series that its mark takes."""
_MOST: Final = 12
"""Changes that are outlined; more would hide the charts."""


def outlines_of(
    before: "DrawnFigure", now: "DrawnFigure", changes: Sequence[Change]
) -> tuple[Outline, ...]:
    """The places of the changes that count, in two drawings of one size.

    Args:
        before: The figure of the reference, carried or measured.
        now: The present figure.
        changes: Judged, the most important first.
    """
    told = [change for change in changes if change.counts and change.follows is None]
    if not told or before.opaque_pixels.shape != now.opaque_pixels.shape:
        return ()
    differing = unequal(before.opaque_pixels, now.opaque_pixels)
    return tuple(
        Outline(
            str(change),
            _box_of(change, before, differing),
            _box_of(change, now, differing),
        )
        for change in told[:_MOST]
    )


def outlines_of_drift(drift: Drift) -> tuple[Outline, ...]:
    """The places of edited pixels in the reference."""
    return tuple(
        Outline(f"drift: {one.element}, {one.pixels} px", one.box, None)
        for one in drift.elements[:_MOST]
    )


def _box_of(
    change: Change, drawn: "DrawnFigure", differing: "NDArray[np.bool_]"
) -> PixelBox | None:
    """Where a drawing shows what changed; None if it does not."""
    owners = drawn.owners
    names = [name for name in owners.elements if _shows(change, name)]
    if not names:
        return None
    whole = _around(owners, names)
    if change.series is None or whole is None:
        return whole
    window = _columns_of(change, drawn)
    ink = np.zeros_like(differing)
    for name in names:
        ink |= owners.mask(name)
    ink[:, : window.start] = False
    ink[:, window.stop :] = False
    return PixelBox.of(ink & differing) or PixelBox.of(ink) or whole


def _shows(change: Change, element: str) -> bool:
    """Whether an element shows what changed."""
    names = [name for name in (change.reference, change.now) if name is not None]
    if change.field == "name":
        return element in {elements.legend(name, "label") for name in names}
    if change.field == "swapped":
        return any(element.startswith(f"{elements.series_prefix(name)}/") for name in names)
    return _shows_one(change, element)


def _shows_one(change: Change, element: str) -> bool:
    """The same of a change of one thing under one name."""
    if change.series is not None:
        if change.element is not None and change.element.startswith("legend/"):
            return element == change.element
        return element.startswith(f"{elements.series_prefix(change.series)}/")
    if change.element == elements.BACKGROUND:
        return False
    if change.element is not None:
        return element == change.element
    letter = change.field.partition(".")[0]
    return letter in {"x", "y"} and element.startswith(f"{letter}/tick/")


def _around(owners: "Owners", names: Sequence[str]) -> PixelBox | None:
    boxes = [box for name in names if (box := owners.box(name)) is not None]
    return reduce(PixelBox.around, boxes) if boxes else None


def _columns_of(change: Change, drawn: "DrawnFigure") -> slice:
    """The columns of a changed bar, else those between the neighbours of a changed point.

    All of them for a whole series.
    """
    figure, owners = drawn.figure, drawn.owners
    series = figure.drawn.named(change.series or "")
    if change.x is None or series is None:
        return slice(0, owners.width)
    points = _from_left(series, figure)
    at = _place_of(change.x, points, figure)
    if at is None:
        return slice(0, owners.width)
    bar = owners.box(elements.mark(series.name, "bar", points[at]))
    if bar is not None:
        return slice(bar.left, bar.right)
    canvas = canvas_of(figure.spec)
    scale = canvas.dpi / POINTS_PER_INCH
    places = [canvas.across(point.x) for point in points]
    left = (places[max(at - 1, 0)] - _AIR) * scale
    right = (places[min(at + 1, len(places) - 1)] + _AIR) * scale
    return slice(max(round(left), 0), min(round(right), owners.width))


def _from_left(series: Series, figure: Figure) -> list[Point]:
    return sorted(series.points, key=lambda point: position(point.x, figure.spec.x))


def _place_of(written: str, points: Sequence[Point], figure: Figure) -> int | None:
    """Which of the points stands at an x as the axis writes it."""
    for at, point in enumerate(points):
        if place_of(point.x, figure.spec.x) == written:
            return at
    return None
