"""Judging the claims of figures."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from figrepro.batch.each import of_each
from figrepro.figure.folders import DataDir
from figrepro.figure.model import DRAWN
from figrepro.results.outcomes import ClaimsOutcome

if TYPE_CHECKING:
    from figrepro.figure.model import Figure


def judge_figures(data: DataDir, ids: Sequence[str], reading: str) -> Iterator[ClaimsOutcome]:
    """Judges the claims of figures by one of their readings."""
    return of_each(
        data,
        ids,
        lambda figure: judge_one(figure, reading),
        partial(ClaimsOutcome, reading=reading),
    )


def judge_one(figure: "Figure", reading: str = DRAWN) -> ClaimsOutcome:
    """Judges the claims of a figure by one of its readings.

    Raises:
        FigreproError: It has no such reading.
    """
    from figrepro.claims.judge_claims import judge_claims

    judged = judge_claims(figure, reading)
    return ClaimsOutcome(
        figure.id,
        judged.problems,
        reading=reading,
        claims=judged.claims,
        unjudged=judged.unjudged,
    )
