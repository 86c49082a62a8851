"""Sentences with the formulas that they stand for, and the words that put them together."""

from collections.abc import Sequence
from dataclasses import dataclass

_COUNTED = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_LOWERED = ("It ", "Its ", "At ", "From ")
"""Beginnings that are no names, so that a word may stand before them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence about a chart.

    Attributes:
        text: What it says, in plain text.
        formula: The same in the language of claims; None if the spec alone says it.
    """

    text: str
    formula: str | None = None


def said(text: str, *formulas: str, firm: bool = True) -> Sentence:
    """A sentence that says what some formulas do.

    Args:
        text: What it says.
        formulas: They all hold.
        firm: Whether what it says of order holds for all values that the bounds allow; numbers in
            it carry a hedge of their own.
    """
    return Sentence(text if firm else as_read(text), " and ".join(formulas))


def as_read(text: str) -> str:
    """A sentence that holds of the values as they were read."""
    begun = text[0].lower() + text[1:] if text.startswith(_LOWERED) else text
    return f"As read, {begun}"


def listed(parts: Sequence[str]) -> str:
    """Several parts as one: a, b and c."""
    if len(parts) < 2:  # noqa: PLR2004 - two are joined
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def counted(count: int, one: str, several: str | None = None) -> str:
    """How many there are of something: one point, 15 points."""
    return f"{count_word(count)} {one if count == 1 else several or one + 's'}"


def count_word(count: int) -> str:
    """A whole number: in letters up to twelve."""
    return _COUNTED[count] if count < len(_COUNTED) else str(count)


def ended(text: str) -> str:
    """A text with the stop that ends a sentence, unless it has one."""
    return text if text.endswith((".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")) else f"{text}."
