"""What may be made of a claim: verdicts, how firm they are, and what turns them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

from figrepro.figure.model import DRAWN, X

Verdict = Literal["contradicted", "undecided", "supported", "untestable"]
Firmness = Literal["firm", "narrow", "open"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""All verdicts, what needs looking at first."""


@dataclass(frozen=True, slots=True)
class WitnessPoint:
    """A value that a point would need.

    Attributes:
        series: The series of the point.
        x: Its place on the x axis.
        value: The value.
        reading: The reading whose point it is.
        rank: Which of the points of the series there, by their size: 1 is the least.
    """

    series: str
    x: X
    value: Fraction
    reading: str = DRAWN
    rank: int = 1


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the numbers make of a formula.

    Attributes:
        verdict: At the values as listed: of a range, at all of them.
        firmness: `firm` if it is proved for all values that the resolution allows, `narrow` if
            there are some that turn it, `open` if neither was found; None if it is undecided.
        witness: Values that turn it, of the points that differ from what is listed.
        disputed_by: Other readings whose points, in place of those listed, turn it.
        reason: Why it is undecided, or open.
    """

    verdict: Verdict
    firmness: Firmness | None = None
    witness: tuple[WitnessPoint, ...] = ()
    disputed_by: tuple[str, ...] = ()
    reason: str = ""
