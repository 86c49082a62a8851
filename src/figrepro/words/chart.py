"""A figure as sentences need it: series along the x axis, and numbers as the axes write them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

import msgspec

from figrepro.figure import exact
from figrepro.figure.axes import tick_values
from figrepro.figure.formats import MINUS, format_x, tick_labels, visible
from figrepro.figure.model import Figure, Point, Series, X
from figrepro.figure.spec import Axis, Spec
from figrepro.figure.vocabulary import Kind
from figrepro.words import formulas
from figrepro.words.sentence import listed
from figrepro.words.values import Value, greatest, least

_LONGEST_DIGITS = 12
"""Characters of a number in plain digits."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a series has a point: several in a scatter."""

    x: X
    points: tuple[Point, ...]
    values: tuple[Value, ...]

    @classmethod
    def of(cls, x: X, points: Iterable[Point]) -> "Place":
        """The place of some points."""
        there = tuple(points)
        return cls(x, there, tuple(map(Value.of, there)))

    @property
    def value(self) -> Value:
        """The value there, where there is one."""
        return self.values[0]


@dataclass(frozen=True)
class Line:
    """A series along the x axis.

    Attributes:
        name: As formulas have it.
        label: As sentences have it: as the legend does.
        kind: How it is drawn.
        places: In order along the axis.
    """

    name: str
    label: str
    kind: Kind
    places: tuple[Place, ...]

    @cached_property
    def values(self) -> dict[X, Value]:
        """The value at each x, where there is one."""
        return {place.x: place.value for place in self.places if len(place.values) == 1}

    @property
    def has_one_value_at_each_x(self) -> bool:
        """Whether no two points stand at one x."""
        return len(self.values) == len(self.places)

    @property
    def count(self) -> int:
        """How many points it has."""
        return sum(len(place.values) for place in self.places)

    @property
    def change(self) -> Value:
        """From the first point to the last."""
        return self.places[-1].value.less(self.places[0].value)

    @property
    def tops(self) -> list[Value]:
        """The greatest value at each x."""
        return [greatest(place.values) for place in self.places]

    @property
    def feet(self) -> list[Value]:
        """The least value at each x."""
        return [least(place.values) for place in self.places]

    @property
    def quoted(self) -> str:
        """Its name in a formula."""
        return formulas.text(self.name)


@dataclass(frozen=True)
class Chart:
    """A figure in the parts that sentences are made of."""

    figure: Figure

    @property
    def spec(self) -> Spec:
        """How it looks."""
        return self.figure.spec

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The series that have points, in the order of the figure."""
        drawn = [one for one in self.figure.series if one.points]
        labels = _labels(self.spec, drawn)
        return tuple(
            Line(one.name, label, self.spec.kind_of(one.name), self._places(one.points))
            for one, label in zip(drawn, labels, strict=True)
        )

    def _places(self, points: Iterable[Point]) -> tuple[Place, ...]:
        found: dict[X, list[Point]] = {}
        for point in points:
            found.setdefault(point.x, []).append(point)
        return tuple(Place.of(x, found[x]) for x in sorted(found, key=self.along))

    def along(self, x: X) -> Decimal:
        """Where a place is along the x axis."""
        if isinstance(x, Decimal):
            return x
        return Decimal(x.toordinal() if isinstance(x, date) else self._categories[x])

    @cached_property
    def _categories(self) -> dict[X, int]:
        return {name: place for place, name in enumerate(tick_values(self.spec.x))}

    @cached_property
    def has_categories(self) -> bool:
        """Whether the x axis is one of categories."""
        return self.spec.x.scale == "category"

    @cached_property
    def share_all_x(self) -> bool:
        """Whether all series have points at the same x."""
        return len({tuple(place.x for place in line.places) for line in self.lines}) == 1

    def at(self, x: X) -> str:
        """A place on the x axis in words."""
        return written(x, self.spec.x)

    def value(self, value: Value) -> str:
        """A value in words: 0.45, about 0.45, 63 to 64."""
        return ("about " if value.is_about else "") + self.plain(value)

    def plain(self, value: Value) -> str:
        """A value in words without the hedge."""
        ends = (value.low,) if value.is_one else (value.low, value.high)
        return " to ".join(written(end, self.spec.y) for end in ends)

    def end(self, value: Value) -> str:
        """A value that another leads to, so that no two "to" follow each other."""
        if value.is_one:
            return self.value(value)
        about = "about " if value.is_about else ""
        return about + "between " + self.plain(value).replace(" to ", " and ", 1)

    def difference(self, value: Value) -> str:
        """A difference of values in words, without zeros that only the values have."""
        if self.spec.y.format != "percent":
            return self.value(Value(exact.plain(value.low), exact.plain(value.high), value.allowed))
        ends = (value.low,) if value.is_one else (value.low, value.high)
        points = [f"{exact.plain(exact.shift(one, 2)):f}".replace("-", MINUS) for one in ends]
        unit = "percentage point" if points == ["1"] else "percentage points"
        return f"{'about ' if value.is_about else ''}{' to '.join(points)} {unit}"

    def from_to(self, first: Value, last: Value) -> str:
        """Two values, one after the other, hedged once where one hedge is enough."""
        if first.is_one and first == last:
            return f"{self.value(first)} at both ends"
        if first.is_about and last.is_about and first.is_one and last.is_one:
            return f"about {self.plain(first)} to {self.plain(last)}"
        return f"{self.value(first)} to {self.end(last)}"

    def names(self, lines: Sequence[Line]) -> str:
        """Some series in words."""
        return listed([line.label for line in lines])


def written(number: X, axis: Axis) -> str:
    """A place on an axis, as its ticks write it; numbers keep the decimals that they have."""
    if not isinstance(number, Decimal):
        return visible(format_x(number))
    digits = f"{number:f}".replace("-", MINUS)
    if axis.format == "plain":
        if len(digits) <= _LONGEST_DIGITS:
            return digits
        axis = msgspec.structs.replace(axis, format="scientific")
    return tick_labels((number,), axis)[0]


def _labels(spec: Spec, series: Sequence[Series]) -> list[str]:
    """The names in the legend, unless two are alike there or one is missing."""
    labels = [visible(spec.series[one.name].label or "") for one in series]
    if "" in labels or len(set(labels)) < len(labels):
        return [visible(one.name) for one in series]
    return labels
