"""Axes in rows and columns: where their ticks stand, and which labels have room."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from rich.cells import cell_len

from figrepro.scales.axis import Axis
from figrepro.terminal.charset import Charset
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
        Tick(fit(charset.write(text), most_columns, charset.write("…")), axis.fraction(value))
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


def y_axis_lines(ticks: Sequence[Tick], rows: int, left: int) -> list[str]:
    """An upright axis with its labels, row by row from above, `left` columns wide.

    Where not all labels have room, every n-th is shown.
    """
    for every in count(1):
        labels = {tick.cell(rows): tick.label for tick in ticks[::every]}
        if len(labels) == len(ticks[::every]):
            break
    shown = [labels.get(row, "") for row in reversed(range(rows))]
    return [
        " " * (left - cell_len(label) - 2) + label + (" ┤" if label else " │") for label in shown
    ]


def x_axis_lines(
    axis: Axis, ticks: Sequence[Tick], columns: int, *, left: int, width: int
) -> list[str]:
    """A level axis that begins at column `left`, and the lines of labels below it.

    Names that collide move to a further line; every n-th is shown if there are not lines enough.
    """
    most_lines = _LINES_OF_NAMES if axis.scale.is_discrete else 1
    for every in count(1):
        lines = _lines_of(ticks[::every], columns, left, width)
        if len(lines) <= most_lines:
            break
    at = {tick.cell(columns) for tick in ticks[::every]}
    line = "".join("┬" if column in at else "─" for column in range(columns))
    return [" " * (left - 1) + "└" + line, *lines]


def _lines_of(ticks: Sequence[Tick], columns: int, left: int, width: int) -> list[str]:
    """Labels below their ticks, each on the first line where it has room."""
    lines: list[str] = []
    for tick in ticks:
        start = start_of_centred(tick.label, left + tick.cell(columns), width)
        free = (number for number, line in enumerate(lines) if cell_len(line) < start)
        number = next(free, len(lines))
        lines += [""] if number == len(lines) else []
        lines[number] += " " * (start - cell_len(lines[number])) + tick.label
    return lines
