"""What the names in a formula mean in a figure: series, places on the x axis, axes, readings."""

import ast
from collections.abc import Collection
from contextlib import suppress
from datetime import date
from fractions import Fraction
from typing import Any, cast, get_args

from figrepro.claims.chart_axes import XKey
from figrepro.claims.errors import FormulaError
from figrepro.claims.interval_box import Rational
from figrepro.claims.polynomial import Polynomial
from figrepro.claims.reading_values import ReadingValues, SeriesValues
from figrepro.claims.terms import Undefined
from figrepro.errors import FigreproError, did_you_mean, listed, quoted
from figrepro.figure import decimal_math
from figrepro.scales.axis import Axis, Letter

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

    def axis(self, node: ast.expr, name: str) -> Axis:
        """One of the two axes."""
        if name not in get_args(Letter):
            allowed = " or ".join(map(quoted, get_args(Letter)))
            raise FormulaError(node, "there is no such axis", found=quoted(name), allowed=allowed)
        axis = self.values.axes.axis(cast("Letter", name))
        if axis is None:
            raise FormulaError(node, "panels differ in this axis", found=quoted(name))
        return axis

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
                allowed=listed(list(known)),
                hint=did_you_mean(_shown(key), list(known)) if isinstance(key, str) else None,
            )
        return key

    def key(self, node: ast.expr, value: Any) -> XKey:  # noqa: ANN401 - as above
        """A place on the x axis, whether or not there are points."""
        if isinstance(value, Undefined):
            raise FormulaError(node, value.reason)
        if isinstance(value, Polynomial) and value.constant is not None:
            return value.constant
        if isinstance(value, date):
            return value
        if isinstance(value, str):
            return self._parsed(node, value)
        raise FormulaError(node, "a place cannot depend on values")

    def compared_place(self, node: ast.expr, value: Any) -> Rational:  # noqa: ANN401 - as above
        """Where a place is along the axis that another is compared with.

        A category must be one of its own; a number or a date may be any.
        """
        axes = self.values.axes
        if axes.x_type == "text":
            return self.values.along[self.place(node, value)]
        return axes.position(self.key(node, value))

    def compared_name(self, node: ast.expr, name: str) -> str:
        """A text that names a series, a category or a date; a slip would go unseen."""
        x_type = self.values.axes.x_type
        if name in self.values.series:
            return name
        if x_type == "text":
            return str(self.place(node, name))
        if x_type == "date":
            with suppress(FormulaError):
                return str(self._parsed(node, name))
        return self.series(node, name).name

    def _parsed(self, node: ast.expr, text: str) -> XKey:
        """The place that a text stands for."""
        try:
            return self.values.axes.parsed(text)
        except FigreproError as error:
            wrong = error.problems[0]
            raise FormulaError(
                node, wrong.message, found=wrong.found, allowed=wrong.allowed, hint=wrong.hint
            ) from error


def _unknown(
    node: ast.expr, what: str, name: str, known: Collection[str], hint: str | None = None
) -> FormulaError:
    return FormulaError(
        node,
        f"there is no such {what}",
        found=quoted(name),
        allowed=listed([*map(quoted, known)]) or f"none, as there is no other {what}",
        hint=did_you_mean(name, list(known)) or hint,
    )


def _shown(key: XKey) -> str:
    """A place as a formula has it."""
    if isinstance(key, date | str):
        return quoted(str(key))
    size = max(key.numerator.bit_length(), key.denominator.bit_length())
    return (
        decimal_math.fraction_text(Fraction(key)) if size < _LONGEST_SHOWN else "a very long number"
    )
