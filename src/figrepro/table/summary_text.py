"""Each series in a few numbers, as a table of text."""

from decimal import Decimal

from figrepro.figure.formats import format_signed, format_value, visible
from figrepro.figure.measure import Change, Extreme, SeriesSummary, summarise
from figrepro.figure.model import Figure, Point
from figrepro.table.text_table import TextTable, are_numbers, caption_of, places_of, x_text

_HEADINGS = (
    *("series", "points", "first", "last", "change"),
    *("lowest", "at", "highest", "at"),
)
_BOUNDS = "[a, b] what the resolution of the reading allows"


def summary_table(figure: Figure) -> TextTable:
    """A row for each series."""
    numbers = are_numbers(places_of(figure))
    return TextTable(
        title=visible(figure.spec.title),
        caption=caption_of(figure, [figure.drawn], _BOUNDS),
        headings=_HEADINGS,
        rows=tuple(_summary_cells(summary) for summary in summarise(figure)),
        numeric=(False, True, True, True, True, True, numbers, True, numbers),
    )


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


def _extreme_cells(extreme: Extreme) -> tuple[str, str]:
    return _bounded(extreme.point, extreme.low, extreme.high), x_text(extreme.point.x)


def _bounded(point: Point, low: Decimal | None, high: Decimal | None) -> str:
    """A value and its bounds, unless the value says them already: 28, 63–64, ~0.45 [0.4, 0.5]."""
    said = (point.y_low, point.y_high) if point.basis == "range" else (point.y, point.y)
    value = format_value(point)
    return value if (low, high) == said else _with_bounds(value, low, high)


def _change(change: Change) -> str:
    value = format_signed(change.value)
    known = (change.low, change.high) == (change.value, change.value)
    return value if known else _with_bounds(value, change.low, change.high)


def _with_bounds(value: str, low: Decimal | None, high: Decimal | None) -> str:
    if low is None and high is None:
        return value
    return f"{value} [{_bound(low)}, {_bound(high)}]"


def _bound(bound: Decimal | None) -> str:
    return "?" if bound is None else f"{bound:f}"
