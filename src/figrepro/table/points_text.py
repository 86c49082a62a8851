"""The points as a table of text."""

from datetime import date
from decimal import Decimal

from figrepro.figure.formats import format_value, visible
from figrepro.figure.model import Figure, X
from figrepro.table.text_table import TextTable, are_numbers, caption_of, places_of, x_text


def points_table(figure: Figure) -> TextTable:
    """A row for each x, a column for each series; several points at one x share their cell."""
    cells: dict[tuple[X, str], list[str]] = {}
    for series in figure.series:
        for point in series.points:
            cells.setdefault((point.x, series.name), []).append(format_value(point))
    names = [series.name for series in figure.series]
    places = _places(figure)
    return TextTable(
        title=visible(figure.spec.title),
        caption=caption_of(figure, [figure.drawn]),
        headings=tuple(visible(text) for text in (figure.spec.x.label, *names)),
        rows=tuple(
            (x_text(x), *(", ".join(cells.get((x, name), ())) for name in names)) for x in places
        ),
        numeric=(are_numbers(places), *(True for _ in names)),
        stackable=True,
    )


def _places(figure: Figure) -> list[X]:
    """Every x: numbers and dates ascending, categories as they first appear."""
    places = places_of(figure)
    numbers = [x for x in places if isinstance(x, Decimal)]
    days = [x for x in places if isinstance(x, date)]
    if len(numbers) == len(places):
        return [*sorted(numbers)]
    return [*sorted(days)] if len(days) == len(places) else places
