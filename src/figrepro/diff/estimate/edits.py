"""Changed copies of a figure whose spec leaves nothing open, and the charts of such figures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from msgspec import structs

from figrepro.chart.chart import Chart
from figrepro.chart.filled_spec import filled_spec
from figrepro.chart.resolve import resolve
from figrepro.figure import decimal_math
from figrepro.figure.model import Figure, Point, Series
from figrepro.figure.spec import AxisSpec, TickStep
from figrepro.scales.axis import Axis, Letter

LETTERS: Final[tuple[Letter, Letter]] = ("x", "y")


def frozen(chart: Chart) -> Figure:
    """The figure of a chart, with everything filled in as the chart has it."""
    return replace(chart.figure, spec=filled_spec(chart))


def chart_of(figure: Figure) -> Chart:
    """The chart of a figure whose spec leaves nothing open, or nothing but looks or whole axes.

    Its ticks may lie beyond its limits, as one at a limit does once that is measured.

    Raises:
        FigreproError: It cannot be drawn.
    """
    asked = figure.spec.x, figure.spec.y
    x, y = (structs.replace(axis, ticks=None) for axis in asked)
    chart = resolve(figure, structs.replace(figure.spec, x=x, y=y))
    panel = chart.panel_of()
    x_axis, y_axis = map(_with_ticks, (panel.x, panel.y), asked)
    return replace(chart, panels=(replace(panel, x=x_axis, y=y_axis),))


def _with_ticks(axis: Axis, asked: AxisSpec) -> Axis:
    if asked.ticks is None or isinstance(asked.ticks, TickStep):
        return axis
    return replace(axis, ticks=tuple(map(axis.scale.coordinate, asked.ticks)))


def with_spec(figure: Figure, **keys: Any) -> Figure:  # noqa: ANN401 - values of any keys
    """The figure with keys of its spec replaced."""
    return replace(figure, spec=structs.replace(figure.spec, **keys))


def with_table(figure: Figure, table: str, **keys: Any) -> Figure:  # noqa: ANN401 - as above
    """The figure with keys of one table of its spec replaced, such as `x` or `legend`."""
    return with_spec(figure, **{table: structs.replace(getattr(figure.spec, table), **keys)})


def with_style(figure: Figure, name: str, **keys: Any) -> Figure:  # noqa: ANN401 - as above
    """The figure with keys of a series' style replaced."""
    styles = dict(figure.spec.series)
    styles[name] = structs.replace(styles[name], **keys)
    return with_spec(figure, series=styles)


def with_series(figure: Figure, series: Iterable[Series]) -> Figure:
    """The figure with other series; they have a style each."""
    return replace(figure, drawn=replace(figure.drawn, series=tuple(series)))


def with_points(figure: Figure, name: str, points: Sequence[Point]) -> Figure:
    """The figure with other points of one series."""
    return with_series(
        figure,
        (Series(name, tuple(points)) if one.name == name else one for one in figure.series),
    )


def series_of(figure: Figure, name: str) -> Series:
    """The series of that name, which the figure has."""
    return next(one for one in figure.series if one.name == name)


def with_point_at(figure: Figure, name: str, at: int, point: Point) -> Figure:
    """The figure with another point at a place in one series, counted from 0."""
    points = series_of(figure, name).points
    return with_points(figure, name, [*points[:at], point, *points[at + 1 :]])


def with_points_along_x(figure: Figure, name: str, points: Iterable[Point]) -> Figure:
    """The figure with other points of one series, from the left to the right."""
    position = chart_of(figure).panel_of().x.position
    return with_points(figure, name, sorted(points, key=lambda point: position(point.x)))


def without_series(figure: Figure, name: str) -> Figure:
    """The figure without one series."""
    styles = {key: style for key, style in figure.spec.series.items() if key != name}
    kept = [one for one in figure.series if one.name != name]
    return with_series(with_spec(figure, series=styles), kept)


def moved_to(point: Point, value: Decimal) -> Point:
    """The point at another value, its bounds moved along."""
    moved = decimal_math.subtract(value, point.y)
    low = None if point.y_low is None else decimal_math.add(point.y_low, moved)
    high = None if point.y_high is None else decimal_math.add(point.y_high, moved)
    return replace(point, y=value, y_low=low, y_high=high)


def with_default_looks(figure: Figure) -> Figure:
    """The figure with the colours and markers that its series get by default, in their order."""
    blank = {
        name: structs.replace(style, color=None, marker=None)
        for name, style in figure.spec.series.items()
    }
    return with_looks_filled_in(with_spec(figure, series=blank))


def with_looks_filled_in(figure: Figure) -> Figure:
    """The figure with what its series' styles leave open filled in, and nothing else changed."""
    return with_spec(figure, series=filled_spec(chart_of(figure)).series)
