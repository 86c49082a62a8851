"""Judging the claims of figures."""

from collections.abc import Iterator, Sequence
from functools import partial

from figrepro.batch.each import of_each
from figrepro.chart.chart import Chart
from figrepro.figure.folders import DataDir
from figrepro.figure.model import DRAWN
from figrepro.results.outcomes import ClaimsOutcome


def judge_figures(data: DataDir, ids: Sequence[str], reading: str) -> Iterator[ClaimsOutcome]:
    """Judges the claims of figures by one of their readings."""
    return of_each(
        data,
        ids,
        lambda chart: judge_one(chart, reading),
        partial(ClaimsOutcome, reading=reading),
    )


def judge_one(chart: Chart, reading: str = DRAWN) -> ClaimsOutcome:
    """Judges the claims of a figure by one of its readings.

    Raises:
        FigreproError: It has no such reading.
    """
    from figrepro.claims.judge_claims import judge_claims

    judged = judge_claims(chart, reading)
    return ClaimsOutcome(
        chart.id,
        judged.problems,
        reading=reading,
        claims=judged.claims,
        unjudged=judged.unjudged,
    )
