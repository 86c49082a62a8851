"""Limits and ticks that follow from data: round numbers, decades, days.

The rules are figrepro's own, in exact decimals, so that no library's change of heart moves a tick.
"""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from figrepro.figure import decimal_math
from figrepro.scales.values import held

MOST_TICKS = 8
"""Ticks that figrepro chooses by itself; a spec may ask for more."""

CLOSEST = Decimal("1e-12")
"""Limits must differ by this part of the greater one, so that places between them are distinct
also as the binary floats that drawings are made with."""

_PAD = Decimal("0.05")
_SMALLEST = decimal_math.of_float(decimal_math.SMALLEST_FLOAT)
_NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_NICE_IN_DECADE = (Decimal(1), Decimal(2), Decimal(5))
_FEWEST_DECADES = 3
_DAYS_PER_TICK = (1, 2, 7, 14)
_MOST_DAYS = 6
"""Days are written at length, so that fewer fit."""
_MONTHS_PER_TICK = (1, 2, 3, 6)


def padded_days(days: Sequence[date]) -> tuple[date, date]:
    """Limits 5 % of the span, at least a day, beyond the days on both sides."""
    low, high = min(days), max(days)
    pad = timedelta(days=max(1, round((high - low).days * float(_PAD))))
    lowest, highest = date.min, date.max
    return max(low, lowest + pad) - pad, min(high, highest - pad) + pad


def nice_days(low: date, high: date) -> list[date]:
    """Days, months or years at the finest even step that gives few enough ticks."""
    span = (high - low).days
    for step in _DAYS_PER_TICK:
        if span // step < _MOST_DAYS:
            # The first of all days was a Monday, so that weeks begin with one.
            first = -(-(low.toordinal() - 1) // step) * step + 1
            return [date.fromordinal(day) for day in range(first, high.toordinal() + 1, step)]
    months = [low.year * 12 + low.month - 1 + (low.day > 1), high.year * 12 + high.month - 1]
    steps = [*_MONTHS_PER_TICK, *(12 * int(nice * 10**p) for p in range(4) for nice in _NICE[:4])]
    step = next(step for step in steps if (months[1] - months[0]) // step < MOST_TICKS)
    first = -(-months[0] // step) * step
    return [date(month // 12, month % 12 + 1, 1) for month in range(first, months[1] + 1, step)]


def padded(numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Limits 5 % of the span beyond the numbers on both sides."""
    low, high = min(numbers, default=Decimal(0)), max(numbers, default=Decimal(1))
    largest = max(low.copy_abs(), high.copy_abs())
    span = decimal_math.subtract(high, low)
    if span <= decimal_math.multiply(CLOSEST, largest):
        span = largest if largest > _SMALLEST else Decimal(1)
    pad = decimal_math.multiply(_PAD, span)
    return held(decimal_math.subtract(low, pad)), held(decimal_math.add(high, pad))


def decades_around(numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """The powers of ten around positive numbers."""
    positive = [number for number in numbers if number >= _SMALLEST] or [Decimal(1)]
    low, high = (_power_of_ten(number.adjusted()) for number in (min(positive), max(positive)))
    if high < max(positive) or high == low:
        high = _power_of_ten(high.adjusted() + 1)
    return low, high


def _power_of_ten(power: int) -> Decimal:
    return decimal_math.plain(Decimal(1).scaleb(power))


def log_ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Powers of ten; where those are fewer than three, 1, 2 and 5 times one, or even steps."""
    decades = _decades(low, high)
    if len(decades) >= _FEWEST_DECADES:
        return decades
    powers = range(low.adjusted(), high.adjusted() + 1)
    ticks = [
        decimal_math.plain(decimal_math.shift(nice, power))
        for power in powers
        for nice in _NICE_IN_DECADE
    ]
    inside = [tick for tick in ticks if low <= tick <= high]
    return inside if len(inside) > 1 else nice_numbers(low, high)


def _decades(low: Decimal, high: Decimal) -> list[Decimal]:
    first, last = low.adjusted(), high.adjusted()
    step = max(1, math.ceil((last - first + 1) / MOST_TICKS))
    powers = map(_power_of_ten, range(first, last + 1, step))
    return [power for power in powers if low <= power <= high]


def nice_numbers(low: Decimal, high: Decimal) -> list[Decimal]:
    """Multiples of 1, 2, 2.5 or 5 times a power of ten, the finest that are few enough."""
    span = decimal_math.subtract(high, low)
    magnitude = Decimal(1).scaleb(span.adjusted() - 1)
    steps = (
        decimal_math.multiply(size, magnitude) for size in (*_NICE, *(10 * size for size in _NICE))
    )
    return next(ticks for step in steps if len(ticks := _multiples(step, low, high)) <= MOST_TICKS)


def _multiples(step: Decimal, low: Decimal, high: Decimal) -> list[Decimal]:
    counts = range(steps_to_reach(low, step), decimal_math.steps_up_to(high, step) + 1)
    return [times(count, step) for count in counts]


def steps_to_reach(number: Decimal, step: Decimal) -> int:
    """How many whole steps lead from 0 to a number or beyond: number / step, rounded up."""
    return -decimal_math.steps_up_to(number.copy_negate(), step)


def times(count: int, step: Decimal) -> Decimal:
    """A whole number of steps."""
    return decimal_math.plain(decimal_math.multiply(step, Decimal(count)))
