"""The words of a formula: numbers, quoted texts, names and signs."""

import re
from typing import Literal, NamedTuple

from figrepro.claims.errors import Fault, FormulaError
from figrepro.claims.limits import LONGEST_FORMULA, LONGEST_NUMBER
from figrepro.errors import quoted

_LARGEST_POWER = 300

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.]))
      | (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<name>[A-Za-z_]\w*)
      | (?P<sign><=|>=|==|!=|[-+*/<>()\[\],])
      | (?P<end>$)
      | (?P<unknown>.)
    )""",
    re.VERBOSE | re.ASCII | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MEANT = {
    "=": "equal is written ==",
    "≤": "write <=", "≥": "write >=", "≠": "write !=", "−": "write -", "×": "write *",
    "·": "write *", "÷": "write /", "∧": "write and", "¬": "write not",
    "&": "write and", "|": "write or", "!": "write not, or != for unequal",
    "^": "there are no powers", "%": "write 5 % as 0.05",
    "“": 'quotes are straight: "…"', "”": 'quotes are straight: "…"',
    "‘": 'quotes are straight: "…"', "’": 'quotes are straight: "…"',  # noqa: RUF001 - as typed
    "{": "lists stand in [ ]", "}": "lists stand in [ ]", ";": "arguments are parted by commas",
    ":": "each value is written: … for x in …",
    "∨": "write or",  # noqa: RUF001 - as typed
}  # fmt: skip

TokenKind = Literal["number", "text", "name", "sign", "end"]


class Token(NamedTuple):
    """One word of a formula.

    Attributes:
        kind: What it is.
        text: As it is written; of a quoted text, what it says.
        column: Where it begins, counted from 1.
    """

    kind: TokenKind
    text: str
    column: int


def tokens_of(formula: str) -> list[Token]:
    """The words of a formula; the last is its end.

    Raises:
        FormulaError: There is something that no formula holds.
    """
    if len(formula) > LONGEST_FORMULA:
        allowed = f"at most {LONGEST_FORMULA} characters"
        raise FormulaError(Fault("the formula is too long", LONGEST_FORMULA + 1, allowed=allowed))
    found: list[Token] = []
    for match in _TOKEN.finditer(formula):
        if match.lastgroup == "unknown":
            raise _unknown(formula, match.start("unknown"))
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]  # the other groups are the kinds
        text, place = match[kind], match.start(kind)
        if kind == "text":
            text = _ESCAPE.sub(r"\1", text[1:-1])
        elif kind == "number":
            _require_short(text, place + 1)
        found.append(Token(kind, text, place + 1))
        if kind == "end":
            break
    return found


def _require_short(text: str, column: int) -> None:
    power = text.lower().partition("e")[2]
    if len(text) > LONGEST_NUMBER or abs(int(power or 0)) > _LARGEST_POWER:
        allowed = f"at most {LONGEST_NUMBER} characters, up to 1e{_LARGEST_POWER}"
        raise FormulaError(
            Fault("the number is too long", column, found=quoted(text), allowed=allowed)
        )


def _unknown(formula: str, start: int) -> FormulaError:
    sign = formula[start]
    if sign in {'"', "'"}:
        return FormulaError(Fault("a quote is opened and never closed", start + 1))
    if sign.isdigit() or sign == ".":
        word = re.match(r"[\w.]+", formula[start:])
        found = quoted(word[0] if word else sign)
        return FormulaError(
            Fault(
                "this is not a number",
                start + 1,
                found=found,
                allowed="a number such as 0.465 or 2e4",
            )
        )
    hint = _MEANT.get(sign, "names of series stand in quotes" if sign.isalpha() else None)
    return FormulaError(Fault("this sign is not known", start + 1, found=quoted(sign), hint=hint))
