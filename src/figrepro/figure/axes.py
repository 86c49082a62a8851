"""Places on an axis: what a value on it is, and where it stands between the limits."""

import math
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from figrepro.errors import quoted
from figrepro.figure import exact
from figrepro.figure.model import X
from figrepro.figure.spec import Axis, Coordinate, TickStep

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class AxisError(ValueError):
    """Limits or ticks cannot be computed.

    Attributes:
        path: Which key it is.
        found: What stands there.
        allowed: What may stand there.
    """

    def __init__(
        self,
        text: str,
        path: tuple[str, ...] = (),
        *,
        found: str | None = None,
        allowed: str | None = None,
    ) -> None:
        super().__init__(text)
        self.path = path
        self.found = found
        self.allowed = allowed

    def under(self, key: str) -> "AxisError":
        """The same of a key inside another."""
        return AxisError(str(self), (key, *self.path), found=self.found, allowed=self.allowed)


def parse_coordinate(value: Coordinate, axis: Axis) -> X:
    """The value of a spec's limit or tick, as points on that axis have it.

    Raises:
        AxisError: The value is not of the axis' kind.
    """
    if axis.scale == "category":
        return value if isinstance(value, str) else format_plain(number_of(value))
    if axis.scale == "date":
        return parse_date(value if isinstance(value, str) else format_plain(number_of(value)))
    return number_of(value)


def number_of(value: Coordinate) -> Decimal:
    """The number that a spec's limit or tick was written as.

    Raises:
        AxisError: It is text.
    """
    if isinstance(value, str):
        msg = "this is not a number"
        raise AxisError(msg, found=quoted(value), allowed="a number")
    return exact.plain(exact.of_float(value))


def parse_date(text: str) -> date:
    """A day written as 2024-05-31.

    Raises:
        AxisError: It is not one.
    """
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # a day that no calendar has
    msg = "this is not a date"
    raise AxisError(msg, found=quoted(text), allowed="a date such as 2024-05-31")


def as_coordinate(value: X) -> Coordinate:
    """The value as a spec holds it."""
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def categories(values: Iterable[X]) -> tuple[str, ...]:
    """The categories in the order in which they first appear."""
    return tuple(dict.fromkeys(str(value) for value in values))


def position(value: X, axis: Axis) -> float:
    """Where a value stands along an axis: its number, its day, its category's place.

    The axis must be resolved: the ticks of a category axis are its categories.
    """
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return float(value.toordinal())
    return _category_places(axis).get(value, math.nan)


# A drawing asks these two for each of its points, always of the same two axes.


@lru_cache(maxsize=16)
def _category_places(axis: Axis) -> dict[X, float]:
    return {name: float(place) for place, name in enumerate(tick_values(axis))}


@lru_cache(maxsize=64)
def limit_positions(axis: Axis) -> tuple[float, float]:
    """The two ends of a resolved axis, as positions."""
    if axis.limits is None:
        msg = "the axis is not resolved"
        raise ValueError(msg)
    low, high = axis.limits
    if axis.scale == "category":
        return float(low), float(high)
    return (
        position(parse_coordinate(low, axis), axis),
        position(parse_coordinate(high, axis), axis),
    )


def fraction(value: X, axis: Axis) -> float:
    """Where a value stands between the ends of a resolved axis: 0 at the lower, 1 at the upper.

    What has no place on a log axis, the foot of an error bar below zero, stands at minus infinity.
    """
    return fraction_at(position(value, axis), axis)


def fraction_at(place: float, axis: Axis) -> float:
    """The same of a position along the axis."""
    low, high = limit_positions(axis)
    if axis.scale == "log":
        if place <= 0:
            return -math.inf
        place, low, high = (math.log10(number) for number in (place, low, high))
    return (place - low) / (high - low)


def tick_values(axis: Axis) -> tuple[X, ...]:
    """The ticks of a resolved axis."""
    if axis.ticks is None or isinstance(axis.ticks, TickStep):
        msg = "the axis is not resolved"
        raise ValueError(msg)
    return tuple(parse_coordinate(tick, axis) for tick in axis.ticks)


def format_plain(number: Decimal) -> str:
    """The number in digits, without an exponent: 20000, 0.45."""
    return f"{number:f}"
