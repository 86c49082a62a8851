"""A chart as plain values, as a render carries it: what is drawn, and nothing else.

It holds the spec as asked and, beside it, the spec with everything filled in: the one gives back
the folder, the other the drawing. The policy of comparisons and the id are no part of it, nor are
other readings but one that is drawn over the figure's own: they draw nothing.
"""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from figrepro.chart.chart import Chart
from figrepro.chart.checks import size_problems, spec_problems
from figrepro.chart.filled_spec import filled_spec
from figrepro.chart.resolve import axis_problems, resolve
from figrepro.chart.vocabulary import vocabulary
from figrepro.errors import FigreproError, Problem, refused
from figrepro.figure.csv_row import COLUMNS, ParseX
from figrepro.figure.decode import decode_spec
from figrepro.figure.model import DRAWN, Figure, Point, Reading, Series
from figrepro.figure.series_csv import csv_text, point_cells, read_series_csv
from figrepro.figure.spec import DiffPolicy, ReadingSpec, Spec, as_tree, asked_tree
from figrepro.scales.registry import parser_of, scale_named


def to_document(chart: Chart) -> dict[str, Any]:
    """The carried part of a chart as tables, lists, texts and numbers."""
    figure = chart.figure
    plain = {
        "spec": asked_tree(drawn_spec(figure.spec)),
        "chart": as_tree(drawn_spec(filled_spec(chart))),
        "series": _series_rows(figure.series),
    }
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


def _point_row(name: str, point: Point) -> dict[str, str]:
    cells = point_cells(name, point)
    return {column: cells[column] for column in COLUMNS if column != "series" and cells[column]}


def from_document(document: Mapping[str, Any], figure_id: str, file: str) -> Chart:
    """The chart that a document describes.

    Older documents hold no spec as asked: there, what was filled in stands for it.

    Args:
        document: What `to_document` made, after a way through JSON.
        figure_id: The id it is to have.
        file: Where it came from, for problems.

    Raises:
        FigreproError: It is not such a document.
    """
    asked, filled = document.get("spec"), document.get("chart", document.get("spec"))
    rows = document.get("series")
    if (
        not isinstance(asked, Mapping)
        or not isinstance(filled, Mapping)
        or not isinstance(rows, Sequence)
    ):
        raise refused("the carried figure is damaged", file=file)
    spec, whole = _spec_of(asked, file), _spec_of(filled, file)
    parse_x = parser_of(scale_named(spec.x.scale))
    series = _series_of(rows, file, parse_x, spec.reading.get(DRAWN, ReadingSpec()))
    overlay = _overlay_of(document, file, parse_x)
    figure = Figure(figure_id, spec, Reading(DRAWN, series), overlay=overlay)
    try:
        chart = resolve(figure, whole)
        unfit = (*spec_problems(whole), *size_problems(chart.size, chart.margins))
        # What was asked for is as good as what was filled in, or no folder could be made of it.
        _refuse(list(dict.fromkeys((*spec_problems(spec), *axis_problems(figure), *unfit))))
    except FigreproError as error:
        raise FigreproError(_unusable(problem, file) for problem in error.problems) from error
    return chart


def holds_spec_as_asked(document: Mapping[str, Any]) -> bool:
    """Whether a document says what was asked for, and not only what was drawn."""
    return "chart" in document


def _spec_of(tree: Mapping[str, Any], file: str) -> Spec:
    spec, problems = decode_spec(tree, vocabulary())
    _refuse([_unusable(problem, file) for problem in problems])
    return spec


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise FigreproError(problems)


def _overlay_of(document: Mapping[str, Any], file: str, parse_x: ParseX) -> Reading | None:
    """The reading that a document says is drawn over the figure's own."""
    overlay = document.get("overlay")
    if overlay is None:
        return None
    name = overlay.get("reading") if isinstance(overlay, Mapping) else None
    if not isinstance(name, str) or not isinstance(rows := overlay.get("series"), Sequence):
        raise refused("the reading in the carried figure is damaged", file=file)
    return Reading(name, _series_of(rows, file, parse_x, ReadingSpec()))


def _series_of(
    rows: Sequence[Any], file: str, parse_x: ParseX, reading: ReadingSpec
) -> tuple[Series, ...]:
    content = read_series_csv(_as_csv(rows, file), file, parse_x, reading)
    if content.problems:
        raise FigreproError(content.problems)
    return content.series


def _unusable(problem: Problem, file: str) -> Problem:
    message = f"the carried figure cannot be read: {problem.message}"
    return dataclasses.replace(problem, message=message, file=file, hint=None)


def _as_csv(rows: Sequence[Any], file: str) -> str:
    """The points as CSV text: one reader of cells serves folders and documents."""
    lines: list[Sequence[str]] = [COLUMNS]
    try:
        for series in rows:
            for point in series["points"]:
                cells = {**point, "series": series["name"]}
                lines.append([str(cells.get(column, "")) for column in COLUMNS])
    except (KeyError, TypeError, ValueError) as error:
        raise refused("the points in the carried figure are damaged", file=file) from error
    return csv_text(lines)


def ascii_json(content: bytes) -> bytes:
    """JSON with every character beyond ASCII escaped, which more tools keep as it is."""
    if content.isascii():
        return content
    return re.sub(r"[^\x00-\x7f]", _escaped, content.decode()).encode("ascii")


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
