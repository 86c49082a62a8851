"""How cells stand on a line of a terminal: side by side, or each below the other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Group
from rich.table import Table
from rich.text import Text

_GAP = 2
"""Blanks between two columns."""
STRONG, QUIET = "bold", "dim"


def line_width(widths: Iterable[int]) -> int:
    """The width of columns side by side."""
    return sum(width + _GAP for width in widths)


def longest_word(text: str) -> int:
    """The width below which a text would have to be broken within a word."""
    return max(map(cell_len, text.split(" ")))


def column_widths(
    whole: Sequence[int], broken: Sequence[int], least: Sequence[int], room: int
) -> list[int] | None:
    """The widths of columns side by side, None where there is no room for them.

    Args:
        whole: Those in which nothing breaks.
        broken: The widest in which something does: the widest that can give way does so first.
        least: Those in which no word breaks.
        room: The width of the line.
    """
    if line_width(whole) <= room:
        return list(whole)
    if line_width(least) > room:
        return None
    widths = list(broken)
    while line_width(widths) > room:
        slack = [(now, place) for place, now in enumerate(widths) if now > least[place]]
        widths[max(slack)[1]] -= 1
    return widths


def side_by_side(
    headings: Sequence[str],
    rows: Iterable[Sequence[Text]],
    widths: Sequence[int],
    *,
    numeric: Sequence[bool],
) -> Table:
    """A table with a rule below its headings; a cell that is longer than its column breaks.

    Args:
        headings: What stands above the columns.
        rows: The cells.
        widths: How wide the columns are.
        numeric: For each column, whether it holds numbers, which stand to the right.
    """
    table = Table(
        box=SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, _GAP - 1, 0, 0),  # the box has a blank of its own between columns
    )
    for heading, width, is_number in zip(headings, widths, numeric, strict=True):
        table.add_column(
            Text(heading),
            justify="right" if is_number else "left",
            overflow="fold",
            width=width,
        )
    for row in rows:
        table.add_row(*row)
    return table


@dataclass(frozen=True, slots=True)
class Record:
    """A row as lines below one another.

    Attributes:
        cells: The heading and the text of each cell.
        above: Lines that need no heading.
    """

    cells: Sequence[tuple[str, Text]]
    above: Sequence[Text] = ()


def below_one_another(records: Sequence[Record], room: int) -> Group:
    """Records for a line too short for a table, with an empty line between each two.

    Args:
        records: What stands in them.
        room: The width of the line.
    """
    headings = [heading for record in records for heading, _ in record.cells]
    width = min(max(map(cell_len, headings), default=0), room // 2)
    return Group(*_with_gaps(records, width, room))


def _with_gaps(records: Sequence[Record], width: int, room: int) -> Iterator[Text | Table]:
    for number, record in enumerate(records):
        if number:
            yield Text()
        yield from record.above
        if record.cells:
            yield _cells(record, width, room)


def _cells(record: Record, width: int, room: int) -> Table:
    table = Table.grid(padding=(0, _GAP, 0, 0))
    table.add_column(style=QUIET, overflow="fold", width=width)
    table.add_column(overflow="fold", max_width=room - width - _GAP)
    for heading, text in record.cells:
        table.add_row(Text(heading), text)
    return table
