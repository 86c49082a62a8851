"""What it says that two values stand so to each other, whatever kind they are of."""

import ast
from collections.abc import Callable
from datetime import date
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Final

from figrepro.claims.arg_extreme import ArgExtreme
from figrepro.claims.condition import Condition
from figrepro.claims.conditions import AllOf, Fixed, Unknown, all_of, any_of
from figrepro.claims.interval_box import Rational
from figrepro.claims.lookup import Lookup
from figrepro.claims.parse import Comparing
from figrepro.claims.reading_values import SeriesValues
from figrepro.claims.relations import NEGATED, TURNED, compared
from figrepro.claims.terms import Undefined

_MOST_BEHIND = 20
"""Places of a series up to which an extreme behind one of them is looked at as a whole."""

_STANDS: Final[dict[Comparing, Callable[[Rational, Rational], bool]]] = {
    "<": lt, "<=": le, ">": gt, ">=": ge, "==": eq, "!=": ne,
}  # fmt: skip

Value = Any
"""A term, a condition, a series, a place, a text, where an extreme is, or a list of such."""


def compare_values(
    lookup: Lookup, node: ast.expr, a: Value, operator: Comparing, b: Value
) -> Condition:
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
    if SeriesValues in kinds:
        first, second = (
            one if isinstance(one, SeriesValues) else lookup.series(node, one) for one in (a, b)
        )
        return Fixed(holds=(first is second) == (operator == "=="))
    if kinds == (str, str) and operator in {"==", "!="}:
        same = lookup.compared_name(node, a) == lookup.compared_name(node, b)
        return Fixed(holds=same == (operator == "=="))
    if isinstance(a, str | date) or isinstance(b, str | date):
        along, other = (lookup.compared_place(node, one) for one in (a, b))
        return Fixed(holds=_STANDS[operator](along, other))
    return compared(a, operator, b)


def _of_lists(lookup: Lookup, node: ast.expr, a: Value, operator: Comparing, b: Value) -> Condition:
    """Equal lists have equal values in the same order; one with a gap has no known length."""
    missing = next((one for one in (*a, *b) if isinstance(one, Undefined)), None)
    if missing is not None:
        return Unknown(missing.reason)
    if len(a) != len(b):
        return Fixed(holds=operator == "!=")
    same = all_of(
        compare_values(lookup, node, one, "==", other) for one, other in zip(a, b, strict=True)
    )
    return same if operator == "==" else same.negated()


def _of_places(
    lookup: Lookup, node: ast.expr, a: Value, operator: Comparing, b: Value
) -> Condition:
    """Where extremes are, against each other or against a place."""
    for one in (a, b):
        if isinstance(one, ArgExtreme) and not one.series.places:
            return Unknown(f"{one.series.name} has no points")
    if not isinstance(a, ArgExtreme):
        return _of_places(lookup, node, b, TURNED[operator], a)
    if isinstance(b, ArgExtreme):
        return _against_another(a, operator, b)
    return _against_a_place(a, operator, lookup.compared_place(node, b))


def _against_a_place(a: ArgExtreme, operator: Comparing, along: Rational) -> Condition:
    match operator:
        case ">":
            return a.is_after(along)
        case ">=":
            return a.is_from(along)
        case "<" | "<=" | "!=":
            return _against_a_place(a, NEGATED[operator], along).negated()
    return any_of(a.is_at(place) for place in a.series.places if place.along == along)


def _against_another(a: ArgExtreme, operator: Comparing, b: ArgExtreme) -> Condition:
    """That two extremes stand so: the one at a place, and the other at it, or behind it."""
    match operator:
        case "<":
            return _against_another(b, ">", a)
        case "<=" | ">=" | "!=":
            return _against_another(a, NEGATED[operator], b).negated()
        case ">" if len(a.series.places) <= _MOST_BEHIND:
            parts = [(b.is_at(place), a.is_after(place.along)) for place in b.series.places]
        case _:
            parts = [
                (b.is_at(place), a.is_at(other))
                for place in b.series.places
                for other in a.series.places
                if _STANDS[operator](other.along, place.along)
            ]
    return any_of(_both(*both) for both in parts)


def _both(one: Condition, other: Condition) -> Condition:
    """Both statements, as they are: to flatten them would copy all their parts for every pair."""
    if isinstance(one, Fixed):
        return other if one.holds else one
    if isinstance(other, Fixed):
        return one if other.holds else other
    return AllOf((one, other))
