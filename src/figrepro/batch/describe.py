"""Putting figures in words."""

from collections.abc import Iterator, Sequence

from figrepro.batch.each import of_each
from figrepro.figure.folders import DataDir
from figrepro.results.outcomes import DescribeOutcome


def describe_figures(data: DataDir, ids: Sequence[str]) -> Iterator[DescribeOutcome]:
    """Puts figures in words."""
    from figrepro.words.describe import describe

    return of_each(
        data,
        ids,
        lambda chart: DescribeOutcome(chart.id, description=describe(chart)),
        DescribeOutcome,
    )
