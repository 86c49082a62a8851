"""How functions may be called, and what is meant by a call that names none."""

import ast
from collections.abc import Sequence

from figrepro.claims.errors import FormulaError
from figrepro.claims.functions import FUNCTIONS, Fold, Function
from figrepro.claims.parse import function_name
from figrepro.claims.value_types import ValueType
from figrepro.errors import did_you_mean

_MOST_COUNTS = 3
_MEAN = "sum(values(…)) / count(values(…))"
_ELSEWHERE = {
    "mean": _MEAN, "average": _MEAN, "avg": _MEAN, "len": "count(…)", "argmax": "highest_at(…)",
    "argmin": "lowest_at(…)", "diff": "steps(…)", "range": "highest(…) - lowest(…)",
}  # fmt: skip
"""Functions that other languages have, and what they are here."""
_OF_A_SERIES = {"min": "lowest", "max": "highest", "sum": "sum(values(…))"}


def called(node: ast.Call) -> Function | Fold:
    """The function that a call names.

    Raises:
        FormulaError: There is none of that name.
    """
    name = function_name(node)
    if name in FUNCTIONS:
        return FUNCTIONS[name]
    meant = _ELSEWHERE.get(name.lower())
    hint = f"write {meant}" if meant else did_you_mean(name, list(FUNCTIONS))
    hint = hint or "figrepro claims --help lists the functions"
    raise FormulaError(node, "there is no such function", found=name, hint=hint)


def shape_of(node: ast.Call, function: Function) -> tuple[ValueType, ...]:
    """The kinds of the arguments of a function, as many as a call has.

    Raises:
        FormulaError: It takes more of them, or fewer.
    """
    counts = [len(shape) for shape in function.shapes]
    if len(node.args) not in counts:
        raise FormulaError(
            node,
            f"{function.name} takes {_either(counts)}",
            found=_either([len(node.args)]),
            hint=f"for example {function.example}",
        )
    return function.shapes[counts.index(len(node.args))]


def of_a_series(fold: Fold, kind: ValueType) -> str | None:
    """What comes to the same as folding the values of a series, where one stands in a fold."""
    meant = _OF_A_SERIES.get(fold.name) if kind in {ValueType.SERIES, ValueType.TEXT} else None
    return f"of the values of a series: {meant}" if meant else None


def _either(counts: Sequence[int]) -> str:
    if len(counts) > _MOST_COUNTS:
        return "any number of values"
    words = " or ".join("no" if count == 0 else str(count) for count in counts)
    return f"{words} value{'' if counts[-1] == 1 else 's'}"
