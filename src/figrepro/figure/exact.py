"""Arithmetic without rounding on the decimals as they were written.

In binary floats two equal steps of 0.005 differ; figrepro compares steps, so it never uses them
for numbers that were read from a chart.
"""

from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow

_EXACT = Context(prec=2000, traps=[Inexact, InvalidOperation, Overflow])
_HALF = Decimal("0.5")

LARGEST_EXPONENT = 300
"""Numbers of a figure lie between 1e-300 and 1e300: inside what a drawing can place."""
LONGEST_NUMBER = 300
"""Digits that a number may have: what the arithmetic here can hold without rounding."""


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


def plain(a: Decimal) -> Decimal:
    """The number with no trailing zeros and no exponent that a reader must resolve."""
    shortest = _EXACT.plus(a).normalize(_EXACT)
    return shortest.quantize(Decimal(1), context=_EXACT) if is_whole(shortest) else shortest


def is_whole(a: Decimal) -> bool:
    """Whether the number has no part after the point."""
    exponent = a.as_tuple().exponent
    return isinstance(exponent, int) and (exponent >= 0 or a == a.to_integral_value())


def of_float(number: float) -> Decimal:
    """The decimal that a spec's number was written as: its shortest form that gives the float."""
    return Decimal(repr(number))


def decimals(a: Decimal) -> int:
    """How many digits stand after the point."""
    exponent = a.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
