"""Changed copies of a resolved figure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from msgspec import structs

from figrepro.figure import exact
from figrepro.figure.axes import position
from figrepro.figure.model import Figure, Point, Series
from figrepro.figure.resolve import resolved_styles


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
    axis = figure.spec.x
    return with_points(figure, name, sorted(points, key=lambda point: position(point.x, axis)))


def with_each_point(figure: Figure, name: str, change: Callable[[int, Point], Point]) -> Figure:
    """The figure with every point of one series changed, by its place in the series."""
    points = series_of(figure, name).points
    return with_points(figure, name, [change(at, point) for at, point in enumerate(points)])


def without_series(figure: Figure, name: str) -> Figure:
    """The figure without one series."""
    styles = {key: style for key, style in figure.spec.series.items() if key != name}
    kept = [one for one in figure.series if one.name != name]
    return with_series(with_spec(figure, series=styles), kept)


def moved_to(point: Point, value: Decimal) -> Point:
    """The point at another value, its bounds moved along."""
    moved = exact.subtract(value, point.y)
    low = None if point.y_low is None else exact.add(point.y_low, moved)
    high = None if point.y_high is None else exact.add(point.y_high, moved)
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
    return with_spec(figure, series=resolved_styles(figure.spec, figure.series))
