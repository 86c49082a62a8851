"""The limits and ticks of an axis: those its spec asks for, checked, or else nice ones."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from figrepro.errors import quoted
from figrepro.figure import exact
from figrepro.figure.axes import (
    AxisError,
    as_coordinate,
    categories,
    format_plain,
    number_of,
    parse_coordinate,
)
from figrepro.figure.model import X
from figrepro.figure.nice import (
    CLOSEST,
    decades_around,
    log_ticks,
    nice_days,
    nice_numbers,
    padded,
    padded_days,
    steps_to_reach,
    times,
)
from figrepro.figure.spec import Axis, Coordinate, TickStep

MOST_ASKED_TICKS = 200
"""Ticks that a spec may ask for: more could not be told apart on any canvas."""
MOST_CATEGORIES = 1000
"""Categories that an axis may have, likewise."""

_ANY_DAY = date(2000, 1, 1)
"""Where an axis of dates stands that has none."""

Limits = tuple[Coordinate, Coordinate]


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
    low, high = (number_of(limit) for limit in limits)
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
    low, high = _days(_asked_limits(axis) or padded_days(shown))
    if not low < high:
        raise _reversed(low, high)
    ticks = _inside(asked, low, high) if asked is not None else nice_days(low, high)
    return (low.isoformat(), high.isoformat()), tuple(ticks)


def _days(values: Iterable[X]) -> list[date]:
    return [value for value in values if isinstance(value, date)]


def _number_axis(axis: Axis, values: Sequence[X]) -> tuple[Limits, tuple[X, ...]]:
    log = axis.scale == "log"
    asked = None if isinstance(axis.ticks, TickStep) else _asked_ticks(axis)
    if log and asked and min(_numbers(asked)) <= 0:
        msg = "not allowed on a log axis"
        found = _written(min(_numbers(asked)))
        raise AxisError(msg, ("ticks",), found=found, allowed="numbers above 0")
    numbers = _numbers((*values, *(asked or ())))
    low, high = _numbers(_asked_limits(axis) or (decades_around if log else padded)(numbers))
    if log and low <= 0:
        msg = "not allowed on a log axis"
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
        ticks = (log_ticks if log else nice_numbers)(low, high)
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
    if exact.subtract(high, low) < exact.multiply(CLOSEST, max(low.copy_abs(), high.copy_abs())):
        msg = "the limits are too close together"
        raise AxisError(msg, ("limits",), found=f"{_written(low)} and {_written(high)}")


def _reversed(low: X, high: X) -> AxisError:
    msg = "the lower limit must be below the upper"
    found = f"{_written(low)} and {_written(high)}"
    return AxisError(msg, ("limits",), found=found, allowed="[low, high]")


def _too_many_ticks(found: str, most: int) -> AxisError:
    return AxisError("too many ticks", ("ticks",), found=found, allowed=f"at most {most}")


def _stepped(ticks: TickStep, low: Decimal, high: Decimal) -> list[Decimal]:
    """The ticks by whole steps, from the start or else the lower limit, that the limits hold."""
    start, step = _start_and_step(ticks, low)
    first = max(0, steps_to_reach(exact.subtract(low, start), step))
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
    steps = (exact.add(start, times(count, step)) for count in range(first, last + 1))
    return [exact.plain(tick) for tick in steps]


def _start_and_step(ticks: TickStep, low: Decimal) -> tuple[Decimal, Decimal]:
    start = low if ticks.start is None else exact.of_float(ticks.start)
    return start, exact.of_float(ticks.step)


def _from_a_multiple(ticks: TickStep, low: Decimal) -> TickStep:
    """The same steps, begun at a multiple: a limit that follows from data is no round number."""
    if ticks.start is not None:
        return ticks
    step = exact.of_float(ticks.step)
    return TickStep(step=ticks.step, start=float(times(steps_to_reach(low, step), step)))


def _reaching_ticks(
    ticks: TickStep, low: Decimal, high: Decimal, *, positive: bool
) -> tuple[Decimal, Decimal]:
    """Limits that follow from data, widened to the ticks beside them if they hold none."""
    start, step = _start_and_step(_from_a_multiple(ticks, low), low)
    above = max(0, steps_to_reach(exact.subtract(low, start), step))
    beside = [exact.add(start, times(above, step))]
    if ticks.start is None or above > 0:
        beside.append(exact.subtract(beside[0], step))
    drawable = [tick for tick in beside if tick > 0 or not positive]
    if beside[0] <= high:
        return low, high
    return min([low, *drawable]), max([high, *drawable])


def _listed(values: Iterable[Coordinate]) -> str:
    return ", ".join(
        quoted(value) if isinstance(value, str) else format_plain(number_of(value))
        for value in values
    )


def _written(value: X) -> str:
    """The value as a message shows it."""
    if not isinstance(value, Decimal):
        return str(value)
    digits = format_plain(exact.plain(value))
    return digits if len(digits) <= 20 else f"{float(value):g}"  # noqa: PLR2004 - to be read at once
