"""What is said of a text that is no formula: what is wrong, where, and what is likely meant."""

import ast
import re
from typing import Final

from figrepro.claims.errors import FormulaError
from figrepro.errors import quoted

TOKEN: Final = re.compile(
    r"""(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.]))
      | (?P<word>[A-Za-z_]\w*)
      | (?P<unknown>\*\*|//|<<|>>|<>)
      | (?P<sign>[<>=!]=|[-+*/<>,])
      | (?P<open>[(\[])
      | (?P<close>[)\]])
      | (?P<blank>\s)
      | (?P<other>.)""",
    re.VERBOSE | re.ASCII | re.DOTALL,
)
HINTS: Final = {
    "=": "equal is written ==",
    "≤": "write <=", "≥": "write >=", "≠": "write !=", "−": "write -", "×": "write *",
    "·": "write *", "÷": "write /", "∧": "write and", "¬": "write not",
    "&": "write and", "|": "write or", "!": "write not, or != for unequal",
    "^": "there are no powers", "**": "there are no powers", "%": "write 5 % as 0.05",
    "“": 'quotes are straight: "…"', "”": 'quotes are straight: "…"',
    "‘": 'quotes are straight: "…"', "’": 'quotes are straight: "…"',  # noqa: RUF001 - as typed
    "{": "lists stand in [ ]", "}": "lists stand in [ ]", ";": "arguments are parted by commas",
    ":": "each value is written: … for x in …", "#": "a comment stands behind the formula's quotes",
    "∨": "write or",  # noqa: RUF001 - as typed
    "//": "write /", "<>": "unequal is written !=",
    "is": "equal is written ==", "if": "write not (…) or …",
}  # fmt: skip
"""What is likely meant by a sign or word that no formula holds."""
KEYWORDS: Final = frozenset({"and", "or", "not", "for", "in"})
_VALUES: Final = "a number, a quoted text, a function or an opening bracket"
_OPERATORS: Final = "a sign such as + or <, a word such as and, or the end"
_NEARLY_A_NUMBER: Final = re.compile(r"[\d.][\w.]*")


def unknown_sign(token: re.Match[str]) -> FormulaError:
    """Of a sign that no formula holds, a number that is none, or an open quote."""
    sign, column = token[0], token.start() + 1
    if sign in {'"', "'"}:
        return FormulaError(column, "a quote is opened and never closed")
    if word := _NEARLY_A_NUMBER.match(token.string, token.start()):
        allowed = "a number such as 0.465 or 2e4"
        return FormulaError(column, "this is not a number", found=quoted(word[0]), allowed=allowed)
    hint = HINTS.get(sign, "names of series stand in quotes" if sign.isalpha() else None)
    return FormulaError(column, "this sign is not known", found=quoted(sign), hint=hint)


def unreadable(error: SyntaxError, text: str) -> FormulaError:
    """What Python cannot read, in the words of this language."""
    start, end = (error.offset or 0) - 1, (error.end_offset or 0) - 1
    length = len(text.rstrip())
    if not 0 <= start < length:
        return FormulaError(length + 1, "the formula ends too early", allowed=_VALUES)
    if "must be parenthesized" in error.msg:  # loops, and something before or behind them
        behind = _token_at(text, end)
        if behind is None or behind[0] != ",":
            return FormulaError(start + 1, "for follows a single value", hint="put it in brackets")
        hint = "each loop begins with for: … for s in series for x in xs(s)"
        return misplaced(text, behind.start(), hint)
    return unconnected(text, start, end)


def unconnected(text: str, start: int, end: int) -> FormulaError:
    """Of a value that follows another with no sign between; else of what is first."""
    was_value, place, meant = False, start, None
    for match in TOKEN.finditer(text, start, end):
        if match.lastgroup == "blank":
            continue
        is_word = match.lastgroup == "word" and match[0] not in KEYWORDS
        is_value = is_word or match.lastgroup in {"text", "number"}
        if is_value and was_value:
            place, meant = match.start(), "a comma or a sign is missing before it"
            break
        was_value = is_value or match.lastgroup == "close"
    word = re.match(r"\w*", text[place:])
    lower = word[0].lower() if word else ""
    is_slip = lower in KEYWORDS and not text.startswith(lower, place)
    return misplaced(text, place, f"it is written {lower}" if is_slip else meant)


def _token_at(text: str, place: int) -> re.Match[str] | None:
    """The next token, but for blanks and closed brackets."""
    tokens = TOKEN.finditer(text, place)
    return next((one for one in tokens if one.lastgroup not in {"blank", "close"}), None)


def place_behind(text: str, node: ast.expr) -> int:
    """Where what comes behind a part begins."""
    token = _token_at(text, node.end_col_offset or 0)
    return token.start() if token else len(text)


def misplaced(text: str, start: int, hint: str | None = None) -> FormulaError:
    """Of what stands at a place where nothing of its kind may stand."""
    token = TOKEN.match(text, start)
    found = token[0] if token else ""
    if hint is None and token and token.lastgroup == "word" and found not in KEYWORDS:
        hint = "names of series and categories stand in quotes"
    return FormulaError(
        start + 1,
        "this does not belong here",
        found=found if found.startswith(('"', "'")) else quoted(found),
        allowed=None if hint else _allowed_behind(text, start),
        hint=hint,
    )


def _allowed_behind(text: str, end: int) -> str:
    """What may follow the first part of a formula."""
    tokens = [one for one in TOKEN.finditer(text, 0, end) if one.lastgroup != "blank"]
    last = tokens[-1] if tokens else None
    is_value = last is not None and last.lastgroup in {"text", "number", "word", "close"}
    return _OPERATORS if last and is_value and last[0] not in KEYWORDS else _VALUES


def not_in_formulas(node: ast.expr, text: str) -> FormulaError:
    """Of a part of Python that is no part of the language."""
    match node:
        case ast.Tuple(elts=[first, second, *_]):
            are_numbers = isinstance(second, ast.Constant) and text[second.col_offset].isdigit()
            hint = "decimals have a point: 0.5" if are_numbers else "lists stand in [ ]"
            return misplaced(text, place_behind(text, first), hint)
        case ast.ListComp():
            hint = "for stands inside a function: all(… for x in …)"
            return misplaced(text, node.col_offset, hint)
        case ast.Subscript():
            return misplaced(text, place_behind(text, node.value))
    return misplaced(text, node.col_offset)
