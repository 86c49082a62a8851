"""From the text of a formula to what it is made of.

The grammar, from what binds least to what binds most; it is read by precedence climbing (Pratt, Top
down operator precedence, POPL 1973): one method for all operators, by how much each binds.

    truth       = conjunction { "or" conjunction }
    conjunction = denial { "and" denial }
    denial      = { "not" } comparison
    comparison  = sum { ( "<" | "<=" | ">" | ">=" | "==" | "!=" ) sum }
    sum         = product { ( "+" | "-" ) product }
    product     = sign { ( "*" | "/" ) sign }
    sign        = { "-" | "+" } value
    value       = number | text | name | name "(" [ arguments ] ")" | "(" truth ")" | list
    arguments   = truth { "for" name "in" value } | truth { "," truth }
    list        = "[" [ truth { "," truth } ] "]"
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NoReturn

from figrepro.claims.box import exactly
from figrepro.claims.errors import Fault, FormulaError
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
from figrepro.claims.tokens import Token, tokens_of
from figrepro.errors import quoted

DEEPEST = 30
"""How deep brackets, and signs before brackets, may be nested."""
WORDS = frozenset({"and", "or", "not", "for", "in"})
"""Names that no variable may have."""
_OR, _AND, _NOT, _COMPARING, _ADDING, _MULTIPLYING, _VALUE = range(1, 8)
_BINDING = {
    "or": _OR, "and": _AND, "+": _ADDING, "-": _ADDING, "*": _MULTIPLYING, "/": _MULTIPLYING,
    **dict.fromkeys(("<", "<=", ">", ">=", "==", "!="), _COMPARING),
}  # fmt: skip
"""How much each operator binds."""


def parse(formula: str) -> Node:
    """What a formula is made of.

    Raises:
        FormulaError: It is no formula; the error says what is wrong, and at which column.
    """
    return _Parser(tokens_of(formula)).formula()


class _Parser:
    """Reads words from the first to the last."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = 0
        self.token = tokens[0]
        self.depth = 0

    def formula(self) -> Node:
        if not self.tokens[1:]:
            raise FormulaError(
                Fault("the formula is empty", 1, allowed='a statement: increasing("A")')
            )
        found = self.truth()
        if self.token.kind != "end":
            self.refuse("the end, or a sign such as <, + or and")
        return found

    def truth(self) -> Node:
        return self.bound_by(_OR)

    def bound_by(self, least: int) -> Node:
        """As much as is held together by operators that bind at least so much."""
        column = self.token.column
        found = self.denial() if least <= _NOT and self.token.text == "not" else self.sign()
        while (binding := self.binding()) >= least:
            if binding <= _AND:
                found = self.junction(column, found, binding)
            elif binding == _COMPARING:
                found = self.comparison(column, found)
            else:
                operator: Any = self.take().text
                found = Calculation(found.column, operator, found, self.bound_by(binding + 1))
        return found

    def binding(self) -> int:
        """How much the next word binds: nothing if it is no operator."""
        token = self.token
        return 0 if token.kind == "text" else _BINDING.get(token.text, 0)

    def junction(self, column: int, first: Node, binding: int) -> Node:
        word: Any = self.token.text
        parts = [first]
        while self.takes(word):
            parts.append(self.bound_by(binding + 1))
        return Junction(column, word, tuple(parts))

    def comparison(self, column: int, first: Node) -> Node:
        operands, operators = [first], []
        while self.binding() == _COMPARING:
            operators.append(self.take().text)
            operands.append(self.bound_by(_ADDING))
        return Comparison(column, tuple(operands), tuple(operators))  # type: ignore[arg-type]

    def denial(self) -> Node:
        column, count = self.token.column, 0
        while self.takes("not"):
            count += 1
        found = self.bound_by(_COMPARING) if count else self.sign()
        return Denial(column, found) if count % 2 else _as_truth(found, count)

    def sign(self) -> Node:
        column, negative = self.token.column, False
        while self.binding() == _ADDING:
            negative ^= self.take().text == "-"
        found = self.value()
        return Negative(column, found) if negative else found

    def value(self) -> Node:
        token = self.token
        if token.kind == "number":
            return Number(token.column, exactly(Decimal(self.take().text)))
        if token.kind == "text":
            return Text(token.column, self.take().text)
        if token.kind == "name" and token.text not in WORDS:
            return self.named(self.take())
        if self.takes("("):
            found: Node = self.nested(self.truth, ")", token)
            return found
        if self.takes("["):
            return Listing(token.column, self.nested(lambda: self.items("]"), "]", token))
        return self.refuse("a number, a quoted text, a function or a bracket")

    def named(self, token: Token) -> Node:
        if not self.takes("("):
            return Name(token.column, token.text)
        return Call(token.column, token.text, self.nested(self.arguments, ")", token))

    def arguments(self) -> tuple[Node, ...]:
        items = self.items(")")
        loops = []
        while self.is_at("for"):
            loops.append(self.loop())
        if not loops:
            return items
        if not self.is_at(")"):
            self.refuse("for or )")
        if len(items) != 1:
            raise FormulaError(
                Fault(
                    "for follows a single value",
                    loops[0].column,
                    hint="brackets make one of several",
                )
            )
        return (Each(items[0].column, items[0], tuple(loops)),)

    def loop(self) -> Loop:
        column = self.take().column
        name = self.token
        if name.kind != "name" or name.text in WORDS:
            self.refuse("a name, such as x")
        self.take()
        if not self.takes("in"):
            self.refuse("in")
        return Loop(column, name.text, self.value())

    def items(self, closing: str) -> tuple[Node, ...]:
        items: list[Node] = []
        while not self.is_at(closing):
            items.append(self.truth())
            if not self.takes(","):
                break
        return tuple(items)

    def nested(self, inside: Callable[[], Any], closing: str, opened: Token) -> Any:  # noqa: ANN401
        """What stands between brackets, of which the first is taken."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaError(
                Fault("brackets are nested too deeply", opened.column, allowed=f"{DEEPEST} levels")
            )
        found = inside()
        if not self.takes(closing):
            if self.token.kind == "end":
                message = f"{closing} is missing"
                raise FormulaError(Fault(message, self.token.column))
            self.refuse(f"a comma or {closing}")
        self.depth -= 1
        return found

    def take(self) -> Token:
        """The next word, and goes on."""
        token = self.token
        if token.kind != "end":
            self.place += 1
            self.token = self.tokens[self.place]
        return token

    def takes(self, text: str) -> bool:
        """Goes on if this is the next word, sign or bracket."""
        if not self.is_at(text):
            return False
        self.take()
        return True

    def is_at(self, text: str) -> bool:
        """Whether this is the next word, sign or bracket."""
        return self.token.text == text and self.token.kind != "text"

    def refuse(self, allowed: str) -> NoReturn:
        token = self.token
        if token.kind == "end":
            raise FormulaError(Fault("the formula ends too early", token.column, allowed=allowed))
        raise FormulaError(
            Fault(
                "this does not belong here",
                token.column,
                quoted(token.text),
                allowed,
                self._meant(token),
            )
        )

    def _meant(self, token: Token) -> str | None:
        """What is likely meant by a word in the wrong place."""
        before, after = (self.tokens[self.place + step].kind for step in (-1, 1))
        if token.kind == "name" and token.text.lower() in WORDS - {token.text}:
            return f"it is written {token.text.lower()}"
        if token.text == "," and before == after == "number":
            return "decimals have a point: 0.5"
        if token.text == "," and any(one.text == "for" for one in self.tokens[: self.place]):
            return "each loop begins with for: … for s in series for x in xs(s)"
        return None


def _as_truth(found: Node, denials: int) -> Node:
    """A value that was denied an even number of times: denied twice, so that its type is asked."""
    return Denial(found.column, Denial(found.column, found)) if denials else found
