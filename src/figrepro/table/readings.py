"""The rows of the readings view: what two readings share, worst first, then what only one has."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from figrepro.figure.measure import LonePoint, SharedPoint, compare_readings
from figrepro.figure.model import Figure, Point, X

ONE_READING = "This figure has one reading: there is nothing to compare it with."
"""Said under the empty table of such a figure."""

_VERDICTS = {True: "inside", False: "outside", None: "unknown"}


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A point of a series at an x, as two readings have it.

    Attributes:
        readings: The names of the first and the second reading.
        series: The name of the series.
        x: The place on the x axis.
        first: The point of the first reading, None if it has none there.
        second: The point of the second reading, None if it has none there.
        difference: The second value less the first, None if one is missing.
        verdict: `inside`, `outside` or `unknown` says whether the bounds of both have a value in
            common; `only in NAME` that one reading alone has the point.
    """

    readings: tuple[str, str]
    series: str
    x: X
    first: Point | None
    second: Point | None
    difference: Decimal | None
    verdict: str


def reading_rows(figure: Figure) -> Iterator[ReadingRow]:
    """The rows of every pair of readings; the first is the worst disagreement of all."""
    for comparison in compare_readings(figure):
        yield from map(_shared_row, comparison.shared)
        yield from map(_lone_row, comparison.lone)


def _shared_row(shared: SharedPoint) -> ReadingRow:
    return ReadingRow(
        readings=shared.readings,
        series=shared.series,
        x=shared.x,
        first=shared.first,
        second=shared.second,
        difference=shared.difference,
        verdict=_VERDICTS[shared.inside],
    )


def _lone_row(lone: LonePoint) -> ReadingRow:
    in_first = lone.reading == lone.readings[0]
    return ReadingRow(
        readings=lone.readings,
        series=lone.series,
        x=lone.x,
        first=lone.point if in_first else None,
        second=None if in_first else lone.point,
        difference=None,
        verdict=f"only in {lone.reading}",
    )
