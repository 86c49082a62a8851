"""The points of another reading over the figure's own: hollow, in the colours of their series.

They hide no point of the figure, nor does one hide them: only lines pass below the hollow ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.transforms import ScaledTranslation

from figrepro.figure.model import Figure, Point
from figrepro.render import elements
from figrepro.render.bars import Bars
from figrepro.render.canvas import POINTS_PER_INCH, Canvas
from figrepro.render.company import DODGE, MOST_NESTED, NESTED, Company
from figrepro.render.hollow import EDGE, HALO, inside, ring
from figrepro.render.marks import RANGE_MARKER, Look, look_of
from figrepro.render.neighbours import Neighbours
from figrepro.render.strokes import RANGE_CAP
from figrepro.render.whiskers import Whiskers, error_bars

_SURFACES = frozenset({"bar", "area"})
"""Kinds of marks that fill what lies below their points, in the colour of the series."""
_ERRORS, _INSIDES, _RINGS = 2.9, 2.95, 4.5
"""Layers: the insides lie above all lines, the edges above everything but the legend."""


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """Where one point of the reading is drawn.

    Attributes:
        series: The name of its series.
        point: The point.
        across: Its position along the x axis.
        scale: How much larger a marker is, for those that stand on its place to be seen inside it.
        aside: How far a range stands aside of its place, in points.
    """

    series: str
    point: Point
    across: float
    scale: float = 1.0
    aside: float = 0.0

    @property
    def is_range(self) -> bool:
        """Whether only its bounds are known."""
        return self.point.basis == "range"


def draw_overlay(axes: Axes, figure: Figure, canvas: Canvas) -> None:
    """Adds the points of the reading that is to be drawn over the others, if one is."""
    if figure.overlay is None:
        return
    placed = place_marks(axes, figure, canvas)
    for place, series in enumerate(figure.overlaid):
        look = look_of(figure.spec.series[series.name])
        own = [mark for mark in placed if mark.series == series.name]
        halo = HALO if figure.spec.kind_of(series.name) in _SURFACES else 0.0
        _Hollow(axes, canvas, figure.overlay.name, series.name, look, place, halo).draw(own)


def place_marks(axes: Axes, figure: Figure, canvas: Canvas) -> list[PlacedMark]:
    """Where the points of the reading inside the limits go.

    First come the markers, each around the figure's own marks at its place. The ranges then make
    way for all markers, whatever their series, and each for the ranges before it.
    """
    bars = Bars.of(figure)
    company = Company.of(figure.overlaid, bars, figure.spec.x)
    around = Neighbours.of(axes, figure, canvas, bars)
    shown = [
        (series, point)
        for series in figure.overlaid
        for point in series.points
        if canvas.shows(point)
    ]
    markers = [(series, point) for series, point in shown if point.basis != "range"]
    placed = []
    for series, point in markers:
        below = min(around.markers_near(series, point), MOST_NESTED)
        scale = company.scale(series.name, point) + NESTED * below
        across = company.across(series.name, point)
        placed.append(PlacedMark(series.name, point, across, scale=scale))
    for series, point in markers:
        around.add(series, point, 0.0)
    for series, point in shown:
        if point.basis == "range":
            aside = _aside(point, around.reach_beside(series, point), canvas)
            around.add(series, point, aside)
            across = company.across(series.name, point)
            placed.append(PlacedMark(series.name, point, across, aside=aside))
    return placed


def _aside(point: Point, reach: float | None, canvas: Canvas) -> float:
    """How far a range stands aside, in points: to the right, at the end of the axes left."""
    aside = 0.0 if reach is None else reach + DODGE
    runs_over = canvas.across(point.x) + aside > canvas.axes.right
    return -aside if runs_over else aside


@dataclass(frozen=True, slots=True)
class _Hollow:
    """Draws the marks of one series of the reading."""

    axes: Axes
    canvas: Canvas
    reading: str
    series: str
    look: Look
    place: int
    halo: float

    def draw(self, marks: Sequence[PlacedMark]) -> None:
        """Error bars, hollow markers, ranges."""
        self._error_bars(marks)
        self._markers([mark for mark in marks if not mark.is_range])
        for mark in marks:
            if mark.is_range:
                self._range(mark)

    def _error_bars(self, marks: Sequence[PlacedMark]) -> None:
        """The error bars that the reading's source draws."""
        axes = self.canvas.x, self.canvas.y
        for mark in marks:
            for bar in error_bars(self._whiskers, mark.point, mark.across, axes):
                self._add(bar, "error", _ERRORS)

    def _markers(self, marks: Sequence[PlacedMark]) -> None:
        """Hollow markers, those of one size at once."""
        style, color = self.look.style, self.look.color
        for scale in dict.fromkeys(mark.scale for mark in marks):
            alike = [mark for mark in marks if mark.scale == scale]
            at = [mark.across for mark in alike], [float(mark.point.y) for mark in alike]
            self._add(inside(*at, style, scale, self.halo), "markers", _INSIDES)
            self._add(ring(*at, style, color, scale), "markers", _RINGS)

    def _range(self, mark: PlacedMark) -> None:
        """A bar from bound to bound with a hollow marker, beside what the figure has there."""
        at, point, style = mark.across, mark.point, self.look.on_range.style
        bounds = point.drawn_range or (point.y, point.y)
        upright = self._whiskers.upright(at, bounds, self.canvas.y, RANGE_CAP)
        middle = ring([at], [float(point.y)], style, self.look.color, RANGE_MARKER)
        middle.set_markerfacecolor("white")
        inches = ScaledTranslation(
            mark.aside / POINTS_PER_INCH, 0.0, self.axes.figure.dpi_scale_trans
        )
        for part in (upright, middle):
            self._add(part, "range", _RINGS)
            part.set_transform(self.axes.transData + inches)

    @property
    def _whiskers(self) -> Whiskers:
        return Whiskers(self.look.whisker_color, EDGE)

    def _add(self, line: Line2D, part: str, layer: float) -> None:
        line.set_gid(elements.reading(self.reading, self.series, part))
        line.set_zorder(layer + self.place / 1000)
        self.axes.add_line(line)
