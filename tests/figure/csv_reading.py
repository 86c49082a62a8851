"""What the tests of `series.csv` read from a CSV text."""

from msgspec import convert

from figrepro.figure.model import Point, Series
from figrepro.figure.series_csv import read_series_csv
from figrepro.figure.spec import ReadingSpec
from figrepro.scales.registry import parser_of, scale_named


def read(
    text: str, *, scale: str = "linear", reading: ReadingSpec | None = None
) -> tuple[Series, ...]:
    """The series of a CSV text that has no problems."""
    parse_x = parser_of(scale_named(scale))
    content = read_series_csv(text, "series.csv", parse_x, reading or ReadingSpec())
    assert content.problems == []
    return content.series


def only_point(row: str, header: str = "series,x,y", **reading: object) -> Point:
    """The point of a CSV text with one row."""
    spec = convert(reading, ReadingSpec)
    (series,) = read(f"{header}\n{row}\n", reading=spec)
    (point,) = series.points
    return point
