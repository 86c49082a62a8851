"""From the text of a formula to its syntax tree, which is a small part of Python's.

Python's own parser reads the brackets and the order of the operators. Nothing is ever evaluated by
Python, and of the trees that it makes, only the listed kinds of nodes are let through.

Python sees a mask of the formula: as many signs, all ASCII, with `1` for each sign of a number and
`_` for each sign inside quotes. So columns of the tree are places in the text, numbers are read as
decimals from the text and never become floats, and nothing inside quotes means anything to Python.
"""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from keyword import iskeyword
from typing import Any, Final, Literal, cast

from figrepro.claims.errors import FormulaError
from figrepro.claims.interval_box import Rational, exactly
from figrepro.claims.syntax_errors import (
    HINTS,
    KEYWORDS,
    TOKEN,
    misplaced,
    not_in_formulas,
    place_behind,
    unconnected,
    unknown_sign,
    unreadable,
)
from figrepro.claims.writing import (
    DEEPEST,
    LARGEST_POWER,
    LONGEST_FORMULA,
    LONGEST_NUMBER,
    MOST_SIGNS,
    is_short_number,
)
from figrepro.errors import quoted

Comparing = Literal["<", "<=", ">", ">=", "==", "!="]
COMPARISONS: Final[dict[type[ast.cmpop], Comparing]] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip

_CLOSING: Final = {"(": ")", "[": "]"}
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_NESTING: Final = re.compile(r"[-+*/()\[\]]|\bnot\b")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read.

    Attributes:
        text: As it is written.
        body: Its syntax tree; `literal` gives what its constants are.
        functions: The names that it calls.
    """

    text: str
    body: ast.expr
    functions: frozenset[str]

    def source(self, node: ast.expr) -> str:
        """A part of it as it is written, with single blanks."""
        return re.sub(r"\s+", " ", self.text[node.col_offset : node.end_col_offset])


def literal(node: ast.Constant) -> Rational | str:
    """The exact number, or the text, that stands in a formula."""
    return cast("Rational | str", node.value)


def function_name(node: ast.Call) -> str:
    """The function that a formula calls."""
    return cast("ast.Name", node.func).id


def loop_name(loop: ast.comprehension) -> str:
    """The variable of a loop."""
    return cast("ast.Name", loop.target).id


def parse(text: str) -> Formula:
    """What a formula is made of.

    Raises:
        FormulaError: It is no formula; the error says what is wrong, and at which column.
    """
    if len(text) > LONGEST_FORMULA:
        allowed = f"at most {LONGEST_FORMULA} characters"
        raise FormulaError(LONGEST_FORMULA + 1, "the formula is too long", allowed=allowed)
    mask = TOKEN.sub(_mask, text)
    if not mask.strip():
        raise FormulaError(1, "the formula is empty", allowed='a statement: increasing("A")')
    _require_shallow(mask)
    if mask.startswith(" "):  # an indent, unless it stands in brackets
        mask = f"({mask[1:]})"
    try:
        tree = ast.parse(mask, mode="eval")
    except SyntaxError as error:
        raise unreadable(error, text) from None
    functions = set()
    for node in walk(tree.body):
        _check(node, text)
        if isinstance(node, ast.Call):
            functions.add(function_name(node))
    return Formula(text, tree.body, frozenset(functions))


def walk(node: ast.expr) -> Iterator[ast.expr]:
    """A part of a formula and all parts in it."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += _PARTS[type(part)](part)


_PARTS: Final[dict[type[ast.expr], Callable[[Any], Iterable[ast.expr]]]] = {
    ast.Constant: lambda _: (),
    ast.Name: lambda _: (),
    ast.Call: lambda node: node.args,
    ast.Compare: lambda node: (node.left, *node.comparators),
    ast.BinOp: lambda node: (node.left, node.right),
    ast.UnaryOp: lambda node: (node.operand,),
    ast.BoolOp: lambda node: node.values,
    ast.List: lambda node: node.elts,
    ast.GeneratorExp: lambda node: (node.elt, *(loop.iter for loop in node.generators)),
}
"""The kinds of nodes that formulas have, and the parts of each.

Keywords and operators that the language lacks are refused before Python sees them.
"""


def _mask(token: re.Match[str]) -> str:
    """What Python sees of a token, as many signs.

    Raises:
        FormulaError: No formula holds it.
    """
    match token.lastgroup:
        case "sign" | "open" | "close":
            return token[0]
        case "text":
            return f'"{"_" * (len(token[0]) - 2)}"'
        case "number":
            _require_short(token[0], token.start() + 1)
            return "1" * len(token[0])
        case "blank":
            return " "
        case "word" if iskeyword(token[0]) and token[0] not in KEYWORDS:
            raise misplaced(token.string, token.start(), HINTS.get(token[0]))
        case "unknown" | "other":
            raise unknown_sign(token)
    return token[0]


def _require_shallow(mask: str) -> None:
    """Refuses what nests too deeply for a parser, and brackets that do not match."""
    closing, signs = [""], 0
    for match in _NESTING.finditer(mask):
        sign, column = match[0], match.start() + 1
        if sign in _CLOSING:
            closing.append(_CLOSING[sign])
        elif sign in {")", "]"}:
            if (allowed := closing.pop()) != sign:
                message = "this does not belong here"
                hint = None if allowed else "no bracket is open"
                raise FormulaError(
                    column, message, found=quoted(sign), allowed=allowed or None, hint=hint
                )
        else:
            signs += 1
        if len(closing) > DEEPEST + 1:
            allowed = f"{DEEPEST} levels"
            raise FormulaError(column, "brackets are nested too deeply", allowed=allowed)
        if signs > MOST_SIGNS:
            allowed = f"{MOST_SIGNS} of + - * / and not"
            raise FormulaError(column, "there are too many signs", allowed=allowed)
    if missing := closing.pop():
        raise FormulaError(len(mask) + 1, f"{missing} is missing")


def _require_short(number: str, column: int) -> None:
    if not is_short_number(number):
        allowed = f"at most {LONGEST_NUMBER} characters, up to 1e{LARGEST_POWER}"
        raise FormulaError(column, "the number is too long", found=quoted(number), allowed=allowed)


def _check(node: ast.expr, text: str) -> None:
    """Refuses what no formula holds, and gives constants their values.

    Raises:
        FormulaError: A node is of no kind that formulas have.
    """
    match node:
        case ast.Constant():
            node.value = _value(node, text)  # type: ignore[assignment]  # literal says the type
        case ast.Call() if not isinstance(node.func, ast.Name):
            raise misplaced(text, place_behind(text, node.func))
        case ast.Compare():
            for operand, operator in zip((node.left, *node.comparators), node.ops, strict=False):
                if type(operator) not in COMPARISONS:
                    hint = "write any(… == x for x in …)"
                    raise misplaced(text, place_behind(text, operand), hint)
        case ast.GeneratorExp():
            for loop in node.generators:
                if not isinstance(loop.target, ast.Name):
                    hint = "for names one variable: for x in …"
                    raise misplaced(text, loop.target.col_offset, hint)
        case _ if type(node) not in _PARTS:
            raise not_in_formulas(node, text)


def _value(node: ast.Constant, text: str) -> Rational | str:
    """The number or the text that a constant is written as; a text has one pair of quotes."""
    start, end = node.col_offset, node.end_col_offset or 0
    written = text[start:end]
    token = TOKEN.fullmatch(written)
    match token and token.lastgroup:
        case "number":
            return exactly(Decimal(written))
        case "text":
            return _ESCAPE.sub(r"\1", written[1:-1])
    raise unconnected(text, start, end)
