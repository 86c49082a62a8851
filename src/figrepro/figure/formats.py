"""How numbers and texts are written for people."""

from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from figrepro.figure import decimal_math
from figrepro.figure.model import Point, X

MINUS = "\N{MINUS SIGN}"
SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
"""From digits to raised ones."""
SI_PREFIXES = {
    -15: "f", -12: "p", -9: "n", -6: "µ", -3: "m", 0: "", 3: "k", 6: "M", 9: "G", 12: "T", 15: "P",
}  # fmt: skip
"""What stands for a power of ten."""
_SHORTEST_ROUNDED = 3


def format_x(x: X) -> str:
    """A place on the x axis as the CSV writes it."""
    if isinstance(x, Decimal):
        return f"{x:f}"
    return x.isoformat() if isinstance(x, date) else x


def format_value(point: Point) -> str:
    """A point's value, marked by how it is known: 0.465, ~0.465, 63–64."""
    if point.drawn_range is not None:
        low, high = point.drawn_range
        return f"{low:f}\N{EN DASH}{high:f}"
    return f"~{point.y:f}" if point.basis == "approximate" else f"{point.y:f}"


def format_signed(number: Decimal) -> str:
    """A difference with its sign, +0.040; no difference has none, 0.000."""
    return f"{number:+f}" if number else f"{number.copy_abs():f}"


def format_rounded(number: Fraction) -> str:
    """A mean or a percentage: to three digits, but whole where it has more before its point."""
    before_the_point = len(str(abs(int(number))))
    return f"{rounded(number, max(_SHORTEST_ROUNDED, before_the_point)):f}"


def rounded(number: Fraction, digits: int) -> Decimal:
    """The nearest decimal of so many digits; a shorter one if the number is that exactly."""
    context = Context(prec=digits)
    return decimal_math.plain(
        context.divide(Decimal(number.numerator), Decimal(number.denominator))
    )


def format_plain(number: Decimal) -> str:
    """The number in digits, without an exponent: 20000, 0.45."""
    return f"{number:f}"
