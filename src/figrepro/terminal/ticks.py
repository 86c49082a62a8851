"""The ticks of an axis on rows and columns: where they stand, and which labels have room."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from rich.cells import cell_len

from figrepro.scales.axis import Axis
from figrepro.terminal.charset import ELLIPSIS, Charset
from figrepro.terminal.lines import fit, start_of_centred

_OFF_CELL = 0.02
_LINES_OF_NAMES = 3
"""Lines that the labels of a discrete axis may take, as all of them matter."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick: its label, and where it stands as a fraction of the axis."""

    label: str
    at: float

    def cell(self, cells: int) -> int:
        """The row or column where it stands on an axis of that many."""
        return round(self.at * (cells - 1))


def ticks_of(axis: Axis, most_columns: int, charset: Charset) -> list[Tick]:
    """The ticks within the limits of an axis, with labels of at most `most_columns`."""
    return [
        Tick(fit(charset.write(text), most_columns, charset.write(ELLIPSIS)), axis.fraction(value))
        for value, text in zip(axis.ticks, axis.tick_texts, strict=True)
        if axis.shows(value)
    ]


def even_cells(most: int, ticks: Sequence[Tick]) -> int:
    """How many rows or columns to use so that ticks fall into the middle of cells.

    At least seven of eight are used; where no such number suits all ticks, all are.
    """
    for cells in range(most, most * 7 // 8, -1):
        if all(abs(tick.at * (cells - 1) - tick.cell(cells)) < _OFF_CELL for tick in ticks):
            return cells
    return most


def in_rows(ticks: Sequence[Tick], rows: int) -> dict[int, str]:
    """The labels of an upright axis by row, counted from below; every n-th if not all have room."""
    for every in count(1):
        labels = {tick.cell(rows): tick.label for tick in ticks[::every]}
        if len(labels) == len(ticks[::every]):
            break
    return labels


def in_columns(
    axis: Axis, ticks: Sequence[Tick], columns: int, *, left: int, width: int
) -> tuple[set[int], list[str]]:
    """The columns of the ticks of a level axis, and the lines of their labels below it.

    Names that collide move to a further line; every n-th is shown if there are not lines enough.

    Args:
        axis: The axis.
        ticks: Its ticks.
        columns: The columns that it takes.
        left: The column of the lines where it begins.
        width: The columns of the lines.
    """
    most_lines = _LINES_OF_NAMES if axis.scale.is_discrete else 1
    for every in count(1):
        lines = _lines_of(ticks[::every], columns, left, width)
        if len(lines) <= most_lines:
            break
    return {tick.cell(columns) for tick in ticks[::every]}, lines


def _lines_of(ticks: Sequence[Tick], columns: int, left: int, width: int) -> list[str]:
    lines: list[str] = []
    for tick in ticks:
        start = start_of_centred(tick.label, left + tick.cell(columns), width)
        for number, line in enumerate([*lines, ""]):
            end = cell_len(line)
            if start > end or not line:
                lines[number:] = [line + " " * (start - end) + tick.label, *lines[number + 1 :]]
                break
    return lines
