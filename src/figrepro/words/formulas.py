"""Parts of formulas, written from the names and numbers of a figure."""

from collections.abc import Iterable
from decimal import Decimal

from figrepro.claims.writing import LONGEST_NUMBER, quote
from figrepro.figure.formats import format_x
from figrepro.figure.model import X
from figrepro.words.values import Value


def texts(names: Iterable[str]) -> str:
    """A list of quoted texts."""
    return f"[{', '.join(map(quote, names))}]"


def number(value: Decimal) -> str:
    """A number, exactly: in digits, unless that is longer than a formula may have it."""
    digits = f"{value:f}"
    return digits if len(digits) <= LONGEST_NUMBER else str(value)


def place(x: X) -> str:
    """A place on the x axis."""
    if isinstance(x, Decimal):
        return number(x)
    return quote(format_x(x))


def places(xs: Iterable[X]) -> str:
    """A list of places on the x axis."""
    return f"[{', '.join(map(place, xs))}]"


def is_value(term: str, value: Value) -> str:
    """That a number is what sentences tell: of a range, or of a rounded number, that it is near."""
    low, high = value.told
    if low == high:
        return f"{term} == {number(low)}"
    return f"{number(low)} <= {term} <= {number(high)}"
