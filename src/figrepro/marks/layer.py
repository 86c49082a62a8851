"""A series in a panel: as a chart has it, and placed on a canvas."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from figrepro.figure.colors import to_hex
from figrepro.figure.model import Point, X
from figrepro.figure.vocabulary import Line, Marker
from figrepro.scales.axis import Axis
from figrepro.shapes import elements
from figrepro.shapes.box import Box
from figrepro.shapes.primitives import Anchor, Vertex

if TYPE_CHECKING:
    from figrepro.marks.base import Mark


class Style(Struct, frozen=True):
    """How a series looks; width and size are in points.

    Attributes:
        color: As the spec has it: a name or `#rrggbb`.
        marker: The word of its markers.
        line: The word of its line.
        width: How wide the line is.
        size: How large the markers are.
        filled: Whether markers have an inside.
    """

    color: str
    marker: Marker
    line: Line
    width: float
    size: float
    filled: bool

    @property
    def hex(self) -> str:
        """The colour as `#rrggbb`."""
        return to_hex(self.color) or "#000000"


class Layer(Struct, frozen=True):
    """One series with its mark and style.

    Attributes:
        name: The name of the series.
        label: What the legend calls it; nothing if it is not in there.
        mark: How its points are shown.
        style: How it looks.
        points: Its points, in the order of the file.
    """

    name: str
    label: str
    mark: "Mark"
    style: Style
    points: tuple[Point, ...]

    @property
    def has_ranges(self) -> bool:
        """Whether only bounds are known of one of its points."""
        return any(point.basis == "range" for point in self.points)


class Frame(Struct, frozen=True):
    """The axes of a panel on a canvas.

    Attributes:
        x: The x axis.
        y: The y axis.
        box: What their limits span, in points.
        data: The same as data are placed on it: it may differ in the last bit, which decides to
            which side half a pixel is rounded.
        pixel: The width of a pixel, in points.
    """

    x: Axis
    y: Axis
    box: Box
    data: Box
    pixel: float

    def across(self, x: X) -> float:
        """Where a value on the x axis stands, in points."""
        return self.across_at(self.x.place(x))

    def up(self, y: X) -> float:
        """Where a value on the y axis stands, in points."""
        return self.up_at(self.y.place(y))

    def across_at(self, place: float) -> float:
        """Where a place along the x axis stands, in points."""
        return self.data.left + self.x.fraction_at(place) * self.data.width

    def up_at(self, place: float) -> float:
        """Where a place along the y axis stands, in points."""
        return self.data.bottom + self.y.fraction_at(place) * self.data.height

    def shows(self, point: Point) -> bool:
        """Whether a point stands inside the limits of both axes."""
        return self.x.shows(point.x) and self.y.shows(point.y)

    @property
    def foot(self) -> float:
        """Where bars and areas stand, in points: on the foot of the scale, or the nearest limit."""
        foot = self.y.scale.foot
        if foot is None:
            return self.box.bottom
        return min(max(self.up(foot), self.box.bottom), self.box.top)


class Slot(Struct, frozen=True):
    """The room of one series among others beside it, around each of their places.

    Attributes:
        offset: How far its middle is from the place, in places of the x axis.
        width: How wide it is, likewise.
    """

    offset: float = 0.0
    width: float = 0.0


class Spot(Struct, frozen=True):
    """One point on the canvas.

    Attributes:
        point: The point.
        place: Its place along the x axis, in its slot.
        x: Where its mark stands, in points.
        y: Likewise.
        shown: Whether the axes show it.
        scale: How much larger its marker is, for those on top of it to be seen inside it.
        aside: How far a range stands aside of its place, in points, beside others.
    """

    point: Point
    place: float
    x: float
    y: float
    shown: bool
    scale: float = 1.0
    aside: float = 0.0

    @property
    def vertex(self) -> Vertex:
        """Where its mark stands."""
        return self.x, self.y

    @property
    def is_range(self) -> bool:
        """Whether only its bounds are known."""
        return self.point.basis == "range"


class Placed(Struct, frozen=True):
    """A layer on a canvas.

    Attributes:
        layer: The layer.
        number: Its place among the layers of its panel: later ones lie above earlier ones.
        frame: The axes that it is drawn on.
        spots: Its points, in the order of the file.
        slot: Its room beside other layers.
        reading: The name of the reading, of one that is drawn over the figure's own.
    """

    layer: Layer
    number: int
    frame: Frame
    spots: tuple[Spot, ...]
    slot: Slot = Slot()
    reading: str | None = None

    @property
    def shown(self) -> Iterable[Spot]:
        """The spots that the axes show."""
        return (spot for spot in self.spots if spot.shown)

    @property
    def by_scale(self) -> Mapping[float, list[Spot]]:
        """The spots that have a marker, no range, and that the axes show, by its scale."""
        found: dict[float, list[Spot]] = {}
        for spot in self.shown:
            if not spot.is_range:
                found.setdefault(spot.scale, []).append(spot)
        return found

    def element(self, part: str) -> str:
        """The name of a part of it."""
        if self.reading is None:
            return elements.series(self.layer.name, part)
        return elements.reading(self.reading, self.layer.name, part)

    def order(self, above: float) -> float:
        """The order of what lies so far above the grid."""
        return above + self.number / 1000

    def anchors(self, spots: Iterable[Spot], field: str = "y") -> tuple[Anchor, ...]:
        """The data behind some spots."""
        return tuple(Anchor(self.layer.name, spot.point, field) for spot in spots)

    def with_vertices(self, vertices: Sequence[Vertex]) -> "Placed":
        """The same with its points elsewhere on the canvas."""
        moved = zip(self.spots, vertices, strict=True)
        return replace(self, spots=tuple(replace(spot, x=x, y=y) for spot, (x, y) in moved))
