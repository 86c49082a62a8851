"""Whether the parts of a formula fit together: every part has a type, whatever the numbers are."""

import ast
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

from figrepro.claims.calling import called, of_a_series, shape_of
from figrepro.claims.chart_axes import XType
from figrepro.claims.errors import FormulaError
from figrepro.claims.functions import FUNCTIONS, SERIES_NAME, Fold, Function
from figrepro.claims.parse import COMPARISONS, Comparing, Formula, literal, loop_name
from figrepro.claims.value_types import ValueType
from figrepro.claims.writing import quote
from figrepro.errors import did_you_mean, nearest
from figrepro.figure import decimal_math

Scope = Mapping[str, ValueType]
"""The types of the variables of loops."""

_NUMBER, _TRUTH, _TEXT, _SERIES, _PLACE, _WHERE = (
    ValueType.NUMBER, ValueType.TRUTH, ValueType.TEXT, ValueType.SERIES, ValueType.PLACE,
    ValueType.WHERE,
)  # fmt: skip
_FITTING = {_SERIES: {_SERIES, _TEXT}, ValueType.AXIS: {_TEXT}, ValueType.READING: {_TEXT}}


class TypeChecker:
    """The types of the parts of formulas for one type of x axis.

    Args:
        x_type: What its places are.
        names: What texts in quotes may be: names of series and categories.
    """

    def __init__(self, x_type: XType, names: Collection[str] = ()) -> None:
        self.x_type = x_type
        self.names = names
        self.places = {_NUMBER} if x_type == "number" else {_PLACE, _TEXT}

    def require_statement(self, formula: Formula) -> None:
        """Refuses what is no statement, or whose parts do not fit together.

        Raises:
            FormulaError: What does not fit, and at which column.
        """
        self._require(formula.body, _TRUTH, {}, hint='a claim is a statement: change("A") > 0')

    def _require(
        self, node: ast.expr, wanted: ValueType, scope: Scope, hint: str | None = None
    ) -> ValueType:
        found = self.type_of(node, scope)
        if found is wanted:
            return wanted
        if found in (self.places if wanted is _PLACE else _FITTING.get(wanted, ())):
            return wanted
        if wanted is _PLACE and self.x_type != "number":
            hint = self._quotes
        elif wanted is _SERIES and isinstance(node, ast.Constant):
            number = decimal_math.fraction_text(Fraction(literal(node)))
            hint = f"names of series stand in quotes: {quote(number)}"
        raise FormulaError(
            node, "this is of the wrong kind", found=found.value, allowed=wanted.value, hint=hint
        )

    @property
    def _quotes(self) -> str:
        if self.x_type == "text":
            return 'categories stand in quotes: "…"'
        return 'a date stands in quotes: "2024-05-31"'

    def type_of(self, node: ast.expr, scope: Scope) -> ValueType:  # noqa: PLR0911 - each kind of part
        """The type of a part."""
        match node:
            case ast.Constant():
                return _TEXT if isinstance(literal(node), str) else _NUMBER
            case ast.Name():
                return self._of_name(node, scope)
            case ast.List():
                return self._of_list(node, scope)
            case ast.BinOp():
                self._require(node.left, _NUMBER, scope)
                return self._require(node.right, _NUMBER, scope)
            case ast.UnaryOp():
                wanted = _TRUTH if isinstance(node.op, ast.Not) else _NUMBER
                return self._require(node.operand, wanted, scope)
            case ast.Compare():
                return self._of_comparison(node, scope)
            case ast.BoolOp():
                for part in node.values:
                    self._require(part, _TRUTH, scope)
                return _TRUTH
            case ast.Call():
                return self._of_call(node, scope)
        raise FormulaError(node, "for stands inside a function", hint="all(… for x in …)")

    def _of_name(self, node: ast.Name, scope: Scope) -> ValueType:
        if node.id in scope:
            return scope[node.id]
        if node.id == SERIES_NAME:
            return ValueType.SERIES_LIST
        if names := nearest(node.id, [*self.names]):
            hint = f"names stand in quotes: {quote(names[0])}"
        else:
            quotes = "names of series and categories stand in quotes"
            hint = did_you_mean(node.id, [*scope, SERIES_NAME, *FUNCTIONS]) or quotes
        raise FormulaError(node, "this name is not known", found=node.id, hint=hint)

    def _of_list(self, node: ast.List, scope: Scope) -> ValueType:
        types = {self.type_of(item, scope) for item in node.elts}
        if not types:
            raise FormulaError(node, "the list is empty", allowed="values in [ ]")
        listed = next(iter(types)).listed
        if len(types) > 1 or listed is None:
            found = " and ".join(sorted(one.value for one in types))
            message = "a list holds values of one kind"
            raise FormulaError(node, message, found=found, allowed="one kind")
        return self._plain(listed)

    def _plain(self, found: ValueType) -> ValueType:
        """On an axis of numbers, places are numbers."""
        if self.x_type != "number":
            return found
        return {ValueType.PLACES: ValueType.NUMBERS, _PLACE: _NUMBER}.get(found, found)

    def _of_comparison(self, node: ast.Compare, scope: Scope) -> ValueType:
        operands = (node.left, *node.comparators)
        types = [self.type_of(operand, scope) for operand in operands]
        for place, operator in enumerate(node.ops):
            pair = (types[place], types[place + 1])
            self._require_comparable(operands[place], COMPARISONS[type(operator)], pair)
        return _TRUTH

    def _require_comparable(
        self, node: ast.expr, operator: Comparing, types: tuple[ValueType, ValueType]
    ) -> None:
        if types == (_NUMBER, _NUMBER):
            return
        pair, is_equality = frozenset(types), operator in {"==", "!="}
        places = pair & {_WHERE, _PLACE}
        if places and pair <= {_WHERE, *self.places}:
            return
        if is_equality and (pair <= {_SERIES, _TEXT} or _are_lists(pair)):
            return
        is_unquoted = places and _NUMBER in pair and self.x_type != "number"
        raise FormulaError(
            node,
            f"these cannot be compared by {operator}",
            found=f"{types[0].value} and {types[1].value}",
            allowed="two numbers, two places, or, by == and !=, two series or two lists",
            hint=self._quotes if is_unquoted else None,
        )

    def _of_call(self, node: ast.Call, scope: Scope) -> ValueType:
        function = called(node)
        if isinstance(function, Fold):
            return self._of_fold(node, function, scope)
        shape = shape_of(node, function)
        for argument, wanted in zip(node.args, shape, strict=True):
            self._require(argument, wanted, scope, hint=f"for example {function.example}")
        if ValueType.AXIS in shape:
            return self._on_axis(node, function)
        return self._plain(function.result)

    def _on_axis(self, node: ast.Call, function: Function) -> ValueType:
        """What an axis has: numbers on that of values, and as ends of that of categories."""
        is_y_axis = any(isinstance(one, ast.Constant) and one.value == "y" for one in node.args)
        if is_y_axis or (function.result is ValueType.ENDS and self.x_type == "text"):
            return ValueType.NUMBERS
        return self._plain(ValueType.PLACES)

    def _of_fold(self, node: ast.Call, fold: Fold, scope: Scope) -> ValueType:
        for part, found in self._folded(node, fold, scope):
            if fold.takes is not None and found is not fold.takes:
                raise FormulaError(
                    part,
                    f"{fold.name} is not for this",
                    found=found.value,
                    allowed=fold.takes.value,
                    hint=of_a_series(fold, found) or f"for example {fold.example}",
                )
        return fold.result

    def _folded(self, node: ast.Call, fold: Fold, scope: Scope) -> list[tuple[ast.expr, ValueType]]:
        """What is folded, each part with its type."""
        hint = f"for example {fold.example}"
        if not node.args:
            raise FormulaError(node, f"{fold.name} takes at least one value", hint=hint)
        first = node.args[0]
        if isinstance(first, ast.GeneratorExp):
            inner = self._inside(first.generators, scope)
            return [(first.elt, self.type_of(first.elt, inner))]
        types = [self.type_of(one, scope) for one in node.args]
        if len(types) == 1 and (item := types[0].item) is not None:
            return [(first, self._plain(item))]
        if fold.takes is None:
            raise FormulaError(first, f"{fold.name} takes a list", found=types[0].value, hint=hint)
        return [*zip(node.args, types, strict=True)]

    def _inside(self, loops: Iterable[ast.comprehension], scope: Scope) -> Scope:
        inner = dict(scope)
        for loop in loops:
            name, found = loop_name(loop), self.type_of(loop.iter, inner)
            if found.item is None:
                allowed = "a list, such as series or xs(…)"
                message = "for goes through a list"
                raise FormulaError(loop.iter, message, found=found.value, allowed=allowed)
            if name in FUNCTIONS or name == SERIES_NAME:
                raise FormulaError(loop.target, "this name is taken", found=name)
            inner[name] = self._plain(found.item)
        return inner


def _are_lists(types: frozenset[ValueType]) -> bool:
    items = {one.item for one in types}
    is_named = len(items) == 1 or items in ({_TEXT, _PLACE}, {_TEXT, _SERIES})
    return not items & {None, _TRUTH} and is_named
