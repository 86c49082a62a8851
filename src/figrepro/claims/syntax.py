"""What a formula is made of, before anything is known of a figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from figrepro.claims.box import Rational

Comparing = Literal["<", "<=", ">", ">=", "==", "!="]
Calculating = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a formula.

    Attributes:
        column: Where it begins in the formula, counted from 1.
    """

    column: int


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A number, exactly as written."""

    value: Rational


@dataclass(frozen=True, slots=True)
class Text(Node):
    """A quoted text: a series, a category, a date, or an axis."""

    value: str


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A bare word: a variable of a loop, or `series`."""

    name: str


@dataclass(frozen=True, slots=True)
class Listing(Node):
    """Values in square brackets."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Loop:
    """One `for name in values`."""

    column: int
    name: str
    values: Node


@dataclass(frozen=True, slots=True)
class Each(Node):
    """`item for name in values …`: the only argument of a call."""

    item: Node
    loops: tuple[Loop, ...]


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function with its arguments."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Calculation(Node):
    """Two numbers made one."""

    operator: Calculating
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Negative(Node):
    """A number with its sign turned."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """Values compared in a row: `0 < a <= b` says what `0 < a and a <= b` does."""

    operands: tuple[Node, ...]
    operators: tuple[Comparing, ...]


@dataclass(frozen=True, slots=True)
class Junction(Node):
    """Statements that all hold, or of which one does."""

    word: Literal["and", "or"]
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Denial(Node):
    """A statement that does not hold."""

    operand: Node


def walk(node: Node) -> Iterator[Node]:
    """A part of a formula and all parts in it."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += reversed(_inside(part))


def _inside(node: Node) -> tuple[Node, ...]:  # noqa: PLR0911 - one for each kind of part
    match node:
        case Call():
            return node.arguments
        case Comparison():
            return node.operands
        case Calculation():
            return node.left, node.right
        case Negative() | Denial():
            return (node.operand,)
        case Junction():
            return node.parts
        case Listing():
            return node.items
        case Each():
            return node.item, *(loop.values for loop in node.loops)
    return ()
