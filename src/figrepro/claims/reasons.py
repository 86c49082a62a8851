"""Why a statement neither holds nor fails."""

from collections.abc import Iterator

from figrepro.claims.box import Box
from figrepro.claims.conditions import Atom, Condition, Every, Provided, Some, Unknown
from figrepro.claims.terms import (
    BY_ZERO,
    Count,
    MinMax,
    Operation,
    Quotient,
    Term,
    Total,
    Undefined,
    range_of,
)


def reasons_of(condition: Condition, box: Box) -> Iterator[str]:
    """Why parts of a statement neither hold nor fail: what is missing, or divided by zero."""
    match condition:
        case Unknown():
            yield condition.reason
        case Atom():
            yield from _reasons_in(condition.term, box)
        case Provided():
            if _can_be_zero(condition.divisor, box):
                yield BY_ZERO
            yield from reasons_of(condition.condition, box)
        case Every() | Some():
            for part in condition.parts:
                if part.within(box) is None:
                    yield from reasons_of(part, box)


def _reasons_in(term: Term, box: Box) -> Iterator[str]:  # noqa: C901 - one for each kind of number
    match term:
        case Undefined():
            yield term.reason
        case Count():
            for condition in term.conditions:
                if condition.within(box) is None:
                    yield from reasons_of(condition, box)
        case MinMax() | Total():
            for part in term.parts:
                yield from _reasons_in(part, box)
        case Quotient():
            if _can_be_zero(term.denominator, box):
                yield BY_ZERO
        case Operation():
            yield from _reasons_in(term.left, box)
            yield from _reasons_in(term.right, box)
            if term.sign == "/" and _can_be_zero(term.right, box):
                yield BY_ZERO


def _can_be_zero(term: Term, box: Box) -> bool:
    interval = range_of(term, box)
    return interval is not None and interval[0] <= 0 <= interval[1]
