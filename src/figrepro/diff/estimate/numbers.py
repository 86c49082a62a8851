"""Numbers as the ticks of an axis write them, read back; and short numbers inside a range."""

import re
from collections.abc import Sequence
from contextlib import suppress
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Final, get_args

from figrepro.errors import FigreproError
from figrepro.figure import decimal_math
from figrepro.figure.formats import MINUS, SI_PREFIXES, SUPERSCRIPTS
from figrepro.figure.model import X
from figrepro.figure.vocabulary import NumberFormat
from figrepro.scales.base import Scale

_FORMATS: Final[tuple[NumberFormat, ...]] = get_args(NumberFormat)
_POWERS: Final = {prefix: power for power, prefix in SI_PREFIXES.items() if prefix}
_DIGITS: Final = {raised: digit for digit, raised in SUPERSCRIPTS.items()}
_POWER: Final = re.compile(
    r"(?:(?P<digits>-?[0-9.]+)×|(?P<sign>-?))10(?P<power>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})"
)
_MOST_DIGITS: Final = 17


def read_tick(text: str, scale: Scale) -> X | None:
    """The value that a tick of that scale stands at; None if the text is none."""
    if scale.takes_y:
        return _read_number(text.replace(MINUS, "-"))
    for missing in ("", "-01", "-01-01"):  # of a date
        with suppress(FigreproError):
            return scale.parse(text + missing)
    return None


def _read_number(text: str) -> Decimal | None:
    power = _POWER.fullmatch(text)
    if power is not None:
        digits = power["digits"] or f"{power['sign']}1"
        return _scaled(digits, int(power["power"].translate(_DIGITS)))
    if text.endswith(" %"):
        return _scaled(text[:-2], -2)
    if text[-1:] in _POWERS:
        return _scaled(text[:-1], _POWERS[text[-1]])
    return _scaled(text, 0)


def _scaled(digits: str, power: int) -> Decimal | None:
    if len(digits) > decimal_math.LONGEST_NUMBER or not re.fullmatch(
        r"-?[0-9]+(\.[0-9]+)?", digits
    ):
        return None
    scaled = decimal_math.shift(Decimal(digits), power)
    return (
        decimal_math.plain(scaled)
        if abs(scaled.adjusted()) <= decimal_math.LARGEST_EXPONENT
        else None
    )


def format_that_gives(
    texts: Sequence[str], values: Sequence[X], scale: Scale, now: NumberFormat
) -> NumberFormat | None:
    """The format in which an axis writes these values so; today's first."""
    for name in dict.fromkeys((now, *_FORMATS)):
        if tuple(texts) == scale.texts(values, name):
            return name
    return None


def shortest_between(low: float, high: float) -> Decimal:
    """The decimal with the fewest digits from low to high; the one nearest the middle of several.

    Two numbers that are not far apart in their first digits have such a decimal.
    """
    if low <= 0 <= high:
        return Decimal(0)
    middle = Decimal(low) + (Decimal(high) - Decimal(low)) / 2
    top = max(Decimal(low).adjusted(), Decimal(high).adjusted())
    for places in range(-top, -top + _MOST_DIGITS):
        step = Decimal(1).scaleb(-places)
        candidates = [
            (middle / step).to_integral_value(rounding=rounding) * step
            for rounding in (ROUND_HALF_EVEN, ROUND_FLOOR, ROUND_CEILING)
        ]
        inside = [one for one in candidates if Decimal(low) <= one <= Decimal(high)]
        if inside:
            return decimal_math.plain(min(inside, key=lambda one: abs(one - middle)))
    return decimal_math.plain(decimal_math.of_float(float(middle)))


def value_between(scale: Scale, low: float, high: float) -> X:
    """What people would write between two positions: the shortest number, the day in the middle."""
    if scale.takes_y:
        return shortest_between(low, high)
    return scale.value_at(decimal_math.of_float(float(low + high) / 2))
