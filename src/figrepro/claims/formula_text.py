"""A part of a formula as it would be written."""

from collections.abc import Sequence
from fractions import Fraction

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
from figrepro.figure import exact

_BINDING = {"or": 1, "and": 2, "+": 5, "-": 5, "*": 6, "/": 6}
_NOT, _COMPARING, _VALUE = 3, 4, 7


def text_of(node: Node) -> str:  # noqa: PLR0911 - one for each kind of part
    """A part of a formula, with no more brackets than it needs; read again it is the same."""
    match node:
        case Number():
            return exact.fraction_text(Fraction(node.value))
        case Text():
            return quote(node.value)
        case Name():
            return node.name
        case Listing():
            return f"[{_row(node.items)}]"
        case Call():
            return f"{node.function}({_row(node.arguments)})"
        case Each():
            return " ".join((text_of(node.item), *map(_loop, node.loops)))
    return _operation(node)


def quote(name: str) -> str:
    """A text in quotes, as formulas have it."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _operation(node: Node) -> str:
    match node:
        case Negative():
            return f"-{_bound(node.operand, _VALUE)}"
        case Calculation():
            binding = _BINDING[node.operator]
            right = _bound(node.right, binding + 1)
            return f"{_bound(node.left, binding)} {node.operator} {right}"
        case Comparison():
            first, *others = (_bound(one, _COMPARING + 1) for one in node.operands)
            pairs = zip(node.operators, others, strict=True)
            return " ".join((first, *(f"{operator} {other}" for operator, other in pairs)))
        case Junction():
            parts = (_bound(part, _BINDING[node.word] + 1) for part in node.parts)
            return f" {node.word} ".join(parts)
        case Denial():
            return f"not {_bound(node.operand, _NOT + 1)}"
    message = f"no part of a formula: {type(node).__name__}"
    raise TypeError(message)


def _row(nodes: Sequence[Node]) -> str:
    return ", ".join(map(text_of, nodes))


def _loop(loop: Loop) -> str:
    return f"for {loop.name} in {_bound(loop.values, _VALUE)}"


def _bound(node: Node, least: int) -> str:
    """A part in brackets, unless it binds at least so much."""
    return text_of(node) if _binding(node) >= least else f"({text_of(node)})"


def _binding(node: Node) -> int:
    match node:
        case Junction():
            return _BINDING[node.word]
        case Denial():
            return _NOT
        case Comparison():
            return _COMPARING
        case Calculation():
            return _BINDING[node.operator]
        case Negative():
            return _BINDING["*"]
    return _VALUE
