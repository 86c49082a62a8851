"""Places on an axis: where a value stands, and the limits and ticks an axis has by default.

The rules are figrepro's own, in exact decimals, so that no library's change of heart moves a tick.
"""

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from figrepro.errors import quoted
from figrepro.figure import exact
from figrepro.figure.model import X
from figrepro.figure.spec import Axis, Coordinate, TickStep

MOST_TICKS = 8
"""Ticks that figrepro chooses by itself; a spec may ask for more."""
MOST_ASKED_TICKS = 200
"""Ticks that a spec may ask for: more could not be told apart on any canvas."""
MOST_CATEGORIES = 1000
"""Categories that an axis may have, likewise."""

_PAD = Decimal("0.05")
_CLOSEST = Decimal("1e-12")
"""Limits must differ by this part of the greater one, so that places between them are distinct
also as the binary floats that drawings are made with."""
_SMALLEST = exact.of_float(exact.SMALLEST_FLOAT)
_NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_NICE_IN_DECADE = (Decimal(1), Decimal(2), Decimal(5))
_DAYS_PER_TICK = (1, 2, 7, 14)
_MONTHS_PER_TICK = (1, 2, 3, 6)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ANY_DAY = date(2000, 1, 1)
"""Where an axis of dates stands that has none."""


class AxisError(ValueError):
    """The limits or ticks of an axis cannot be.

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
        return value if isinstance(value, str) else format_plain(_number(value))
    if axis.scale == "date":
        return parse_date(value if isinstance(value, str) else format_plain(_number(value)))
    return _number(value)


def _number(value: Coordinate) -> Decimal:
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
    place = position(value, axis)
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


def resolve_axis(axis: Axis, values: Sequence[X]) -> Axis:
    """The axis with limits and ticks filled in from the values on it.

    Raises:
        AxisError: Limits or ticks are not of the axis' kind, or cannot be drawn.
    """
    from msgspec.structs import replace

    match axis.scale:
        case "category":
            limits, ticks = _category_axis(axis, values)
        case "date":
            limits, ticks = _date_axis(axis, values)
        case _:
            limits, ticks = _number_axis(axis, values)
    return replace(
        axis,
        limits=limits,
        ticks=tuple(as_coordinate(tick) for tick in ticks),
        grid=axis.grid if axis.grid is not None else False,
    )


Limits = tuple[Coordinate, Coordinate]


def _category_axis(axis: Axis, values: Sequence[X]) -> tuple[Limits, tuple[X, ...]]:
    if isinstance(axis.ticks, TickStep):
        msg = "an axis of categories has no steps"
        raise AxisError(msg, ("ticks",), allowed="a list of categories")
    asked = _asked_ticks(axis) or []
    names: tuple[X, ...] = categories((*asked, *values))
    if len(names) > MOST_CATEGORIES:
        msg = "there are too many categories"
        raise AxisError(msg, found=str(len(names)), allowed=f"at most {MOST_CATEGORIES}")
    limits = axis.limits or (-0.5, max(len(names), 1) - 0.5)
    if any(isinstance(limit, str) for limit in limits):
        msg = "the limits of an axis of categories are numbers"
        allowed = "places: the first category stands at 0, the next at 1"
        raise AxisError(msg, ("limits",), found=_listed(limits), allowed=allowed)
    low, high = (_number(limit) for limit in limits)
    _require_room(low, high)
    if low > 0 or high < len(names) - 1:
        msg = "the limits leave out categories"
        found = f"{_written(low)} to {_written(high)}"
        raise AxisError(msg, ("limits",), found=found, allowed=f"0 to {len(names) - 1}, or wider")
    return limits, names


def _date_axis(axis: Axis, values: Sequence[X]) -> tuple[Limits, tuple[X, ...]]:
    if isinstance(axis.ticks, TickStep):
        msg = "an axis of dates has no steps"
        raise AxisError(msg, ("ticks",), allowed='a list of dates, ["2024-05-31"]')
    asked = _asked_ticks(axis)
    shown = _days((*values, *(asked or ()))) or [_ANY_DAY]
    low, high = _days(_asked_limits(axis) or _padded_days(shown))
    if not low < high:
        raise _reversed(low, high)
    ticks = _inside(asked, low, high) if asked is not None else _nice_days(low, high)
    return (low.isoformat(), high.isoformat()), tuple(ticks)


def _days(values: Iterable[X]) -> list[date]:
    return [value for value in values if isinstance(value, date)]


def _padded_days(days: Sequence[date]) -> tuple[date, date]:
    low, high = min(days), max(days)
    pad = timedelta(days=max(1, round((high - low).days * float(_PAD))))
    lowest, highest = date.min, date.max
    return max(low, lowest + pad) - pad, min(high, highest - pad) + pad


def _nice_days(low: date, high: date) -> list[date]:
    """Days, months or years at the finest even step that gives few enough ticks."""
    span = (high - low).days
    for step in _DAYS_PER_TICK:
        if span // step < MOST_TICKS:
            # The first of all days was a Monday, so that weeks begin with one.
            first = -(-(low.toordinal() - 1) // step) * step + 1
            return [date.fromordinal(day) for day in range(first, high.toordinal() + 1, step)]
    months = [low.year * 12 + low.month - 1 + (low.day > 1), high.year * 12 + high.month - 1]
    steps = [*_MONTHS_PER_TICK, *(12 * int(nice * 10**p) for p in range(4) for nice in _NICE[:4])]
    step = next(step for step in steps if (months[1] - months[0]) // step < MOST_TICKS)
    first = -(-months[0] // step) * step
    return [date(month // 12, month % 12 + 1, 1) for month in range(first, months[1] + 1, step)]


def _number_axis(axis: Axis, values: Sequence[X]) -> tuple[Limits, tuple[X, ...]]:
    log = axis.scale == "log"
    asked = None if isinstance(axis.ticks, TickStep) else _asked_ticks(axis)
    if log and asked and min(_numbers(asked)) <= 0:
        msg = "a log axis has no place for it"
        found = _written(min(_numbers(asked)))
        raise AxisError(msg, ("ticks",), found=found, allowed="numbers above 0")
    numbers = _numbers((*values, *(asked or ())))
    low, high = _numbers(_asked_limits(axis) or (_decades_around if log else _padded)(numbers))
    if log and low <= 0:
        msg = "a log axis has no place for it"
        raise AxisError(msg, ("limits",), found=_written(low), allowed="numbers above 0")
    _require_room(low, high)
    ticks: Sequence[X]
    if isinstance(axis.ticks, TickStep) and axis.limits is not None:
        ticks = _stepped(axis.ticks, low, high)
    elif isinstance(axis.ticks, TickStep):
        low, high = _reaching_ticks(axis.ticks, low, high, positive=log)
        ticks = _stepped(_from_a_multiple(axis.ticks, low), low, high)
    elif asked is not None:
        ticks = _inside(asked, low, high)
    else:
        ticks = (_log_ticks if log else _nice_numbers)(low, high)
    return (float(low), float(high)), tuple(ticks)


def _numbers(values: Iterable[X]) -> list[Decimal]:
    return [value for value in values if isinstance(value, Decimal)]


def _asked_ticks(axis: Axis) -> list[X] | None:
    """The ticks that the spec lists."""
    if axis.ticks is None or isinstance(axis.ticks, TickStep):
        return None
    most = MOST_CATEGORIES if axis.scale == "category" else MOST_ASKED_TICKS
    if len(axis.ticks) > most:
        count = str(len(axis.ticks))
        raise _too_many_ticks(count, most)
    return _coordinates(axis.ticks, axis, "ticks")


def _asked_limits(axis: Axis) -> list[X] | None:
    """The limits that the spec names."""
    return None if axis.limits is None else _coordinates(axis.limits, axis, "limits")


def _coordinates(values: Iterable[Coordinate], axis: Axis, key: str) -> list[X]:
    try:
        return [parse_coordinate(value, axis) for value in values]
    except AxisError as error:
        raise error.under(key) from error


def _inside(ticks: Sequence[X], low: X, high: X) -> Sequence[X]:
    """The ticks, if each has a place of its own between the limits."""
    seen = set()
    for tick in ticks:
        if not low <= tick <= high:  # type: ignore[operator]  # numbers or dates, never both
            msg = "the tick lies beyond the limits"
            allowed = f"{_written(low)} to {_written(high)}"
            raise AxisError(msg, ("ticks",), found=_written(tick), allowed=allowed)
        if tick in seen:
            msg = "the tick is there twice"
            raise AxisError(msg, ("ticks",), found=_written(tick))
        seen.add(tick)
    return ticks


def _require_room(low: Decimal, high: Decimal) -> None:
    """Refuses limits between which nothing can be placed."""
    if not low < high:
        raise _reversed(low, high)
    if exact.subtract(high, low) < exact.multiply(_CLOSEST, max(low.copy_abs(), high.copy_abs())):
        msg = "the limits are too close together"
        raise AxisError(msg, ("limits",), found=f"{_written(low)} and {_written(high)}")


def _reversed(low: X, high: X) -> AxisError:
    msg = "the lower limit must be below the upper"
    found = f"{_written(low)} and {_written(high)}"
    return AxisError(msg, ("limits",), found=found, allowed="[low, high]")


def _too_many_ticks(found: str, most: int) -> AxisError:
    return AxisError("too many ticks", ("ticks",), found=found, allowed=f"at most {most}")


def _padded(numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Limits 5 % of the span beyond the numbers on both sides."""
    low, high = min(numbers, default=Decimal(0)), max(numbers, default=Decimal(1))
    largest = max(low.copy_abs(), high.copy_abs())
    span = exact.subtract(high, low)
    if span <= exact.multiply(_CLOSEST, largest):
        span = largest if largest > _SMALLEST else Decimal(1)
    pad = exact.multiply(_PAD, span)
    return _of_a_float(exact.subtract(low, pad)), _of_a_float(exact.add(high, pad))


def _of_a_float(number: Decimal) -> Decimal:
    """The number that a spec holds for it: ticks and limits are chosen from what is kept."""
    nearest = float(number)
    return exact.plain(exact.of_float(nearest if abs(nearest) >= exact.SMALLEST_FLOAT else 0.0))


def _decades_around(numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """The powers of ten around positive numbers."""
    positive = [number for number in numbers if number >= _SMALLEST] or [Decimal(1)]
    low = Decimal(1).scaleb(min(positive).adjusted())
    high = Decimal(1).scaleb(max(positive).adjusted())
    if high < max(positive) or high == low:
        high = high.scaleb(1)
    return low, high


def _log_ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Powers of ten; between fewer than two of them 1, 2 and 5 times one, or even steps."""
    decades = _decades(low, high)
    if len(decades) > 1:
        return decades
    powers = range(low.adjusted(), high.adjusted() + 1)
    ticks = [exact.shift(nice, power) for power in powers for nice in _NICE_IN_DECADE]
    inside = [tick for tick in ticks if low <= tick <= high]
    return inside if len(inside) > 1 else _nice_numbers(low, high)


def _decades(low: Decimal, high: Decimal) -> list[Decimal]:
    first, last = low.adjusted(), high.adjusted()
    step = max(1, math.ceil((last - first + 1) / MOST_TICKS))
    powers = (Decimal(1).scaleb(power) for power in range(first, last + 1, step))
    return [power for power in powers if low <= power <= high]


def _nice_numbers(low: Decimal, high: Decimal) -> list[Decimal]:
    """Multiples of 1, 2, 2.5 or 5 times a power of ten, the finest that are few enough."""
    span = exact.subtract(high, low)
    magnitude = Decimal(1).scaleb(span.adjusted() - 1)
    steps = (exact.multiply(size, magnitude) for size in (*_NICE, *(10 * size for size in _NICE)))
    return next(ticks for step in steps if len(ticks := _multiples(step, low, high)) <= MOST_TICKS)


def _multiples(step: Decimal, low: Decimal, high: Decimal) -> list[Decimal]:
    counts = range(_steps_to_reach(low, step), exact.steps_up_to(high, step) + 1)
    return [_times(count, step) for count in counts]


def _stepped(ticks: TickStep, low: Decimal, high: Decimal) -> list[Decimal]:
    """The ticks by whole steps, from the start or else the lower limit, that the limits hold."""
    start, step = _start_and_step(ticks, low)
    first = max(0, _steps_to_reach(exact.subtract(low, start), step))
    last = exact.steps_up_to(exact.subtract(high, start), step)
    count = last - first + 1
    if count < 1:
        msg = "no tick lies between the limits"
        begin = "" if ticks.start is None else f" from {_written(start)}"
        found = f"a step of {_written(step)}{begin}"
        allowed = f"{_written(low)} to {_written(high)}"
        raise AxisError(msg, ("ticks",), found=found, allowed=allowed)
    if count > MOST_ASKED_TICKS:
        many = f"{count} ticks" if count < 10**6 else "millions of ticks"
        found = f"a step of {_written(step)}: {many}"
        raise _too_many_ticks(found, MOST_ASKED_TICKS)
    steps = (exact.add(start, _times(count, step)) for count in range(first, last + 1))
    return [exact.plain(tick) for tick in steps]


def _start_and_step(ticks: TickStep, low: Decimal) -> tuple[Decimal, Decimal]:
    start = low if ticks.start is None else exact.of_float(ticks.start)
    return start, exact.of_float(ticks.step)


def _from_a_multiple(ticks: TickStep, low: Decimal) -> TickStep:
    """The same steps, begun at a multiple: a limit that follows from data is no round number."""
    if ticks.start is not None:
        return ticks
    step = exact.of_float(ticks.step)
    return TickStep(step=ticks.step, start=float(_times(_steps_to_reach(low, step), step)))


def _reaching_ticks(
    ticks: TickStep, low: Decimal, high: Decimal, *, positive: bool
) -> tuple[Decimal, Decimal]:
    """Limits that follow from data, widened to the ticks beside them if they hold none."""
    start, step = _start_and_step(_from_a_multiple(ticks, low), low)
    above = max(0, _steps_to_reach(exact.subtract(low, start), step))
    beside = [exact.add(start, _times(above, step))]
    if ticks.start is None or above > 0:
        beside.append(exact.subtract(beside[0], step))
    drawable = [tick for tick in beside if tick > 0 or not positive]
    if beside[0] <= high:
        return low, high
    return min([low, *drawable]), max([high, *drawable])


def _steps_to_reach(number: Decimal, step: Decimal) -> int:
    """How many whole steps lead from 0 to a number or beyond: number / step, rounded up."""
    return -exact.steps_up_to(number.copy_negate(), step)


def _times(count: int, step: Decimal) -> Decimal:
    return exact.plain(exact.multiply(step, Decimal(count)))


def _listed(values: Iterable[Coordinate]) -> str:
    return ", ".join(
        quoted(value) if isinstance(value, str) else format_plain(_number(value))
        for value in values
    )


def _written(value: X) -> str:
    """The value as a message shows it."""
    if not isinstance(value, Decimal):
        return str(value)
    digits = format_plain(exact.plain(value))
    return digits if len(digits) <= 20 else f"{float(value):g}"  # noqa: PLR2004 - to be read at once


def format_plain(number: Decimal) -> str:
    """The number in digits, without an exponent: 20000, 0.45."""
    return f"{number:f}"
