"""What it says that two values stand so to each other, whatever kind they are of."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from figrepro.claims.arg_extreme import ArgExtreme
from figrepro.claims.box import Rational
from figrepro.claims.conditions import Always, Condition, Unknown, denied, every, some
from figrepro.claims.lookup import Lookup
from figrepro.claims.relations import compared
from figrepro.claims.subject import SeriesTerms
from figrepro.claims.syntax import Comparing, Node
from figrepro.claims.terms import Undefined

Value = Any
"""A term, a condition, a series, a place, a text, where an extreme is, or a list of such."""


def pair(lookup: Lookup, node: Node, a: Value, operator: Comparing, b: Value) -> Condition:
    """The statement that two values of a formula stand so to each other.

    Args:
        lookup: Says what names mean.
        node: Where in the formula they are compared.
        a: The left one.
        operator: How they are compared.
        b: The right one.

    Raises:
        FormulaError: A text among them names nothing.
    """
    kinds = (type(a), type(b))
    if ArgExtreme in kinds:
        return _of_places(lookup, node, a, operator, b)
    if list in kinds:
        return _of_lists(lookup, node, a, operator, b)
    if SeriesTerms in kinds:
        first, second = (
            one if isinstance(one, SeriesTerms) else lookup.series(node, one) for one in (a, b)
        )
        return Always(holds=(first is second) == (operator == "=="))
    if kinds == (str, str) and operator in {"==", "!="}:
        same = lookup.compared_name(node, a) == lookup.compared_name(node, b)
        return Always(holds=same == (operator == "=="))
    if isinstance(a, str | date) or isinstance(b, str | date):
        along, other = (lookup.compared_place(node, one) for one in (a, b))
        return Always(holds=_stands(along, operator, other))
    return compared(a, operator, b)


def _of_lists(lookup: Lookup, node: Node, a: Value, operator: Comparing, b: Value) -> Condition:
    """Equal lists have equal values in the same order; one with a gap has no known length."""
    missing = next((one for one in (*a, *b) if isinstance(one, Undefined)), None)
    if missing is not None:
        return Unknown(missing.reason)
    if len(a) != len(b):
        return Always(holds=operator == "!=")
    same = every(pair(lookup, node, one, "==", other) for one, other in zip(a, b, strict=True))
    return same if operator == "==" else denied(same)


def _of_places(lookup: Lookup, node: Node, a: Value, operator: Comparing, b: Value) -> Condition:
    """Where extremes are: one of the places that stand so to the other."""
    for one in (a, b):
        if isinstance(one, ArgExtreme) and not one.series.places:
            return Unknown(f"{one.series.name} has no points")
    others = list(_possible(lookup, node, b))
    return some(
        every((first(), second()))
        for along, first in _possible(lookup, node, a)
        for other, second in others
        if _stands(along, operator, other)
    )


def _possible(
    lookup: Lookup, node: Node, value: Value
) -> Iterator[tuple[Rational, Callable[[], Condition]]]:
    """The places that a value can be, each with what makes the statement that it is there."""
    if isinstance(value, ArgExtreme):
        for place in value.series.places:
            yield place.along, partial(value.is_at, place)
    else:
        yield lookup.compared_place(node, value), partial(Always, holds=True)


def _stands(a: Rational, operator: Comparing, b: Rational) -> bool:
    match operator:
        case "<":
            return a < b
        case "<=":
            return a <= b
        case ">":
            return a > b
        case ">=":
            return a >= b
        case "==":
            return a == b
        case "!=":
            return a != b
