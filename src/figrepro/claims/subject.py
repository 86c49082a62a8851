"""What a formula is about: the points of one reading, as variables with bounds, and the axes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import TypeAlias

from figrepro.claims.box import Box, Interval, Rational, whole
from figrepro.claims.polynomial import variable
from figrepro.claims.terms import Term, Undefined
from figrepro.figure import exact
from figrepro.figure.axes import categories, tick_values
from figrepro.figure.formats import format_x
from figrepro.figure.model import DRAWN, Figure, Point, Reading, Series, X
from figrepro.figure.spec import Spec

Key: TypeAlias = Rational | date | str
"""A place on the x axis, to compare and calculate with."""


def key_of(x: X) -> Key:
    """The place of a point on the x axis."""
    return x if isinstance(x, date | str) else whole(Fraction(x))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a series has points, or should have.

    Attributes:
        x: The place on the x axis.
        key: The same, to compare.
        along: Where it is along the axis: the number, the day, or which of the categories.
        variables: The points there: none where the reading lacks one, several in a scatter.
    """

    x: X
    key: Key
    along: Rational
    variables: tuple[int, ...]


Spot: TypeAlias = tuple[str, Key, int]
"""A point of a reading: its series, its place, and which of the points there it is."""


@dataclass(frozen=True)
class Course:
    """A series as formulas see it.

    Attributes:
        name: The series.
        reading: The reading that has the values.
        places: In order along the axis, whatever the order of the file is.
    """

    name: str
    reading: str
    places: tuple[Place, ...]

    def at(self, key: Key) -> Term:
        """The value at a place."""
        found = self._by_key.get(key)
        if found is not None:
            return found
        there = ", ".join(format_x(place.x) for place in self.places)
        return Undefined(f"{self.name} has no point at {_shown(key)}; its points: {there}")

    def value(self, place: Place) -> Term:
        """The value at one of its places."""
        if len(place.variables) == 1:
            return variable(place.variables[0])
        at = f"of {self.name} at {format_x(place.x)}"
        if place.variables:
            return Undefined(f"there are several points {at}")
        return Undefined(f"the reading {self.reading} has no point {at}")

    @cached_property
    def _by_key(self) -> dict[Key, Term]:
        return {place.key: self.value(place) for place in self.places}

    @property
    def values(self) -> list[Term]:
        """The values at all places, in order."""
        return [*self._by_key.values()]

    def values_at(self, place: Place) -> list[Term]:
        """The values at one of its places: several in a scatter."""
        return [variable(one) for one in place.variables] or [self.value(place)]

    @property
    def every_value(self) -> list[Term]:
        """The values of all points, in order."""
        return [value for place in self.places for value in self.values_at(place)]


def _shown(key: Key) -> str:
    return f"{float(key):g}" if isinstance(key, Fraction) else str(key)


@dataclass(frozen=True)
class Subject:
    """A reading of a figure to test formulas on.

    Attributes:
        spec: How the figure looks.
        courses: By the name of the series, in the order of the figure.
        points: The point of each variable.
        others: The variables of the figure's other readings, by the name of the reading.
    """

    spec: Spec
    courses: Mapping[str, Course]
    points: tuple[Point, ...]
    others: Mapping[str, Mapping[Spot, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, figure: Figure, reading: str = DRAWN) -> "Subject":
        """A figure with the values of one reading.

        A point that is drawn and that the reading lacks is a place without a value: what the
        reading does not say is neither true nor false.
        """
        if reading == DRAWN:
            return _subject(figure, {one.name: one.points for one in figure.series}, DRAWN)
        other = _reading(figure, reading)
        return _subject(figure, {one.name: one.points for one in other.series}, reading)

    @classmethod
    def with_points_of(cls, figure: Figure, reading: str) -> "Subject":
        """The drawn points of a figure, those of another reading in place of those they share."""
        other = _reading(figure, reading)
        replaced = {
            one.name: [_in_place_of(point, other.named(one.name)) for point in one.points]
            for one in figure.series
        }
        return _subject(figure, replaced, DRAWN)

    @cached_property
    def keys(self) -> frozenset[Key]:
        """All places at which any series has, or should have, a point."""
        return frozenset(self.along)

    @cached_property
    def along(self) -> dict[Key, Rational]:
        """Where each of these is along the axis."""
        return {
            place.key: place.along for course in self.courses.values() for place in course.places
        }

    @cached_property
    def decimals(self) -> int:
        """How many decimals the values are written with."""
        written = (number for point in self.judged for number in point.drawn_range or (point.y,))
        return max(map(exact.decimals, written), default=0)

    @cached_property
    def scale(self) -> int:
        """What makes all values and bounds whole numbers."""
        numbers = (
            number
            for point in self.points
            for number in (point.y, point.y_low, point.y_high)
            if number is not None
        )
        return lcm(*(Fraction(number).denominator for number in numbers))

    @cached_property
    def judged(self) -> tuple[Point, ...]:
        """The points of the reading."""
        return tuple(
            self.points[one]
            for course in self.courses.values()
            for place in course.places
            for one in place.variables
        )

    @cached_property
    def start(self) -> Box:
        """The values as listed; of a range, its middle."""
        return Box.at([Fraction(point.y) for point in self.points], self.scale)

    @cached_property
    def listed(self) -> Box:
        """The values as listed: one for each point, and all of a range."""
        return Box([_listed(point) for point in self.points], self.scale)

    @cached_property
    def allowed(self) -> Box:
        """The values that the reading's resolution allows."""
        return Box([_allowed(point) for point in self.points], self.scale)


def _reading(figure: Figure, name: str) -> Reading:
    return next(one for one in figure.readings if one.name == name)


def _in_place_of(point: Point, other: Series | None) -> Point:
    return (other.at(point.x) if other is not None else None) or point


def _subject(figure: Figure, points: Mapping[str, Sequence[Point]], reading: str) -> Subject:
    drawn = {one.name: one.points for one in figure.series}
    order = _order(figure, points)
    numbered: list[Point] = []
    courses = {}
    for name in dict.fromkeys((*drawn, *points)):
        found: dict[Key, tuple[X, list[int]]] = {}
        for point in drawn.get(name, ()):
            found.setdefault(key_of(point.x), (point.x, []))
        for point in points.get(name, ()):
            found.setdefault(key_of(point.x), (point.x, []))[1].append(len(numbered))
            numbered.append(point)
        places = [
            Place(x, key, _along(key, order), tuple(there)) for key, (x, there) in found.items()
        ]
        courses[name] = Course(name, reading, tuple(sorted(places, key=lambda one: one.along)))
    others = {one.name: _numbered(one, numbered) for one in figure.readings}
    return Subject(figure.spec, courses, tuple(numbered), others)


def _numbered(reading: Reading, numbered: list[Point]) -> dict[Spot, int]:
    """Makes the points of another reading variables, too."""
    found: dict[Spot, int] = {}
    for series in reading.series:
        seen: Counter[Key] = Counter()
        for point in series.points:
            key = key_of(point.x)
            found[series.name, key, seen[key]] = len(numbered)
            seen[key] += 1
            numbered.append(point)
    return found


def _order(figure: Figure, points: Mapping[str, Iterable[Point]]) -> dict[X, int]:
    """The place of each category along the axis."""
    if figure.spec.x.scale != "category":
        return {}
    drawn, listed = (one.points for one in figure.series), points.values()
    of_points = (point.x for one in (*drawn, *listed) for point in one)
    names = categories((*tick_values(figure.spec.x), *of_points))
    return {name: place for place, name in enumerate(names)}


def _along(key: Key, order: Mapping[X, int]) -> Rational:
    if isinstance(key, int | Fraction):
        return key
    return order[key] if isinstance(key, str) else key.toordinal()


def _listed(point: Point) -> Interval:
    low, high = point.drawn_range or (point.y, point.y)
    return Fraction(low), Fraction(high)


def _allowed(point: Point) -> Interval | None:
    if point.y_low is None or point.y_high is None:
        return None
    return Fraction(point.y_low), Fraction(point.y_high)
