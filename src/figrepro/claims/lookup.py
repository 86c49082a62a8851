"""What the names in a formula mean in a figure: series, places on the x axis, axes, readings."""

import ast
from collections.abc import Collection
from datetime import date
from fractions import Fraction
from typing import Any

from figrepro.claims.chart_axes import XKey
from figrepro.claims.errors import FormulaError
from figrepro.claims.interval_box import Rational
from figrepro.claims.polynomial import Polynomial
from figrepro.claims.reading_values import ReadingValues, SeriesValues
from figrepro.claims.terms import Undefined
from figrepro.errors import FigreproError, did_you_mean, quoted
from figrepro.figure import decimal_math
from figrepro.scales.date import parse_date

_MOST_NAMED = 8
_LONGEST_SHOWN = 2000
"""Bits of a number that is written out."""


class Lookup:
    """Looks names up in a reading; each method raises a FormulaError at the part that is wrong."""

    def __init__(self, reading: ReadingValues) -> None:
        self.values = reading

    def series(self, node: ast.expr, name: str) -> SeriesValues:
        """A series."""
        known = self.values.series
        if name not in known:
            labelled = self.values.axes.series_labelled(name)
            hint = f"it is the label of {quoted(labelled)}" if labelled else None
            raise _unknown(node, "series", name, known, hint)
        return known[name]

    def axis(self, node: ast.expr, name: str) -> str:
        """One of the two axes."""
        if name not in {"x", "y"}:
            allowed = '"x" or "y"'
            raise FormulaError(node, "there is no such axis", found=quoted(name), allowed=allowed)
        return name

    def reading(self, node: ast.expr, name: str) -> str:
        """One of the other readings."""
        if name not in self.values.others:
            raise _unknown(node, "reading", name, self.values.others)
        return name

    def place(self, node: ast.expr, value: Any) -> XKey:  # noqa: ANN401 - a term, or a text
        """A place at which a series of any reading has a point, or that ticks name."""
        key = self.key(node, value)
        along = self.values.along
        if key not in along:
            known = {_shown(one): one for one in sorted(along, key=lambda one: along[one])}
            raise FormulaError(
                node,
                "no series has a point there",
                found=_shown(key),
                allowed=_listed(known),
                hint=did_you_mean(_shown(key), list(known)) if isinstance(key, str) else None,
            )
        return key

    def key(self, node: ast.expr, value: Any) -> XKey:  # noqa: ANN401 - as above
        """A place on the x axis, whether or not there are points."""
        if isinstance(value, Undefined):
            raise FormulaError(node, value.reason)
        if isinstance(value, Polynomial) and value.constant is not None:
            return value.constant
        if isinstance(value, str) and self.values.axes.x_type == "date":
            found = _date(value)
            if found is None:
                allowed = "a date such as 2024-05-31"
                raise FormulaError(node, "this is not a date", found=quoted(value), allowed=allowed)
            return found
        if isinstance(value, str | date):
            return value
        raise FormulaError(node, "a place cannot depend on values")

    def compared_place(self, node: ast.expr, value: Any) -> Rational:  # noqa: ANN401 - as above
        """Where a place is along the axis that another is compared with.

        A category must be one of its own; a number or a date may be any.
        """
        is_category = isinstance(value, str) and self.values.axes.x_type == "text"
        key = self.place(node, value) if is_category else self.key(node, value)
        if isinstance(key, date):
            return key.toordinal()
        return self.values.along[key] if isinstance(key, str) else key

    def compared_name(self, node: ast.expr, name: str) -> str:
        """A text that names a series, a category or a date; a slip would go unseen."""
        x_type = self.values.axes.x_type
        if name in self.values.series or (x_type == "date" and _date(name)):
            return name
        return str(self.place(node, name)) if x_type == "text" else self.series(node, name).name


def _unknown(
    node: ast.expr, what: str, name: str, known: Collection[str], hint: str | None = None
) -> FormulaError:
    return FormulaError(
        node,
        f"there is no such {what}",
        found=quoted(name),
        allowed=_listed([*map(quoted, known)]) or f"none, as there is no other {what}",
        hint=did_you_mean(name, list(known)) or hint,
    )


def _listed(names: Collection[str]) -> str:
    """Names in a row, the first of them where they are many."""
    named = [*names]
    return ", ".join(named if len(named) <= _MOST_NAMED else [*named[:_MOST_NAMED], "…"])


def _date(text: str) -> date | None:
    try:
        return parse_date(text)
    except FigreproError:
        return None


def _shown(key: XKey) -> str:
    """A place as a formula has it."""
    if isinstance(key, date | str):
        return quoted(str(key))
    size = max(key.numerator.bit_length(), key.denominator.bit_length())
    return (
        decimal_math.fraction_text(Fraction(key)) if size < _LONGEST_SHOWN else "a very long number"
    )
