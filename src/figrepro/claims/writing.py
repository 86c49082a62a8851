"""How formulas are written: texts in quotes, and how long they may be."""

import re
from typing import Final

LONGEST_FORMULA: Final = 10_000
"""Characters that a formula may have."""
LONGEST_NUMBER: Final = 100
"""Characters that a number in it may have."""
LARGEST_POWER: Final = 300
"""The largest power of ten that a number in it may have, and the smallest with a sign."""
DEEPEST: Final = 30
"""How deep brackets may be nested."""
MOST_SIGNS: Final = 200
"""How many of `+ - * /` and `not` a formula may have: each may hold the one before it."""

_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NUMBER: Final = re.compile(r"[0-9.]+(?:[eE][-+]?[0-9]+)?")
_SIGN: Final = re.compile(r"[-+*/]|\bnot\b")


def quote(name: str) -> str:
    """A text in quotes, as formulas have it."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def is_short(formula: str) -> bool:
    """Whether a formula, written right, is no longer than formulas may be, nor any part of it."""
    if len(formula) > LONGEST_FORMULA:
        return False
    plain = _QUOTED.sub("", formula)
    return len(_SIGN.findall(plain)) <= MOST_SIGNS and all(
        map(is_short_number, _NUMBER.findall(plain))
    )


def is_short_number(number: str) -> bool:
    """Whether a number is no longer than it may be in a formula, nor its power of ten too large."""
    power = number.lower().partition("e")[2]
    return len(number) <= LONGEST_NUMBER and abs(int(power or 0)) <= LARGEST_POWER
