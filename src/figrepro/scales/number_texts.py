"""How the ticks of an axis of numbers are written."""

from collections.abc import Sequence
from decimal import Decimal

from figrepro.figure import decimal_math
from figrepro.figure.formats import MINUS, SI_PREFIXES, SUPERSCRIPTS
from figrepro.figure.vocabulary import NumberFormat

_LONGEST_PLAIN = 9


def number_texts(numbers: Sequence[Decimal], number_format: NumberFormat) -> tuple[str, ...]:
    """Numbers in a format; very long ones are not written in plain digits."""
    match number_format:
        case "si":
            return tuple(_si(number) for number in numbers)
        case "scientific":
            return tuple(_scientific(number) for number in numbers)
        case "percent":
            shown = [
                decimal_math.plain(decimal_math.multiply(number, Decimal(100)))
                for number in numbers
            ]
            return tuple(f"{text} %" for text in _aligned(shown))
        case "plain":
            if any(len(_in_digits(number, 0)) > _LONGEST_PLAIN for number in numbers):
                return number_texts(numbers, "scientific")
            return tuple(_aligned(numbers))


def _aligned(numbers: Sequence[Decimal]) -> list[str]:
    places = max(
        (decimal_math.decimals(decimal_math.plain(number)) for number in numbers), default=0
    )
    return [_in_digits(number, places) for number in numbers]


def _in_digits(number: Decimal, places: int) -> str:
    shown = decimal_math.plain(number)
    return f"{shown:.{max(places, decimal_math.decimals(shown))}f}".replace("-", MINUS)


def _si(number: Decimal) -> str:
    """20000 as 20k, 0.005 as 5m."""
    if not number:
        return "0"
    power = max(-15, min(15, number.adjusted() // 3 * 3))
    return (
        _in_digits(decimal_math.plain(decimal_math.shift(number, -power)), 0) + SI_PREFIXES[power]
    )


def _scientific(number: Decimal) -> str:
    """A power of ten as 10³, any other number as 2.5×10³ or, between 1 and 10, as it is."""
    if not number:
        return "0"
    power = number.adjusted()
    digits = decimal_math.plain(decimal_math.shift(number, -power))
    raised = f"10{str(power).translate(SUPERSCRIPTS)}"
    if is_power_of_ten(number):
        return raised
    if digits == -1:
        return MINUS + raised
    return f"{_in_digits(digits, 0)}×{raised}" if power else _in_digits(digits, 0)


def is_power_of_ten(number: Decimal) -> bool:
    """Whether a number is 1, or 10 or 1/10 so many times multiplied by itself."""
    return number > 0 and decimal_math.shift(number, -number.adjusted()) == 1
