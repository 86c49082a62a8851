"""From a formula and the points of a reading to a statement about the values of those points."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial, reduce
from typing import Any

from figrepro.claims.box import Rational
from figrepro.claims.conditions import (
    Always,
    Atom,
    Condition,
    Every,
    Provided,
    Some,
    Unknown,
    compared,
    denied,
    every,
    some,
)
from figrepro.claims.errors import Fault, FormulaError
from figrepro.claims.functions import FUNCTIONS, Function
from figrepro.claims.kinds import Kind
from figrepro.claims.polynomial import Polynomial, constant
from figrepro.claims.subject import Course, Key, Subject
from figrepro.claims.syntax import (
    Calculation,
    Call,
    Comparing,
    Comparison,
    Denial,
    Each,
    Junction,
    Listing,
    Loop,
    Name,
    Negative,
    Node,
    Number,
    Text,
)
from figrepro.claims.terms import (
    Count,
    Extreme,
    Operation,
    Quotient,
    Term,
    Total,
    Undefined,
    add,
    divide,
    multiply,
    negative,
    subtract,
)
from figrepro.claims.where import Where
from figrepro.errors import did_you_mean, quoted
from figrepro.figure import exact

Value = Any
"""A term, a condition, a course, a place, a text, or a list of such."""
Scope = Mapping[str, Value]

_CALCULATIONS = {"+": add, "-": subtract, "*": multiply, "/": divide}
_TERMS = (Polynomial, Extreme, Quotient, Count, Operation, Total, Undefined)
_CONDITIONS = (Always, Atom, Every, Provided, Some, Unknown)
_MOST_ROUNDS = 20_000
"""How often the inside of loops is looked at in one formula."""
_MOST_NAMED = 8
_LONGEST_SHOWN = 2000
"""Bits of a number that is written out."""


class Grounding:
    """Looks the parts of formulas up in the points of a reading; the kinds were checked before."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.rounds = 0
        self.known: dict[tuple[Key, ...], Value] = {}

    def statement(self, formula: Node) -> Condition:
        """What a formula says of the values.

        Raises:
            FormulaError: It names a series or an x that no series has, or goes on too long.
        """
        self.rounds = 0
        found: Condition = self.value(formula, {})
        return found

    def value(  # noqa: C901, PLR0911 - one for each kind of part
        self, node: Node, scope: Scope
    ) -> Value:
        """What a part of a formula comes to."""
        match node:
            case Call():
                return self._called(node, scope)
            case Text():
                return node.value
            case Number():
                return constant(node.value)
            case Name():
                return self._named(node, scope)
            case Comparison():
                return self._compared(node, scope)
            case Calculation():
                return self._calculated(node, scope)
            case Negative():
                return negative(self.value(node.operand, scope))
            case Listing():
                return [self.value(item, scope) for item in node.items]
            case Junction():
                parts = (self.value(part, scope) for part in node.parts)
                return every(parts) if node.word == "and" else some(parts)
            case Denial():
                return denied(self.value(node.operand, scope))
        message = f"no part of a formula: {type(node).__name__}"
        raise TypeError(message)

    def _named(self, node: Name, scope: Scope) -> Value:
        if node.name in scope:
            return scope[node.name]
        return list(self.subject.courses.values())

    def _calculated(self, node: Calculation, scope: Scope) -> Term:
        """A sum or product; long ones lean to the left, so that they are walked, not nested."""
        steps: list[Calculation] = []
        part: Node = node
        while isinstance(part, Calculation):
            steps.append(part)
            part = part.left
        start: Term = self.value(part, scope)
        return reduce(
            lambda total, step: _CALCULATIONS[step.operator](total, self.value(step.right, scope)),
            reversed(steps),
            start,
        )

    def _compared(self, node: Comparison, scope: Scope) -> Condition:
        values = [self.value(operand, scope) for operand in node.operands]
        return every(
            self._pair(node, values[place], operator, values[place + 1])
            for place, operator in enumerate(node.operators)
        )

    def _pair(self, node: Node, a: Value, operator: Comparing, b: Value) -> Condition:
        if isinstance(a, Where) or isinstance(b, Where):
            return self._of_places(node, a, operator, b)
        if isinstance(a, list):
            return self._of_lists(node, a, operator, b)
        if isinstance(a, Course) or isinstance(b, Course):
            first, second = (
                one if isinstance(one, Course) else self._course(node, one) for one in (a, b)
            )
            return Always(holds=(first is second) == (operator == "=="))
        if isinstance(a, str) and isinstance(b, str) and operator in {"==", "!="}:
            same = self._known_name(node, a) == self._known_name(node, b)
            return Always(holds=same == (operator == "=="))
        if isinstance(a, str | date) or isinstance(b, str | date):
            along, other = (self._along(self._known_place(node, one)) for one in (a, b))
            return Always(holds=_stands(along, operator, other))
        return compared(a, operator, b)

    def _known_name(self, node: Node, name: str) -> str:
        """A text that names a series or a category; a slip would go unseen."""
        if name in self.subject.courses or name in self.subject.keys:
            return name
        if self.subject.spec.x.scale == "category":
            return str(self._place(node, name))
        return self._course(node, name).name

    def _known_place(self, node: Node, value: Value) -> Key:
        """A place on the x axis; a category must be one of its own."""
        is_category = isinstance(value, str) and self.subject.spec.x.scale == "category"
        return self._place(node, value) if is_category else self._key(node, value)

    def _of_lists(self, node: Node, a: Value, operator: Comparing, b: Value) -> Condition:
        if len(a) != len(b):
            return Always(holds=operator == "!=")
        same = every(self._pair(node, one, "==", other) for one, other in zip(a, b, strict=True))
        return same if operator == "==" else denied(same)

    def _of_places(self, node: Node, a: Value, operator: Comparing, b: Value) -> Condition:
        """Where extremes are: one of the places that stand so to the other."""
        for one in (a, b):
            if isinstance(one, Where) and not one.course.places:
                return Unknown(f"{one.course.name} has no points")
        others = list(self._possible(node, b))
        return some(
            every((first(), second()))
            for along, first in self._possible(node, a)
            for other, second in others
            if _stands(along, operator, other)
        )

    def _possible(
        self, node: Node, value: Value
    ) -> Iterator[tuple[Rational, Callable[[], Condition]]]:
        """The places that a value can be, each with what makes the statement that it is there."""
        if isinstance(value, Where):
            for place in value.course.places:
                yield place.along, partial(value.is_at, place)
        else:
            yield self._along(self._known_place(node, value)), partial(Always, holds=True)

    def _called(self, node: Call, scope: Scope) -> Value:
        function = FUNCTIONS[node.function]
        if not function.shapes:
            items = self._folded(node, scope)
            if node.function == "count":
                return _counted(items)
            return function(self.subject, [items])
        shape = function.shapes[[len(one) for one in function.shapes].index(len(node.arguments))]
        arguments = [
            self._argument(argument, kind, scope)
            for argument, kind in zip(node.arguments, shape, strict=True)
        ]
        return self._known(function, arguments)

    def _known(self, function: Function, arguments: Sequence[Value]) -> Value:
        """What a function comes to; claims ask for the same values again and again."""
        if any(isinstance(one, _TERMS) for one in arguments):
            return function(self.subject, arguments)
        names = [one.name if isinstance(one, Course) else one for one in arguments]
        key = (function.name, *names)
        if key not in self.known:
            self.known[key] = function(self.subject, arguments)
        return self.known[key]

    def _folded(self, node: Call, scope: Scope) -> list[Value]:
        first = node.arguments[0]
        if isinstance(first, Each):
            return list(self._each(first.item, first.loops, scope))
        values = [self.value(argument, scope) for argument in node.arguments]
        return values[0] if len(values) == 1 and isinstance(values[0], list) else values

    def _each(self, item: Node, loops: Sequence[Loop], scope: Scope) -> Iterator[Value]:
        if not loops:
            yield self.value(item, scope)
            return
        first, rest = loops[0], loops[1:]
        for value in self.value(first.values, scope):
            self.rounds += 1
            if self.rounds > _MOST_ROUNDS:
                raise FormulaError(
                    Fault("the loops go on too long", item.column, allowed=f"{_MOST_ROUNDS} rounds")
                )
            yield from self._each(item, rest, {**scope, first.name: value})

    def _argument(self, node: Node, kind: Kind, scope: Scope) -> Value:
        value = self.value(node, scope)
        if kind is Kind.SERIES:
            return value if isinstance(value, Course) else self._course(node, value)
        if kind is Kind.PLACE:
            return self._place(node, value)
        if kind is Kind.AXIS and value not in {"x", "y"}:
            raise FormulaError(
                Fault(
                    "there is no such axis", node.column, found=quoted(value), allowed='"x" or "y"'
                )
            )
        if kind is Kind.READING and value not in self.subject.others:
            raise FormulaError(
                Fault(
                    "there is no such reading",
                    node.column,
                    found=quoted(value),
                    allowed=_listed(map(quoted, self.subject.others))
                    or "none, as there is no other reading",
                    hint=did_you_mean(value, list(self.subject.others)),
                )
            )
        return value

    def _course(self, node: Node, name: str) -> Course:
        courses = self.subject.courses
        if name not in courses:
            raise FormulaError(
                Fault(
                    "there is no such series",
                    node.column,
                    found=quoted(name),
                    allowed=_listed(map(quoted, courses)),
                    hint=did_you_mean(name, list(courses)),
                )
            )
        return courses[name]

    def _place(self, node: Node, value: Value) -> Key:
        """A place at which some series has a point."""
        key = self._key(node, value)
        if key not in self.subject.keys:
            known = {_shown(one): self._along(one) for one in self.subject.keys}
            raise FormulaError(
                Fault(
                    "no series has a point there",
                    node.column,
                    found=_shown(key),
                    allowed=_listed(sorted(known, key=lambda one: known[one])),
                    hint=did_you_mean(_shown(key), list(known)) if isinstance(key, str) else None,
                )
            )
        return key

    def _key(self, node: Node, value: Value) -> Key:
        """A place on the x axis, whether or not there are points."""
        if isinstance(value, Undefined):
            raise FormulaError(Fault(value.reason, node.column))
        if isinstance(value, Polynomial) and value.constant is None:
            raise FormulaError(Fault("a place cannot depend on values", node.column))
        if isinstance(value, Polynomial):
            return value.constant or 0
        if isinstance(value, str) and self.subject.spec.x.scale == "date":
            try:
                return date.fromisoformat(value)
            except ValueError:
                raise FormulaError(
                    Fault(
                        "this is not a date",
                        node.column,
                        found=quoted(value),
                        allowed="a date such as 2024-05-31",
                    )
                ) from None
        if isinstance(value, str | date):
            return value
        raise FormulaError(Fault("a place cannot depend on values", node.column))

    def _along(self, key: Key) -> Rational:
        """Where a place is along the axis; one that no series has stands before all."""
        if isinstance(key, int | Fraction):
            return key
        if isinstance(key, date):
            return key.toordinal()
        return self.subject.along.get(key, -1)


def _counted(items: Sequence[Value]) -> Term:
    """How many statements hold, or how many values there are."""
    if items and all(isinstance(item, _CONDITIONS) for item in items):
        return Count(tuple(items))
    return constant(len(items))


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


def _listed(names: Any) -> str:  # noqa: ANN401 - any names
    named = [*names]
    return ", ".join(named if len(named) <= _MOST_NAMED else [*named[:_MOST_NAMED], "…"])


def _shown(key: Key) -> str:
    """A place as a formula has it."""
    if isinstance(key, date | str):
        return quoted(str(key))
    size = max(key.numerator.bit_length(), key.denominator.bit_length())
    return exact.fraction_text(Fraction(key)) if size < _LONGEST_SHOWN else "a very long number"
