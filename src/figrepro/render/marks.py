"""The marks of the series: lines, markers, ranges, error bars, bars and areas."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.transforms import Affine2D, Bbox, ScaledTranslation, Transform, TransformedBbox
from msgspec.structs import replace

from figrepro.figure.axes import position
from figrepro.figure.colors import to_hex
from figrepro.figure.formats import format_x
from figrepro.figure.model import Figure, Point, Series
from figrepro.figure.spec import SeriesStyle, Spec
from figrepro.figure.vocabulary import MARKER_CODES, OPEN_MARKERS, Marker
from figrepro.render import elements
from figrepro.render.bars import Bars, foot_of
from figrepro.render.canvas import Canvas
from figrepro.render.company import Company
from figrepro.render.strokes import AREA_ALPHA, ON_BARS, RANGE_CAP
from figrepro.render.whiskers import Whiskers, error_bars

if TYPE_CHECKING:
    from matplotlib.typing import LineStyleType

DASHES: dict[str, tuple[float, ...]] = {
    "dashed": (3.7, 1.8),
    "dashdot": (4.0, 1.6, 1.2, 1.6),
    "dotted": (1.1, 1.5),
}
"""Lengths of ink and gap, in widths of the line."""

MARKERS: dict[str, str] = {word: code for code, word in MARKER_CODES.items()}
"""The code of matplotlib for each marker's word."""
_AREAS, _BARS, _LINES, _ERRORS, _MARKERS = 1.0, 1.5, 2.0, 3.0, 4.0
RANGE_MARKER = 0.75
"""The size of the hollow marker of a range, in sizes of a marker."""
GROWN: dict[Marker, float] = {"star": 1.5, "plus_filled": 1.2, "x_filled": 1.2}
"""How much larger markers with thin arms are drawn, to weigh as much as the others."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the marks of a series are drawn, in matplotlib's terms."""

    color: str
    style: SeriesStyle

    @property
    def dashes(self) -> "LineStyleType":
        """The line style."""
        return self.dashes_around(None)

    def dashes_around(self, middle: float | None) -> "LineStyleType":
        """The line style, alike to both sides of a place on the line, in points from its start.

        There stands a dash, of dashes and dots a dot: what a marker may hide.
        """
        line = self.style.line or "solid"
        if line not in DASHES:
            return line
        dashes, start = DASHES[line], 0.0
        if middle is not None:
            center = sum(dashes[:-2]) + dashes[-2] / 2
            start = (center - middle / self.style.width) % sum(dashes)
        return start, dashes

    @property
    def whisker_color(self) -> str:
        """The colour of ranges and error bars."""
        return ON_BARS if self.style.kind == "bar" else self.color

    @property
    def marker(self) -> Marker:
        """The marker's word."""
        return self.style.marker or "none"

    @property
    def on_range(self) -> "Look":
        """The look of a range's hollow marker.

        On bars, which have no markers, it is a diamond in the colour of the range: without one, a
        range would be an error bar, and with a circle, a point of another reading on one.
        """
        if self.style.kind != "bar" or self.marker != "none":
            return self
        return Look(self.whisker_color, replace(self.style, marker="diamond"))

    def marker_line(
        self, xs: Sequence[float], ys: Sequence[float], scale: float = 1.0, *, hollow: bool = False
    ) -> Line2D:
        """Markers without a line. Filled ones get a thin white edge that parts them from lines."""
        stroke = self.marker in OPEN_MARKERS
        open_inside = hollow or not self.style.filled
        edge = self.color if stroke or open_inside else "white"
        edge_width = (1.7 * min(scale, 1.0) ** 2) if stroke or open_inside else 0.8
        size = self.style.size * scale * GROWN.get(self.marker, 1.0)
        if edge != self.color:  # a white edge takes nothing away; a point is half as large as asked
            size += edge_width * (2.0 if self.marker == "point" else 1.0)
        return Line2D(
            xs,
            ys,
            linestyle="none",
            marker=MARKERS[self.marker],
            markersize=size,
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
    bars = Bars.of(figure)
    company = Company.of(figure.series, bars, figure.spec.x)
    for place, series in enumerate(figure.series):
        look = look_of(figure.spec.series[series.name])
        marks = _Marks(axes, canvas, figure.spec, series, look, place, bars)
        match look.style.kind:
            case "bar":
                marks.bars()
            case "area":
                marks.area()
        if look.style.line != "none" and look.style.kind != "bar":
            marks.line()
        marks.error_bars()
        marks.points(company)


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of one series."""

    axes: Axes
    canvas: Canvas
    spec: Spec
    series: Series
    look: Look
    place: int
    beside: Bars

    def _add(self, artist: Artist, part: str, layer: float) -> None:
        artist.set_gid(elements.series(self.series.name, part))
        artist.set_zorder(layer + self.place / 1000)
        if isinstance(artist, Line2D):
            self.axes.add_line(artist)
        else:
            self.axes.add_artist(artist)

    def _across(self, point: Point) -> float:
        return self.beside.middle(self.series.name, position(point.x, self.spec.x))

    def line(self) -> None:
        """The line through the points, in the order of the file; whole also along a limit."""
        xs = [self._across(point) for point in self.series.points]
        line = self.look.line(xs, [float(point.y) for point in self.series.points])
        self._add(line, "line", _LINES)
        box, pixel = self.canvas.axes, 72 / self.canvas.dpi
        more = self.look.style.width / 2 + pixel
        sides = (box.left - more, box.bottom - more, box.right + more, box.top + more)
        points = Affine2D().scale(1 / 72) + self.axes.figure.dpi_scale_trans
        line.set_clip_box(TransformedBbox(Bbox.from_extents(*sides), points))

    def points(self, company: Company) -> None:
        """A marker at each point inside the limits; a range as a bar with a hollow marker."""
        sizes: dict[float, list[Point]] = {}
        for point in self.series.points:
            if not self.canvas.shows(point):
                continue
            if point.basis == "range":
                self._range(point, company.dodge(self.series.name, point))
            else:
                sizes.setdefault(company.scale(self.series.name, point), []).append(point)
        for scale, points in sizes.items() if self.look.marker != "none" else ():
            xs = [self._across(point) for point in points]
            markers = self.look.marker_line(xs, [float(point.y) for point in points], scale)
            self._add(markers, "markers", _MARKERS)

    def _range(self, point: Point, aside: float) -> None:
        bounds = point.drawn_range or (point.y, point.y)
        at = self._across(point)
        parts = [self._whiskers.upright(at, bounds, self.spec.y, RANGE_CAP)]
        look = self.look.on_range
        if look.marker != "none":
            parts.append(look.marker_line([at], [float(point.y)], RANGE_MARKER, hollow=True))
        for part in parts:
            self._add(part, "range", _MARKERS)
            part.set_transform(self._moved(aside))

    def _moved(self, aside: float) -> Transform:
        """The axes' own places, moved sideways by points."""
        inches = ScaledTranslation(aside / 72, 0.0, self.axes.figure.dpi_scale_trans)
        return self.axes.transData + inches

    def error_bars(self) -> None:
        """The error bars that the source draws, through the middle of the point's mark."""
        for point in filter(self.canvas.shows, self.series.points):
            axes = self.spec.x, self.spec.y
            for bar in error_bars(self._whiskers, point, self._across(point), axes):
                self._add(bar, "error", _ERRORS)

    @property
    def _whiskers(self) -> Whiskers:
        return Whiskers(self.look.whisker_color)

    def bars(self) -> None:
        """An upright bar for each point; the bars of several series stand side by side."""
        foot = foot_of(self.spec.y)
        for point in self.series.points:
            left, right = self.beside.sides(self.series.name, position(point.x, self.spec.x))
            height = float(point.y) - foot
            bar = Rectangle(
                (left, foot), right - left, height, facecolor=self.look.color, linewidth=0
            )
            self._add(bar, f"bar/{elements.escaped(format_x(point.x))}", _BARS)

    def area(self) -> None:
        """The area between the line and its foot."""
        if not self.series.points:
            return
        xs = [self._across(point) for point in self.series.points]
        ys = [float(point.y) for point in self.series.points]
        foot = foot_of(self.spec.y)
        outline = [(xs[0], foot), *zip(xs, ys, strict=True), (xs[-1], foot)]
        shape = Polygon(outline, closed=True, facecolor=self.look.color, alpha=AREA_ALPHA, lw=0)
        self._add(shape, "area", _AREAS)
