"""What formulas ask of readings: how values are known, and what other readings have."""

from collections.abc import Callable
from fractions import Fraction

from figrepro.claims.chart_axes import XKey, key_of
from figrepro.claims.polynomial import constant, variable
from figrepro.claims.reading_values import ReadingValues, SeriesValues
from figrepro.claims.terms import Term, Undefined, subtract
from figrepro.figure.match_points import paired
from figrepro.figure.model import Point
from figrepro.figure.vocabulary import Basis


def of_basis(basis: Basis) -> Callable[[ReadingValues, SeriesValues], Term]:
    """How many values of a series are known in one way."""

    def apply(reading: ReadingValues, series: SeriesValues) -> Term:
        return constant(sum(one.basis == basis for one in _points(reading, series)))

    return apply


def doubts(reading: ReadingValues, series: SeriesValues) -> list[Term]:
    """How far each value may be from what is listed."""
    return [_doubt(point) for point in _points(reading, series)]


def _points(reading: ReadingValues, series: SeriesValues) -> list[Point]:
    return [reading.points[one] for place in series.places for one in place.variables]


def _doubt(point: Point) -> Term:
    if point.doubt is None:
        return Undefined("the reading does not say how exactly its values are known")
    return constant(Fraction(point.doubt))


def value_of_reading(reading: ReadingValues, name: str, series: SeriesValues, key: XKey) -> Term:
    """The value that another reading has at a place."""
    there = [
        number
        for (owner, x, _), number in reading.others[name].items()
        if owner == series.name and key_of(x) == key
    ]
    if len(there) == 1:
        return variable(there[0])
    count = "several points" if there else "no point"
    return Undefined(f"the reading {name} has {count} of {series.name} there")


def differences(reading: ReadingValues, name: str) -> list[Term]:
    """Another reading less the values, at every point that both have, series by series."""
    others = reading.others[name]
    points = {spot: reading.points[number] for spot, number in reading.spots.items()}
    theirs = {spot: reading.points[number] for spot, number in others.items()}
    return [
        subtract(variable(others[other]), variable(reading.spots[own]))
        for own, other in paired(points, theirs).items()
    ]
