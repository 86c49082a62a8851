"""Tables for programs: CSV and JSON with the text of the figure as it is, and exact numbers."""

import re
from collections.abc import Sequence

from figrepro.figure.model import Figure
from figrepro.figure.series_csv import csv_text, write_series_csv
from figrepro.table.records import Record, View, records_of

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Characters that act on a terminal or on the text around them; JSON would let them stand."""


def as_csv(figure: Figure, view: View) -> str:
    """The view as CSV; what is not known is an empty cell.

    The points are in the columns of `series.csv` and read back to the same points.
    """
    records = records_of(figure, view)
    if view == "points":
        return write_series_csv(figure.series, records.columns)
    return csv_text([records.columns, *(_cells(row, records.columns) for row in records.rows)])


def _cells(record: Record, columns: Sequence[str]) -> list[str]:
    values = [record[column] for column in columns]
    return ["" if value is None else str(value) for value in values]


def as_json(figure: Figure, view: View) -> str:
    """The view as a JSON array with one object for each row; what is not known is null.

    Numbers are JSON numbers with the digits they were written with (0.50 stays 0.50), places on an
    axis of dates or categories are strings. The points have the columns of `series.csv`.
    """
    from msgspec.json import Encoder

    encoder = Encoder(decimal_format="number")
    objects = [encoder.encode(record).decode() for record in records_of(figure, view).rows]
    lines = ",\n".join(f"  {_UNSEEN.sub(_escaped, one)}" for one in objects)
    return f"[\n{lines}\n]\n" if objects else "[]\n"


def _escaped(character: re.Match[str]) -> str:
    return f"\\u{ord(character[0]):04x}"
