"""Figures for tests: the two that come with figrepro, and small ones made on the spot."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from figrepro.chart.chart import Chart
from figrepro.chart.document import from_document, to_document
from figrepro.chart.load import load_chart, load_folder
from figrepro.chart.resolve import resolve
from figrepro.chart.vocabulary import vocabulary
from figrepro.figure.decode import decode_spec
from figrepro.figure.folders import DataDir
from figrepro.figure.model import DRAWN, Figure, Point, Reading, Series
from figrepro.figure.series_csv import point_cells
from figrepro.figure.spec import AxisSpec, ReadingSpec, SeriesStyle, Spec

DATA = Path(__file__).parents[1] / "data"
SHIPPED = ("hellaswag", "vocab-accuracy")
FOLDERS = Path(__file__).parent / "render" / "figures"
"""Figure folders that between them use every word of a spec."""
EXERCISES = tuple(sorted(folder.name for folder in FOLDERS.iterdir() if folder.is_dir()))

Row = tuple[object, object] | Mapping[str, object] | Point
"""A point: x and y, any columns of `series.csv` by name, or the point itself."""


@cache
def shipped(figure_id: str) -> Chart:
    """One of the two figures that come with figrepro."""
    return load_chart(DataDir(DATA), figure_id)


@cache
def load(figure_id: str) -> Chart:
    """One of the shipped figures, or of those in the tests' own folders."""
    return load_folder((DATA if figure_id in SHIPPED else FOLDERS) / figure_id, figure_id)


def charted(
    series: Iterable[Series],
    readings: Mapping[str, Iterable[Series]] | None = None,
    reading: ReadingSpec | None = None,
    **spec: Any,
) -> Chart:
    """A figure of series as they are, with other readings by their names."""
    decoded, problems = decode_spec(_tree(spec), vocabulary())
    assert problems == ()
    if reading is not None:
        decoded = msgspec.structs.replace(decoded, reading={DRAWN: reading})
    others = tuple(Reading(name, tuple(one)) for name, one in (readings or {}).items())
    return resolve(Figure("made", decoded, Reading(DRAWN, tuple(series)), others))


def made(points: Mapping[str, Sequence[Row]], /, **spec: Any) -> Chart:
    """A figure of these points; what is not asked for is as it is by default.

    Args:
        points: The points of each series, by its name.
        **spec: What its figure.toml says; title and labels have a default.
    """
    return _from_document({"spec": _tree(spec), "series": _rows(points)}, "made")


def below_one_another(*charts: Chart) -> Chart:
    """A chart with the panels of some, and with the series of all."""
    figure, series = charts[0].figure, tuple(one for chart in charts for one in chart.figure.series)
    drawn = replace(figure.drawn, series=series)
    panels = tuple(panel for chart in charts for panel in chart.panels)
    return replace(charts[0], figure=replace(figure, drawn=drawn), panels=panels)


def _tree(spec: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": "Title",
        **spec,
        "x": {"label": "across", **spec.get("x", {})},
        "y": {"label": "up", **spec.get("y", {})},
    }


def _from_document(document: Mapping[str, Any], figure_id: str) -> Chart:
    return from_document(json.loads(json.dumps(document)), figure_id, "made")


def _rows(points: Mapping[str, Sequence[Row]]) -> list[dict[str, Any]]:
    return [
        {"name": name, "points": [_cells(name, row) for row in rows]}
        for name, rows in points.items()
    ]


def _cells(name: str, row: Row) -> dict[str, str]:
    if isinstance(row, Point):
        cells = point_cells(name, row)
        return {column: cell for column, cell in cells.items() if cell and column != "series"}
    named = row if isinstance(row, Mapping) else {"x": row[0], "y": row[1]}
    return {column: _cell(value) for column, value in named.items()}


def _cell(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def of_readings(*readings: Mapping[str, Sequence[Point]]) -> Figure:
    """A figure of these readings, called drawn, second and third, for what needs no axes.

    Args:
        *readings: The points of each series of a reading, by its name; they are not looked at.
    """
    named = [
        Reading(name, tuple(Series(series, tuple(points)) for series, points in reading.items()))
        for name, reading in zip((DRAWN, "second", "third"), readings, strict=False)
    ]
    spec = Spec(title="Title", x=AxisSpec(label="across"), y=AxisSpec(label="up"))
    return Figure("made", spec, named[0], tuple(named[1:]))


def overlaid(chart: Chart, points: Mapping[str, Sequence[Row]], name: str = "other") -> Chart:
    """A figure with a reading of these points over it."""
    overlay = {"reading": name, "series": _rows(points)}
    return _from_document(to_document(chart) | {"overlay": overlay}, chart.id)


def with_series(chart: Chart, series: Iterable[Series]) -> Chart:
    """The figure with other series."""
    figure = chart.figure
    return resolve(replace(figure, drawn=replace(figure.drawn, series=tuple(series))))


def with_point(chart: Chart, series: str, x: Any, **changes: Any) -> Chart:
    """The figure with one point changed."""
    place = Decimal(x) if isinstance(x, int) else x
    return with_series(
        chart,
        (
            replace(
                one,
                points=tuple(
                    replace(point, **changes) if one.name == series and point.x == place else point
                    for point in one.points
                ),
            )
            for one in chart.figure.series
        ),
    )


def with_spec(chart: Chart, **changes: Any) -> Chart:
    """The figure with some keys of its spec replaced; of tables, those keys that are given."""
    spec = _replaced(chart.figure.spec, changes)
    return resolve(replace(chart.figure, spec=spec))


def _replaced(table: Any, changes: Mapping[str, Any]) -> Any:
    """A table of a spec with some of its values replaced, tables in it likewise."""
    inner: dict[str, Any] = {}
    for key, value in changes.items():
        own = getattr(table, key)
        if key in _NAMED:
            inner[key] = own | {
                name: _replaced(own.get(name, _NAMED[key]), keys) for name, keys in value.items()
            }
        else:
            inner[key] = _replaced(own, value) if isinstance(value, dict) else value
    return msgspec.structs.replace(table, **inner)


_NAMED: dict[str, Any] = {"series": SeriesStyle(), "reading": ReadingSpec()}
"""Tables of tables, by names that the figure gives."""


def points_of(chart: Chart) -> Iterable[tuple[str, Point]]:
    """All points of a figure with the name of their series."""
    return ((one.name, point) for one in chart.figure.series for point in one.points)
