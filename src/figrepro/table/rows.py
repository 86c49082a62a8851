"""The facts of each view as rows of data: what CSV, JSON and frames hold.

Numbers are the decimals as they were written; what is not known is None. Means and shares that no
decimal can hold are rounded to twelve digits.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeVar

from figrepro.chart.chart import Chart
from figrepro.figure import decimal_math
from figrepro.figure.compare_readings import PairedPoint, compare_readings
from figrepro.figure.csv_row import BOUNDS, COLUMNS, ERRORS, REQUIRED
from figrepro.figure.formats import rounded
from figrepro.figure.model import Figure, Point
from figrepro.figure.series_csv import point_cells
from figrepro.figure.similarity import Similarity, similarities
from figrepro.table.summary import SeriesSummary, summarise

View = Literal["points", "summary", "readings", "similarity"]
"""What a table shows: every point, each series in a few numbers, the readings compared point by
point, or how alike they are in a few numbers."""

Cell = str | int | Decimal | date | None
Row = dict[str, Cell]
_Fact = TypeVar("_Fact")

_ALWAYS = (*REQUIRED, *BOUNDS, "basis")
_NUMBERS = frozenset({"y", *BOUNDS, *ERRORS})
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a view.

    Attributes:
        columns: The columns, in their order.
        rows: The rows, each with a value for every column.
    """

    columns: tuple[str, ...]
    rows: list[Row]


def summaries(chart: Chart) -> Iterator[SeriesSummary]:
    """The drawn series in a few numbers each, in the order of the file."""
    for panel in chart.panels:
        for layer in panel.layers:
            if layer.points:
                yield summarise(layer.name, panel.x.in_order(layer.points))


def y_span(chart: Chart) -> Fraction | None:
    """The upper limit of the y axis less the lower, where equal differences are equally long.

    None where they are not, or where panels differ in it.
    """
    spans = set()
    for axis in (panel.y for panel in chart.panels):
        low, high = map(axis.scale.position, axis.limits)
        uniform = axis.scale.is_uniform
        spans.add(Fraction(decimal_math.subtract(high, low)) if uniform else None)
    return spans.pop() if len(spans) == 1 else None


def reading_rows(figure: Figure) -> Iterator[PairedPoint]:
    """The points of every pair of readings: shared ones, worst first, then those of only one."""
    for comparison in compare_readings(figure):
        yield from comparison.shared
        yield from comparison.lone


def rows_of(chart: Chart, view: View) -> Rows:
    """The facts of a view."""
    match view:
        case "points":
            return _rows_of_points(chart.figure)
        case "summary":
            return _rows(_SUMMARY, summaries(chart))
        case "readings":
            return _rows(_READINGS, reading_rows(chart.figure))
        case "similarity":
            return _rows(_SIMILARITY, similarities(chart.figure, y_span(chart)))


def _rows(columns: Mapping[str, Callable[[_Fact], Cell]], facts: Iterable[_Fact]) -> Rows:
    rows = [{column: cell(fact) for column, cell in columns.items()} for fact in facts]
    return Rows(tuple(columns), rows)


def _rows_of_points(figure: Figure) -> Rows:
    """The rows of `series.csv`: values, bounds and basis always, other columns where used."""
    points = [(series.name, point) for series in figure.series for point in series.points]
    columns = tuple(
        column
        for column in COLUMNS
        if column in _ALWAYS or any(getattr(point, column) not in {None, ""} for _, point in points)
    )
    return Rows(columns, [_point_row(name, point, columns) for name, point in points])


def _point_row(name: str, point: Point, columns: tuple[str, ...]) -> Row:
    """The cells of a point as the file has them, numbers as numbers: of a range, y is left out."""
    cells = point_cells(name, point)
    row: Row = {
        column: _number(cells[column]) if column in _NUMBERS else cells[column]
        for column in columns
    }
    row["x"] = point.x
    return row


def _number(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


def _as_decimal(number: Fraction | None) -> Decimal | None:
    return None if number is None else rounded(number, _DIGITS)


_SUMMARY: dict[str, Callable[[SeriesSummary], Cell]] = {
    "series": lambda one: one.series,
    "points": lambda one: one.points,
    "first": lambda one: one.first.y,
    "first_low": lambda one: one.first.y_low,
    "first_high": lambda one: one.first.y_high,
    "first_x": lambda one: one.first.x,
    "last": lambda one: one.last.y,
    "last_low": lambda one: one.last.y_low,
    "last_high": lambda one: one.last.y_high,
    "last_x": lambda one: one.last.x,
    "change": lambda one: one.change.value,
    "change_low": lambda one: one.change.low,
    "change_high": lambda one: one.change.high,
    "lowest": lambda one: one.lowest.point.y,
    "lowest_low": lambda one: one.lowest.low,
    "lowest_high": lambda one: one.lowest.high,
    "lowest_x": lambda one: one.lowest.point.x,
    "highest": lambda one: one.highest.point.y,
    "highest_low": lambda one: one.highest.low,
    "highest_high": lambda one: one.highest.high,
    "highest_x": lambda one: one.highest.point.x,
}

_READINGS: dict[str, Callable[[PairedPoint], Cell]] = {
    "first_reading": lambda one: one.readings[0],
    "second_reading": lambda one: one.readings[1],
    "series": lambda one: one.series,
    "x": lambda one: one.x,
    "first": lambda one: None if one.first is None else one.first.y,
    "first_low": lambda one: None if one.first is None else one.first.y_low,
    "first_high": lambda one: None if one.first is None else one.first.y_high,
    "second": lambda one: None if one.second is None else one.second.y,
    "second_low": lambda one: None if one.second is None else one.second.y_low,
    "second_high": lambda one: None if one.second is None else one.second.y_high,
    "difference": lambda one: one.difference,
    "verdict": lambda one: one.verdict,
}

_SIMILARITY: dict[str, Callable[[Similarity], Cell]] = {
    "first_reading": lambda one: one.first,
    "second_reading": lambda one: one.second,
    "points": lambda one: one.points,
    "largest_error": lambda one: one.largest_error,
    "largest_error_percent": lambda one: _as_decimal(one.largest_percent),
    "mean_error": lambda one: _as_decimal(one.mean_error),
    "mean_error_percent": lambda one: _as_decimal(one.mean_percent),
    "bounded_points": lambda one: one.bounded,
    "within_bounds": lambda one: _as_decimal(one.within_bounds),
    "relaxed_accuracy": lambda one: _as_decimal(one.relaxed_accuracy),
}
"""Percent are of the y axis, shares numbers from 0 to 1."""
