"""Whether the parts of a formula fit together: every part has a kind, whatever the numbers are."""

from collections.abc import Collection, Mapping, Sequence

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
        is_place = not self.has_numbers and bool(pair & {ValueType.WHERE, ValueType.PLACE})
        place = ValueType.NUMBER if self.has_numbers else ValueType.PLACE
        if pair == {ValueType.NUMBER} or (
            ValueType.WHERE in pair and pair <= {ValueType.WHERE, place, self._text}
        ):
            return
        if pair <= {ValueType.PLACE, ValueType.TEXT} and ValueType.PLACE in pair:
            return
        if is_equality and (pair <= {ValueType.SERIES, ValueType.TEXT} or _are_lists(pair)):
            return
        raise FormulaError(
            Fault(
                f"these cannot be compared by {operator}",
                node.column,
                found=f"{kinds[0].value} and {kinds[1].value}",
                allowed="two numbers, two places, or, by == and !=, two series or two lists",
                hint=self._quotes if is_place and ValueType.NUMBER in pair else None,
            )
        )

    @property
    def _text(self) -> ValueType:
        return ValueType.WHERE if self.has_numbers else ValueType.TEXT

    def _of_call(self, node: Call, scope: Scope) -> ValueType:
        function = FUNCTIONS.get(node.function)
        if function is None:
            meant = _ELSEWHERE.get(node.function.lower())
            hint = f"write {meant}" if meant else did_you_mean(node.function, list(FUNCTIONS))
            hint = hint or "figrepro claims --help lists the functions"
            raise FormulaError(
                Fault("there is no such function", node.column, found=node.function, hint=hint)
            )
        if isinstance(function, Fold):
            return self._of_fold(node, function, scope)
        shape = _shape_of(node, function)
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
                        hint=_of_a_series(fold, kind) or f"for example {fold.example}",
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


def _shape_of(node: Call, function: Function) -> tuple[ValueType, ...]:
    """The kinds of the arguments of a function, as many as a call has."""
    counts = [len(shape) for shape in function.shapes]
    if len(node.arguments) not in counts:
        raise FormulaError(
            Fault(
                f"{function.name} takes {_either(counts)}",
                node.column,
                found=_either([len(node.arguments)]),
                hint=f"for example {function.example}",
            )
        )
    return function.shapes[counts.index(len(node.arguments))]


def _are_lists(kinds: frozenset[ValueType]) -> bool:
    items = {kind.item for kind in kinds}
    same = len(items) == 1 or items in (
        {ValueType.TEXT, ValueType.PLACE},
        {ValueType.TEXT, ValueType.SERIES},
    )
    return not items & {None, ValueType.TRUTH} and same


def _either(counts: Sequence[int]) -> str:
    if len(counts) > _MOST_COUNTS:
        return "any number of values"
    words = " or ".join("no" if count == 0 else str(count) for count in counts)
    return f"{words} value{'' if counts[-1] == 1 else 's'}"


_MOST_COUNTS = 3
_MEAN = "sum(values(…)) / count(values(…))"
_ELSEWHERE = {
    "mean": _MEAN, "average": _MEAN, "avg": _MEAN, "len": "count(…)", "argmax": "highest_at(…)",
    "argmin": "lowest_at(…)", "diff": "steps(…)", "range": "highest(…) - lowest(…)",
}  # fmt: skip
"""Functions that other languages have, and what they are here."""
_OF_A_SERIES = {"min": "lowest", "max": "highest", "sum": "sum(values(…))"}


def _of_a_series(fold: Fold, kind: ValueType) -> str | None:
    """What comes to the same of a series."""
    meant = _OF_A_SERIES.get(fold.name) if kind in {ValueType.SERIES, ValueType.TEXT} else None
    return f"of the values of a series: {meant}" if meant else None
