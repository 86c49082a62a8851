"""What an operand of a comparison is made of."""

import ast

from figrepro.claims.functions import FUNCTIONS, Fold
from figrepro.claims.parse import function_name, walk
from figrepro.claims.value_types import ValueType


def is_made_of_several(node: ast.expr) -> bool:
    """Whether several numbers make one, so that none of them is the operand of the comparison."""
    if isinstance(node, ast.Call):
        function = FUNCTIONS[function_name(node)]
        if isinstance(function, Fold):
            return function.result is ValueType.NUMBER
        return function.name == "abs" and is_made_of_several(node.args[0])
    return sum(isinstance(one, ast.Call) for one in walk(node)) > 1


def parts_to_explain(node: ast.expr) -> list[ast.expr]:
    """The numbers that a number is worked out from; a long sum, or product, has no parts."""
    match node:
        case ast.BinOp():
            parts = (node.left, node.right)
            return [one for one in parts if not _is_chained(one, node)]
        case ast.UnaryOp():
            return [node.operand]
        case ast.Call(func=ast.Name("abs")):
            return node.args
    return []


def _is_chained(part: ast.expr, whole: ast.BinOp) -> bool:
    """Whether a part is itself but a part of a long sum, or of a long product."""
    if not isinstance(part, ast.BinOp):
        return False
    sums = (ast.Add, ast.Sub)
    return isinstance(part.op, sums) == isinstance(whole.op, sums)
