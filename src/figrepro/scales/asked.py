"""Limits and ticks that a spec asks for, checked."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from figrepro.errors import FigreproError, refused
from figrepro.figure import decimal_math
from figrepro.figure.model import X
from figrepro.figure.spec import AxisSpec, Coordinate, TickStep
from figrepro.scales.tick_locator import CLOSEST
from figrepro.scales.values import written

MOST_TICKS = 200
"""Ticks that a spec may ask for: more could not be told apart on any canvas."""

Parse = Callable[[Coordinate], X]


def asked_ticks(axis: AxisSpec, parse: Parse, most: int = MOST_TICKS) -> list[X] | None:
    """The ticks that the spec lists; None if it lists none."""
    if axis.ticks is None or isinstance(axis.ticks, TickStep):
        return None
    if len(axis.ticks) > most:
        raise too_many_ticks(str(len(axis.ticks)), most)
    return _parsed(axis.ticks, parse, "ticks")


def asked_limits(axis: AxisSpec, parse: Parse) -> list[X] | None:
    """The limits that the spec names; None if it names none."""
    return None if axis.limits is None else _parsed(axis.limits, parse, "limits")


def _parsed(values: Iterable[Coordinate], parse: Parse, key: str) -> list[X]:
    try:
        return [parse(value) for value in values]
    except FigreproError as error:
        raise error.under(key) from error


def inside(ticks: Sequence[X], low: X, high: X) -> Sequence[X]:
    """The ticks, if each has a place of its own between the limits."""
    seen = set()
    for tick in ticks:
        if not low <= tick <= high:  # type: ignore[operator]  # numbers or dates, never both
            allowed = f"{written(low)} to {written(high)}"
            message = "the tick is outside the limits"
            raise refused(message, "ticks", found=written(tick), allowed=allowed)
        if tick in seen:
            raise refused("duplicate tick", "ticks", found=written(tick))
        seen.add(tick)
    return ticks


def require_room(low: Decimal, high: Decimal) -> None:
    """Refuses limits between which nothing can be placed."""
    require_order(low, high)
    if decimal_math.subtract(high, low) < decimal_math.multiply(
        CLOSEST, max(low.copy_abs(), high.copy_abs())
    ):
        found = f"{written(low)} and {written(high)}"
        raise refused("the limits are too close together", "limits", found=found)


def require_order(low: X, high: X) -> None:
    """Refuses limits of which the first is not below the second."""
    if not low < high:  # type: ignore[operator]  # numbers or dates, never both
        message = "the lower limit must be below the upper"
        found = f"{written(low)} and {written(high)}"
        raise refused(message, "limits", found=found, allowed="[low, high]")


def too_many_ticks(found: str, most: int = MOST_TICKS) -> FigreproError:
    """The error of more ticks than can be told apart."""
    return refused("too many ticks", "ticks", found=found, allowed=f"at most {most}")
