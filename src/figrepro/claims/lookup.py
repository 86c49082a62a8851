"""What the names in a formula mean in a figure: series, places on the x axis, axes, readings."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from figrepro.claims.box import Rational
from figrepro.claims.errors import Fault, FormulaError
from figrepro.claims.polynomial import Polynomial
from figrepro.claims.subject import Key, SeriesTerms, Subject
from figrepro.claims.syntax import Node
from figrepro.claims.terms import Undefined
from figrepro.errors import did_you_mean, quoted
from figrepro.figure import exact

_MOST_NAMED = 8
_LONGEST_SHOWN = 2000
"""Bits of a number that is written out."""


class Lookup:
    """Looks names up in a subject; each method raises a FormulaError at the part that is wrong."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject

    def series(self, node: Node, name: str) -> SeriesTerms:
        """A series."""
        known = self.subject.series
        if name not in known:
            raise FormulaError(
                Fault(
                    "there is no such series",
                    node.column,
                    found=quoted(name),
                    allowed=listed(map(quoted, known)),
                    hint=did_you_mean(name, list(known)) or self._by_label(name),
                )
            )
        return known[name]

    def _by_label(self, name: str) -> str | None:
        """The series that the legend calls so."""
        labels = {one: style.label for one, style in self.subject.spec.series.items()}
        meant = [one for one, label in labels.items() if label == name]
        return f"it is the label of {quoted(meant[0])}" if meant else None

    def place(self, node: Node, value: Any) -> Key:  # noqa: ANN401 - a term, or a text
        """A place at which a series of any reading has a point, or that ticks name."""
        key = self.key(node, value)
        along = self.subject.along
        if key not in along:
            known = {_shown(one): one for one in sorted(along, key=lambda one: along[one])}
            raise FormulaError(
                Fault(
                    "no series has a point there",
                    node.column,
                    found=_shown(key),
                    allowed=listed(known),
                    hint=did_you_mean(_shown(key), list(known)) if isinstance(key, str) else None,
                )
            )
        return key

    def key(self, node: Node, value: Any) -> Key:  # noqa: ANN401 - as above
        """A place on the x axis, whether or not there are points."""
        if isinstance(value, Undefined):
            raise FormulaError(Fault(value.reason, node.column))
        if isinstance(value, Polynomial) and value.constant is not None:
            return value.constant
        if isinstance(value, str) and self.subject.spec.x.scale == "date":
            return _date(node, value)
        if isinstance(value, str | date):
            return value
        raise FormulaError(Fault("a place cannot depend on values", node.column))

    def compared_place(self, node: Node, value: Any) -> Rational:  # noqa: ANN401 - as above
        """Where a place is along the axis that another is compared with.

        A category must be one of its own; a number or a date may be any.
        """
        is_category = isinstance(value, str) and self.subject.spec.x.scale == "category"
        key = self.place(node, value) if is_category else self.key(node, value)
        if isinstance(key, date):
            return key.toordinal()
        return self.subject.along[key] if isinstance(key, str) else key

    def compared_name(self, node: Node, name: str) -> str:
        """A text that names a series, a category or a date; a slip would go unseen."""
        scale = self.subject.spec.x.scale
        if name in self.subject.series:
            return name
        if scale == "category":
            return str(self.place(node, name))
        if scale == "date" and _is_date(name):
            return name
        return self.series(node, name).name

    def axis(self, node: Node, name: str) -> str:
        """One of the two axes."""
        if name not in {"x", "y"}:
            raise FormulaError(
                Fault(
                    "there is no such axis", node.column, found=quoted(name), allowed='"x" or "y"'
                )
            )
        return name

    def reading(self, node: Node, name: str) -> str:
        """One of the other readings."""
        known = self.subject.others
        if name not in known:
            raise FormulaError(
                Fault(
                    "there is no such reading",
                    node.column,
                    found=quoted(name),
                    allowed=listed(map(quoted, known)) or "none, as there is no other reading",
                    hint=did_you_mean(name, list(known)),
                )
            )
        return name


def listed(names: Iterable[str]) -> str:
    """Names in a row, the first of them where they are many."""
    named = [*names]
    return ", ".join(named if len(named) <= _MOST_NAMED else [*named[:_MOST_NAMED], "…"])


def _date(node: Node, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise FormulaError(
            Fault(
                "this is not a date",
                node.column,
                found=quoted(text),
                allowed="a date such as 2024-05-31",
            )
        ) from None


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _shown(key: Key) -> str:
    """A place as a formula has it."""
    if isinstance(key, date | str):
        return quoted(str(key))
    size = max(key.numerator.bit_length(), key.denominator.bit_length())
    return exact.fraction_text(Fraction(key)) if size < _LONGEST_SHOWN else "a very long number"
