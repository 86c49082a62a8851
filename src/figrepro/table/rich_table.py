"""Tables in a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.text import Text

from figrepro.chart.chart import Chart
from figrepro.table.layout import (
    QUIET,
    STRONG,
    Record,
    below_one_another,
    column_widths,
    line_width,
    longest_word,
    side_by_side,
)
from figrepro.table.rows import View
from figrepro.table.text_tables import TextTable, text_tables

_Rows = Sequence[tuple[str, ...]]


def render_rich(chart: Chart, view: View) -> Group:
    """The view as a renderable for a rich console, fitted to the width of its lines.

    What the cells of its tables hold is said below the last.
    """
    tables = text_tables(chart, view)
    *above, last = tables
    caption = "; ".join(table.caption for table in tables)
    bare = [replace(table, caption="") for table in above]
    return Group(*map(RichTable, (*bare, replace(last, caption=caption))))


class RichTable:
    """A table that rich prints, with the title of the figure above and its caption below.

    On a line that is long enough, nothing in it is wrapped. On a shorter one, bounds stand below
    their values and texts break between words; where that is not enough, columns of series stand
    below one another, each with the first column, and any other table becomes a list. Cells and
    headings are texts to rich, so that nothing in them is markup or the code of an emoji.
    """

    def __init__(self, table: TextTable) -> None:
        self._table = table
        self._columns = range(1 if table.grouped else 0, len(table.headings))
        cells = list(zip(table.headings, *table.rows, strict=True))
        self._whole = [max(map(cell_len, column)) for column in cells]
        self._broken = [max(map(_longest_line, column)) for column in cells]
        self._least = [max(map(longest_word, column)) for column in cells]

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Title, tables and caption, with an empty line between each two."""
        if self._table.title:
            yield Text(f"{self._table.title}\n", style=STRONG)
        for label, rows in self._groups():
            if label:
                yield Text(label)
            for part in self._parts(options.max_width):
                yield self._part(part, rows, options.max_width)
                yield Text()
        if self._table.caption:
            yield Text(self._table.caption, style=QUIET)

    def _groups(self) -> list[tuple[str, _Rows]]:
        """The rows under each heading: those alike in the first column, or all under none."""
        alike = groupby(self._table.rows, key=lambda row: row[0] if self._table.grouped else "")
        return [(label, list(rows)) for label, rows in alike]

    def _parts(self, width: int) -> list[list[int]]:
        """The columns that stand side by side: as many as a line has room for, two at least."""
        columns = list(self._columns)
        if not self._table.stackable:
            return [columns]
        parts = [columns[:2]]
        for place in columns[2:]:
            wanted = [*parts[-1], place]
            if line_width(self._least[place] for place in wanted) <= width:
                parts[-1] = wanted
            else:
                parts.append([columns[0], place])
        return parts

    def _part(self, part: Sequence[int], rows: _Rows, width: int) -> RenderableType:
        whole, broken, least = (
            [widths[place] for place in part] for widths in (self._whole, self._broken, self._least)
        )
        widths = column_widths(whole, broken, least, width)
        if widths is None:
            return self._list(part, rows, width)
        below = widths != whole
        return side_by_side(
            [self._table.headings[place] for place in part],
            [[self._cell(row, place, below=below) for place in part] for row in rows],
            widths,
            numeric=[self._table.numeric[place] for place in part],
        )

    def _list(self, part: Sequence[int], rows: _Rows, width: int) -> RenderableType:
        """Every row as lines of heading and cell, for a line too short for all columns."""
        records = [
            Record(
                [
                    (self._table.headings[place], self._cell(row, place))
                    for place in part
                    if row[place]
                ]
            )
            for row in rows
        ]
        return below_one_another(records, width)

    def _cell(self, row: tuple[str, ...], place: int, *, below: bool = False) -> Text:
        """The cell, in which bounds are quieter than the value that they belong to."""
        if not self._table.numeric[place]:
            return Text(row[place])
        value, *bounds = _lines(row[place])
        between = "\n" if below else " "
        return Text(value).append("".join(between + bound for bound in bounds), style=QUIET)


def _lines(number: str) -> list[str]:
    """A value and its bounds, if it has any."""
    value, bracket, bounds = number.partition(" [")
    return [value, f"[{bounds}"] if bracket else [value]


def _longest_line(text: str) -> int:
    return max(map(cell_len, _lines(text)))
