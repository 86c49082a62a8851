"""Filling in what a spec leaves open, from the data and fixed rules.

Resolving is idempotent: a resolved spec resolves to itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, cycle, pairwise

from msgspec.structs import replace

from figrepro.figure import exact
from figrepro.figure.axes import AxisError
from figrepro.figure.colors import to_hex
from figrepro.figure.model import Point, Series, X
from figrepro.figure.resolve_axis import resolve_axis
from figrepro.figure.spec import Axis, Margins, SeriesStyle, Size, Spec, TickStep
from figrepro.figure.vocabulary import PALETTE, PALETTE_MARKERS, Line, Marker

_WITH_FOOT = frozenset({"bar", "area"})
"""Kinds whose marks stand on zero."""
UNITS_PER_INCH = {"in": 1.0, "cm": 2.54, "mm": 25.4}

_MARGINS_INCHES = {"left": 0.95, "right": 0.3, "top": 0.55, "bottom": 0.8}
_LEGEND_INCHES = 1.5
_MOST_MARGIN = 0.6


def resolve(spec: Spec, series: Sequence[Series]) -> Spec:
    """The spec with every default filled in.

    Raises:
        AxisError: Limits or ticks cannot be computed.
    """
    legend = spec.legend
    if legend.show is None:
        legend = replace(legend, show=len(series) > 1)
    y_axis = spec.y if spec.y.grid is not None else replace(spec.y, grid=True)
    values = y_values(series, spec)
    return replace(
        spec,
        margins=resolved_margins(spec.margins, spec.size, bool(legend.show and legend.outside)),
        legend=legend,
        x=_resolved_axis("x", spec.x, [*x_values(series), *_sides_of_bars(series, spec)]),
        y=_from_zero(y_axis, _resolved_axis("y", y_axis, values), values, spec, series),
        series=resolved_styles(spec, series),
    )


def _resolved_axis(letter: str, axis: Axis, values: Sequence[X]) -> Axis:
    try:
        return resolve_axis(axis, values)
    except AxisError as error:
        raise error.under(letter) from error


def _from_zero(
    asked: Axis, resolved: Axis, values: Sequence[X], spec: Spec, series: Sequence[Series]
) -> Axis:
    """The y axis, ending at zero where all bars and areas stand on it or hang from it."""
    stands = any(spec.kind_of(one.name) in _WITH_FOOT for one in series)
    if asked.limits is not None or asked.scale == "log" or resolved.limits is None or not stands:
        return resolved
    low, high = resolved.limits
    numbers = [value for value in values if isinstance(value, Decimal)]
    if min(numbers) == 0 < max(numbers):
        low = 0.0
    elif min(numbers) < 0 == max(numbers):
        high = 0.0
    return _resolved_axis("y", replace(resolved, limits=(low, high), ticks=asked.ticks), values)


def axis_errors(spec: Spec, series: Sequence[Series]) -> Iterator[AxisError]:
    """What keeps the axes from being resolved: the limits and the ticks of each."""
    yield from (error.under("x") for error in _errors_of(spec.x, x_values(series)))
    yield from (error.under("y") for error in _errors_of(spec.y, y_values(series, spec)))


def _errors_of(axis: Axis, values: Sequence[X]) -> Iterator[AxisError]:
    of_limits = _error_of(replace(axis, ticks=None), values)
    if of_limits is not None:
        yield of_limits
        if not of_limits.path or isinstance(axis.ticks, TickStep):
            return  # of the axis as a whole, or ticks that follow from the limits
        axis = replace(axis, limits=None)
    of_ticks = _error_of(axis, values)
    if of_ticks is not None:
        yield of_ticks


def _error_of(axis: Axis, values: Sequence[X]) -> AxisError | None:
    try:
        resolve_axis(axis, values)
    except AxisError as error:
        return error
    return None


def resolved_margins(margins: Margins, size: Size, legend_outside: bool) -> Margins:  # noqa: FBT001 - a fact
    """The margins, those that are left open by the size and by the room that a legend needs."""
    unit = UNITS_PER_INCH[size.unit]
    defaults = dict(_MARGINS_INCHES)
    if legend_outside:
        defaults["right"] += _LEGEND_INCHES
    across = _shrink(defaults["left"] + defaults["right"], size.width / unit)
    upright = _shrink(defaults["bottom"] + defaults["top"], size.height / unit)
    shrunk = {"left": across, "right": across, "bottom": upright, "top": upright}
    filled = {
        side: inches * shrunk[side] * unit if (asked := getattr(margins, side)) is None else asked
        for side, inches in defaults.items()
    }
    return Margins(**filled)


def _shrink(margins: float, whole: float) -> float:
    """By how much default margins shrink, so that they leave a share of a small canvas."""
    return min(1.0, _MOST_MARGIN * whole / margins)


def resolved_styles(spec: Spec, series: Sequence[Series]) -> dict[str, SeriesStyle]:
    """The style of each series; colours and markers that the spec gives to one are left to it."""
    asked = spec.series.values()
    taken = {to_hex(style.color) for style in asked if style.color is not None}
    markers_taken = {style.marker for style in asked}
    colors = [color for color in PALETTE if to_hex(color) not in taken] or list(PALETTE)
    markers = [word for word in PALETTE_MARKERS if word not in markers_taken]
    free = _Free(cycle(colors), cycle(markers or PALETTE_MARKERS))
    return {one.name: _resolved_style(spec, one.name, free) for one in series}


@dataclass(frozen=True, slots=True)
class _Free:
    """Colours and markers that no series asks for, in the order in which they are given out."""

    colors: Iterator[str]
    markers: Iterator[Marker]


def _resolved_style(spec: Spec, name: str, free: _Free) -> SeriesStyle:
    style = spec.series.get(name) or SeriesStyle()
    own_kind = spec.kind_of(name)
    line: Line = "none" if own_kind in {"scatter", "bar"} else "solid"
    marker = style.marker or ("none" if own_kind in {"bar", "area"} else next(free.markers))
    return replace(
        style,
        label=name if style.label is None else style.label,
        kind=own_kind,
        color=style.color or next(free.colors),
        marker=marker,
        line=style.line or line,
    )


def x_values(series: Sequence[Series]) -> list[X]:
    """Every place on the x axis that the drawing must show."""
    return [
        x for point in chain.from_iterable(one.points for one in series) for x in _reach_x(point)
    ]


def _reach_x(point: Point) -> list[X]:
    return [point.x, *(point.x_error_ends or ())]


def _sides_of_bars(series: Sequence[Series], spec: Spec) -> list[X]:
    """How far the first and the last bar reach: half the least distance of two places with bars."""
    bars = [one for one in series if spec.kind_of(one.name) == "bar"]
    places = {point.x for one in bars for point in one.points}
    if spec.x.scale == "date":
        days = sorted(place.toordinal() for place in places if isinstance(place, date))
        half = min((later - day for day, later in pairwise(days)), default=2) // 2
        ends = (days[0] - half, days[-1] + half) if days else ()
        return [date.fromordinal(min(max(day, 1), date.max.toordinal())) for day in ends]
    numbers = sorted(place for place in places if isinstance(place, Decimal))
    if spec.x.scale != "linear" or len(numbers) < 2:  # noqa: PLR2004 - a distance needs two
        return []
    least = min(exact.subtract(later, place) for place, later in pairwise(numbers))
    half_step = exact.multiply(least, Decimal("0.5"))
    return [exact.subtract(numbers[0], half_step), exact.add(numbers[-1], half_step)]


def y_values(series: Sequence[Series], spec: Spec) -> list[X]:
    """Every value that the drawing must show: points, drawn ranges, error bars, feet of bars."""
    values: list[X] = []
    for one in series:
        kind = spec.kind_of(one.name)
        values += [Decimal(0)] if kind in _WITH_FOOT and spec.y.scale != "log" else []
        for point in one.points:
            values += _reach_y(point)
    return values


def _reach_y(point: Point) -> list[Decimal]:
    return [point.y, *(point.drawn_range or ()), *(point.y_error_ends or ())]
