"""Checking figures: drawings against references, verdicts against the accepted ones."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from figrepro.batch.claims import judge_one
from figrepro.batch.compare import compare_one
from figrepro.batch.each import of_each, of_one
from figrepro.chart.chart import Chart
from figrepro.figure.folders import DataDir
from figrepro.figure.readings import misnamed_series
from figrepro.results.outcomes import CheckOutcome, CompareOutcome

if TYPE_CHECKING:
    from figrepro.diff.policy import PolicyOverride


def check_figures(
    data: DataDir, ids: Sequence[str], policy: "PolicyOverride | None" = None
) -> Iterator[CheckOutcome]:
    """Compares figures with their references, and their claims with the accepted verdicts."""

    def check(chart: Chart) -> CheckOutcome:
        """Judges claims also where nothing can be compared."""
        compared = of_one(chart.id, lambda: compare_one(chart, policy), CompareOutcome)
        judged = judge_one(chart)
        return CheckOutcome(
            chart.id,
            (*compared.problems, *judged.problems),
            (*compared.warnings, *misnamed_series(chart.figure)),
            compared,
            judged,
        )

    return of_each(data, ids, check, CheckOutcome)
