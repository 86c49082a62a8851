"""Whether the parts of a formula fit together: every part has a kind, whatever the numbers are."""

from collections.abc import Collection, Mapping, Sequence

from figrepro.claims.calling import called, of_a_series, shape_of
from figrepro.claims.errors import Fault, FormulaError
from figrepro.claims.formula_text import quote, text_of
from figrepro.claims.functions import FUNCTIONS, SERIES_NAME, Fold, Function
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
from figrepro.claims.value_types import ValueType
from figrepro.errors import did_you_mean, nearest
from figrepro.figure.vocabulary import VALUE_SCALES, Scale

Scope = Mapping[str, ValueType]
"""The kinds of the variables of loops."""

_FITTING: dict[ValueType, frozenset[ValueType]] = {
    ValueType.SERIES: frozenset({ValueType.SERIES, ValueType.TEXT}),
    ValueType.AXIS: frozenset({ValueType.TEXT}),
    ValueType.READING: frozenset({ValueType.TEXT}),
}


class TypeChecker:
    """The kinds of the parts of formulas for one scale of the x axis.

    Args:
        scale: The scale.
        names: What texts in quotes may be: names of series and categories.
    """

    def __init__(self, scale: Scale, names: Collection[str] = ()) -> None:
        self.names = names
        self.has_numbers = scale in VALUE_SCALES
        self.has_categories = scale == "category"

    def require_statement(self, formula: Node) -> None:
        """Refuses what is no statement, or whose parts do not fit together.

        Raises:
            FormulaError: What does not fit, and at which column.
        """
        self._require(formula, ValueType.TRUTH, {}, hint='a claim is a statement: change("A") > 0')

    def _require(
        self, node: Node, wanted: ValueType, scope: Scope, hint: str | None = None
    ) -> None:
        found = self.kind_of(node, scope)
        if not self._fits(found, wanted):
            raise FormulaError(
                Fault(
                    "this is of the wrong kind",
                    node.column,
                    found=found.value,
                    allowed=wanted.value,
                    hint=self._unquoted(node, wanted) or hint,
                )
            )

    def _unquoted(self, node: Node, wanted: ValueType) -> str | None:
        """That quotes are missing, where they likely are."""
        if wanted is ValueType.PLACE and not self.has_numbers:
            return self._quotes
        if wanted is ValueType.SERIES and isinstance(node, Number):
            return f"names of series stand in quotes: {quote(text_of(node))}"
        return None

    @property
    def _quotes(self) -> str:
        what = "categories stand" if self.has_categories else "a date stands"
        return f'{what} in quotes: "{"…" if self.has_categories else "2024-05-31"}"'

    def _fits(self, found: ValueType, wanted: ValueType) -> bool:
        if wanted is ValueType.PLACE:
            return found in (
                {ValueType.NUMBER} if self.has_numbers else {ValueType.PLACE, ValueType.TEXT}
            )
        return found is wanted or found in _FITTING.get(wanted, ())

    def kind_of(  # noqa: C901, PLR0911 - one for each kind of part
        self, node: Node, scope: Scope
    ) -> ValueType:
        """The kind of a part."""
        match node:
            case Number():
                return ValueType.NUMBER
            case Text():
                return ValueType.TEXT
            case Name():
                return self._of_name(node, scope)
            case Listing():
                return self._of_list(node, scope)
            case Calculation():
                return self._of_calculation(node, scope)
            case Negative():
                self._require(node.operand, ValueType.NUMBER, scope)
                return ValueType.NUMBER
            case Comparison():
                return self._of_comparison(node, scope)
            case Junction():
                for part in node.parts:
                    self._require(part, ValueType.TRUTH, scope)
                return ValueType.TRUTH
            case Denial():
                self._require(node.operand, ValueType.TRUTH, scope)
                return ValueType.TRUTH
            case Call():
                return self._of_call(node, scope)
        raise FormulaError(
            Fault("for stands inside a function", node.column, hint="all(… for x in …)")
        )

    def _of_name(self, node: Name, scope: Scope) -> ValueType:
        if node.name in scope:
            return scope[node.name]
        if node.name == SERIES_NAME:
            return ValueType.SERIES_LIST
        known = [*scope, SERIES_NAME, *FUNCTIONS]
        if (name := next(iter(nearest(node.name, [*self.names])), None)) is not None:
            hint = f"names stand in quotes: {quote(name)}"
        else:
            quotes = "names of series and categories stand in quotes"
            hint = did_you_mean(node.name, known) or quotes
        raise FormulaError(Fault("this name is not known", node.column, found=node.name, hint=hint))

    def _of_list(self, node: Listing, scope: Scope) -> ValueType:
        kinds = {self.kind_of(item, scope) for item in node.items}
        if not kinds:
            raise FormulaError(Fault("the list is empty", node.column, allowed="values in [ ]"))
        listed = next(iter(kinds)).listed
        if len(kinds) > 1 or listed is None:
            found = " and ".join(sorted(kind.value for kind in kinds))
            raise FormulaError(
                Fault(
                    "a list holds values of one kind", node.column, found=found, allowed="one kind"
                )
            )
        return self._plain(listed)

    def _plain(self, kind: ValueType) -> ValueType:
        """On an axis of numbers, places are numbers."""
        if not self.has_numbers:
            return kind
        return {ValueType.PLACES: ValueType.NUMBERS, ValueType.PLACE: ValueType.NUMBER}.get(
            kind, kind
        )

    def _of_calculation(self, node: Calculation, scope: Scope) -> ValueType:
        part: Node = node
        while isinstance(part, Calculation):  # long sums lean to the left
            self._require(part.right, ValueType.NUMBER, scope)
            part = part.left
        self._require(part, ValueType.NUMBER, scope)
        return ValueType.NUMBER

    def _of_comparison(self, node: Comparison, scope: Scope) -> ValueType:
        kinds = [self.kind_of(operand, scope) for operand in node.operands]
        for place, operator in enumerate(node.operators):
            self._require_comparable(
                node.operands[place], operator, (kinds[place], kinds[place + 1])
            )
        return ValueType.TRUTH

    def _require_comparable(
        self, node: Node, operator: str, kinds: tuple[ValueType, ValueType]
    ) -> None:
        pair, is_equality = frozenset(kinds), operator in {"==", "!="}
        places = pair & {ValueType.WHERE, ValueType.PLACE}
        if pair == {ValueType.NUMBER} or (places and pair <= self._places):
            return
        if is_equality and (pair <= {ValueType.SERIES, ValueType.TEXT} or _are_lists(pair)):
            return
        is_unquoted = places and ValueType.NUMBER in pair and not self.has_numbers
        raise FormulaError(
            Fault(
                f"these cannot be compared by {operator}",
                node.column,
                found=f"{kinds[0].value} and {kinds[1].value}",
                allowed="two numbers, two places, or, by == and !=, two series or two lists",
                hint=self._quotes if is_unquoted else None,
            )
        )

    @property
    def _places(self) -> frozenset[ValueType]:
        """What stands for a place on the x axis: numbers, or dates and categories in quotes."""
        if self.has_numbers:
            return frozenset({ValueType.WHERE, ValueType.NUMBER})
        return frozenset({ValueType.WHERE, ValueType.PLACE, ValueType.TEXT})

    def _of_call(self, node: Call, scope: Scope) -> ValueType:
        function = called(node)
        if isinstance(function, Fold):
            return self._of_fold(node, function, scope)
        shape = shape_of(node, function)
        for argument, wanted in zip(node.arguments, shape, strict=True):
            self._require(argument, wanted, scope, hint=f"for example {function.example}")
        if ValueType.AXIS in shape:
            return self._on_axis(node, function)
        return self._plain(function.result)

    def _on_axis(self, node: Call, function: Function) -> ValueType:
        """What an axis has: numbers on that of values, and as ends of that of categories."""
        is_y_axis = any(isinstance(one, Text) and one.value == "y" for one in node.arguments)
        if is_y_axis or (function.result is ValueType.ENDS and self.has_categories):
            return ValueType.NUMBERS
        return self._plain(ValueType.PLACES)

    def _of_fold(self, node: Call, fold: Fold, scope: Scope) -> ValueType:
        for column, kind in self._folded(node, fold, scope):
            if fold.takes is not None and kind is not fold.takes:
                raise FormulaError(
                    Fault(
                        f"{fold.name} is not for this",
                        column,
                        found=kind.value,
                        allowed=fold.takes.value,
                        hint=of_a_series(fold, kind) or f"for example {fold.example}",
                    )
                )
        return fold.result

    def _folded(self, node: Call, fold: Fold, scope: Scope) -> list[tuple[int, ValueType]]:
        """The kinds of what is folded, each with its column."""
        if not node.arguments:
            raise FormulaError(
                Fault(
                    f"{fold.name} takes at least one value",
                    node.column,
                    hint=f"for example {fold.example}",
                )
            )
        first = node.arguments[0]
        if isinstance(first, Each):
            return [(first.item.column, self.kind_of(first.item, self._inside(first.loops, scope)))]
        kinds = [(one.column, self.kind_of(one, scope)) for one in node.arguments]
        if len(kinds) == 1 and (item := kinds[0][1].item) is not None:
            return [(first.column, self._plain(item))]
        if fold.takes is None:
            raise FormulaError(Fault(
                f"{fold.name} takes a list", first.column, found=kinds[0][1].value,
                hint=f"for example {fold.example}",
            ))  # fmt: skip
        return kinds

    def _inside(self, loops: Sequence[Loop], scope: Scope) -> Scope:
        inner = dict(scope)
        for loop in loops:
            item = self.kind_of(loop.values, inner).item
            if item is None:
                raise FormulaError(
                    Fault(
                        "for goes through a list",
                        loop.values.column,
                        found=self.kind_of(loop.values, inner).value,
                        allowed="a list, such as series or xs(…)",
                    )
                )
            if loop.name in FUNCTIONS or loop.name == SERIES_NAME:
                raise FormulaError(Fault("this name is taken", loop.column, found=loop.name))
            inner[loop.name] = self._plain(item)
        return inner


def _are_lists(kinds: frozenset[ValueType]) -> bool:
    items = {kind.item for kind in kinds}
    same = len(items) == 1 or items in (
        {ValueType.TEXT, ValueType.PLACE},
        {ValueType.TEXT, ValueType.SERIES},
    )
    return not items & {None, ValueType.TRUTH} and same
