"""The values that the points of a figure may have at once: an interval for each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm

Rational = int | Fraction
"""An exact number. Whole ones are kept whole: their arithmetic takes a tenth of the time."""

Interval = tuple[Rational, Rational]
"""The least and the greatest value, both possible."""

_NOTHING: Interval = (0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class IntervalBox:
    """An interval for each variable; a variable is a point of the figure.

    Attributes:
        intervals: By the number of the variable; None where no bounds are known.
        scale: A factor that makes all bounds whole numbers, or most of them.
        scaled: The intervals times the scale.
    """

    intervals: Sequence[Interval | None]
    scale: int
    scaled: Sequence[Interval | None]

    @classmethod
    def of(cls, intervals: Sequence[Interval | None], scale: int | None = None) -> "IntervalBox":
        """The box of these intervals.

        Args:
            intervals: By the number of the variable.
            scale: What makes most bounds whole numbers, where that is known.
        """
        if scale is None:
            bounds = (bound for interval in intervals for bound in interval or ())
            scale = lcm(*(bound.denominator for bound in bounds))
        return cls(intervals, scale, [_scaled(one, scale) for one in intervals])

    @classmethod
    def at(cls, values: Iterable[Rational], scale: int | None = None) -> "IntervalBox":
        """The box that holds nothing but these values."""
        return cls.of([(value, value) for value in values], scale)

    def with_values(self, changed: Mapping[int, Rational]) -> "IntervalBox":
        """The same box, but for variables that have one value."""
        return self._with({one: (value, value) for one, value in changed.items()})

    def with_interval(self, variable: int, interval: Interval) -> "IntervalBox":
        """The same box, but for one variable."""
        return self._with({variable: interval})

    def _with(self, changed: Mapping[int, Interval]) -> "IntervalBox":
        intervals, scaled = [*self.intervals], [*self.scaled]
        for variable, interval in changed.items():
            intervals[variable] = interval
            scaled[variable] = _scaled(interval, self.scale)
        return IntervalBox(intervals, self.scale, scaled)

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


def _scaled(interval: Interval | None, scale: int) -> Interval | None:
    return None if interval is None else (whole(interval[0] * scale), whole(interval[1] * scale))


def exactly(number: Decimal) -> Rational:
    """What a decimal says, with nothing rounded."""
    numerator, denominator = number.as_integer_ratio()
    return numerator if denominator == 1 else Fraction(numerator, denominator)


def whole(number: Rational) -> Rational:
    """The number, as a whole one if it is one."""
    return number.numerator if number.denominator == 1 else number
