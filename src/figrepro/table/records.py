"""The facts of each view as rows of data: what CSV, JSON and frames hold.

Numbers are the decimals as they were written; what is not known is None. Means and shares that no
decimal can hold are rounded to twelve digits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from figrepro.figure.formats import rounded
from figrepro.figure.measure import Extreme, SeriesSummary, summarise
from figrepro.figure.model import Figure, Point
from figrepro.figure.series_csv import BOUNDS, COLUMNS, ERRORS, REQUIRED, point_cells
from figrepro.figure.similarity import Similarity, similarities
from figrepro.table.readings import ReadingRow, reading_rows

View = Literal["points", "summary", "readings", "similarity"]
"""What a table shows: every point, each series in a few numbers, the readings compared point by
point, or how alike they are in a few numbers."""

Cell = str | int | Decimal | date | None
Record = dict[str, Cell]

_ALWAYS = (*REQUIRED, *BOUNDS, "basis")
_NUMBERS = frozenset({"y", *BOUNDS, *ERRORS})
_SUMMARY_COLUMNS = (
    *("series", "points"),
    *("first", "first_low", "first_high", "first_x"),
    *("last", "last_low", "last_high", "last_x"),
    *("change", "change_low", "change_high"),
    *("lowest", "lowest_low", "lowest_high", "lowest_x"),
    *("highest", "highest_low", "highest_high", "highest_x"),
)
_READINGS_COLUMNS = (
    *("first_reading", "second_reading", "series", "x"),
    *("first", "first_low", "first_high"),
    *("second", "second_low", "second_high"),
    *("difference", "verdict"),
)
_SIMILARITY_COLUMNS = (
    *("first_reading", "second_reading", "points"),
    *("largest_error", "largest_error_percent"),
    *("mean_error", "mean_error_percent"),
    *("bounded_points", "within_bounds", "relaxed_accuracy"),
)
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Records:
    """The rows of a view.

    Attributes:
        columns: The columns, in their order.
        rows: The rows, each with a value for every column.
    """

    columns: tuple[str, ...]
    rows: list[Record]


def records_of(figure: Figure, view: View) -> Records:
    """The facts of a view."""
    match view:
        case "points":
            columns = _points_columns(figure)
            return Records(columns, _points_rows(figure, columns))
        case "summary":
            return Records(_SUMMARY_COLUMNS, list(map(_summary_record, summarise(figure))))
        case "readings":
            return Records(_READINGS_COLUMNS, list(map(_reading_record, reading_rows(figure))))
        case "similarity":
            return Records(_SIMILARITY_COLUMNS, list(map(_similarity_record, similarities(figure))))


def _points_columns(figure: Figure) -> tuple[str, ...]:
    """The columns of `series.csv`: values, bounds and basis always, the rest where it is used."""
    points = [point for series in figure.series for point in series.points]
    used = [
        column
        for column in COLUMNS
        if column in _ALWAYS or any(getattr(point, column) not in {None, ""} for point in points)
    ]
    return tuple(used)


def _points_rows(figure: Figure, columns: Sequence[str]) -> list[Record]:
    """The cells of `series.csv`, numbers as numbers: the y of a range is left out there too."""
    return [
        _point_record(point, point_cells(series.name, point), columns)
        for series in figure.series
        for point in series.points
    ]


def _point_record(point: Point, cells: dict[str, str], columns: Sequence[str]) -> Record:
    record: Record = {
        column: _number(cells[column]) if column in _NUMBERS else cells[column]
        for column in columns
    }
    record["x"] = point.x
    return record


def _number(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


def _summary_record(summary: SeriesSummary) -> Record:
    return {
        "series": summary.series,
        "points": summary.points,
        **_value_cells("first", summary.first),
        "first_x": summary.first.x,
        **_value_cells("last", summary.last),
        "last_x": summary.last.x,
        "change": summary.change.value,
        "change_low": summary.change.low,
        "change_high": summary.change.high,
        **_extreme_cells("lowest", summary.lowest),
        **_extreme_cells("highest", summary.highest),
    }


def _value_cells(name: str, point: Point | None) -> Record:
    """A point's value and its bounds; nothing of a point that is not there."""
    if point is None:
        return {name: None, f"{name}_low": None, f"{name}_high": None}
    return {name: point.y, f"{name}_low": point.y_low, f"{name}_high": point.y_high}


def _extreme_cells(name: str, extreme: Extreme) -> Record:
    return {
        name: extreme.point.y,
        f"{name}_low": extreme.low,
        f"{name}_high": extreme.high,
        f"{name}_x": extreme.point.x,
    }


def _reading_record(row: ReadingRow) -> Record:
    return {
        "first_reading": row.readings[0],
        "second_reading": row.readings[1],
        "series": row.series,
        "x": row.x,
        **_value_cells("first", row.first),
        **_value_cells("second", row.second),
        "difference": row.difference,
        "verdict": row.verdict,
    }


def _similarity_record(similarity: Similarity) -> Record:
    """Percent are of the y axis, shares numbers from 0 to 1."""
    return {
        "first_reading": similarity.first,
        "second_reading": similarity.second,
        "points": similarity.points,
        "largest_error": similarity.largest_error,
        "largest_error_percent": _as_decimal(similarity.largest_percent),
        "mean_error": _as_decimal(similarity.mean_error),
        "mean_error_percent": _as_decimal(similarity.mean_percent),
        "bounded_points": similarity.bounded,
        "within_bounds": _as_decimal(similarity.within_bounds),
        "relaxed_accuracy": _as_decimal(similarity.relaxed_accuracy),
    }


def _as_decimal(number: Fraction | None) -> Decimal | None:
    return None if number is None else rounded(number, _DIGITS)
