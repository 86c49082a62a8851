"""The marks of the series: lines, markers, ranges, error bars, bars and areas."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.transforms import ScaledTranslation, Transform

from figrepro.figure.axes import limit_positions, position
from figrepro.figure.colors import to_hex
from figrepro.figure.formats import format_x
from figrepro.figure.model import Figure, Point, Series, X
from figrepro.figure.spec import SeriesStyle, Spec
from figrepro.figure.vocabulary import MARKER_CODES, OPEN_MARKERS, Marker
from figrepro.render import elements
from figrepro.render.canvas import Canvas

if TYPE_CHECKING:
    from matplotlib.typing import LineStyleType

DASHES: dict[str, tuple[float, ...]] = {
    "dashed": (3.7, 1.8),
    "dashdot": (6.0, 1.6, 1.2, 1.6),
    "dotted": (1.1, 1.5),
}
"""Lengths of ink and gap, in widths of the line."""

_CODES: dict[str, str] = {word: code for code, word in MARKER_CODES.items()}
_LINES, _ERRORS, _MARKERS = 2.0, 3.0, 4.0
_AREA_ALPHA = 0.25
_BAR_SHARE = 0.8
_CAP = 3.5
_NESTED = 1.6
_DODGE = 9.0
_RANGE_MARKER = 0.65


@dataclass(frozen=True, slots=True)
class Look:
    """How the marks of a series are drawn, in matplotlib's terms."""

    color: str
    style: SeriesStyle

    @property
    def dashes(self) -> "LineStyleType":
        """The line style."""
        line = self.style.line or "solid"
        return (0.0, DASHES[line]) if line in DASHES else line

    @property
    def marker(self) -> Marker:
        """The marker's word."""
        return self.style.marker or "none"

    def marker_line(
        self, xs: Sequence[float], ys: Sequence[float], scale: float = 1.0, *, hollow: bool = False
    ) -> Line2D:
        """Markers without a line. Filled ones get a thin white edge that parts them from lines."""
        stroke = self.marker in OPEN_MARKERS
        open_inside = hollow or not self.style.filled
        edge = self.color if stroke or open_inside else "white"
        edge_width = 1.7 if stroke or open_inside else 0.8
        return Line2D(
            xs,
            ys,
            linestyle="none",
            marker=_CODES[self.marker],
            markersize=self.style.size * scale + (0.0 if edge == self.color else edge_width),
            markerfacecolor="white" if open_inside else self.color,
            markeredgecolor=edge,
            markeredgewidth=edge_width,
            clip_on=False,
        )

    def line(self, xs: Sequence[float], ys: Sequence[float]) -> Line2D:
        """The line through the points, without markers."""
        return Line2D(
            xs,
            ys,
            color=self.color,
            linewidth=self.style.width,
            linestyle=self.dashes,
            dash_capstyle="butt",
            solid_capstyle="round",
            solid_joinstyle="round",
            drawstyle="steps-post" if self.style.kind == "step" else "default",
        )


def look_of(style: SeriesStyle) -> Look:
    """The look that a resolved style describes."""
    return Look(to_hex(style.color or "black") or "#000000", style)


def draw_series(axes: Axes, figure: Figure, canvas: Canvas) -> None:
    """Adds the marks of all series: lines first, so that no line hides a point."""
    company = _Company.of(figure)
    for place, series in enumerate(figure.series):
        look = look_of(figure.spec.series[series.name])
        marks = _Marks(axes, canvas, figure.spec, series, look, place)
        match look.style.kind:
            case "bar":
                marks.bars(figure)
            case "area":
                marks.area()
        if look.style.line != "none" and look.style.kind != "bar":
            marks.line()
        marks.error_bars()
        marks.points(company)


@dataclass(frozen=True, slots=True)
class _Company:
    """The points of all series that stand at the same place, so that none hides another."""

    places: dict[tuple[X, Decimal, bool], list[str]]

    @classmethod
    def of(cls, figure: Figure) -> "_Company":
        places: dict[tuple[X, Decimal, bool], list[str]] = {}
        for series in figure.series:
            for point in series.points:
                places.setdefault(_place_of(point), []).append(series.name)
        return cls(places)

    def scale(self, name: str, point: Point) -> float:
        """How much larger a marker is drawn because others stand on top of it."""
        names = self.places[_place_of(point)]
        return _NESTED ** (len(names) - 1 - names.index(name))

    def dodge(self, name: str, point: Point) -> float:
        """How far a range stands aside, in points, because others share its place."""
        names = self.places[_place_of(point)]
        return _DODGE * (names.index(name) - (len(names) - 1) / 2)


def _place_of(point: Point) -> tuple[X, Decimal, bool]:
    return point.x, point.y, point.basis == "range"


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of one series."""

    axes: Axes
    canvas: Canvas
    spec: Spec
    series: Series
    look: Look
    place: int

    def _add(self, artist: Artist, part: str, layer: float) -> None:
        artist.set_gid(elements.series(self.series.name, part))
        artist.set_zorder(layer + self.place / 1000)
        if isinstance(artist, Line2D):
            self.axes.add_line(artist)
        else:
            self.axes.add_artist(artist)

    def _across(self, point: Point) -> float:
        return position(point.x, self.spec.x)

    def _inside(self, point: Point) -> bool:
        return self.canvas.axes.holds(
            self.canvas.across(point.x), self.canvas.up(point.y), margin=0.01
        )

    def line(self) -> None:
        """The line through the points, in the order of the file."""
        xs = [self._across(point) for point in self.series.points]
        line = self.look.line(xs, [float(point.y) for point in self.series.points])
        self._add(line, "line", _LINES)

    def points(self, company: _Company) -> None:
        """A marker at each point inside the limits; a range as a bar with a hollow marker."""
        shown = [point for point in self.series.points if self._inside(point)]
        sizes: dict[float, list[Point]] = {}
        for point in shown:
            if point.basis == "range":
                self._range(point, company.dodge(self.series.name, point))
            else:
                sizes.setdefault(company.scale(self.series.name, point), []).append(point)
        for scale, points in sizes.items() if self.look.marker != "none" else ():
            xs = [self._across(point) for point in points]
            markers = self.look.marker_line(xs, [float(point.y) for point in points], scale)
            self._add(markers, "markers", _MARKERS)

    def _range(self, point: Point, aside: float) -> None:
        low, high = point.y_low or point.y, point.y_high or point.y
        parts = [self._upright(point, low, high, _CAP)]
        if self.look.marker != "none":
            at = [self._across(point)], [float(point.y)]
            parts.append(self.look.marker_line(*at, _RANGE_MARKER, hollow=True))
        for part in parts:
            self._add(part, "range", _MARKERS)
            part.set_transform(self._moved(aside))

    def _moved(self, aside: float) -> Transform:
        """The axes' own places, moved sideways by points."""
        inches = ScaledTranslation(aside / 72, 0.0, self.axes.figure.dpi_scale_trans)
        return self.axes.transData + inches

    def _upright(self, point: Point, low: Decimal, high: Decimal, cap: float) -> Line2D:
        """An upright bar with caps, cut at the limits of the axis."""
        lowest, highest = limit_positions(self.spec.y)
        ends = [max(float(low), lowest), min(float(high), highest)]
        return Line2D(
            [self._across(point)] * 2,
            ends,
            color=self.look.color,
            linewidth=1.5,
            marker="_",
            markersize=2 * cap,
            markeredgewidth=1.5,
            solid_capstyle="butt",
            clip_on=False,
        )

    def error_bars(self) -> None:
        """The error bars that the source draws."""
        zero = Decimal(0)
        for point in self.series.points:
            if (point.err_low or point.err_high) and self._inside(point):
                low = point.y - (point.err_low or zero)
                high = point.y + (point.err_high or zero)
                self._add(self._upright(point, low, high, 3.0), "error", _ERRORS)
            if (point.x_err_low or point.x_err_high) and self._inside(point):
                self._add(self._flat(point), "error", _ERRORS)

    def _flat(self, point: Point) -> Line2D:
        middle = self._across(point)
        lowest, highest = limit_positions(self.spec.x)
        ends = [
            max(middle - float(point.x_err_low or 0), lowest),
            min(middle + float(point.x_err_high or 0), highest),
        ]
        return Line2D(
            ends,
            [float(point.y)] * 2,
            color=self.look.color,
            linewidth=1.5,
            marker="|",
            markersize=6.0,
            markeredgewidth=1.5,
            solid_capstyle="butt",
            clip_on=False,
        )

    def bars(self, figure: Figure) -> None:
        """An upright bar for each point; the bars of several series stand side by side."""
        names = [one.name for one in figure.series if figure.spec.series[one.name].kind == "bar"]
        width = _BAR_SHARE * _spacing(figure) / len(names)
        offset = (names.index(self.series.name) - (len(names) - 1) / 2) * width
        foot = self._foot()
        for point in self.series.points:
            left = self._across(point) + offset - width / 2
            bar = Rectangle(
                (left, foot), width, float(point.y) - foot, facecolor=self.look.color, linewidth=0
            )
            self._add(bar, f"bar/{elements.escaped(format_x(point.x))}", _LINES)

    def area(self) -> None:
        """The area between the line and its foot."""
        xs = [self._across(point) for point in self.series.points]
        ys = [float(point.y) for point in self.series.points]
        foot = self._foot()
        outline = [(xs[0], foot), *zip(xs, ys, strict=True), (xs[-1], foot)]
        shape = Polygon(outline, closed=True, facecolor=self.look.color, alpha=_AREA_ALPHA, lw=0)
        self._add(shape, "area", _LINES - 0.5)

    def _foot(self) -> float:
        """Where bars and areas stand: at 0, or at the limit that is nearest to it."""
        low, high = limit_positions(self.spec.y)
        return low if self.spec.y.scale == "log" else min(max(0.0, low), high)


def _spacing(figure: Figure) -> float:
    """The least distance of two places that have bars."""
    places = sorted(
        {
            position(point.x, figure.spec.x)
            for series in figure.series
            if figure.spec.series[series.name].kind == "bar"
            for point in series.points
        }
    )
    return min((later - earlier for earlier, later in pairwise(places)), default=1.0)
