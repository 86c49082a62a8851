"""The drawn points of a figure as the text of a `series.csv`."""

from figrepro.errors import FigreproError
from figrepro.figure.csv_row import BOUNDS, COLUMNS, REQUIRED, CellReader
from figrepro.figure.model import DRAWN, Figure, Point
from figrepro.figure.series_csv import csv_text, point_cells
from figrepro.figure.spec import ReadingSpec
from figrepro.scales.registry import parser_of, scale_named

_GIVEN_BY_READING = (*BOUNDS, "basis")


def series_as_csv(figure: Figure) -> str:
    """The text of a `series.csv` that reads back to the same points, digit by digit.

    As people write it: bounds and basis stand only where the reading does not give them, so that
    a value can be changed without them.
    """
    reading = figure.spec.reading.get(DRAWN, ReadingSpec())
    reader = CellReader(COLUMNS, parser_of(scale_named(figure.spec.x.scale)), reading)
    rows = [_cells(one.name, point, reader) for one in figure.series for point in one.points]
    columns = [name for name in COLUMNS if name in REQUIRED or any(row[name] for row in rows)]
    return csv_text([columns, *([row[name] for name in columns] for row in rows)])


def _cells(name: str, point: Point, reader: CellReader) -> dict[str, str]:
    cells = point_cells(name, point)
    short = cells | dict.fromkeys(_GIVEN_BY_READING, "")
    try:
        read = reader.point([short[column] for column in COLUMNS])
    except FigreproError:
        return cells
    return short if point_cells(*read) == cells else cells
