"""Lines with caps at their ends: ranges and error bars, cut at the limits of the axes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from figrepro.figure.vocabulary import Marker
from figrepro.marks.layer import Placed, Spot
from figrepro.marks.style_constants import BAR_WIDTH, ERROR_CAP, RANGE_CAP
from figrepro.shapes.primitives import Anchor, Markers, Polyline, Shape, Stroke, Vertex


@dataclass(frozen=True, slots=True)
class Whiskers:
    """Draws such lines of one layer.

    Attributes:
        placed: The layer.
        color: `#rrggbb`.
        width: In points.
    """

    placed: Placed
    color: str
    width: float = BAR_WIDTH

    def range(self, spot: Spot, order: float) -> Iterator[Shape]:
        """An upright line from bound to bound, beside its place where others share it."""
        low, high = map(self.placed.frame.up, spot.point.listed)
        anchors, x = self._anchors(spot, "y_low", "y_high"), spot.x + spot.aside
        yield from self._upright("range", x, (low, high), RANGE_CAP, anchors, order)

    def errors(self, spot: Spot, order: float) -> Iterator[Shape]:
        """The error bars that the source draws at a point, through the middle of its mark."""
        frame, point = self.placed.frame, spot.point
        if point.y_error_ends is not None:
            low, high = map(frame.up, point.y_error_ends)
            anchors = self._anchors(spot, "err_low", "err_high")
            yield from self._upright("error", spot.x, (low, high), ERROR_CAP, anchors, order)
        if point.x_error_ends is not None:
            aside = spot.x - frame.across(point.x)
            ends = [frame.across(end) + aside for end in point.x_error_ends]
            (left, right), capped = _cut(ends, frame.box.left, frame.box.right)
            anchors = self._anchors(spot, "x_err_low", "x_err_high")
            line = (left, spot.y), (right, spot.y)
            yield from self._line("error", line, capped, "vline", ERROR_CAP, anchors, order)

    def _anchors(self, spot: Spot, low: str, high: str) -> tuple[Anchor, ...]:
        name = self.placed.layer.name
        return Anchor(name, spot.point, low), Anchor(name, spot.point, high)

    def _upright(  # noqa: PLR0913, PLR0917 - the sides of a line
        self,
        part: str,
        x: float,
        ends: tuple[float, float],
        cap: float,
        anchors: tuple[Anchor, ...],
        order: float,
    ) -> Iterator[Shape]:
        box = self.placed.frame.box
        (low, high), capped = _cut(ends, box.bottom, box.top)
        yield from self._line(part, ((x, low), (x, high)), capped, "hline", cap, anchors, order)

    def _line(  # noqa: PLR0913, PLR0917 - the sides of a line
        self,
        part: str,
        ends: tuple[Vertex, Vertex],
        capped: Sequence[int],
        caps: Marker,
        cap: float,
        anchors: tuple[Anchor, ...],
        order: float,
    ) -> Iterator[Shape]:
        element = self.placed.element(part)
        stroke = Stroke(self.color, self.width, cap="butt", join="round")
        yield Polyline(element=element, order=order, vertices=ends, stroke=stroke, anchors=anchors)
        if capped:
            yield Markers(
                element=element,
                order=order,
                places=tuple(ends[place] for place in capped),
                marker=caps,
                size=2 * cap,
                fill=None,
                edge=self.color,
                edge_width=self.width,
                anchors=tuple(anchors[place] for place in capped),
            )


def _cut(ends: Sequence[float], low: float, high: float) -> tuple[tuple[float, float], list[int]]:
    """The two ends moved inside the limits, and which of them were there: these have a cap."""
    capped = [number for number, end in enumerate(ends) if low <= end <= high]
    return (max(ends[0], low), min(ends[1], high)), capped
