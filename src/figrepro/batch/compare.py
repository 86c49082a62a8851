"""Comparing figures with their references."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from figrepro.batch.each import of_each
from figrepro.batch.outputs import write_sheet
from figrepro.batch.references import reference_of
from figrepro.chart.chart import Chart
from figrepro.errors import FigreproError, Problem
from figrepro.figure.folders import DataDir, read_bytes, shown
from figrepro.results.outcomes import CompareOutcome

if TYPE_CHECKING:
    from figrepro.diff.policy import PolicyOverride


def compare_figures(
    data: DataDir,
    ids: Sequence[str],
    *,
    policy: "PolicyOverride | None" = None,
    against: Path | None = None,
    out: Path | None = None,
) -> Iterator[CompareOutcome]:
    """Compares figures with their references.

    Args:
        data: Where the figures are.
        ids: Which figures.
        policy: What to change about their own policies, if anything.
        against: A reference to use in place of the figure's own.
        out: Where to write `ID.diff.png` for each that differs; None writes nothing.
    """
    return of_each(
        data,
        ids,
        lambda chart: compare_one(chart, policy, against, out),
        CompareOutcome,
    )


def compare_one(
    chart: Chart,
    policy: "PolicyOverride | None" = None,
    against: Path | None = None,
    out: Path | None = None,
) -> CompareOutcome:
    """Compares a figure with its reference, or with the one that is named.

    Raises:
        FigreproError: One of them cannot be read, or the figure not be drawn.
    """
    judged = chart if policy is None else policy.applied_to(chart)
    path, root = reference_of(chart, against)
    if against is None and not os.path.lexists(path):
        from figrepro.render.drawing import draw

        return CompareOutcome(chart.id, warnings=draw(judged).warnings)
    content = read_bytes(path, root)
    from figrepro.diff.compare import compare

    comparison, drawn = compare(judged, content, shown(path))
    image: Path | None = None
    problems: tuple[Problem, ...] = ()
    try:
        image = write_sheet(comparison, out, chart.id) if out is not None else None
    except FigreproError as error:  # what differs is told all the same
        problems = error.problems
    warnings = (*drawn.warnings, *comparison.warnings)
    return CompareOutcome(chart.id, problems, warnings, comparison, image)
