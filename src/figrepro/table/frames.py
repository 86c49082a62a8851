"""Pandas frames: of a view's facts, for further work, and of a table of text, for its formats.

In a frame of facts numbers are floats, dates are datetimes, and what is not known is NaN. Numbers
that must keep their digits are in the CSV and JSON of a view.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from figrepro.figure.model import Figure
from figrepro.table.records import Cell, Record, View, columns_of, records_of
from figrepro.table.text import TextTable

_TEXT = frozenset({"series", "basis", "note", "first_reading", "second_reading", "verdict"})
_COUNTS = frozenset({"points", "bounded_points"})
_PLACES = frozenset({"x", "first_x", "last_x", "lowest_x", "highest_x"})


def points_frame(figure: Figure) -> pd.DataFrame:
    """The drawn points, a row each, in the columns of `series.csv`; y of a range is its midpoint.

    x holds floats, or datetimes on an axis of dates, or text on an axis of categories.
    """
    records = records_of(figure, "points")
    points = [point for series in figure.series for point in series.points]
    filled = [{**record, "y": point.y} for record, point in zip(records, points, strict=True)]
    return _frame(filled, columns_of(figure, "points"))


def summary_frame(figure: Figure) -> pd.DataFrame:
    """The drawn series, a row each: points, first, last, change, lowest, highest, with bounds."""
    return _frame(records_of(figure, "summary"), columns_of(figure, "summary"))


def readings_frame(figure: Figure) -> pd.DataFrame:
    """The pairs of readings: shared points, worst first, then the points that only one has."""
    return _frame(records_of(figure, "readings"), columns_of(figure, "readings"))


def similarity_frame(figure: Figure) -> pd.DataFrame:
    """The pairs of readings, a row each: shared points, largest and mean error, shares that agree.

    Percent are of the y axis, shares numbers from 0 to 1.
    """
    return _frame(records_of(figure, "similarity"), columns_of(figure, "similarity"))


def frame(figure: Figure, view: View) -> pd.DataFrame:
    """The frame of a view."""
    match view:
        case "points":
            return points_frame(figure)
        case "summary":
            return summary_frame(figure)
        case "readings":
            return readings_frame(figure)
        case "similarity":
            return similarity_frame(figure)


def _frame(records: Sequence[Record], columns: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(
        {column: _column(column, [record[column] for record in records]) for column in columns}
    )


def _column(name: str, cells: Sequence[Cell]) -> "pd.Series[Any]":
    if name in _COUNTS:
        return pd.Series(cells, dtype="int64")
    if name in _TEXT or (name in _PLACES and any(isinstance(cell, str) for cell in cells)):
        return pd.Series(cells, dtype="str")
    if any(isinstance(cell, date) for cell in cells):
        return pd.Series(cells, dtype="datetime64[s]")  # seconds reach from year 1 to 9999
    return pd.Series([_as_float(cell) for cell in cells], dtype="float64")


def _as_float(cell: Cell) -> float:
    return float(cell) if isinstance(cell, Decimal) else float("nan")


def text_frame(
    table: TextTable, text: Callable[[str], str], number: Callable[[str], str]
) -> pd.DataFrame:
    """The cells of a table, each escaped as text or as a number; its columns are counted from 0.

    The type object keeps pandas from looking for a better one.
    """
    escapes = [number if numeric else text for numeric in table.numeric]
    rows = [[escape(cell) for escape, cell in zip(escapes, row, strict=True)] for row in table.rows]
    return pd.DataFrame(rows, columns=list(range(len(escapes))), dtype="object")
