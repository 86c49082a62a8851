"""Numbers that decide formulas, as people write them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, get_args

from figrepro.claims.box import Rational
from figrepro.claims.polynomial import Polynomial
from figrepro.claims.subject import Key, SeriesTerms, Subject
from figrepro.claims.terms import Term, range_of
from figrepro.figure import exact
from figrepro.figure.formats import format_signed, rounded

_DIGITS: Final = 4
_MORE: Final = 2
_PRECISION: Final = 50
_MOST_LISTED: Final = 12
_BEGINNING: Final = 5


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


def number_text(value: Term, subject: Subject) -> str:
    """A number with the decimals of the reading; of a range, both of its ends."""
    ends = _ends(value, subject)
    between = "\N{EN DASH}" if min(ends, default=0) >= 0 else " to "
    return between.join(_written(one, subject.decimals) for one in ends) or _UNKNOWN


def difference_text(value: Term, subject: Subject) -> str:
    """A difference with its sign; of a range, both of its ends."""
    ends = _ends(value, subject)
    return " to ".join(format_signed(_decimal(one, subject.decimals)) for one in ends) or _UNKNOWN


def count_text(value: Term, subject: Subject) -> str:
    """How many there are: a whole number."""
    return "\N{EN DASH}".join(_written(one, 0) for one in _ends(value, subject)) or _UNKNOWN


def values_text(values: Sequence[Term], subject: Subject) -> str:
    """Values in a row; of many, the first and the last."""
    return _row([number_text(one, subject) for one in _shown(values)], len(values))


def list_text(items: Sequence[Any], subject: Subject) -> str:
    """The items of a list in a row: series, statements, numbers and places."""
    return _row([_item(one, subject) for one in _shown(items)], len(items)) or "none"


def _item(item: Any, subject: Subject) -> str:  # noqa: ANN401 - whatever a list holds
    if isinstance(item, SeriesTerms):
        return item.name
    if isinstance(item, Polynomial) and item.constant is not None:
        return place_text(item.constant)
    return number_text(item, subject) if isinstance(item, get_args(Term)) else str(item)


@lru_cache
def place_text(key: Key) -> str:
    """A place on the x axis, with all its digits."""
    return exact.fraction_text(Fraction(key)) if isinstance(key, int | Fraction) else str(key)


_UNKNOWN: Final = "unknown"


def _ends(value: Term, subject: Subject) -> tuple[Rational, ...]:
    """The value as listed, both ends of a range, or nothing."""
    return tuple(dict.fromkeys(range_of(value, subject.listed) or ()))


def _shown(items: Sequence[Any]) -> Sequence[Any]:
    is_long = len(items) > _MOST_LISTED
    return [*items[:_BEGINNING], items[-1]] if is_long else items


def _row(texts: list[str], count: int) -> str:
    if count > _MOST_LISTED:
        *beginning, end = texts
        return f"{', '.join(beginning)}, …, {end} ({count} in all)"
    return ", ".join(texts)


@lru_cache
def _written(number: Rational, decimals: int) -> str:
    return f"{_decimal(number, decimals):f}"


def _decimal(number: Rational, decimals: int) -> Decimal:
    """A number in decimals: all of them if they are few, else to four digits."""
    whole = rounded(Fraction(number), _PRECISION)
    if Fraction(whole) == number and exact.decimals(whole) <= decimals + _MORE:
        return exact.with_decimals(whole, decimals)
    return rounded(Fraction(number), _DIGITS)
