"""From a formula and the points of a reading to a statement about the values of those points."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from figrepro.claims.comparing import Value, compare_values
from figrepro.claims.condition import Condition
from figrepro.claims.conditions import all_of, any_of
from figrepro.claims.errors import FormulaError
from figrepro.claims.functions import FUNCTIONS, Fold, Function
from figrepro.claims.lookup import Lookup
from figrepro.claims.parse import COMPARISONS, Formula, function_name, literal, loop_name
from figrepro.claims.polynomial import constant
from figrepro.claims.reading_values import ReadingValues, SeriesValues
from figrepro.claims.terms import TERMS, add, divide, multiply, negative, subtract
from figrepro.claims.value_types import ValueType

Scope = Mapping[str, Value]
"""The values of the variables of loops."""

_CALCULATIONS = {ast.Add: add, ast.Sub: subtract, ast.Mult: multiply, ast.Div: divide}
_MOST_ROUNDS = 20_000
"""How often the inside of loops is looked at in one formula."""


class Evaluator:
    """Evaluates formulas on the points of one reading; their types were checked before.

    Claims ask for the same values again and again, so that what functions come to is kept.
    """

    def __init__(self, values: ReadingValues) -> None:
        self.values = values
        self._lookup = Lookup(values)
        self._known: dict[tuple[Value, ...], Value] = {}
        self._rounds = 0

    def statement(self, formula: Formula) -> Condition:
        """What a formula says of the values.

        Raises:
            FormulaError: It names a series or an x that no series has, or goes on too long.
        """
        self.begin()
        found: Condition = self.value(formula.body, {})
        return found

    def begin(self) -> None:
        """Counts the rounds of loops anew, for another formula."""
        self._rounds = 0

    def value(  # noqa: PLR0911 - one for each kind of part
        self, node: ast.expr, scope: Scope
    ) -> Value:
        """What a part of a formula comes to.

        Raises:
            FormulaError: It names a series or an x that no series has, or goes on too long.
        """
        match node:
            case ast.Call():
                return self._called(node, scope)
            case ast.Constant():
                found = literal(node)
                return constant(found) if isinstance(found, int | Fraction) else found
            case ast.Name(name):
                return scope[name] if name in scope else [*self.values.series.values()]
            case ast.Compare():
                return self._compared(node, scope)
            case ast.BinOp():
                left, right = self.value(node.left, scope), self.value(node.right, scope)
                return _CALCULATIONS[type(node.op)](left, right)
            case ast.UnaryOp():
                operand = self.value(node.operand, scope)
                if isinstance(node.op, ast.Not):
                    return operand.negated()
                return negative(operand) if isinstance(node.op, ast.USub) else operand
            case ast.List():
                return [self.value(item, scope) for item in node.elts]
            case ast.BoolOp():
                parts = (self.value(part, scope) for part in node.values)
                return all_of(parts) if isinstance(node.op, ast.And) else any_of(parts)
        message = f"no part of a formula: {type(node).__name__}"
        raise TypeError(message)

    def arguments(self, node: ast.Call, function: Function, scope: Scope) -> list[Value]:
        """What the arguments of a function come to, names looked up."""
        shape = next(one for one in function.shapes if len(one) == len(node.args))
        return [
            self._argument(argument, kind, scope)
            for argument, kind in zip(node.args, shape, strict=True)
        ]

    def scopes(self, loops: Sequence[ast.comprehension], scope: Scope) -> Iterator[Scope]:
        """The variables of every round of some loops."""
        if not loops:
            yield scope
            return
        first, rest = loops[0], loops[1:]
        for value in self.value(first.iter, scope):
            self._rounds += 1
            if self._rounds > _MOST_ROUNDS:
                allowed = f"{_MOST_ROUNDS} rounds"
                raise FormulaError(first.target, "the loops go on too long", allowed=allowed)
            yield from self.scopes(rest, {**scope, loop_name(first): value})

    def _compared(self, node: ast.Compare, scope: Scope) -> Condition:
        values = [self.value(operand, scope) for operand in (node.left, *node.comparators)]
        return all_of(
            compare_values(self._lookup, node, a, COMPARISONS[type(operator)], b)
            for a, operator, b in zip(values, node.ops, values[1:], strict=False)
        )

    def _called(self, node: ast.Call, scope: Scope) -> Value:
        function = FUNCTIONS[function_name(node)]
        if isinstance(function, Fold):
            return function.apply(self._folded(node, scope))
        arguments = self.arguments(node, function, scope)
        if any(isinstance(one, TERMS) for one in arguments):
            return function.apply(self.values, *arguments)
        names = (one.name if isinstance(one, SeriesValues) else one for one in arguments)
        key = (function.name, *names)
        if key not in self._known:
            self._known[key] = function.apply(self.values, *arguments)
        return self._known[key]

    def _folded(self, node: ast.Call, scope: Scope) -> list[Value]:
        first = node.args[0]
        if isinstance(first, ast.GeneratorExp):
            return [self.value(first.elt, inner) for inner in self.scopes(first.generators, scope)]
        values = [self.value(argument, scope) for argument in node.args]
        return values[0] if len(values) == 1 and isinstance(values[0], list) else values

    def _argument(self, node: ast.expr, kind: ValueType, scope: Scope) -> Value:
        value = self.value(node, scope)
        match kind:
            case ValueType.SERIES:
                is_known = isinstance(value, SeriesValues)
                return value if is_known else self._lookup.series(node, value)
            case ValueType.PLACE:
                return self._lookup.place(node, value)
            case ValueType.AXIS:
                return self._lookup.axis(node, value)
            case ValueType.READING:
                return self._lookup.reading(node, value)
        return value
