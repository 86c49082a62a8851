"""The views as tables of text for people, before any format escapes them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from figrepro.chart.chart import Chart, Panel
from figrepro.errors import visible
from figrepro.figure.compare_readings import PairedPoint
from figrepro.figure.formats import format_rounded, format_signed, format_value, format_x
from figrepro.figure.model import Point, Reading, X
from figrepro.figure.similarity import Similarity, similarities
from figrepro.table.rows import View, reading_rows, summaries, y_span
from figrepro.table.summary import ExtremeValue, NetChange, SeriesSummary

_MARKS = {"approximate": "~ approximate", "range": "a\N{EN DASH}b range"}
_ONE_READING = "This figure has only one reading; there is nothing to compare."
_SUMMARY = ("series", "points", "first", "last", "change", "lowest", "at", "highest", "at")
_READINGS = ("readings", "series", "x", "first", "second", "difference", "verdict")
_SIMILARITY = (
    *("readings", "points", "largest error", "% of axis", "mean error", "% of axis"),
    *("inside", "within 5 %"),
)


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of text. Nothing in it is markup, and no character in it acts on a terminal.

    Attributes:
        title: The title of the figure, or of a table that follows another.
        caption: What the cells hold and what their marks mean.
        headings: What stands above the columns; two may be alike.
        rows: The cells.
        numeric: For each column, whether it holds numbers, which stand to the right.
        stackable: Whether the columns after the first are alike, so that on a short line some may
            be printed below the others.
        grouped: Whether a terminal shows the first column as headings above rows alike in it.
    """

    title: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    stackable: bool = False
    grouped: bool = False


def text_tables(chart: Chart, view: View) -> tuple[TextTable, ...]:
    """The view as tables of text.

    The points of each panel have one, and after readings that are compared stands how alike they
    are.
    """
    match view:
        case "points":
            return tuple(_points_table(chart, panel) for panel in chart.panels)
        case "summary":
            return (_summary_table(chart),)
        case "readings" if chart.figure.readings:
            return _readings_table(chart), _similarity_after_readings(chart)
        case "readings":
            return (_readings_table(chart),)
        case "similarity":
            return (_similarity_table(chart),)


def _points_table(chart: Chart, panel: Panel) -> TextTable:
    """A row for each x along its axis, a column for each series.

    Several points at one x share their cell.
    """
    cells: dict[tuple[X, str], list[str]] = {}
    for layer in panel.layers:
        for point in layer.points:
            cells.setdefault((point.x, layer.name), []).append(format_value(point))
    names = [layer.name for layer in panel.layers]
    places = list(dict.fromkeys(x for x, _ in cells))
    places.sort(key=panel.x.ranks(places))
    return TextTable(
        title=": ".join(visible(part) for part in (chart.title, panel.name) if part),
        caption=_caption([panel], [chart.figure.drawn]),
        headings=tuple(visible(text) for text in (panel.x.label, *names)),
        rows=tuple(
            (_x_text(x), *(", ".join(cells.get((x, name), ())) for name in names)) for x in places
        ),
        numeric=(_are_numbers(places), *(True for _ in names)),
        stackable=True,
    )


def _summary_table(chart: Chart) -> TextTable:
    """A row for each series."""
    numbers = _are_numbers(point.x for series in chart.figure.series for point in series.points)
    return TextTable(
        title=visible(chart.title),
        caption=_caption(
            chart.panels, [chart.figure.drawn], "[a, b] bounds from the reading's resolution"
        ),
        headings=_SUMMARY,
        rows=tuple(map(_summary_cells, summaries(chart))),
        numeric=(False, True, True, True, True, True, numbers, True, numbers),
    )


def _readings_table(chart: Chart) -> TextTable:
    """A row for each point, the worst disagreement of each two readings first."""
    rows = list(reading_rows(chart.figure))
    compared = "difference: second less first; inside: their bounds overlap"
    readings = (chart.figure.drawn, *chart.figure.readings)
    return TextTable(
        title=visible(chart.title),
        caption=_caption(chart.panels, readings, compared)
        if chart.figure.readings
        else _ONE_READING,
        headings=_READINGS,
        rows=tuple(map(_reading_cells, rows)),
        numeric=(False, False, _are_numbers(row.x for row in rows), True, True, True, False),
        grouped=True,
    )


def _similarity_table(chart: Chart) -> TextTable:
    """A row for each two readings."""
    found = similarities(chart.figure, y_span(chart))
    return TextTable(
        title=visible(chart.title),
        caption=_caption(chart.panels, (), *_measures(found))
        if chart.figure.readings
        else _ONE_READING,
        headings=_SIMILARITY,
        rows=tuple(map(_similarity_cells, found)),
        numeric=(False, *(True for _ in _SIMILARITY[1:])),
    )


def _similarity_after_readings(chart: Chart) -> TextTable:
    """Each pair below its names, as its points are, and nothing said again."""
    measures = "; ".join(_measures(similarities(chart.figure, y_span(chart))))
    return replace(_similarity_table(chart), title="Similarity", caption=measures, grouped=True)


def _caption(panels: Iterable[Panel], readings: Iterable[Reading], *more: str) -> str:
    """What the values are, the marks that they carry, and what else a reader must know."""
    bases = {
        point.basis for reading in readings for series in reading.series for point in series.points
    }
    marks = [mark for basis, mark in _MARKS.items() if basis in bases]
    labels = dict.fromkeys(visible(panel.y.label) for panel in panels)
    return "; ".join(part for part in (*labels, *marks, *more) if part)


def _measures(found: Sequence[Similarity]) -> Iterator[str]:
    """What the measures are: those that a row has, by the example of the first that has them."""
    shared = next((one for one in found if one.points), None)
    bounded = next((one for one in found if one.bounded), None)
    if shared is None:
        yield "no two readings share a point"
    else:
        yield "absolute errors"
        if shared.largest_percent is not None:
            yield "% of axis: of its range"
    if bounded is not None:
        inside, points = bounded.inside, bounded.bounded
        yield f"{inside}/{points} inside: of {points} points with bounds, {inside} overlap"
    if shared is not None:
        near, points = shared.relaxed, shared.points
        yield (
            f"{near}/{points} within 5 %: of {points} points, second is first ± 5 % at {near} "
            "(relaxed accuracy)"
        )


def _x_text(x: X) -> str:
    return visible(format_x(x))


def _are_numbers(places: Iterable[X]) -> bool:
    """Whether all places on the x axis are numbers, which stand to the right."""
    return all(isinstance(x, Decimal) for x in places)


def _summary_cells(summary: SeriesSummary) -> tuple[str, ...]:
    return (
        visible(summary.series),
        str(summary.points),
        _bounded(summary.first, summary.first.y_low, summary.first.y_high),
        _bounded(summary.last, summary.last.y_low, summary.last.y_high),
        _change(summary.change),
        *_extreme_cells(summary.lowest),
        *_extreme_cells(summary.highest),
    )


def _extreme_cells(extreme: ExtremeValue) -> tuple[str, str]:
    return _bounded(extreme.point, extreme.low, extreme.high), _x_text(extreme.point.x)


def _bounded(point: Point, low: Decimal | None, high: Decimal | None) -> str:
    """A value and its bounds, unless the value says them already: 28, 63–64, ~0.45 [0.4, 0.5]."""
    said = (point.y_low, point.y_high) if point.basis == "range" else (point.y, point.y)
    value = format_value(point)
    return value if (low, high) == said else _with_bounds(value, low, high)


def _change(change: NetChange) -> str:
    value = format_signed(change.value)
    known = (change.low, change.high) == (change.value, change.value)
    return value if known else _with_bounds(value, change.low, change.high)


def _with_bounds(value: str, low: Decimal | None, high: Decimal | None) -> str:
    if low is None and high is None:
        return value
    return f"{value} [{_bound(low)}, {_bound(high)}]"


def _bound(bound: Decimal | None) -> str:
    return "?" if bound is None else f"{bound:f}"


def _reading_cells(row: PairedPoint) -> tuple[str, ...]:
    return (
        visible(" / ".join(row.readings)),
        visible(row.series),
        _x_text(row.x),
        "" if row.first is None else format_value(row.first),
        "" if row.second is None else format_value(row.second),
        "" if row.difference is None else format_signed(row.difference),
        visible(row.verdict),
    )


def _similarity_cells(similarity: Similarity) -> tuple[str, ...]:
    largest = similarity.largest_error
    return (
        visible(f"{similarity.first} / {similarity.second}"),
        str(similarity.points),
        "" if largest is None else f"{largest:f}",
        _rounded(similarity.largest_percent),
        _rounded(similarity.mean_error),
        _rounded(similarity.mean_percent),
        _share(similarity.inside, similarity.bounded),
        _share(similarity.relaxed, similarity.points),
    )


def _rounded(number: Fraction | None) -> str:
    return "" if number is None else format_rounded(number)


def _share(part: int, whole: int) -> str:
    """With so few points a share is told by its counts."""
    return f"{part}/{whole}" if whole else ""
