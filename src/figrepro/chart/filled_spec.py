"""A chart as a spec that leaves nothing open: what a drawing carries of it, and others compare."""

from dataclasses import asdict

from msgspec import structs

from figrepro.chart.chart import Chart
from figrepro.figure.spec import AxisSpec, LegendSpec, MarginsSpec, SeriesStyle, Spec
from figrepro.marks.layer import Layer
from figrepro.marks.registry import mark_named
from figrepro.scales.axis import Axis
from figrepro.scales.values import as_coordinate


def filled_spec(chart: Chart) -> Spec:
    """The spec of a chart with every default filled in: it resolves to the same chart."""
    spec = chart.figure.spec
    panel = chart.panel_of()
    return Spec(
        title=chart.title,
        kind=mark_named(spec.kind).name,
        math=chart.math,
        source=spec.source,
        size=chart.size,
        margins=MarginsSpec(**asdict(chart.margins)),
        text=chart.text,
        x=_axis(panel.x),
        y=_axis(panel.y),
        legend=LegendSpec(**asdict(chart.legend)),
        series={layer.name: _style(layer) for layer in chart.layers},
        reading=spec.reading,
        diff=spec.diff,
    )


def _axis(axis: Axis) -> AxisSpec:
    low, high = map(as_coordinate, axis.limits)
    return AxisSpec(
        label=axis.label,
        scale=axis.scale.name,
        limits=(low, high),
        ticks=tuple(map(as_coordinate, axis.ticks)),
        format=axis.format,
        grid=axis.grid,
    )


def _style(layer: Layer) -> SeriesStyle:
    style = structs.asdict(layer.style)
    return SeriesStyle(label=layer.label, kind=layer.mark.name, **style)
