"""From a resolved figure to a matplotlib figure whose every artist is a named element."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Chart
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, NullLocator
from matplotlib.transforms import Affine2D, Transform

from figrepro.errors import Problem, listed, quoted
from figrepro.figure.axes import limit_positions, position, tick_values
from figrepro.figure.formats import format_x, visible
from figrepro.figure.model import Figure, Series, X
from figrepro.figure.spec import Legend
from figrepro.render import elements
from figrepro.render.canvas import Canvas
from figrepro.render.company import MOST_NESTED
from figrepro.render.corners import Marks
from figrepro.render.layout import TICK_LENGTH, Layout, lay_out
from figrepro.render.legend import draw_legend
from figrepro.render.marks import draw_series
from figrepro.render.overlay import draw_overlay
from figrepro.render.placed_text import PlacedText
from figrepro.render.raster import blank_chart
from figrepro.render.text import TextArtist, measure

if TYPE_CHECKING:
    from decimal import Decimal

_GRID, _TICKS = 0.5, 2.5
_GRID_COLOR = "#dcdcdc"
_WIDTH = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A figure drawn: matplotlib's figure, and what was placed on it.

    Attributes:
        chart: The figure of matplotlib; each artist's gid is the name of its element.
        layout: Canvas, texts and legend.
        warnings: What a reader of the drawing would stumble over.
    """

    chart: Chart
    layout: Layout
    warnings: tuple[Problem, ...]

    @property
    def texts(self) -> tuple[PlacedText, ...]:
        """Every text that is drawn, with its place."""
        return self.layout.texts


def draw(figure: Figure) -> Drawing:
    """The drawing of a resolved figure. The caller holds `drawing_settings`.

    Raises:
        FigreproError: The font lacks a glyph.
    """
    layout = lay_out(figure, measure)
    canvas = layout.canvas
    chart = blank_chart(canvas.width, canvas.height, canvas.dpi, "white")
    chart.patch.set_gid(elements.BACKGROUND)
    axes = _axes(chart, figure, canvas)
    _draw_grid_and_ticks(axes, figure, canvas)
    draw_series(axes, figure, canvas)
    draw_overlay(axes, figure, canvas)
    if layout.legend is not None:
        draw_legend(chart, figure, layout.legend)
    for text in layout.texts:
        chart.add_artist(TextArtist(text))
    warnings = (
        *layout.warnings,
        *_hidden_points(figure, layout),
        *_left_out(figure, canvas),
        *_strangers(figure),
        *_crowds(figure),
    )
    return Drawing(chart, layout, warnings)


def _axes(chart: Chart, figure: Figure, canvas: Canvas) -> Axes:
    box, whole = canvas.axes, canvas.box
    place = (
        box.left / whole.width,
        box.bottom / whole.height,
        box.width / whole.width,
        box.height / whole.height,
    )
    axes = chart.add_axes(place)
    axes.patch.set_visible(False)
    for letter, axis, spec in (("x", axes.xaxis, figure.spec.x), ("y", axes.yaxis, figure.spec.y)):
        if spec.scale == "log":
            (axes.set_xscale if letter == "x" else axes.set_yscale)("log")
        (axes.set_xlim if letter == "x" else axes.set_ylim)(*limit_positions(spec))
        axis.set_major_locator(FixedLocator([position(tick, spec) for tick in tick_values(spec)]))
        axis.set_minor_locator(NullLocator())
        axis.set_visible(False)  # figrepro draws ticks, grid and texts itself
    for side, spine in axes.spines.items():
        spine.set_visible(side in {"left", "bottom"})
        spine.set_gid(elements.spine(side))
        spine.set_linewidth(_WIDTH)
    return axes


def _draw_grid_and_ticks(axes: Axes, figure: Figure, canvas: Canvas) -> None:
    """Grid lines across the axes and marks outside them, at the ticks that the limits hold."""
    points = Affine2D().scale(1 / 72) + axes.figure.dpi_scale_trans
    box = canvas.axes
    for letter, spec in (("x", figure.spec.x), ("y", figure.spec.y)):
        for tick in tick_values(spec):
            if letter == "x":
                at = canvas.across(tick)
                inside = box.holds(at, box.bottom, 0.01)
                across = ([at, at], [box.bottom, box.top])
                mark = ([at, at], [box.bottom - TICK_LENGTH, box.bottom])
            else:
                at = canvas.up(tick)
                inside = box.holds(box.left, at, 0.01)
                across = ([box.left, box.right], [at, at])
                mark = ([box.left - TICK_LENGTH, box.left], [at, at])
            if not inside:
                continue
            if spec.grid:
                line = Line2D(*across, color=_GRID_COLOR, linewidth=_WIDTH, zorder=_GRID)
                _add_fixed(axes, line, elements.grid(letter), points)
            line = Line2D(*mark, color="black", linewidth=_WIDTH, zorder=_TICKS)
            _add_fixed(axes, line, elements.tick_mark(letter), points)


def _add_fixed(axes: Axes, line: Line2D, element: str, points: Transform) -> None:
    """Adds a line whose place is on the canvas, not in the data."""
    line.set_gid(element)
    line.set_transform(points)
    line.set_clip_on(False)
    line.set_solid_capstyle("butt")
    axes.add_artist(line)


def _hidden_points(figure: Figure, layout: Layout) -> Iterator[Problem]:
    """A warning for each series of which the legend covers a point."""
    if layout.legend is None:
        return
    marks = Marks.of(figure, layout.canvas)
    for title, series in _titled(figure):
        hidden = marks.under(layout.legend.frame, series)
        if hidden:
            places = ", ".join(visible(format_x(point.x)) for point in hidden[:3])
            more = f" and {len(hidden) - 3} more" if len(hidden) > 3 else ""  # noqa: PLR2004
            yield Problem(
                f"the legend covers {title} at {places}{more}",
                key="legend",
                hint=_way_out(figure.spec.legend),
            )


def _way_out(legend: Legend) -> str:
    """What keeps a legend from covering points; beside the axes is room for one that is shown."""
    if legend.show:
        return "outside = true, or another location"
    return f"show = true{'' if legend.outside else ', outside = true'} under [legend]"


def _titled(figure: Figure) -> Iterator[tuple[str, Series]]:
    """All series with points to be drawn, each with what a warning calls it."""
    for series in figure.series:
        yield visible(series.name), series
    if figure.overlay is not None:
        for series in figure.overlaid:
            yield f"{visible(series.name)} in {visible(figure.overlay.name)}", series


def _strangers(figure: Figure) -> Iterator[Problem]:
    """A warning for the series that only the reading over the figure's own has.

    They are left out: the figure gives them neither a colour nor a name in its legend.
    """
    if figure.overlay is None:
        return
    own = {series.name for series in figure.series}
    lacking = [visible(one.name) for one in figure.overlay.series if one.name not in own]
    if lacking:
        listed = ", ".join(lacking[:3]) + (f" and {len(lacking) - 3} more" if lacking[3:] else "")
        yield Problem(
            f"only {visible(figure.overlay.name)} has {listed}: not drawn",
            key="series",
            hint="the figure has no such series",
        )


def _left_out(figure: Figure, canvas: Canvas) -> Iterator[Problem]:
    """A warning for each series that has points without a place, or beyond the limits."""
    for title, series in _titled(figure):
        outside = [point for point in series.points if not canvas.shows(point)]
        placeless = [point for point in outside if math.isnan(canvas.across(point.x))]
        beyond = len(outside) - len(placeless)
        if placeless:
            names = dict.fromkeys(quoted(str(point.x)) for point in placeless)
            yield Problem(
                f"the axis lacks categories of {_points(len(placeless))} of {title}: not drawn",
                key="x.ticks",
                hint=f"name {listed(list(names))} in x.ticks",
            )
        if beyond:
            yield Problem(
                f"{_points(beyond)} of {title} beyond the limits not drawn",
                key="limits",
                hint="widen x.limits or y.limits",
            )


def _points(count: int) -> str:
    return f"{count} points" if count > 1 else "1 point"


def _crowds(figure: Figure) -> Iterator[Problem]:
    """A warning for each place at which more series have a point than can be seen."""
    places: dict[tuple[X, Decimal], set[str]] = {}
    for series in figure.series:
        if figure.spec.series[series.name].marker != "none":
            for point in series.points:
                if point.basis != "range":
                    places.setdefault((point.x, point.y), set()).add(series.name)
    for (x, y), names in places.items():
        if len(names) > MOST_NESTED:
            yield Problem(
                f"{len(names)} series have a point at {visible(format_x(x))}, {y:f}: not all of "
                "them are seen",
                key="series",
                hint='marker = "none" for some of them',
            )
