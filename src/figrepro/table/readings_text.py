"""The readings point by point, as a table of text."""

from figrepro.figure.formats import format_signed, format_value, visible
from figrepro.figure.model import Figure
from figrepro.table.readings import ONE_READING, ReadingRow, reading_rows
from figrepro.table.text_table import TextTable, are_numbers, caption_of, x_text

_HEADINGS = ("readings", "series", "x", "first", "second", "difference", "verdict")
_COMPARED = "difference: second less first; inside: their bounds have a value in common"


def readings_table(figure: Figure) -> TextTable:
    """A row for each point, the worst disagreement of each two readings first."""
    rows = list(reading_rows(figure))
    return TextTable(
        title=visible(figure.spec.title),
        caption=_readingscaption_of(figure),
        headings=_HEADINGS,
        rows=tuple(_reading_cells(row) for row in rows),
        numeric=(False, False, are_numbers([row.x for row in rows]), True, True, True, False),
        grouped=True,
    )


def _readingscaption_of(figure: Figure) -> str:
    if not figure.readings:
        return ONE_READING
    return caption_of(figure, (figure.drawn, *figure.readings), _COMPARED)


def _reading_cells(row: ReadingRow) -> tuple[str, ...]:
    return (
        visible(" / ".join(row.readings)),
        visible(row.series),
        x_text(row.x),
        "" if row.first is None else format_value(row.first),
        "" if row.second is None else format_value(row.second),
        "" if row.difference is None else format_signed(row.difference),
        visible(row.verdict),
    )
