"""Listing figures."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from figrepro.batch.each import of_each
from figrepro.figure.folders import REFERENCE_FILE, DataDir
from figrepro.results.outcomes import ListOutcome

if TYPE_CHECKING:
    from figrepro.figure.model import Figure


def list_figures(data: DataDir) -> Iterator[ListOutcome]:
    """All figures of a data directory, also those with problems."""

    def listed(figure: "Figure") -> ListOutcome:
        return ListOutcome(
            figure.id,
            title=figure.spec.title,
            series=len(figure.series),
            points=figure.point_count,
            reference=os.path.lexists(data.path / figure.id / REFERENCE_FILE),
        )

    return of_each(data, data.ids(), listed, ListOutcome)
