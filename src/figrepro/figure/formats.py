"""How numbers and texts are written for people."""

from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from figrepro.errors import visible
from figrepro.figure import exact
from figrepro.figure.model import Point, X
from figrepro.figure.spec import Axis
from figrepro.figure.vocabulary import NumberFormat

__all__ = [
    "MINUS",
    "SI_PREFIXES",
    "SUPERSCRIPTS",
    "format_rounded",
    "format_signed",
    "format_value",
    "format_x",
    "rounded",
    "tick_labels",
    "visible",
]

MINUS = "\N{MINUS SIGN}"
SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
"""From digits to raised ones."""
SI_PREFIXES = {
    -15: "f", -12: "p", -9: "n", -6: "µ", -3: "m", 0: "", 3: "k", 6: "M", 9: "G", 12: "T", 15: "P",
}  # fmt: skip
"""What stands for a power of ten."""
_LONGEST_PLAIN = 9
_SHORTEST_ROUNDED = 3


def tick_labels(ticks: Sequence[X], axis: Axis) -> tuple[str, ...]:
    """The texts at the ticks of an axis: numbers of one axis share their decimals."""
    numbers = [tick for tick in ticks if isinstance(tick, Decimal)]
    if len(numbers) < len(ticks):
        days = [tick for tick in ticks if isinstance(tick, date)]
        return tuple(_days(days) if len(days) == len(ticks) else map(format_x, ticks))
    match _format_of(axis, numbers):
        case "si":
            return tuple(_si(number) for number in numbers)
        case "scientific":
            return tuple(_scientific(number) for number in numbers)
        case "percent":
            shown = [exact.plain(exact.multiply(number, Decimal(100))) for number in numbers]
            return tuple(f"{text} %" for text in _aligned(shown))
        case "plain":
            return tuple(_aligned(numbers))


def _days(days: Sequence[date]) -> list[str]:
    """Dates as short as they all can be: 2024, 2024-05 or 2024-05-31."""
    if any(day.day > 1 for day in days) or len(days) == 1:
        return [day.isoformat() for day in days]
    months = any(day.month > 1 for day in days)
    return [day.isoformat()[: 7 if months else 4] for day in days]


def _format_of(axis: Axis, numbers: Sequence[Decimal]) -> NumberFormat:
    """The asked format; decades and very long numbers are not written in plain digits."""
    if axis.format != "plain":
        return axis.format
    long = any(len(_in_digits(number, 0)) > _LONGEST_PLAIN for number in numbers)
    decades = axis.scale == "log" and all(_is_power_of_ten(number) for number in numbers)
    return "scientific" if long or decades else "plain"


def _aligned(numbers: Sequence[Decimal]) -> list[str]:
    places = max((exact.decimals(exact.plain(number)) for number in numbers), default=0)
    return [_in_digits(number, places) for number in numbers]


def _in_digits(number: Decimal, places: int) -> str:
    shown = exact.plain(number)
    return f"{shown:.{max(places, exact.decimals(shown))}f}".replace("-", MINUS)


def _si(number: Decimal) -> str:
    """20000 as 20k, 0.005 as 5m."""
    if not number:
        return "0"
    power = max(-15, min(15, number.adjusted() // 3 * 3))
    return _in_digits(exact.plain(exact.shift(number, -power)), 0) + SI_PREFIXES[power]


def _scientific(number: Decimal) -> str:
    """A power of ten as 10³, any other number as 2.5×10³ or, between 1 and 10, as it is."""
    if not number:
        return "0"
    power = number.adjusted()
    digits = exact.plain(exact.shift(number, -power))
    raised = f"10{str(power).translate(SUPERSCRIPTS)}"
    if _is_power_of_ten(number):
        return raised
    if digits == -1:
        return MINUS + raised
    return f"{_in_digits(digits, 0)}×{raised}" if power else _in_digits(digits, 0)


def _is_power_of_ten(number: Decimal) -> bool:
    return number > 0 and exact.shift(number, -number.adjusted()) == 1


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
    return exact.plain(context.divide(Decimal(number.numerator), Decimal(number.denominator)))
