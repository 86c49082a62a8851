"""Arithmetic without rounding on the decimals as they were written.

In binary floats two equal steps of 0.005 differ; figrepro compares steps, so it never uses them
for numbers that were read from a chart.
"""

from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from fractions import Fraction

_EXACT = Context(prec=10_000, traps=[Inexact, InvalidOperation, Overflow])
"""Holds products of several numbers of any size allowed below; what does not fit, raises."""
_HALF = Decimal("0.5")
_ONE = Decimal(1)
_ZERO = Decimal(0)

LARGEST_EXPONENT = 300
"""Numbers of a figure lie between 1e-300 and 1e300: inside what a drawing can place."""
MOST_DECIMALS = 600
"""Digits that a number of a figure may have after the point."""
LONGEST_NUMBER = 1000
"""Characters that a number may have: room for every number that fits into the two limits above,
so that whatever was read can be written in full and read again."""
LARGEST_FLOAT_EXPONENT = 305
"""Numbers of a spec lie between 1e-305 and 1e305: more room than the data has, for limits."""
LARGEST_FLOAT = float(f"1e{LARGEST_FLOAT_EXPONENT}")
SMALLEST_FLOAT = float(f"1e-{LARGEST_FLOAT_EXPONENT}")


def add(a: Decimal, b: Decimal) -> Decimal:
    """The sum, every digit of it."""
    return _EXACT.add(a, b)


def subtract(a: Decimal, b: Decimal) -> Decimal:
    """The difference a - b, every digit of it."""
    return _EXACT.subtract(a, b)


def multiply(a: Decimal, b: Decimal) -> Decimal:
    """The product, every digit of it."""
    return _EXACT.multiply(a, b)


def half(a: Decimal) -> Decimal:
    """Half of a number, every digit of it."""
    return multiply(a, _HALF)


def midpoint(low: Decimal, high: Decimal) -> Decimal:
    """The number halfway between two bounds, without the zeros that halving adds."""
    return plain(half(add(low, high)))


def steps_up_to(a: Decimal, step: Decimal) -> int:
    """How many whole steps there are from 0 to a number: a / step, rounded down."""
    whole, rest = _EXACT.divmod(a, step)
    return int(whole) - (1 if rest and (rest < 0) != (step < 0) else 0)


def shift(a: Decimal, power: int) -> Decimal:
    """The number times a power of ten, every digit of it."""
    return _EXACT.scaleb(a, power)


def plain(a: Decimal) -> Decimal:
    """The number without trailing zeros, an exponent that a reader must resolve, or -0."""
    if not a:
        return _ZERO
    shortest = a.normalize(_EXACT)
    return shortest.quantize(_ONE, context=_EXACT) if is_whole(shortest) else shortest


def is_whole(a: Decimal) -> bool:
    """Whether the number has no part after the point."""
    return a == a.to_integral_value()


def of_float(number: float) -> Decimal:
    """The decimal that a spec's number was written as: its shortest form that gives the float."""
    return Decimal(repr(number))


def fraction_text(a: Fraction) -> str:
    """A fraction as a decimal number where it is one, else as 1/3: every digit of it."""
    divisor = a.denominator
    for prime in (2, 5):
        while divisor % prime == 0:
            divisor //= prime
    if divisor > 1:
        return str(a)
    return f"{plain(_EXACT.divide(Decimal(a.numerator), Decimal(a.denominator))):f}"


def decimals(a: Decimal) -> int:
    """How many digits stand after the point."""
    exponent = a.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def with_decimals(a: Decimal, places: int) -> Decimal:
    """The same number, written with at least that many digits after the point."""
    wanted = max(places, decimals(plain(a)))
    return a.quantize(Decimal(1).scaleb(-wanted), context=_EXACT)
