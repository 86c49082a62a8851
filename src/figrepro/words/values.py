"""The numbers of a chart: what is listed of them, and what their bounds allow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from itertools import pairwise

from figrepro.figure import decimal_math
from figrepro.figure.model import Point

Bounds = tuple[Decimal, Decimal]

_MOST_DIGITS = 12
"""Digits that a number in a sentence may have; one that has more is rounded."""
_FEW_DIGITS = Context(prec=6)
_ALL_DIGITS = Context(prec=10_000)
_ANY: Bounds = (Decimal("-Infinity"), Decimal("Infinity"))


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a point, or a difference of two.

    Attributes:
        low: The least value that is listed.
        high: The greatest: the same, but of a range.
        allowed: What the bounds of the reading allow: anything, where those are not known.
    """

    low: Decimal
    high: Decimal
    allowed: Bounds

    @classmethod
    def of(cls, point: Point) -> "Value":
        """The value of a point."""
        return cls(*point.listed, point.bounds or _ANY)

    @property
    def is_one(self) -> bool:
        """Whether a single number is listed."""
        return self.low == self.high

    @property
    def told(self) -> Bounds:
        """Between which numbers sentences tell that it lies: wider than listed where they round."""
        return near(self.low).low, near(self.high).high

    @property
    def is_about(self) -> bool:
        """Whether it may be another than what is told."""
        low, high = self.told
        return self.allowed[0] < low or high < self.allowed[1]

    @property
    def is_rounded(self) -> bool:
        """Whether it has more digits than can be told."""
        return self.told != (self.low, self.high)

    def less(self, other: "Value") -> "Value":
        """The difference to another value."""
        return Value(
            decimal_math.subtract(self.low, other.high),
            decimal_math.subtract(self.high, other.low),
            _less(self.allowed, other.allowed),
        )

    def negative(self) -> "Value":
        """The value with its sign turned."""
        low, high = self.allowed
        allowed = (high.copy_negate(), low.copy_negate())
        return Value(self.high.copy_negate(), self.low.copy_negate(), allowed)

    def size(self) -> "Value":
        """The value without its sign."""
        return Value(*_size((self.low, self.high)), _size(self.allowed))


def _less(a: Bounds, b: Bounds) -> Bounds:
    return decimal_math.subtract(a[0], b[1]), decimal_math.subtract(a[1], b[0])


def _size(bounds: Bounds) -> Bounds:
    ends = sorted(one.copy_abs() for one in bounds)
    return (Decimal(0) if bounds[0] <= 0 <= bounds[1] else ends[0]), ends[1]


def exactly(number: Decimal) -> Value:
    """A number of which nothing is in doubt."""
    return Value(number, number, (number, number))


ZERO = exactly(Decimal(0))


def greatest(values: Sequence[Value]) -> Value:
    """The greatest of some values."""
    return Value(
        max(value.low for value in values),
        max(value.high for value in values),
        (max(value.allowed[0] for value in values), max(value.allowed[1] for value in values)),
    )


def least(values: Sequence[Value]) -> Value:
    """The least of some values."""
    return greatest([value.negative() for value in values]).negative()


@dataclass(frozen=True, slots=True)
class Near:
    """A number as it is told, and the numbers that are told likewise."""

    shown: Decimal
    low: Decimal
    high: Decimal


def near(number: Decimal) -> Near:
    """A number in as many digits as can be told: itself, unless it has absurdly many."""
    if len(number.normalize(_ALL_DIGITS).as_tuple().digits) <= _MOST_DIGITS:
        return Near(number, number, number)
    shown = decimal_math.plain(_FEW_DIGITS.plus(number))
    half_a_step = decimal_math.half(
        decimal_math.shift(Decimal(1), shown.adjusted() - _FEW_DIGITS.prec + 1)
    )
    return Near(
        shown, decimal_math.subtract(shown, half_a_step), decimal_math.add(shown, half_a_step)
    )


@dataclass(frozen=True, slots=True)
class Above:
    """That one value is above another."""

    one: Value
    other: Value
    or_equal: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is, whatever the values of a range are."""
        return self._is_above(self.one.low, self.other.high)

    @property
    def is_firm(self) -> bool:
        """Whether it is for all values that the bounds allow."""
        return self._is_above(self.one.allowed[0], self.other.allowed[1])

    def _is_above(self, low: Decimal, high: Decimal) -> bool:
        return low > high or (self.or_equal and low == high)


@dataclass(frozen=True, slots=True)
class Order:
    """Which values are above which others: all that is said of it holds, or it does not."""

    parts: tuple[Above, ...]

    def __add__(self, other: "Order") -> "Order":
        """What both say."""
        return Order((*self.parts, *other.parts))

    @property
    def holds(self) -> bool:
        """Whether it does, whatever the values of a range are."""
        return all(part.holds for part in self.parts)

    @property
    def is_firm(self) -> bool:
        """Whether it does for all values that the bounds allow."""
        return all(part.is_firm for part in self.parts)


def rising(values: Iterable[Value], *, or_equal: bool = False) -> Order:
    """Each value above the one before it."""
    return Order(tuple(Above(after, before, or_equal) for before, after in pairwise(values)))


def falling(values: Iterable[Value], *, or_equal: bool = False) -> Order:
    """Each value below the one before it."""
    return Order(tuple(Above(before, after, or_equal) for before, after in pairwise(values)))


def above_all(values: Iterable[Value], others: Sequence[Value], *, or_equal: bool = False) -> Order:
    """Each of some values above each of some others."""
    return Order(tuple(Above(one, other, or_equal) for one in values for other in others))


def below_all(values: Iterable[Value], others: Sequence[Value], *, or_equal: bool = False) -> Order:
    """Each of some values below each of some others."""
    return Order(tuple(Above(other, one, or_equal) for one in values for other in others))
