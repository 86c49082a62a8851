"""From a formula and the points of a reading to a statement about the values of those points."""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import get_args

from figrepro.claims.comparing import Value, pair
from figrepro.claims.conditions import Condition, denied, every, some
from figrepro.claims.errors import Fault, FormulaError
from figrepro.claims.functions import FUNCTIONS, Fold, Function
from figrepro.claims.lookup import Lookup
from figrepro.claims.polynomial import constant
from figrepro.claims.subject import SeriesTerms, Subject
from figrepro.claims.syntax import (
    Calculation,
    Call,
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
from figrepro.claims.terms import Term, add, divide, multiply, negative, subtract
from figrepro.claims.value_types import ValueType

Scope = Mapping[str, Value]
"""The values of the variables of loops."""

_CALCULATIONS = {"+": add, "-": subtract, "*": multiply, "/": divide}
_TERMS = get_args(Term)
_MOST_ROUNDS = 20_000
"""How often the inside of loops is looked at in one formula."""


class Grounding:
    """Looks formulas up in the points of one reading; their kinds were checked before.

    Claims ask for the same values again and again, so that what functions come to is kept.
    """

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self._lookup = Lookup(subject)
        self._known: dict[tuple[Value, ...], Value] = {}

    def statement(self, formula: Node) -> Condition:
        """What a formula says of the values.

        Raises:
            FormulaError: It names a series or an x that no series has, or goes on too long.
        """
        found: Condition = self.evaluation().value(formula, {})
        return found

    def evaluation(self) -> "Evaluation":
        """What works out the parts of one formula."""
        return Evaluation(self.subject, self._lookup, self._known)


class Evaluation:
    """Works out the parts of one formula, as long as its loops do not go on too long."""

    def __init__(
        self, subject: Subject, lookup: Lookup, known: dict[tuple[Value, ...], Value]
    ) -> None:
        self.subject = subject
        self._lookup = lookup
        self._known = known
        self._rounds = 0

    def value(  # noqa: C901, PLR0911 - one for each kind of part
        self, node: Node, scope: Scope
    ) -> Value:
        """What a part of a formula comes to.

        Raises:
            FormulaError: It names a series or an x that no series has, or goes on too long.
        """
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

    def arguments(self, node: Call, function: Function, scope: Scope) -> list[Value]:
        """What the arguments of a function come to, names looked up."""
        shape = next(one for one in function.shapes if len(one) == len(node.arguments))
        return [
            self._argument(argument, kind, scope)
            for argument, kind in zip(node.arguments, shape, strict=True)
        ]

    def scopes(self, loops: Sequence[Loop], scope: Scope) -> Iterator[Scope]:
        """The variables of every round of some loops."""
        if not loops:
            yield scope
            return
        first, rest = loops[0], loops[1:]
        for value in self.value(first.values, scope):
            self._rounds += 1
            if self._rounds > _MOST_ROUNDS:
                allowed = f"{_MOST_ROUNDS} rounds"
                raise FormulaError(Fault("the loops go on too long", first.column, allowed=allowed))
            yield from self.scopes(rest, {**scope, first.name: value})

    def _named(self, node: Name, scope: Scope) -> Value:
        if node.name in scope:
            return scope[node.name]
        return list(self.subject.series.values())

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
            pair(self._lookup, node, values[place], operator, values[place + 1])
            for place, operator in enumerate(node.operators)
        )

    def _called(self, node: Call, scope: Scope) -> Value:
        function = FUNCTIONS[node.function]
        if isinstance(function, Fold):
            return function.apply(self._folded(node, scope))
        arguments = self.arguments(node, function, scope)
        if any(isinstance(one, _TERMS) for one in arguments):
            return function.apply(self.subject, *arguments)
        names = (one.name if isinstance(one, SeriesTerms) else one for one in arguments)
        key = (function.name, *names)
        if key not in self._known:
            self._known[key] = function.apply(self.subject, *arguments)
        return self._known[key]

    def _folded(self, node: Call, scope: Scope) -> list[Value]:
        first = node.arguments[0]
        if isinstance(first, Each):
            return [self.value(first.item, inner) for inner in self.scopes(first.loops, scope)]
        values = [self.value(argument, scope) for argument in node.arguments]
        return values[0] if len(values) == 1 and isinstance(values[0], list) else values

    def _argument(self, node: Node, kind: ValueType, scope: Scope) -> Value:
        value = self.value(node, scope)
        match kind:
            case ValueType.SERIES:
                return value if isinstance(value, SeriesTerms) else self._lookup.series(node, value)
            case ValueType.PLACE:
                return self._lookup.place(node, value)
            case ValueType.AXIS:
                return self._lookup.axis(node, value)
            case ValueType.READING:
                return self._lookup.reading(node, value)
        return value
