"""From a figure to its chart: what the spec leaves open follows from the data and fixed rules.

A spec that leaves nothing open resolves to what it says.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from figrepro.chart.chart import Chart, Legend, Panel
from figrepro.chart.margins import resolved_margins
from figrepro.chart.styles import resolved_styles
from figrepro.errors import FigreproError, Problem
from figrepro.figure.model import Figure, Series, X
from figrepro.figure.spec import AxisSpec, SeriesStyle, Spec, TickStep
from figrepro.marks.base import Extent
from figrepro.marks.layer import Layer
from figrepro.marks.registry import mark_named
from figrepro.scales.axis import Axis, Letter
from figrepro.scales.base import Domain, Scale
from figrepro.scales.numbers import numbers_in
from figrepro.scales.registry import scale_named

_GRID: dict[Letter, bool] = {"x": False, "y": True}


def resolve(figure: Figure, spec: Spec | None = None) -> Chart:
    """The chart of a figure.

    Args:
        figure: The figure.
        spec: What to fill in, if it is not the figure's own spec.

    Raises:
        FigreproError: Limits or ticks cannot be computed.
    """
    spec = figure.spec if spec is None else spec
    layers = resolved_layers(spec, figure.series)
    extent = extent_of(spec, layers)
    named = {layer.name: layer for layer in layers}
    over = tuple(replace(named[one.name], points=one.points) for one in figure.overlaid)
    panel = Panel(
        "",
        _axis("x", spec.x, extent.x),
        _axis("y", spec.y, extent.y, stands=any(layer.mark.stands for layer in layers)),
        layers,
        over,
    )
    legend = _legend(spec, layers)
    margins = resolved_margins(spec.margins, spec.size, outside=legend.show and legend.outside)
    return Chart(figure, spec.title, spec.math, spec.size, margins, spec.text, legend, (panel,))


def _legend(spec: Spec, layers: Sequence[Layer]) -> Legend:
    asked = spec.legend
    show = len(layers) > 1 if asked.show is None else asked.show
    return Legend(show, asked.location, asked.outside, asked.title)


def resolved_layers(spec: Spec, series: Sequence[Series]) -> tuple[Layer, ...]:
    """The series with their marks and styles."""
    styles = resolved_styles(spec, [one.name for one in series])
    return tuple(
        Layer(
            one.name,
            _label(spec.series.get(one.name), one.name),
            mark_named(spec.kind_of(one.name)),
            styles[one.name],
            one.points,
        )
        for one in series
    )


def _label(style: SeriesStyle | None, name: str) -> str:
    return name if style is None or style.label is None else style.label


def extent_of(spec: Spec, layers: Sequence[Layer]) -> Extent:
    """Every value that the axes must show, mark by mark."""
    x_scale, y_scale = scale_named(spec.x.scale), scale_named(spec.y.scale)
    xs: list[X] = [point.x for layer in layers for point in layer.points]
    ys: list[X] = []
    by_mark: dict[str, list[Layer]] = {}
    for layer in layers:
        by_mark.setdefault(layer.mark.name, []).append(layer)
    for alike in by_mark.values():
        points = [point for layer in alike for point in layer.points]
        found = alike[0].mark.extent(points, x_scale, y_scale)
        xs += found.x
        ys += found.y
    return Extent(tuple(xs), tuple(ys))


def _axis(letter: Letter, asked: AxisSpec, values: Sequence[X], *, stands: bool = False) -> Axis:
    scale = scale_named(asked.scale)
    try:
        domain = scale.domain(asked, values)
        if stands:
            domain = _from_foot(scale, asked, domain, values)
    except FigreproError as error:
        raise error.under(letter) from error
    grid = _GRID[letter] if asked.grid is None else asked.grid
    return Axis(letter, asked.label, scale, domain.limits, domain.ticks, asked.format, grid)


def _from_foot(scale: Scale, asked: AxisSpec, domain: Domain, values: Sequence[X]) -> Domain:
    """The axis ending at the foot where all marks stand on it or hang from it."""
    if asked.limits is not None or scale.foot is None:
        return domain
    numbers = numbers_in(values)
    low, high = domain.limits
    if min(numbers) == scale.foot < max(numbers):
        low = scale.foot
    elif min(numbers) < scale.foot == max(numbers):
        high = scale.foot
    limits = (float(low), float(high))  # type: ignore[arg-type]  # a scale with a foot has numbers
    try:
        return scale.domain(replace(asked, limits=limits), values)
    except FigreproError:  # of the ticks that were asked for, none would be left
        return domain


def axis_problems(figure: Figure) -> Iterator[Problem]:
    """What keeps the axes from being resolved: the limits and the ticks of each."""
    spec = figure.spec
    extent = extent_of(spec, resolved_layers(spec, figure.series))
    letters: tuple[Letter, Letter] = ("x", "y")
    for letter, asked, values in zip(letters, (spec.x, spec.y), (extent.x, extent.y), strict=True):
        yield from (problem.under(letter) for problem in _problems_of(asked, values))


def _problems_of(asked: AxisSpec, values: Sequence[X]) -> Iterator[Problem]:
    if _problem_of(asked, values) is None:
        return
    of_limits = _problem_of(replace(asked, ticks=None), values)
    if of_limits is not None:
        yield of_limits
        if not of_limits.path or isinstance(asked.ticks, TickStep):
            return  # of the axis as a whole, or ticks that follow from the limits
        asked = replace(asked, limits=None)
    of_ticks = _problem_of(asked, values)
    if of_ticks is not None:
        yield of_ticks


def _problem_of(asked: AxisSpec, values: Sequence[X]) -> Problem | None:
    try:
        scale_named(asked.scale).domain(asked, values)
    except FigreproError as error:
        return error.problems[0]
    return None
