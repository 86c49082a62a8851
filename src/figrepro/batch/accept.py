"""Making the present drawings the references, and the present verdicts the accepted ones."""

import os
from collections.abc import Iterator, Sequence

from figrepro.batch.claims import judge_one
from figrepro.batch.each import of_each
from figrepro.batch.references import reference_of
from figrepro.chart.chart import Chart
from figrepro.errors import FigreproError, Problem
from figrepro.figure.atomic_write import replace_file, rewrite_file, rewrite_text
from figrepro.figure.folders import (
    CLAIMS_FILE,
    DataDir,
    read_bytes,
    read_text,
    shown,
)
from figrepro.results.outcomes import AcceptClaimsOutcome, AcceptOutcome


def accept_drawings(data: DataDir, ids: Sequence[str]) -> Iterator[AcceptOutcome]:
    """Makes the present drawings the references.

    Raises:
        FigreproError: The data directory is the copy that ships with figrepro.
    """
    return of_each(_writable(data), ids, _accept_drawing, AcceptOutcome)


def accept_claims(data: DataDir, ids: Sequence[str]) -> Iterator[AcceptClaimsOutcome]:
    """Writes the present verdicts into `claims.toml`.

    Raises:
        FigreproError: The data directory is the copy that ships with figrepro.
    """
    return of_each(_writable(data), ids, _accept_verdicts, AcceptClaimsOutcome)


def _writable(data: DataDir) -> DataDir:
    if data.shipped:
        raise FigreproError(
            Problem(
                "the bundled figures are read-only",
                hint="copy them to ./data, or choose another directory with --data",
            )
        )
    return data


def _accept_drawing(chart: Chart) -> AcceptOutcome:
    from figrepro.diff.compare import compare
    from figrepro.render.drawing import draw
    from figrepro.render.encode import encode, render

    path, folder = reference_of(chart)
    if not os.path.lexists(path):
        rendered = render(chart)
        replace_file(path, rendered.content)
        return AcceptOutcome(
            chart.id, warnings=rendered.warnings, action="accepted", was_missing=True
        )
    before = read_bytes(path, folder)
    try:
        comparison, drawn = compare(chart, before, shown(path), measuring=False)
    except FigreproError:  # a broken reference is what accepting mends
        comparison, drawn = None, draw(chart)
    rendered = encode(drawn)
    if before == rendered.content:
        return AcceptOutcome(chart.id, warnings=rendered.warnings)
    rewrite_file(path, rendered.content, folder)
    return AcceptOutcome(
        chart.id,
        warnings=rendered.warnings,
        action="accepted",
        changes=comparison.changes if comparison else (),
        differing_pixels=comparison.differing_pixels if comparison else None,
    )


def _accept_verdicts(chart: Chart) -> AcceptClaimsOutcome:
    from figrepro.claims.accept import with_verdicts

    judged = judge_one(chart)
    surprising = tuple(one for one in judged.claims if not one.is_accepted)
    if judged.problems or not surprising:
        return AcceptClaimsOutcome(chart.id, judged.problems)
    folder = chart.figure.require_folder("claims")
    path = folder / CLAIMS_FILE
    text = read_text(path, folder)
    rewrite_text(path, with_verdicts(text, judged.claims, shown(path)), folder)
    return AcceptClaimsOutcome(chart.id, accepted=surprising)
