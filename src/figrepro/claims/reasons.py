"""Why a statement neither holds nor fails."""

from collections.abc import Iterator

from figrepro.claims.condition import Condition
from figrepro.claims.conditions import AllOf, AnyOf, Atom, IfNonZero, Unknown
from figrepro.claims.interval_box import IntervalBox
from figrepro.claims.terms import (
    BY_ZERO,
    Count,
    Operation,
    Quotient,
    Term,
    Undefined,
    can_be_zero,
    parts_of,
)


def reasons_of(condition: Condition, box: IntervalBox) -> Iterator[str]:
    """Why parts of a statement neither hold nor fail: what is missing, or divided by zero."""
    match condition:
        case Unknown():
            yield condition.reason
        case Atom():
            yield from _reasons_in(condition.term, box)
        case IfNonZero():
            if can_be_zero(condition.divisor, box):
                yield BY_ZERO
            yield from reasons_of(condition.condition, box)
        case AllOf() | AnyOf():
            yield from _of_open(condition.parts, box)


def _of_open(conditions: tuple[Condition, ...], box: IntervalBox) -> Iterator[str]:
    for condition in conditions:
        if condition.within(box) is None:
            yield from reasons_of(condition, box)


def _reasons_in(term: Term, box: IntervalBox) -> Iterator[str]:
    match term:
        case Undefined():
            yield term.reason
        case Count():
            yield from _of_open(term.conditions, box)
    for part in parts_of(term):
        yield from _reasons_in(part, box)
    match term:
        case Quotient(denominator=divisor) | Operation("/", _, divisor):
            if can_be_zero(divisor, box):
                yield BY_ZERO
