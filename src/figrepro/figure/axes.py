"""Places on an axis: where a value stands, and the limits and ticks an axis has by default.

The rules are figrepro's own, in exact decimals, so that no library's change of heart moves a tick.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from figrepro.figure import exact
from figrepro.figure.model import X
from figrepro.figure.spec import Axis, Coordinate, TickStep

MOST_TICKS = 8
"""Ticks that figrepro chooses by itself; a spec may ask for more."""
MOST_ASKED_TICKS = 200
"""Ticks that a spec may ask for: more could not be told apart on any canvas."""

_PAD = Decimal("0.05")
_NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_DAYS_PER_TICK = (1, 2, 7, 14)
_MONTHS_PER_TICK = (1, 2, 3, 6)


class AxisError(ValueError):
    """The limits or ticks of an axis cannot be; the text says why, the path which key it is."""

    def __init__(self, text: str, path: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.path = path


def parse_coordinate(value: Coordinate, axis: Axis) -> X:
    """The value of a spec's limit or tick, as points on that axis have it.

    Raises:
        AxisError: The value is not of the axis' kind.
    """
    if axis.scale == "category":
        return str(value) if isinstance(value, str) else format_plain(exact.of_float(value))
    if axis.scale == "date":
        return parse_date(str(value))
    if isinstance(value, str):
        msg = f'"{value}" is not a number'
        raise AxisError(msg)
    return exact.plain(exact.of_float(value))


def parse_date(text: str) -> date:
    """A day written as 2024-05-31.

    Raises:
        AxisError: It is not one.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        msg = f'"{text}" is not a date such as 2024-05-31'
        raise AxisError(msg) from error


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
    names = tick_values(axis)
    return float(names.index(value)) if value in names else math.nan


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
    """Where a value stands between the ends of a resolved axis: 0 at the lower, 1 at the upper."""
    place = position(value, axis)
    low, high = limit_positions(axis)
    if axis.scale == "log":
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
        raise AxisError(msg)
    asked = () if axis.ticks is None else tuple(parse_coordinate(tick, axis) for tick in axis.ticks)
    names: tuple[X, ...] = categories((*asked, *values))
    if axis.limits is not None and any(isinstance(limit, str) for limit in axis.limits):
        msg = "the limits of an axis of categories are numbers: the first category stands at 0"
        raise AxisError(msg)
    limits = axis.limits or (-0.5, max(len(names), 1) - 0.5)
    _require_order(limits[0], limits[1])
    return limits, names


def _date_axis(axis: Axis, values: Sequence[X]) -> tuple[Limits, tuple[X, ...]]:
    if isinstance(axis.ticks, TickStep):
        msg = "an axis of dates takes a list of dates as ticks"
        raise AxisError(msg)
    asked = None if axis.ticks is None else [parse_date(str(tick)) for tick in axis.ticks]
    days = [value for value in (*values, *(asked or ())) if isinstance(value, date)]
    if axis.limits is not None:
        low, high = (parse_date(str(limit)) for limit in axis.limits)
    else:
        low, high = _padded_days(days)
    _require_order(low, high)
    ticks = asked if asked is not None else _nice_days(low, high)
    return (low.isoformat(), high.isoformat()), tuple(ticks)


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
            first = -(-low.toordinal() // step) * step
            return [date.fromordinal(day) for day in range(first, high.toordinal() + 1, step)]
    months = [low.year * 12 + low.month - 1 + (low.day > 1), high.year * 12 + high.month - 1]
    steps = [*_MONTHS_PER_TICK, *(12 * int(nice * 10**p) for p in range(4) for nice in _NICE[:4])]
    step = next(step for step in steps if (months[1] - months[0]) // step < MOST_TICKS)
    first = -(-months[0] // step) * step
    return [
        date(month // 12, month % 12 + 1, 1)
        for month in range(first, months[1] + 1, step)
        if month // 12 >= date.min.year
    ]


def _number_axis(axis: Axis, values: Sequence[X]) -> tuple[Limits, tuple[X, ...]]:
    log = axis.scale == "log"
    asked = None
    if axis.ticks is not None and not isinstance(axis.ticks, TickStep):
        asked = [_number(tick, axis) for tick in axis.ticks]
    numbers = [value for value in (*values, *(asked or ())) if isinstance(value, Decimal)]
    if axis.limits is not None:
        low, high = (_number(limit, axis) for limit in axis.limits)
    else:
        low, high = _decades_around(numbers) if log else _padded(numbers)
    _require_order(low, high)
    if log and low <= 0:
        msg = "the limits of a log axis are above 0"
        raise AxisError(msg)
    if isinstance(axis.ticks, TickStep):
        asked = _stepped(axis.ticks, low, high)
    ticks = asked if asked is not None else (_decades if log else _nice_numbers)(low, high)
    if log and any(tick <= 0 for tick in ticks):
        msg = "the ticks of a log axis are above 0"
        raise AxisError(msg)
    return (float(low), float(high)), tuple(ticks)


def _number(value: Coordinate, axis: Axis) -> Decimal:
    number = parse_coordinate(value, axis)
    if not isinstance(number, Decimal):
        msg = f'"{value}" is not a number'
        raise AxisError(msg)
    return number


def _require_order(low: object, high: object) -> None:
    if not low < high:  # type: ignore[operator]  # two numbers or two dates, never one of each
        msg = f"the lower limit must be below the upper: {low} and {high}"
        raise AxisError(msg)


def _padded(numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Limits 5 % of the span beyond the numbers on both sides."""
    low, high = min(numbers), max(numbers)
    span = exact.subtract(high, low) or abs(high) or Decimal(1)
    pad = exact.multiply(_PAD, span)
    return exact.plain(exact.subtract(low, pad)), exact.plain(exact.add(high, pad))


def _decades_around(numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """The powers of ten around positive numbers."""
    positive = [number for number in numbers if number > 0] or [Decimal(1)]
    low = Decimal(1).scaleb(min(positive).adjusted())
    high = Decimal(1).scaleb(max(positive).adjusted())
    if high < max(positive) or high == low:
        high = high.scaleb(1)
    return low, high


def _decades(low: Decimal, high: Decimal) -> list[Decimal]:
    first, last = low.adjusted(), high.adjusted()
    step = max(1, math.ceil((last - first + 1) / MOST_TICKS))
    powers = (Decimal(1).scaleb(power) for power in range(first, last + 1, step))
    return [power for power in powers if low <= power <= high] or [low, high]


def _nice_numbers(low: Decimal, high: Decimal) -> list[Decimal]:
    """Multiples of 1, 2, 2.5 or 5 times a power of ten, the finest that are few enough."""
    span = exact.subtract(high, low)
    magnitude = Decimal(1).scaleb(span.adjusted() - 1)
    for nice in (size * scale for scale in (1, 10) for size in _NICE):
        ticks = _multiples(exact.multiply(nice, magnitude), low, high)
        if len(ticks) <= MOST_TICKS:
            return ticks
    return [low, high]


def _multiples(step: Decimal, low: Decimal, high: Decimal) -> list[Decimal]:
    first = (low / step).to_integral_value("ROUND_CEILING")
    last = (high / step).to_integral_value("ROUND_FLOOR")
    return [
        exact.plain(exact.multiply(step, Decimal(count)))
        for count in range(int(first), int(last) + 1)
    ]


def _stepped(ticks: TickStep, low: Decimal, high: Decimal) -> list[Decimal]:
    step = exact.of_float(ticks.step)
    start = low if ticks.start is None else exact.of_float(ticks.start)
    count = int((high - start) / step) if high >= start else -1
    if count >= MOST_ASKED_TICKS:
        msg = f"a step of {format_plain(step)} gives {count + 1} ticks; at most {MOST_ASKED_TICKS}"
        raise AxisError(msg)
    steps = (exact.add(start, exact.multiply(step, Decimal(n))) for n in range(count + 1))
    return [exact.plain(tick) for tick in steps if tick <= high]


def format_plain(number: Decimal) -> str:
    """The number in digits, without an exponent: 20000, 0.45."""
    return f"{number:f}"
