"""Ticks at even steps, as a spec asks for them."""

from decimal import Decimal

from figrepro.errors import refused
from figrepro.figure import decimal_math
from figrepro.figure.spec import TickStep
from figrepro.scales.asked import MOST_TICKS, too_many_ticks
from figrepro.scales.tick_locator import steps_to_reach, times
from figrepro.scales.values import written


def stepped(ticks: TickStep, low: Decimal, high: Decimal) -> list[Decimal]:
    """The ticks by whole steps, from the start or else the lower limit, that the limits hold."""
    start, step = _start_and_step(ticks, low)
    first = max(0, steps_to_reach(decimal_math.subtract(low, start), step))
    last = decimal_math.steps_up_to(decimal_math.subtract(high, start), step)
    count = last - first + 1
    if count < 1:
        begin = "" if ticks.start is None else f" from {written(start)}"
        raise refused(
            "no tick lies between the limits",
            "ticks",
            found=f"a step of {written(step)}{begin}",
            allowed=f"{written(low)} to {written(high)}",
        )
    if count > MOST_TICKS:
        many = f"{count} ticks" if count < 10**6 else "millions of ticks"
        raise too_many_ticks(f"a step of {written(step)}: {many}")
    steps = (decimal_math.add(start, times(count, step)) for count in range(first, last + 1))
    return [decimal_math.plain(tick) for tick in steps]


def from_a_multiple(ticks: TickStep, low: Decimal) -> TickStep:
    """The same steps, begun at a multiple: a limit that follows from data is no round number."""
    if ticks.start is not None:
        return ticks
    step = decimal_math.of_float(ticks.step)
    return TickStep(step=ticks.step, start=float(times(steps_to_reach(low, step), step)))


def reaching_ticks(ticks: TickStep, low: Decimal, high: Decimal) -> list[Decimal]:
    """The ticks beside limits that follow from data and hold none: they are to reach these."""
    start, step = _start_and_step(from_a_multiple(ticks, low), low)
    above = max(0, steps_to_reach(decimal_math.subtract(low, start), step))
    first = decimal_math.add(start, times(above, step))
    if first <= high:
        return []
    return (
        [first, decimal_math.subtract(first, step)] if ticks.start is None or above > 0 else [first]
    )


def _start_and_step(ticks: TickStep, low: Decimal) -> tuple[Decimal, Decimal]:
    start = low if ticks.start is None else decimal_math.of_float(ticks.start)
    return start, decimal_math.of_float(ticks.step)
