"""The values of one reading, as variables with bounds: what formulas are about."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm

from figrepro.chart.chart import Chart
from figrepro.claims.chart_axes import ChartAxes, XKey, key_of
from figrepro.claims.interval_box import Interval, IntervalBox, Rational
from figrepro.claims.polynomial import variable
from figrepro.claims.terms import Term, Undefined
from figrepro.figure import decimal_math
from figrepro.figure.formats import format_x
from figrepro.figure.match_points import MatchKey, paired, spots
from figrepro.figure.model import DRAWN, Figure, Point, Reading, X


@dataclass(frozen=True, slots=True)
class XPosition:
    """Where a series has points, or should have.

    Attributes:
        x: The place on the x axis.
        key: The same, to compare.
        along: Where it is along the axis: the number, the day, or which of the categories.
        variables: The points there, by their size: none where the reading lacks one, several in a
            scatter.
        lacking: How many points are drawn there beyond those that the reading has.
    """

    x: X
    key: XKey
    along: Rational
    variables: tuple[int, ...]
    lacking: int = 0


@dataclass(frozen=True)
class SeriesValues:
    """A series as formulas see it.

    Attributes:
        name: The series.
        reading: The reading that has the values.
        places: In order along the axis, whatever the order of the file is.
    """

    name: str
    reading: str
    places: tuple[XPosition, ...]

    def at(self, key: XKey) -> Term:
        """The value at a place."""
        found = self._by_key.get(key)
        if found is not None:
            return found
        there = ", ".join(format_x(place.x) for place in self.places)
        return Undefined(f"{self.name} has no point at {_shown(key)}; its points: {there}")

    def value(self, place: XPosition) -> Term:
        """The value at one of its places."""
        if len(place.variables) == 1 and not place.lacking:
            return variable(place.variables[0])
        if len(place.variables) + place.lacking > 1:
            return Undefined(f"there are several points of {self.name} at {format_x(place.x)}")
        return self._lacking(place)

    def _lacking(self, place: XPosition) -> Undefined:
        at = f"of {self.name} at {format_x(place.x)}"
        if place.variables:
            return Undefined(f"the reading {self.reading} has not all points {at}")
        return Undefined(f"the reading {self.reading} has no point {at}")

    @cached_property
    def _by_key(self) -> dict[XKey, Term]:
        return {place.key: self.value(place) for place in self.places}

    @cached_property
    def along(self) -> dict[XKey, Rational]:
        """Where each of its places is along the axis."""
        return {place.key: place.along for place in self.places}

    def values_at(self, place: XPosition) -> list[Term]:
        """The values at one of its places: several in a scatter, the least first."""
        lacking = [self._lacking(place)] * place.lacking
        return [*(variable(one) for one in place.variables), *lacking]

    @property
    def placed_values(self) -> list[tuple[XPosition, Term]]:
        """The values of all points, in order, each with its place."""
        return [(place, value) for place in self.places for value in self.values_at(place)]

    @property
    def every_value(self) -> list[Term]:
        """The values of all points, in order."""
        return [value for _, value in self.placed_values]


def _shown(key: XKey) -> str:
    return f"{float(key):g}" if isinstance(key, Fraction) else str(key)


@dataclass(frozen=True)
class ReadingValues:
    """A reading of a figure to test formulas on.

    Attributes:
        axes: The axes of the figure.
        series: By the name of the series, in the order of the figure.
        points: The point of each variable.
        spots: The variable of each point of the reading.
        others: Likewise of the figure's other readings, by the name of the reading.
        along: Where each place is along the x axis: those of all readings, and of the ticks.
    """

    axes: ChartAxes
    series: Mapping[str, SeriesValues]
    points: tuple[Point, ...]
    spots: Mapping[MatchKey, int]
    others: Mapping[str, Mapping[MatchKey, int]]
    along: Mapping[XKey, Rational]

    @classmethod
    def of(cls, chart: Chart, reading: str = DRAWN) -> "ReadingValues":
        """A figure with the values of one reading.

        A point that is drawn and that the reading lacks is a place without a value: what the
        reading does not say is neither true nor false.
        """
        figure = chart.figure
        read = figure.drawn if reading == DRAWN else _reading(figure, reading)
        return _reading_values(chart, spots(read.series), reading)

    @classmethod
    def with_points_of(cls, chart: Chart, reading: str) -> "ReadingValues":
        """The drawn points of a figure, those of another reading in place of those they share."""
        figure = chart.figure
        drawn, other = spots(figure.series), spots(_reading(figure, reading).series)
        replaced = drawn | {spot: other[theirs] for spot, theirs in paired(drawn, other).items()}
        return _reading_values(chart, replaced, DRAWN)

    @cached_property
    def has_several_at_an_x(self) -> bool:
        """Whether a series has several points at one x."""
        return any(rank for _, _, rank in self.spots)

    @cached_property
    def decimals(self) -> int:
        """How many decimals the values are written with."""
        judged = (self.points[one] for one in self.spots.values())
        written = (number for point in judged for number in point.listed)
        return max(map(decimal_math.decimals, written), default=0)

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
    def start(self) -> IntervalBox:
        """The values as listed; of a range, its middle."""
        return IntervalBox.at([Fraction(point.y) for point in self.points], self.scale)

    @cached_property
    def listed(self) -> IntervalBox:
        """The values as listed: one for each point, and all of a range."""
        return IntervalBox.of([_interval(point.listed) for point in self.points], self.scale)

    @cached_property
    def allowed(self) -> IntervalBox:
        """The values that the reading's resolution allows."""
        allowed = (point.bounds for point in self.points)
        return IntervalBox.of([one and _interval(one) for one in allowed], self.scale)


def _reading(figure: Figure, name: str) -> Reading:
    return next(one for one in figure.readings if one.name == name)


def _reading_values(chart: Chart, listed: Mapping[MatchKey, Point], reading: str) -> ReadingValues:
    """A figure with these points; those of all readings become variables."""
    figure, points = chart.figure, [*listed.values()]
    numbers = {spot: number for number, spot in enumerate(listed)}
    others: dict[str, dict[MatchKey, int]] = {}
    for one in figure.readings:
        if one.name == reading:  # its values are variables already
            others[one.name] = numbers
            continue
        read = spots(one.series)
        others[one.name] = {spot: number for number, spot in enumerate(read, len(points))}
        points += read.values()
    axes = ChartAxes(chart)
    readings = (figure.drawn, *figure.readings)
    of_points = (point.x for one in readings for series in one.series for point in series.points)
    along = axes.along((*of_points, *(x for _, x, _ in listed)))
    names = dict.fromkeys((*(one.name for one in figure.series), *(name for name, _, _ in listed)))
    by_name = {name: _series_values(figure, name, listed, along, reading) for name in names}
    return ReadingValues(axes, by_name, tuple(points), numbers, others, along)


def _series_values(
    figure: Figure,
    name: str,
    listed: Mapping[MatchKey, Point],
    along: Mapping[XKey, Rational],
    reading: str,
) -> SeriesValues:
    """A series with its points, and with places where points are drawn that the reading lacks."""
    drawn = figure.drawn.named(name)
    xs = [point.x for point in drawn.points] if drawn is not None else []
    counts = Counter(map(key_of, xs))
    found: dict[XKey, list[int]] = {key: [] for key in counts}
    own = [(number, spot) for number, spot in enumerate(listed) if spot[0] == name]
    for number, (_, x, _) in sorted(own, key=lambda one: listed[one[1]].y):
        found.setdefault(key_of(x), []).append(number)
    written = {key_of(x): x for x in (*(x for _, (_, x, _) in own), *xs)}
    places = (
        XPosition(written[key], key, along[key], tuple(there), max(counts[key] - len(there), 0))
        for key, there in found.items()
    )
    return SeriesValues(name, reading, tuple(sorted(places, key=lambda place: place.along)))


def _interval(ends: tuple[Decimal, Decimal]) -> Interval:
    low, high = ends
    return Fraction(low), Fraction(high)
