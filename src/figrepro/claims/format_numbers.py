"""Numbers that decide formulas, as people write them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from figrepro.claims.chart_axes import XKey
from figrepro.claims.interval_box import Rational
from figrepro.claims.polynomial import Polynomial, constant
from figrepro.claims.reading_values import ReadingValues, SeriesValues
from figrepro.claims.relations import compared
from figrepro.claims.satisfiability import find
from figrepro.claims.terms import TERMS, Count, Term, range_of
from figrepro.figure import decimal_math
from figrepro.figure.formats import format_signed, rounded

_DIGITS: Final = 4
_MORE: Final = 2
_PRECISION: Final = 50
_MOST_LISTED: Final = 12
_BEGINNING: Final = 5
_BOTH: Final = 2


@dataclass(frozen=True, slots=True)
class DecidingNumber:
    """A number that decides a formula.

    Attributes:
        label: Of what it is: `350M`, `350M at 20000`, `slope of 350M`.
        text: The number, as people write it.
        is_signed: Whether it is a difference, which always has a sign.
    """

    label: str
    text: str
    is_signed: bool = False

    def __str__(self) -> str:
        return f"{self.label}{'' if self.is_signed else ':'} {self.text}"


def number_text(value: Term, reading: ReadingValues) -> str:
    """A number with the decimals of the reading; of a range, both of its ends."""
    return _joined(value, reading, lambda one: _written(one, reading.decimals))


def difference_text(value: Term, reading: ReadingValues) -> str:
    """A difference with its sign; of a range, both of its ends."""
    return _joined(value, reading, lambda one: format_signed(_decimal(one, reading.decimals)))


def count_text(value: Term, reading: ReadingValues) -> str:
    """How many there are: a whole number."""
    return _joined(value, reading, lambda one: _written(one, 0))


def _joined(value: Term, reading: ReadingValues, write: Callable[[Rational], str]) -> str:
    """The number as listed; of ranges, both ends, or ends that it stays within."""
    ends = tuple(dict.fromkeys(range_of(value, reading.listed) or ()))
    texts = list(map(write, ends))
    if len(ends) < _BOTH:
        return texts[0] if texts else "unknown"
    if not _is_reached(value, reading, ends):
        return f"within {' to '.join(texts)}"
    is_plain = min(ends) >= 0 and not texts[0].startswith("+")
    return ("\N{EN DASH}" if is_plain else " to ").join(texts)


def _is_reached(value: Term, reading: ReadingValues, ends: Sequence[Rational]) -> bool:
    """Whether a number comes to both its bounds: those of what is not linear may be too wide."""
    if isinstance(value, Polynomial) and value.is_linear:
        return True
    return all(
        find(compared(value, "==", constant(end)), reading.start, reading.listed).answer
        == "possible"
        for end in ends
    )


def result_text(value: Term, reading: ReadingValues) -> str:
    """What several numbers come to: a count whole, what depends on no value with all its digits."""
    if isinstance(value, Polynomial) and value.constant is not None:
        return place_text(value.constant)
    return (count_text if isinstance(value, Count) else number_text)(value, reading)


def values_text(values: Sequence[Term], reading: ReadingValues) -> str:
    """Values in a row; of many, the first and the last."""
    return _row(values, lambda one: number_text(one, reading))


def list_text(items: Sequence[Any], reading: ReadingValues) -> str:
    """The items of a list in a row: series, statements, numbers and places."""
    return _row(items, lambda one: _item(one, reading)) or "none"


def _item(item: Any, reading: ReadingValues) -> str:  # noqa: ANN401 - whatever a list holds
    if isinstance(item, SeriesValues):
        return item.name
    if isinstance(item, Polynomial) and item.constant is not None:
        return place_text(item.constant)
    return number_text(item, reading) if isinstance(item, TERMS) else str(item)


@lru_cache
def place_text(key: XKey) -> str:
    """A place on the x axis, with all its digits."""
    return (
        decimal_math.fraction_text(Fraction(key)) if isinstance(key, int | Fraction) else str(key)
    )


def _row(items: Sequence[Any], write: Callable[[Any], str]) -> str:
    if len(items) <= _MOST_LISTED:
        return ", ".join(map(write, items))
    beginning = ", ".join(map(write, items[:_BEGINNING]))
    return f"{beginning}, …, {write(items[-1])} ({len(items)} in all)"


@lru_cache
def _written(number: Rational, decimals: int) -> str:
    return f"{_decimal(number, decimals):f}"


def _decimal(number: Rational, decimals: int) -> Decimal:
    """A number in decimals: all of them if they are few, else to four digits."""
    whole = rounded(Fraction(number), _PRECISION)
    if Fraction(whole) == number and decimal_math.decimals(whole) <= decimals + _MORE:
        return decimal_math.with_decimals(whole, decimals)
    before_the_point = len(str(abs(int(number))))
    return rounded(Fraction(number), max(_DIGITS, before_the_point + _MORE))
