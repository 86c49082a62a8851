"""Numbers that follow from the values of points: exact, whatever those values are.

Nearly every number is a polynomial in the values, with fractions as coefficients. Two uses of one
value are one variable, so `last - first + first` is `last`: intervals alone would lose that.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import product
from typing import Final, Literal, TypeAlias, get_args, overload

from figrepro.claims.condition import Condition
from figrepro.claims.interval_box import Interval, IntervalBox, Rational, whole
from figrepro.claims.polynomial import (
    Polynomial,
    constant,
    difference_of,
    polynomial_range,
    product_of,
    sum_of,
)

_MOST_MONOMIALS = 300
_MOST_MULTIPLIED = 8
_MOST_PARTS = 64
_MOST_LEAVES = 1000


@dataclass(frozen=True, slots=True, eq=False)
class MinMax:
    """The least or the greatest of several numbers."""

    pick: Literal["min", "max"]
    parts: "tuple[Term, ...]"


@dataclass(frozen=True, slots=True, eq=False)
class Quotient:
    """A polynomial divided by another that is not constant."""

    numerator: Polynomial
    denominator: Polynomial


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """How many statements hold."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Total:
    """Several numbers together, of which not all are polynomials."""

    parts: "tuple[Term, ...]"


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """Two numbers made one that no polynomial, extreme or quotient is."""

    sign: Literal["*", "/"]
    left: "Term"
    right: "Term"


@dataclass(frozen=True, slots=True, eq=False)
class Undefined:
    """No number, and why there is none."""

    reason: str


Term: TypeAlias = Polynomial | MinMax | Quotient | Count | Total | Operation | Undefined
TERMS: Final = get_args(Term)
"""The classes of all numbers."""

BY_ZERO = "it divides by a number that can be zero"


def add(a: Term, b: Term) -> Term:  # noqa: PLR0911 - one for each pair of kinds
    """The sum."""
    match a, b:
        case (Undefined(), _):
            return a
        case (_, Undefined()):
            return b
        case (Polynomial(), Polynomial()):
            return sum_of(a, b)
        case (MinMax(), _) if _is_small(a, b):
            return MinMax(a.pick, tuple(add(part, b) for part in a.parts))
        case (_, MinMax()) if _is_small(b, a):
            return MinMax(b.pick, tuple(add(a, part) for part in b.parts))
        case (Quotient(), Polynomial()):
            return _quotient(add(a.numerator, multiply(b, a.denominator)), a.denominator)
        case (Polynomial(), Quotient()):
            return add(b, a)
        case (Quotient(), Quotient()):
            crossed = (multiply(a.numerator, b.denominator), multiply(b.numerator, a.denominator))
            return _quotient(add(*crossed), multiply(a.denominator, b.denominator))
    return _total(a, b)


def _total(a: Term, b: Term) -> Term:
    """The sum of what cannot be one number, in one level; its polynomials are one."""
    parts = [part for one in (a, b) for part in (one.parts if isinstance(one, Total) else (one,))]
    polynomials = [one for one in parts if isinstance(one, Polynomial)]
    others = [one for one in parts if not isinstance(one, Polynomial)]
    return Total((reduce(sum_of, polynomials, constant(0)), *others))


def subtract(a: Term, b: Term) -> Term:
    """The first less the second."""
    if isinstance(a, Polynomial) and isinstance(b, Polynomial):
        return difference_of(a, b)
    return add(a, negative(b))


def negative(a: Term) -> Term:
    """The number with its sign turned."""
    return scaled(a, -1)


@overload
def scaled(a: Polynomial, factor: Rational) -> Polynomial: ...


@overload
def scaled(a: Term, factor: Rational) -> Term: ...


def scaled(a: Term, factor: Rational) -> Term:
    """A number so many times."""
    match a:
        case Undefined():
            return a
        case Polynomial():
            return Polynomial(
                {one: weight * factor for one, weight in a.weights.items()} if factor else {}
            )
        case MinMax():
            pick: Literal["min", "max"] = a.pick if factor > 0 else _OTHER[a.pick]
            return MinMax(pick, tuple(scaled(part, factor) for part in a.parts))
        case Quotient():
            return _quotient(scaled(a.numerator, factor), a.denominator)
        case Total():
            return Total(tuple(scaled(part, factor) for part in a.parts))
    return Operation("*", a, constant(factor))


_OTHER: dict[str, Literal["min", "max"]] = {"min": "max", "max": "min"}


def multiply(a: Term, b: Term) -> Term:  # noqa: PLR0911 - one for each pair of kinds
    """The product."""
    match a, b:
        case (Undefined(), _):
            return a
        case (_, Undefined()):
            return b
        case (_, Polynomial()) if (factor := b.constant) is not None:
            return scaled(a, factor)
        case (Polynomial(), _) if (factor := a.constant) is not None:
            return scaled(b, factor)
        case (Polynomial(), Polynomial()) if _has_small_product(a, b):
            return product_of(a, b)
        case (Quotient(), Polynomial()):
            return _quotient(multiply(a.numerator, b), a.denominator)
        case (Polynomial(), Quotient()):
            return multiply(b, a)
        case (Quotient(), Quotient()):
            return _quotient(
                multiply(a.numerator, b.numerator), multiply(a.denominator, b.denominator)
            )
    return Operation("*", a, b)


def _has_small_product(a: Polynomial, b: Polynomial) -> bool:
    """Whether bounds of a product are worked out in little time: they double with each value."""
    is_low = a.degree + b.degree <= _MOST_MULTIPLIED
    return is_low and len(a.weights) * len(b.weights) <= _MOST_MONOMIALS


def divide(a: Term, b: Term) -> Term:  # noqa: PLR0911 - one for each pair of kinds
    """The quotient; nothing where the second is zero."""
    match a, b:
        case (Undefined(), _):
            return a
        case (_, Undefined()):
            return b
        case (_, Polynomial()) if (divisor := b.constant) is not None:
            return scaled(a, whole(1 / Fraction(divisor))) if divisor else Undefined(BY_ZERO)
        case (Polynomial(), Polynomial()):
            return Quotient(a, b)
        case (Quotient(), Polynomial()):
            return _quotient(a.numerator, multiply(a.denominator, b))
        case (MinMax(), _) if isinstance(b, Polynomial) and len(a.parts) == 1:
            return divide(a.parts[0], b)
    return Operation("/", a, b)


def extreme(pick: Literal["min", "max"], parts: Iterable[Term]) -> Term:
    """The least or the greatest of some numbers, of which there is one at least.

    Those that are undefined stay among them: whether the greatest is above a bound may be known
    without them.
    """
    flat: list[Term] = []
    for part in parts:
        flat += part.parts if isinstance(part, MinMax) and part.pick == pick else [part]
    if all(isinstance(one, Undefined) for one in flat):
        return flat[0]
    numbers = [one.constant for one in flat if isinstance(one, Polynomial)]
    known = [number for number in numbers if number is not None]
    if len(known) == len(flat) > 0:
        return constant(min(known) if pick == "min" else max(known))
    return flat[0] if len(flat) == 1 else MinMax(pick, tuple(flat))


def absolute(a: Term) -> Term:
    """The number without its sign."""
    turned = negative(a)
    for one in (a, turned):
        if _is_absolute(one):
            return one
    if _leaves(a, _MOST_LEAVES) > _MOST_LEAVES:
        return Undefined("too many extremes stand in one another")
    return extreme("max", (a, turned))


def _is_absolute(a: Term) -> bool:
    """Whether a number is the greater of another and its opposite."""
    match a:
        case MinMax("max", (Polynomial() as one, Polynomial() as other)):
            return not sum_of(one, other).weights
    return False


def _leaves(a: Term, most: int) -> int:
    """How many numbers an extreme is taken of in the end, counted up to a few more than asked."""
    if not isinstance(a, MinMax):
        return 1
    count = 0
    for part in a.parts:
        count += _leaves(part, most - count)
        if count > most:
            break
    return count


def parts_of(term: Term) -> "tuple[Term, ...]":
    """The numbers that another is made of."""
    match term:
        case MinMax() | Total():
            return term.parts
        case Quotient():
            return term.numerator, term.denominator
        case Operation():
            return term.left, term.right
    return ()


def can_be_zero(term: Term, box: IntervalBox) -> bool:
    """Whether a number has bounds in a box, and zero within them."""
    interval = range_of(term, box)
    return interval is not None and interval[0] <= 0 <= interval[1]


def range_of(term: Term, box: IntervalBox) -> Interval | None:  # noqa: PLR0911 - one for each pair of kinds
    """Bounds that a number keeps within a box: exact for linear ones, sound for all.

    Returns:
        None where there are none, or where the number may be no number.
    """
    match term:
        case Polynomial():
            return polynomial_range(term, box)
        case MinMax() | Total():
            ranges = [range_of(part, box) for part in term.parts]
            known = [one for one in ranges if one is not None]
            if len(known) < len(ranges):
                return None
            combine = _COMBINED["sum" if isinstance(term, Total) else term.pick]
            return combine(low for low, _ in known), combine(high for _, high in known)
        case Quotient(a, b) | Operation("/", a, b):
            return _divided(range_of(a, box), range_of(b, box))
        case Operation(_, a, b):
            return _times(range_of(a, box), range_of(b, box))
        case Count():
            held = [condition.within(box) for condition in term.conditions]
            return Fraction(held.count(True)), Fraction(len(held) - held.count(False))
        case Undefined():
            return None


_COMBINED: Final[dict[str, Callable[[Iterable[Rational]], Rational]]] = {
    "min": min, "max": max, "sum": sum,
}  # fmt: skip


def _divided(a: Interval | None, b: Interval | None) -> Interval | None:
    if a is None or b is None or b[0] <= 0 <= b[1]:
        return None
    return _times(a, (1 / Fraction(b[1]), 1 / Fraction(b[0])))


def _times(a: Interval | None, b: Interval | None) -> Interval | None:
    if a is None or b is None:
        return None
    corners = [one * other for one, other in product(a, b)]
    return min(corners), max(corners)


def _quotient(numerator: Term, denominator: Term) -> Term:
    if isinstance(numerator, Polynomial) and isinstance(denominator, Polynomial):
        return Quotient(numerator, denominator)
    return Operation("/", numerator, denominator)


def _is_small(a: MinMax, b: Term) -> bool:
    """Whether a sum with an extreme may be an extreme of sums: of polynomials, and of few."""
    parts = b.parts if isinstance(b, MinMax) else (b,)
    is_plain = all(isinstance(part, Polynomial) for part in (*a.parts, *parts))
    return is_plain and len(a.parts) * len(parts) <= _MOST_PARTS
