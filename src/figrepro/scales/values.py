"""Numbers as specs hold them, and lists of values as messages show them."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from figrepro.errors import quoted, refused
from figrepro.figure import decimal_math
from figrepro.figure.formats import format_plain
from figrepro.figure.model import X
from figrepro.figure.spec import Coordinate

_LONGEST_SHOWN = 20
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def number_of(value: Coordinate) -> Decimal:
    """The number that a spec's limit or tick was written as.

    Raises:
        FigreproError: It is text.
    """
    if isinstance(value, str):
        raise refused("this is not a number", found=quoted(value), allowed="a number")
    return decimal_math.plain(decimal_math.of_float(value))


def is_written_as_date(text: str) -> bool:
    """Whether a text has the form of a date, though no calendar may have that day."""
    return _DATE.fullmatch(text) is not None


def held(number: Decimal) -> Decimal:
    """The number that a spec holds for it.

    Ticks and limits are what a spec can hold, so that a render, which carries them filled in, is
    drawn again alike.
    """
    nearest = float(number)
    return decimal_math.plain(
        decimal_math.of_float(nearest if abs(nearest) >= decimal_math.SMALLEST_FLOAT else 0.0)
    )


def as_coordinate(value: X) -> Coordinate:
    """The value as a spec holds it."""
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def written(value: X) -> str:
    """The value as a message shows it."""
    if not isinstance(value, Decimal):
        return str(value)
    digits = format_plain(decimal_math.plain(value))
    return digits if len(digits) <= _LONGEST_SHOWN else f"{float(value):g}"


def listed_coordinates(values: Iterable[Coordinate]) -> str:
    """Values of a spec as a message lists them."""
    return ", ".join(
        quoted(value) if isinstance(value, str) else format_plain(number_of(value))
        for value in values
    )
