"""The values that the points of a figure may have at once: an interval for each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Values = Mapping[int, Fraction]
"""A value for each variable by its number; a variable is a point of the figure."""

Interval = tuple[Fraction, Fraction]
"""The least and the greatest value, both possible."""

_NOTHING: Interval = (Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Box:
    """An interval for each variable.

    Attributes:
        intervals: By the number of the variable; None where no bounds are known.
    """

    intervals: Sequence[Interval | None]

    @classmethod
    def at(cls, values: Sequence[Fraction]) -> "Box":
        """The box that holds nothing but these values."""
        return cls([(value, value) for value in values])

    def with_interval(self, variable: int, interval: Interval) -> "Box":
        """The same box, but for one variable."""
        intervals = [*self.intervals]
        intervals[variable] = interval
        return Box(intervals)

    def has_bounds(self, variables: Iterable[int]) -> bool:
        """Whether there are bounds for all of these variables."""
        return all(self.intervals[one] is not None for one in variables)

    def width(self, variable: int) -> Fraction:
        """How far the bounds of a variable are apart; 0 where it has none."""
        low, high = self.intervals[variable] or _NOTHING
        return high - low

    def middle(self, variable: int) -> Fraction:
        """The value halfway between the bounds of a variable that has some."""
        low, high = self.intervals[variable] or _NOTHING
        return (low + high) / 2
