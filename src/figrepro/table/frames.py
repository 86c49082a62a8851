"""The views as pandas frames, for further work. The only module that imports pandas.

Numbers are floats, dates are datetimes, and what is not known is NaN. Numbers that must keep their
digits are in the CSV and JSON of a view.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from figrepro.chart.chart import Chart
from figrepro.table.rows import Cell, View, rows_of

_TEXT = frozenset({"series", "basis", "note", "first_reading", "second_reading", "verdict"})
_COUNTS = frozenset({"points", "bounded_points"})
_PLACES = frozenset({"x", "first_x", "last_x", "lowest_x", "highest_x"})


def frame(chart: Chart, view: View) -> pd.DataFrame:
    """The frame of a view, a row for each of its rows; of points, y of a range is its midpoint.

    x holds floats, or datetimes on an axis of dates, or text on an axis of categories. Percent are
    of the y axis, shares numbers from 0 to 1.
    """
    found = rows_of(chart, view)
    cells = {column: [row[column] for row in found.rows] for column in found.columns}
    if view == "points":
        cells["y"] = [point.y for series in chart.figure.series for point in series.points]
    return pd.DataFrame({column: _column(column, listed) for column, listed in cells.items()})


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
