"""Figures whose points have bounds, and what is judged of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from figrepro.chart.chart import Chart
from figrepro.chart.resolve import resolve
from figrepro.claims.judge import Judge
from figrepro.claims.verdicts import Judgement
from figrepro.figure.model import DRAWN, Point, Reading, Series
from tests.claims.plain_python import Points
from tests.figures import made, with_series

HALF_STEP = Decimal("0.5")
TWO = {"A": [(1, "10"), (2, "14"), (3, "12")], "B": [(1, "8"), (2, "9"), (4, "20")]}
"""Two series that share two x."""


def figure_of(points: Mapping[str, Sequence[tuple[Any, str]]], **spec: Any) -> Chart:
    """A figure whose values were read in whole numbers: each within half a one."""
    figure = made({name: list(listed) for name, listed in points.items()}, **spec)
    return with_series(figure, _read(figure.figure.series))


def listed_from_one(
    first: Sequence[int], second: Sequence[int]
) -> dict[str, list[tuple[int, str]]]:
    """The points of series A and B with these values, at 1, 2, 3 and on."""
    return {
        name: [(x, str(y)) for x, y in enumerate(values, 1)]
        for name, values in (("A", first), ("B", second))
    }


def with_reading(
    figure: Chart, name: str, points: Mapping[str, Sequence[tuple[Any, str]]]
) -> Chart:
    """The figure with another reading of it, just as exact."""
    other = made({series: list(listed) for series, listed in points.items()})
    reading = Reading(name, _read(other.figure.series))
    readings = (*figure.figure.readings, reading)
    return resolve(replace(figure.figure, readings=readings))


def _read(series: Sequence[Series]) -> tuple[Series, ...]:
    return tuple(replace(one, points=tuple(map(_approximate, one.points))) for one in series)


def _approximate(point: Point) -> Point:
    low, high = point.y - HALF_STEP, point.y + HALF_STEP
    return replace(point, y_low=low, y_high=high, basis="approximate")


def judged(figure: Chart, formula: str, reading: str = DRAWN) -> Judgement:
    """What the values of a reading make of a formula."""
    return judged_by(Judge(figure, reading), formula)


def judged_by(judge: Judge, formula: str) -> Judgement:
    """What a judge makes of a formula."""
    return judge.judge(judge.read(formula))


def values_of(figure: Chart, changed: Mapping[tuple[str, Any], Fraction] | None = None) -> Points:
    """The values of a figure's points as Python sees them, some of them changed."""
    return {
        one.name: sorted(
            (Fraction(point.x), (changed or {}).get((one.name, point.x), Fraction(point.y)))
            for point in one.points
            if isinstance(point.x, Decimal)
        )
        for one in figure.figure.series
    }
