"""A series as sentences need it: its places along the x axis, and its terms in formulas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from figrepro.claims.writing import quote
from figrepro.figure.model import Point, X
from figrepro.marks.base import Mark
from figrepro.words import formulas
from figrepro.words.phrase import Phrase, own_words
from figrepro.words.values import Value, greatest, least


@dataclass(frozen=True, slots=True)
class PointsAtX:
    """Where a series has a point: several in a scatter, the least first."""

    x: X
    points: tuple[Point, ...]
    values: tuple[Value, ...]

    @classmethod
    def of(cls, x: X, points: Iterable[Point]) -> "PointsAtX":
        """The place of some points."""
        there = tuple(points)
        return cls(x, there, tuple(map(Value.of, there)))

    @property
    def value(self) -> Value:
        """The value there, where there is one."""
        return self.values[0]


def places_of(points: Iterable[Point]) -> tuple[PointsAtX, ...]:
    """The places of points that are in order along the axis."""
    found: dict[X, list[Point]] = {}
    for point in points:
        found.setdefault(point.x, []).append(point)
    return tuple(PointsAtX.of(x, there) for x, there in found.items())


@dataclass(frozen=True)
class SeriesInWords:
    """What a drawing shows of a series.

    Attributes:
        name: As formulas have it.
        label: As sentences have it: as the legend does.
        mark: How it is drawn.
        has_course: Whether its points stand in an order that says something: not bars or loose
            points over categories, which might as well stand in another.
        places: Where it has points that are shown, in order along the axis.
        hidden: Its points beyond the axes.
        leaves_the_axes: Whether its course goes through these between points that are shown.
    """

    name: str
    label: str
    mark: Mark
    has_course: bool
    places: tuple[PointsAtX, ...]
    hidden: tuple[Point, ...]
    leaves_the_axes: bool

    @cached_property
    def values(self) -> dict[X, Value]:
        """The value at each x, where there is one and no other beyond the axes."""
        hidden = {point.x for point in self.hidden}
        lone = (place for place in self.places if len(place.values) == 1)
        return {place.x: place.value for place in lone if place.x not in hidden}

    @property
    def in_order(self) -> list[Value]:
        """The values along the axis, where there is one at each x."""
        return [place.value for place in self.places]

    @property
    def first(self) -> PointsAtX:
        """Its first place along the axis."""
        return self.places[0]

    @property
    def last(self) -> PointsAtX:
        """Its last place along the axis."""
        return self.places[-1]

    @property
    def has_one_value_at_each_x(self) -> bool:
        """Whether no two points stand at one x."""
        return len(self.values) == len(self.places)

    @property
    def is_whole(self) -> bool:
        """Whether all of its points are shown."""
        return not self.hidden

    @property
    def is_level(self) -> bool:
        """Whether all of several values are one."""
        ends = {end for place in self.places for one in place.values for end in (one.low, one.high)}
        return len(ends) == 1 and self.count > 1

    @property
    def count(self) -> int:
        """How many points of it are shown."""
        return sum(len(place.values) for place in self.places)

    @property
    def change(self) -> Value:
        """From the first point to the last."""
        return self.last.value.less(self.first.value)

    @property
    def tops(self) -> list[Value]:
        """The greatest value at each x."""
        return [greatest(place.values) for place in self.places]

    @property
    def feet(self) -> list[Value]:
        """The least value at each x."""
        return [least(place.values) for place in self.places]

    def within_the_axes(self, words: Phrase) -> Phrase:
        """What is said of it, of what is shown if that is not all."""
        return words if self.is_whole else own_words("within the axes, ", words)

    def there(self, words: Phrase) -> Phrase:
        """What is said of it next, with the small word that it begins with."""
        return words if self.is_whole else own_words("there, ", words)

    @property
    def quoted(self) -> str:
        """Its name in a formula."""
        return quote(self.name)

    def y_term(self, x: X) -> str:
        """Its value at an x."""
        return f"y({self.quoted}, {formulas.place(x)})"

    @property
    def values_term(self) -> str:
        """Its values, as far as they are shown."""
        if self.is_whole:
            return f"values({self.quoted})"
        return f"[{', '.join(self.y_term(place.x) for place in self.places)}]"

    @property
    def highest_term(self) -> str:
        """Its greatest value."""
        return f"highest({self.quoted})" if self.is_whole else f"max({self.values_term})"

    @property
    def lowest_term(self) -> str:
        """Its least value."""
        return f"lowest({self.quoted})" if self.is_whole else f"min({self.values_term})"

    @property
    def change_term(self) -> str:
        """Its last value less its first."""
        if self.is_whole:
            return f"change({self.quoted})"
        first, last = formulas.place(self.first.x), formulas.place(self.last.x)
        return f"change({self.quoted}, {first}, {last})"

    def is_at(self, place: PointsAtX) -> str:
        """The formula that it has the value that is listed at a place."""
        return formulas.is_value(self.y_term(place.x), place.value)

    def has_count(self) -> tuple[str, ...]:
        """The formula that it has so many points; none if some are not shown."""
        return (f"count(values({self.quoted})) == {self.count}",) if self.is_whole else ()

    def runs(self) -> tuple[str, ...]:
        """The formulas that it begins and ends where it does; none if some are not shown."""
        if not self.is_whole:
            return ()
        first, last = self.y_term(self.first.x), self.y_term(self.last.x)
        return f"first({self.quoted}) == {first}", f"last({self.quoted}) == {last}"

    def steps_are(self, sign: str) -> str:
        """The formula that each value stands so to the one before it: `>`, `<`, `>=` or `<=`."""
        if not self.is_whole:
            return self._stand(sign, self.places)
        match sign:
            case ">":
                return f"increasing({self.quoted})"
            case "<":
                return f"decreasing({self.quoted})"
            case _:
                return f"all(d {sign} 0 for d in steps({self.quoted}))"

    def turns_at(self, turn: PointsAtX, *, rises_first: bool) -> str:
        """The formula that it rises to a place and falls from there, or the other way round."""
        words = ("increasing", "decreasing") if rises_first else ("decreasing", "increasing")
        if not self.is_whole:
            middle = self.places.index(turn)
            signs = (">", "<") if rises_first else ("<", ">")
            up, down = self.places[: middle + 1], self.places[middle:]
            return f"{self._stand(signs[0], up)} and {self._stand(signs[1], down)}"
        first, there, last = (formulas.place(one.x) for one in (self.first, turn, self.last))
        return (
            f"{words[0]}({self.quoted}, {first}, {there}) and "
            f"{words[1]}({self.quoted}, {there}, {last})"
        )

    def _stand(self, sign: str, places: Sequence[PointsAtX]) -> str:
        terms = [self.y_term(place.x) for place in reversed(places)]
        return f" {sign} ".join(terms)
