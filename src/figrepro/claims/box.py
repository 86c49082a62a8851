"""The values that the points of a figure may have at once: an interval for each."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm

Rational = int | Fraction
"""An exact number. Whole ones are kept whole: their arithmetic takes a tenth of the time."""

Interval = tuple[Rational, Rational]
"""The least and the greatest value, both possible."""

_NOTHING: Interval = (0, 0)


class Box:
    """An interval for each variable; a variable is a point of the figure.

    Args:
        intervals: By the number of the variable; None where no bounds are known.
        scale: What makes most bounds whole numbers, where that is known.
    """

    def __init__(self, intervals: Sequence[Interval | None], scale: int | None = None) -> None:
        self.intervals = intervals
        self._scale = scale

    @classmethod
    def at(cls, values: Iterable[Rational], scale: int | None = None) -> "Box":
        """The box that holds nothing but these values."""
        return cls([(value, value) for value in values], scale)

    @cached_property
    def scale(self) -> int:
        """A factor that makes all bounds whole numbers, or most of them."""
        if self._scale is not None:
            return self._scale
        bounds = (bound for interval in self.intervals for bound in interval or ())
        return lcm(*(bound.denominator for bound in bounds))

    @cached_property
    def scaled(self) -> list[Interval | None]:
        """The intervals times the scale."""
        scale = self.scale
        return [
            None if one is None else (whole(one[0] * scale), whole(one[1] * scale))
            for one in self.intervals
        ]

    def with_values(self, changed: Mapping[int, Rational]) -> "Box":
        """The same box, but for variables that have one value."""
        box = Box([*self.intervals], self.scale)
        scaled = [*self.scaled]
        for variable, value in changed.items():
            box.intervals[variable] = (value, value)  # type: ignore[index]  # it is a list
            scaled[variable] = (whole(value * self.scale),) * 2
        box.__dict__["scaled"] = scaled
        return box

    def with_interval(self, variable: int, interval: Interval) -> "Box":
        """The same box, but for one variable."""
        intervals = [*self.intervals]
        intervals[variable] = interval
        return Box(intervals, self.scale)

    def has_bounds(self, variables: Iterable[int]) -> bool:
        """Whether there are bounds for all of these variables."""
        return all(self.intervals[one] is not None for one in variables)

    def width(self, variable: int) -> Rational:
        """How far the bounds of a variable are apart; 0 where it has none."""
        low, high = self.intervals[variable] or _NOTHING
        return high - low

    def middle(self, variable: int) -> Fraction:
        """The value halfway between the bounds of a variable that has some."""
        low, high = self.intervals[variable] or _NOTHING
        return Fraction(low + high) / 2


def exactly(number: Decimal) -> Rational:
    """What a decimal says, with nothing rounded."""
    numerator, denominator = number.as_integer_ratio()
    return numerator if denominator == 1 else Fraction(numerator, denominator)


def whole(number: Rational) -> Rational:
    """The number, as a whole one if it is one."""
    return number.numerator if number.denominator == 1 else number
