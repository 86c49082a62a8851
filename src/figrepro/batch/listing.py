"""Listing figures."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from figrepro.batch.each import of_each
from figrepro.figure.folders import REFERENCE_FILE, DataDir
from figrepro.results.outcomes import Listed

if TYPE_CHECKING:
    from figrepro.figure.model import Figure


def list_figures(data: DataDir) -> Iterator[Listed]:
    """All figures of a data directory, also those with problems."""
    return of_each(
        data,
        data.ids(),
        lambda figure: _listed(figure, has_reference=_has_reference(data, figure.id)),
        lambda figure_id, problems: Listed(
            figure_id, reference=_has_reference(data, figure_id), problems=problems
        ),
    )


def _has_reference(data: DataDir, figure_id: str) -> bool:
    return os.path.lexists(data.path / figure_id / REFERENCE_FILE)


def _listed(figure: "Figure", *, has_reference: bool) -> Listed:
    return Listed(
        figure.id,
        figure.spec.title,
        len(figure.series),
        figure.point_count,
        has_reference,
    )
