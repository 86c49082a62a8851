"""A figure as plain values, as a render carries it: what is drawn, and nothing else.

The policy of comparisons and the id are no part of it, nor are other readings but one that is
drawn over the figure's own: they draw nothing.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from figrepro.errors import FigreproError, Problem
from figrepro.figure.axes import AxisError
from figrepro.figure.decode import Misfit, decode_spec
from figrepro.figure.model import DRAWN, Figure, Reading, Series
from figrepro.figure.resolve import resolve
from figrepro.figure.series_csv import COLUMNS, csv_text, point_cells, read_series_csv
from figrepro.figure.spec import DiffPolicy, ReadingSpec, Spec, as_tree
from figrepro.figure.spec_checks import spec_misfits
from figrepro.figure.toml import dotted
from figrepro.figure.vocabulary import Scale


def to_document(figure: Figure) -> dict[str, Any]:
    """The carried part of a figure as tables, lists, texts and numbers."""
    plain = {"spec": as_tree(drawn_spec(figure.spec)), "series": _series_rows(figure.series)}
    if figure.overlay is None:
        return plain
    overlay = {"reading": figure.overlay.name, "series": _series_rows(figure.overlaid)}
    return plain | {"overlay": overlay}


def drawn_spec(spec: Spec) -> Spec:
    """The spec without what draws nothing: other readings and the policy of comparisons."""
    drawn = {name: reading for name, reading in spec.reading.items() if name == DRAWN}
    return replace(spec, reading=drawn, diff=DiffPolicy())


def _series_rows(series: Sequence[Series]) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "points": [_point_row(one.name, point) for point in one.points]}
        for one in series
    ]


def _point_row(name: str, point: Any) -> dict[str, str]:  # noqa: ANN401 - a point
    cells = point_cells(name, point)
    return {column: cells[column] for column in COLUMNS if column != "series" and cells[column]}


def from_document(document: Mapping[str, Any], figure_id: str, file: str) -> Figure:
    """The figure that a document describes.

    Args:
        document: What `to_document` made, after a way through JSON.
        figure_id: The id it is to have.
        file: Where it came from, for problems.

    Raises:
        FigreproError: It is not such a document.
    """
    tree, rows = document.get("spec"), document.get("series")
    if not isinstance(tree, Mapping) or not isinstance(rows, Sequence):
        raise FigreproError(Problem("the figure in it is damaged", file=file))
    spec = decode_spec(tree)
    if isinstance(spec, list):
        raise FigreproError(_unusable(misfit, file) for misfit in spec)
    series = _series_of(rows, file, spec.x.scale, spec.reading.get(DRAWN, ReadingSpec()))
    try:
        resolved = resolve(spec, series)
    except AxisError as error:
        misfit = Misfit(error.path, str(error), error.found, error.allowed)
        raise FigreproError(_unusable(misfit, file)) from error
    problems = [_unusable(misfit, file) for misfit in spec_misfits(resolved)]
    if problems:
        raise FigreproError(problems)
    overlay = _overlay_of(document, file, spec.x.scale)
    return Figure(figure_id, resolved, Reading(DRAWN, series), overlay=overlay)


def _overlay_of(document: Mapping[str, Any], file: str, scale: Scale) -> Reading | None:
    """The reading that a document says is drawn over the figure's own."""
    overlay = document.get("overlay")
    if overlay is None:
        return None
    name = overlay.get("reading") if isinstance(overlay, Mapping) else None
    if not isinstance(name, str) or not isinstance(rows := overlay.get("series"), Sequence):
        raise FigreproError(Problem("the reading over the figure in it is damaged", file=file))
    return Reading(name, _series_of(rows, file, scale, ReadingSpec()))


def _series_of(
    rows: Sequence[Any], file: str, scale: Scale, reading: ReadingSpec
) -> tuple[Series, ...]:
    content = read_series_csv(_as_csv(rows, file), file, scale, reading)
    if content.problems:
        raise FigreproError(content.problems)
    return content.series


def _unusable(misfit: Misfit, file: str) -> Problem:
    return Problem(
        f"the figure in it cannot be read: {misfit.message}",
        file=file,
        key=dotted(misfit.path),
        found=misfit.found,
        allowed=misfit.allowed,
    )


def _as_csv(rows: Sequence[Any], file: str) -> str:
    """The points as CSV text: one reader of cells serves folders and documents."""
    lines: list[Sequence[str]] = [COLUMNS]
    try:
        for series in rows:
            for point in series["points"]:
                cells = {**point, "series": series["name"]}
                lines.append([str(cells.get(column, "")) for column in COLUMNS])
    except (KeyError, TypeError, ValueError) as error:
        raise FigreproError(Problem("the points in it are damaged", file=file)) from error
    return csv_text(lines)


def ascii_json(content: bytes) -> bytes:
    """JSON with every character beyond ASCII escaped, which more tools keep as it is."""
    if content.isascii():
        return content
    return re.sub(r"[^\x00-\x7f]", _escaped, content.decode()).encode("ascii")


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
