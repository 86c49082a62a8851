"""How many statements hold, or how many values there are."""

from collections.abc import Sequence
from typing import Any

from figrepro.claims.condition import Condition
from figrepro.claims.polynomial import constant
from figrepro.claims.terms import Count, Term, Undefined


def count(items: Sequence[Any]) -> Term:
    """How many of some statements hold; of other values, how many there are.

    A value that is missing may be none or several, so that their number is not known.
    """
    if items and all(isinstance(item, Condition) for item in items):
        return Count(tuple(items))
    missing = next((item for item in items if isinstance(item, Undefined)), None)
    return constant(len(items)) if missing is None else missing
