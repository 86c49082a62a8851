"""The claims of a figure, judged by its numbers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from figrepro.chart.chart import Chart
from figrepro.claims.claim import Claim, JudgedClaim
from figrepro.claims.claims_file import read_claims
from figrepro.claims.errors import FormulaError
from figrepro.claims.judge import Judge
from figrepro.claims.verdicts import Judgement
from figrepro.errors import MOST_PROBLEMS, Problem
from figrepro.figure.model import DRAWN
from figrepro.figure.readings import reading_named

if TYPE_CHECKING:
    from figrepro.claims.format_numbers import DecidingNumber

_Found = tuple[Judgement, "tuple[DecidingNumber, ...]"]


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


def judge_claims(chart: Chart, reading: str = DRAWN) -> JudgedClaims:
    """Judges the claims of a chart by one of its readings.

    Raises:
        FigreproError: The figure has no such reading, or no folder.
    """
    reading_named(chart.figure, reading, or_drawn=True)
    file = read_claims(chart.figure.require_folder("claims"))
    judge = Judge(chart, reading)
    known: dict[str, _Found] = {}
    judged: list[JudgedClaim] = []
    problems = [*file.problems]
    for place, claim in file.claims:
        try:
            judged.append(_judged(claim, judge, known))
        except FormulaError as error:
            if len(problems) < MOST_PROBLEMS:
                problems.append(file.formula_problem(place, claim, error))
    problems.sort(key=lambda problem: problem.line or 0)
    unjudged = file.unread + len(file.claims) - len(judged)
    return JudgedClaims(tuple(judged), unjudged, tuple(problems))


def _judged(claim: Claim, judge: Judge, known: dict[str, _Found]) -> JudgedClaim:
    """What the numbers make of a claim; what has the same formula is judged once.

    Raises:
        FormulaError: Its formula is none, or says nothing about the figure.
    """
    formula = claim.formula
    if formula is None:
        return JudgedClaim(claim, Judgement("untestable", reason=claim.untestable or ""))
    if formula not in known:
        parsed = judge.read(formula)
        known[formula] = judge.judge(parsed), judge.numbers(parsed)
    return JudgedClaim(claim, *known[formula])
