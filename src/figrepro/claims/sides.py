"""What a side of a comparison is made of."""

from figrepro.claims.functions import FUNCTIONS, Fold
from figrepro.claims.syntax import Calculation, Call, Negative, Node, walk
from figrepro.claims.value_types import ValueType


def is_made_of_several(node: Node) -> bool:
    """Whether several numbers make one, so that none of them is the side of the comparison."""
    if isinstance(node, Call):
        function = FUNCTIONS[node.function]
        if isinstance(function, Fold):
            return function.result is ValueType.NUMBER
        return node.function == "abs" and is_made_of_several(node.arguments[0])
    return sum(isinstance(one, Call) for one in walk(node)) > 1


def calculated(node: Node) -> list[Node]:
    """What is added or multiplied, in order; long sums lean to the left."""
    parts: list[Node] = []
    while isinstance(node, Calculation):
        parts.append(node.right)
        node = node.left
    return [node, *reversed(parts)]


def _is_chained(part: Node, whole: Calculation) -> bool:
    """Whether a part is itself but a part of a long sum, or of a long product."""
    if not isinstance(part, Calculation):
        return False
    return (part.operator in "+-") == (whole.operator in "+-")


def calculated_from(node: Node) -> tuple[Node, ...]:
    """The numbers that a number is worked out from."""
    match node:
        case Calculation():
            return tuple(one for one in (node.left, node.right) if not _is_chained(one, node))
        case Negative():
            return (node.operand,)
        case Call(function="abs"):
            return node.arguments
    return ()
