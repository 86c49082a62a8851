"""Whether the parts of a formula fit together: every part has a kind, whatever the numbers are."""

from collections.abc import Mapping, Sequence

from figrepro.claims.errors import Fault, FormulaError
from figrepro.claims.functions import FUNCTIONS, SERIES_NAME, Function
from figrepro.claims.kinds import Kind
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
from figrepro.errors import did_you_mean
from figrepro.figure.vocabulary import VALUE_SCALES, Scale

Scope = Mapping[str, Kind]
"""The kinds of the variables of loops."""

_STATEMENTS, _NUMBERS = frozenset({"all", "any"}), frozenset({"min", "max", "sum"})
_FITTING: dict[Kind, frozenset[Kind]] = {
    Kind.SERIES: frozenset({Kind.SERIES, Kind.TEXT}),
    Kind.AXIS: frozenset({Kind.TEXT}),
    Kind.READING: frozenset({Kind.TEXT}),
}


class Types:
    """The kinds of the parts of formulas for one scale of the x axis."""

    def __init__(self, scale: Scale) -> None:
        self.has_numbers = scale in VALUE_SCALES

    def require_statement(self, formula: Node) -> None:
        """Refuses what is no statement, or whose parts do not fit together.

        Raises:
            FormulaError: What does not fit, and at which column.
        """
        self._require(formula, Kind.TRUTH, {}, hint='a claim is a statement: change("A") > 0')

    def _require(self, node: Node, wanted: Kind, scope: Scope, hint: str | None = None) -> None:
        found = self.kind_of(node, scope)
        if not self._fits(found, wanted):
            raise FormulaError(
                Fault(
                    "this is of the wrong kind",
                    node.column,
                    found=found.value,
                    allowed=wanted.value,
                    hint=hint,
                )
            )

    def _fits(self, found: Kind, wanted: Kind) -> bool:
        if wanted is Kind.PLACE:
            return found in ({Kind.NUMBER} if self.has_numbers else {Kind.PLACE, Kind.TEXT})
        return found is wanted or found in _FITTING.get(wanted, ())

    def kind_of(  # noqa: C901, PLR0911 - one for each kind of part
        self, node: Node, scope: Scope
    ) -> Kind:
        """The kind of a part."""
        match node:
            case Number():
                return Kind.NUMBER
            case Text():
                return Kind.TEXT
            case Name():
                return self._of_name(node, scope)
            case Listing():
                return self._of_list(node, scope)
            case Calculation():
                return self._of_calculation(node, scope)
            case Negative():
                self._require(node.operand, Kind.NUMBER, scope)
                return Kind.NUMBER
            case Comparison():
                return self._of_comparison(node, scope)
            case Junction():
                for part in node.parts:
                    self._require(part, Kind.TRUTH, scope)
                return Kind.TRUTH
            case Denial():
                self._require(node.operand, Kind.TRUTH, scope)
                return Kind.TRUTH
            case Call():
                return self._of_call(node, scope)
        raise FormulaError(
            Fault("for stands inside a function", node.column, hint="all(… for x in …)")
        )

    def _of_name(self, node: Name, scope: Scope) -> Kind:
        if node.name in scope:
            return scope[node.name]
        if node.name == SERIES_NAME:
            return Kind.SERIES_LIST
        known = [*scope, SERIES_NAME, *FUNCTIONS]
        hint = did_you_mean(node.name, known) or "names of series and categories stand in quotes"
        raise FormulaError(Fault("this name is not known", node.column, found=node.name, hint=hint))

    def _of_list(self, node: Listing, scope: Scope) -> Kind:
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

    def _plain(self, kind: Kind) -> Kind:
        """On an axis of numbers, places are numbers."""
        if not self.has_numbers:
            return kind
        return {Kind.PLACES: Kind.NUMBERS, Kind.PLACE: Kind.NUMBER}.get(kind, kind)

    def _of_calculation(self, node: Calculation, scope: Scope) -> Kind:
        part: Node = node
        while isinstance(part, Calculation):  # long sums lean to the left
            self._require(part.right, Kind.NUMBER, scope)
            part = part.left
        self._require(part, Kind.NUMBER, scope)
        return Kind.NUMBER

    def _of_comparison(self, node: Comparison, scope: Scope) -> Kind:
        kinds = [self.kind_of(operand, scope) for operand in node.operands]
        for place, operator in enumerate(node.operators):
            self._require_comparable(
                node.operands[place], operator, (kinds[place], kinds[place + 1])
            )
        return Kind.TRUTH

    def _require_comparable(self, node: Node, operator: str, kinds: tuple[Kind, Kind]) -> None:
        pair, is_equality = frozenset(kinds), operator in {"==", "!="}
        place = Kind.NUMBER if self.has_numbers else Kind.PLACE
        if pair == {Kind.NUMBER} or (
            Kind.WHERE in pair and pair <= {Kind.WHERE, place, self._text}
        ):
            return
        if pair <= {Kind.PLACE, Kind.TEXT} and Kind.PLACE in pair:
            return
        if is_equality and (pair <= {Kind.SERIES, Kind.TEXT} or _are_lists(pair)):
            return
        raise FormulaError(
            Fault(
                f"these cannot be compared by {operator}",
                node.column,
                found=f"{kinds[0].value} and {kinds[1].value}",
                allowed="two numbers, two places, or, by == and !=, two series or two lists",
            )
        )

    @property
    def _text(self) -> Kind:
        return Kind.WHERE if self.has_numbers else Kind.TEXT

    def _of_call(self, node: Call, scope: Scope) -> Kind:
        function = FUNCTIONS.get(node.function)
        if function is None:
            hint = did_you_mean(node.function, list(FUNCTIONS)) or (
                "figrepro claims --help lists the functions"
            )
            raise FormulaError(
                Fault("there is no such function", node.column, found=node.function, hint=hint)
            )
        if not function.shapes:
            return self._of_fold(node, function, scope)
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
        shape = function.shapes[counts.index(len(node.arguments))]
        for argument, wanted in zip(node.arguments, shape, strict=True):
            self._require(argument, wanted, scope, hint=f"for example {function.example}")
        is_y_axis = any(isinstance(one, Text) and one.value == "y" for one in node.arguments)
        if Kind.AXIS in shape and is_y_axis:
            return Kind.NUMBERS
        return self._plain(function.result)

    def _of_fold(self, node: Call, function: Function, scope: Scope) -> Kind:
        items = self._folded(node, function, scope)
        wanted = {Kind.TRUTH} if function.name in _STATEMENTS else {Kind.NUMBER}
        if function.name == "count":
            return Kind.NUMBER
        for column, kind in items:
            if kind not in wanted:
                raise FormulaError(
                    Fault(
                        f"{function.name} is not for this",
                        column,
                        found=kind.value,
                        allowed=next(iter(wanted)).value,
                        hint=f"for example {function.example}",
                    )
                )
        return function.result

    def _folded(self, node: Call, function: Function, scope: Scope) -> list[tuple[int, Kind]]:
        """The kinds of what is folded, each with its column."""
        if not node.arguments:
            raise FormulaError(
                Fault(
                    f"{function.name} takes at least one value",
                    node.column,
                    hint=f"for example {function.example}",
                )
            )
        first = node.arguments[0]
        if isinstance(first, Each):
            return [(first.item.column, self.kind_of(first.item, self._inside(first.loops, scope)))]
        kinds = [(one.column, self.kind_of(one, scope)) for one in node.arguments]
        if len(kinds) == 1 and (item := kinds[0][1].item) is not None:
            return [(first.column, self._plain(item))]
        if function.name == "count":
            raise FormulaError(Fault(
                "count takes a list", first.column, found=kinds[0][1].value,
                hint=f"for example {function.example}",
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


def _are_lists(kinds: frozenset[Kind]) -> bool:
    items = {kind.item for kind in kinds}
    same = len(items) == 1 or items in ({Kind.TEXT, Kind.PLACE}, {Kind.TEXT, Kind.SERIES})
    return None not in items and same


def _either(counts: Sequence[int]) -> str:
    words = " or ".join("no" if count == 0 else str(count) for count in counts)
    return f"{words} value{'' if counts[-1] == 1 else 's'}"
