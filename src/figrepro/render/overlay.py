"""The points of another reading over the figure's own: hollow, in the colours of their series.

They hide no point of the figure, nor does one hide them: only lines pass below the hollow ones.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.transforms import ScaledTranslation

from figrepro.figure.model import Figure, Point, Series
from figrepro.figure.spec import SeriesStyle
from figrepro.figure.vocabulary import OPEN_MARKERS, Marker
from figrepro.render import elements
from figrepro.render.bars import Bars
from figrepro.render.canvas import POINTS_PER_INCH, Canvas
from figrepro.render.company import DODGE, MOST_NESTED, NESTED, Company
from figrepro.render.marks import GROWN, MARKERS, RANGE_MARKER, Look, look_of
from figrepro.render.neighbours import Neighbours
from figrepro.render.strokes import RANGE_CAP
from figrepro.render.whiskers import Whiskers, error_bars

_EDGE = 1.2
"""The width of what is hollow, in points: thinner than any mark of the figure's own."""
_LEAST_SIZE = 4.5
"""Points that a hollow marker measures, so that it has an inside."""
_ERRORS, _INSIDES, _RINGS = 2.9, 2.95, 4.5
"""Layers: the insides lie above all lines, the edges above everything but the legend."""


def draw_overlay(axes: Axes, figure: Figure, canvas: Canvas) -> None:
    """Adds the points of the reading that is to be drawn over the others, if one is."""
    if figure.overlay is None:
        return
    bars = Bars.of(figure)
    company = Company.of(figure.overlaid, bars, figure.spec.x)
    neighbours = Neighbours.of(axes, figure, canvas, bars)
    drawn = [
        _Hollow(
            axes,
            canvas,
            figure.overlay.name,
            series,
            look_of(figure.spec.series[series.name]),
            place,
            company,
            neighbours,
        )
        for place, series in enumerate(figure.overlaid)
    ]
    for marks in drawn:
        marks.error_bars()
        marks.points()
    for marks in drawn:
        marks.take_places()
    for marks in drawn:
        marks.ranges()


@dataclass(frozen=True, slots=True)
class _Hollow:
    """The marks of one series of the reading."""

    axes: Axes
    canvas: Canvas
    reading: str
    series: Series
    look: Look
    place: int
    company: Company
    neighbours: Neighbours

    def points(self) -> None:
        """A hollow marker at each point inside the limits, around what is at its place."""
        sizes: dict[float, list[Point]] = {}
        for point in self._shown():
            if point.basis != "range":
                sizes.setdefault(self._scale(point), []).append(point)
        for scale, points in sizes.items():
            at = [self._across(one) for one in points], [float(one.y) for one in points]
            self._add(_inside(*at, self.look.style, scale), "markers", _INSIDES)
            self._add(ring(*at, self.look.style, self.look.color, scale), "markers", _RINGS)

    def _scale(self, point: Point) -> float:
        """How much larger a marker is, for those that stand on its place to be seen inside it."""
        below = self.neighbours.markers_near(self.series, point)
        return self.company.scale(self.series.name, point) + NESTED * min(below, MOST_NESTED)

    def take_places(self) -> None:
        """Has the ranges of all series make way for these markers."""
        for point in self._shown():
            if point.basis != "range":
                self.neighbours.add(self.series, point, 0.0)

    def ranges(self) -> None:
        """A bar from bound to bound with a hollow marker, beside what the figure has there."""
        for point in self._shown():
            if point.basis != "range":
                continue
            at, bounds = self._across(point), point.drawn_range or (point.y, point.y)
            upright = self._whiskers.upright(at, bounds, self.canvas.y, RANGE_CAP)
            middle = ring([at], [float(point.y)], self.look.style, self.look.color, RANGE_MARKER)
            middle.set_markerfacecolor("white")
            aside = self._aside(point)
            self.neighbours.add(self.series, point, aside)
            inches = ScaledTranslation(
                aside / POINTS_PER_INCH, 0.0, self.axes.figure.dpi_scale_trans
            )
            for part in (upright, middle):
                self._add(part, "range", _RINGS)
                part.set_transform(self.axes.transData + inches)

    def _aside(self, point: Point) -> float:
        """How far a range stands aside, in points: to the right, at the end of the axes left."""
        reach = self.neighbours.reach_beside(self.series, point)
        aside = 0.0 if reach is None else reach + DODGE
        runs_over = self.canvas.across(point.x) + aside > self.canvas.axes.right
        return -aside if runs_over else aside

    def error_bars(self) -> None:
        """The error bars that the reading's source draws."""
        for point in self._shown():
            axes = self.canvas.x, self.canvas.y
            for bar in error_bars(self._whiskers, point, self._across(point), axes):
                self._add(bar, "error", _ERRORS)

    @property
    def _whiskers(self) -> Whiskers:
        return Whiskers(self.look.whisker_color, _EDGE)

    def _shown(self) -> Iterator[Point]:
        return filter(self.canvas.shows, self.series.points)

    def _across(self, point: Point) -> float:
        return self.company.across(self.series.name, point)

    def _add(self, line: Line2D, part: str, layer: float) -> None:
        line.set_gid(elements.reading(self.reading, self.series.name, part))
        line.set_zorder(layer + self.place / 1000)
        self.axes.add_line(line)


def ring(
    xs: Sequence[float], ys: Sequence[float], style: SeriesStyle, color: str, scale: float = 1.0
) -> Line2D:
    """The edges of hollow markers for points of a series; what lies below is seen in them."""
    markers = _markers(xs, ys, style, scale)
    markers.set(markerfacecolor="none", markeredgecolor=color, markeredgewidth=_EDGE)
    return markers


def _inside(xs: Sequence[float], ys: Sequence[float], style: SeriesStyle, scale: float) -> Line2D:
    """What hides the lines inside such markers."""
    markers = _markers(xs, ys, style, scale)
    markers.set(markerfacecolor="white", markeredgecolor="none", markeredgewidth=0.0)
    return markers


def _markers(xs: Sequence[float], ys: Sequence[float], style: SeriesStyle, scale: float) -> Line2D:
    shape = _shape(style)
    size = max(style.size, _LEAST_SIZE) * scale * GROWN.get(shape, 1.0)
    return Line2D(xs, ys, linestyle="none", marker=MARKERS[shape], markersize=size, clip_on=False)


def _shape(style: SeriesStyle) -> Marker:
    """The shape of a series' markers, unless these are hollow themselves or have no inside."""
    marker = style.marker or "none"
    if marker in {"none", "point"} or marker in OPEN_MARKERS:
        return "circle"
    if style.filled:
        return marker
    return "diamond" if marker == "circle" else "circle"
