"""What it says of values that two numbers stand so to each other."""

import math
from functools import reduce
from itertools import combinations
from typing import Final

from figrepro.claims.condition import Condition
from figrepro.claims.conditions import (
    Atom,
    Fixed,
    IfNonZero,
    Unknown,
    all_of,
    any_of,
)
from figrepro.claims.interval_box import IntervalBox, Rational
from figrepro.claims.parse import Comparing
from figrepro.claims.polynomial import Polynomial, constant, in_whole_numbers
from figrepro.claims.terms import (
    Count,
    MinMax,
    Quotient,
    Term,
    Total,
    Undefined,
    add,
    multiply,
    subtract,
)

TURNED: Final[dict[Comparing, Comparing]] = {
    "<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!=",
}  # fmt: skip
NEGATED: Final[dict[Comparing, Comparing]] = {
    "<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "==",
}  # fmt: skip
_ANYWHERE: Final = IntervalBox.of(())
_MOST_COMBINATIONS: Final = 100
_MOST_ENDS: Final = 1024
_GREAT, _LESS = frozenset({">", ">="}), frozenset({"<", "<="})


def compared(  # noqa: PLR0911 - one for each kind of number
    a: Term, comparing: Comparing, b: Term
) -> Condition:
    """The statement that two numbers stand so to each other."""
    for one in (a, b):
        if isinstance(one, Undefined):
            return Unknown(one.reason)
    if isinstance(a, MinMax) and not (isinstance(b, MinMax) and _is_of_all(b, TURNED[comparing])):
        return _of_extreme(a, comparing, b)
    if isinstance(b, MinMax):
        return _of_extreme(b, TURNED[comparing], a)
    if isinstance(a, Count) and isinstance(b, Polynomial) and b.constant is not None:
        return _of_count(a.conditions, comparing, b.constant)
    if isinstance(b, Count) and isinstance(a, Polynomial) and a.constant is not None:
        return _of_count(b.conditions, TURNED[comparing], a.constant)
    if isinstance(a, Quotient):
        return _of_quotient(a, comparing, b)
    if isinstance(b, Quotient):
        return _of_quotient(b, TURNED[comparing], a)
    return _atom(a, comparing, b)


def _of_extreme(a: MinMax, comparing: Comparing, b: Term) -> Condition:
    """The greatest is below a number if all are, above it if one is; the least likewise."""
    if comparing == "==":
        return all_of((compared(a, "<=", b), compared(a, ">=", b)))
    if comparing == "!=":
        return compared(a, "==", b).negated()
    parts = (compared(part, comparing, b) for part in a.parts)
    return all_of(parts) if _is_of_all(a, comparing) else any_of(parts)


def _is_of_all(a: MinMax, comparing: Comparing) -> bool:
    """Whether an extreme stands so to a number only if all its parts do.

    Of two extremes these are looked at first. That the greatest of some is at least that of others
    is then said of each of the others, and is denied in as few ways as there are of them.
    """
    return comparing in (_LESS if a.pick == "max" else _GREAT)


def _of_total(a: Total, comparing: Comparing) -> Condition | None:
    """A sum against zero, one of its extremes being each of its parts; None if they are many."""
    chosen = next((part for part in a.parts if isinstance(part, MinMax)), None)
    if chosen is None or _ends_of(a) > _MOST_ENDS:
        return None
    others = [part for part in a.parts if part is not chosen]
    sums = tuple(reduce(add, others, part) for part in chosen.parts)
    return _of_extreme(MinMax(chosen.pick, sums), comparing, constant(0))


def _ends_of(term: Term) -> int:
    """How many sums of polynomials there are once every extreme is one of its parts."""
    if isinstance(term, MinMax):
        return sum(map(_ends_of, term.parts))
    return math.prod(map(_ends_of, term.parts)) if isinstance(term, Total) else 1


def _of_count(
    conditions: tuple[Condition, ...], comparing: Comparing, number: Rational
) -> Condition:
    """As many hold as a number says."""
    if comparing == "==":
        return all_of((_of_count(conditions, "<=", number), _of_count(conditions, ">=", number)))
    if comparing in {"!=", "<", "<="}:
        return _of_count(conditions, NEGATED[comparing], number).negated()
    least = math.floor(number) + 1 if comparing == ">" else math.ceil(number)
    return _at_least(conditions, least)


def _at_least(conditions: tuple[Condition, ...], least: int) -> Condition:
    """So many hold: some combination of as many does."""
    left = [one for one in conditions if not isinstance(one, Fixed)]
    least -= sum(isinstance(one, Fixed) and one.holds for one in conditions)
    if least <= 0 or least > len(left):
        return Fixed(holds=least <= 0)
    if math.comb(len(left), least) > _MOST_COMBINATIONS:
        return Atom(subtract(constant(least), Count(tuple(left))), "<=")
    return any_of(all_of(chosen) for chosen in combinations(left, least))


def _of_quotient(a: Quotient, comparing: Comparing, b: Term) -> Condition:
    """Both sides times the divisor, which turns the comparison where it is negative."""
    crossed = multiply(b, a.denominator)
    sign = Atom(a.denominator, "<")
    turned = all_of((sign, compared(a.numerator, TURNED[comparing], crossed)))
    kept = all_of((sign.negated(), compared(a.numerator, comparing, crossed)))
    return IfNonZero(a.denominator, any_of((turned, kept)))


def _atom(  # noqa: PLR0911 - one for each kind of number
    a: Term, comparing: Comparing, b: Term
) -> Condition:
    if comparing in _GREAT:
        return _atom(b, TURNED[comparing], a)
    term = subtract(a, b)
    atom = Atom(term, comparing)  # type: ignore[arg-type]  # the great ones are turned
    match term:
        case Undefined():
            return Unknown(term.reason)
        case MinMax():
            return _of_extreme(term, comparing, constant(0))
        case Total():
            return _of_total(term, comparing) or atom
        case Polynomial():
            if term.constant is not None:
                return Fixed(holds=bool(atom.within(_ANYWHERE)))
            return Atom(in_whole_numbers(term), atom.relation)
    return atom
