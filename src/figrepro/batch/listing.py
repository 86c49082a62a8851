"""Listing figures."""

import os
from collections.abc import Iterator

from figrepro.batch.each import of_each
from figrepro.batch.references import reference_of
from figrepro.chart.chart import Chart
from figrepro.figure.folders import DataDir
from figrepro.results.outcomes import ListOutcome


def list_figures(data: DataDir) -> Iterator[ListOutcome]:
    """All figures of a data directory, also those with problems."""

    def listed(chart: Chart) -> ListOutcome:
        return ListOutcome(
            chart.id,
            title=chart.title,
            series=len(chart.figure.series),
            points=chart.figure.point_count,
            reference=os.path.lexists(reference_of(chart)[0]),
        )

    return of_each(data, data.ids(), listed, ListOutcome)
