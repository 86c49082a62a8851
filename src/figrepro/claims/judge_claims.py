"""The claims of a figure, judged by its numbers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from figrepro.claims.claim import Claim, JudgedClaim
from figrepro.claims.claims_file import read_claims
from figrepro.claims.errors import FormulaError
from figrepro.claims.judge import Judge
from figrepro.claims.verdicts import Judgement
from figrepro.errors import MOST_PROBLEMS, Problem
from figrepro.figure.model import DRAWN, Figure
from figrepro.figure.readings import reading_named

if TYPE_CHECKING:
    from figrepro.claims.format_numbers import DecidingNumber


@dataclass(frozen=True, slots=True)
class JudgedClaims:
    """What the numbers make of the claims of a figure.

    Attributes:
        claims: In the order of the file.
        unjudged: How many others there are, which could not be read or judged.
        problems: Why they could not.
    """

    claims: tuple[JudgedClaim, ...] = ()
    unjudged: int = 0
    problems: tuple[Problem, ...] = ()


def judge_claims(figure: Figure, reading: str = DRAWN) -> JudgedClaims:
    """Judges the claims of a figure by one of its readings.

    Raises:
        FigreproError: The figure has no such reading, or no folder.
    """
    reading_named(figure, reading, or_drawn=True)
    file = read_claims(figure.require_folder("claims"))
    judging = _Judging(figure, reading)
    judged: list[JudgedClaim] = []
    problems = [*file.problems]
    for place, claim in file.claims:
        try:
            judged.append(judging.judged(claim))
        except FormulaError as error:
            if len(problems) < MOST_PROBLEMS:
                problems.append(file.formula_problem(place, claim, error))
    problems.sort(key=lambda problem: problem.line or 0)
    unjudged = file.unread + len(file.claims) - len(judged)
    return JudgedClaims(tuple(judged), unjudged, tuple(problems))


class _Judging:
    """Judges claims; what has the same formula is judged once."""

    def __init__(self, figure: Figure, reading: str) -> None:
        self.judge = Judge(figure, reading)
        self.found: dict[str, tuple[Judgement, tuple[DecidingNumber, ...]]] = {}

    def judged(self, claim: Claim) -> JudgedClaim:
        """What the numbers make of a claim.

        Raises:
            FormulaError: Its formula is none, or says nothing about the figure.
        """
        if claim.formula is None:
            judgement = Judgement("untestable", reason=claim.untestable or "")
            return JudgedClaim(claim, judgement)
        if claim.formula not in self.found:
            parsed = self.judge.read(claim.formula)
            self.found[claim.formula] = (
                self.judge.judge_parsed(parsed),
                self.judge.numbers(parsed),
            )
        judgement, numbers = self.found[claim.formula]
        return JudgedClaim(claim, judgement, numbers)
