"""The ticks of an axis on rows and columns: where they stand, and which labels have room."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from rich.cells import cell_len

from figrepro.figure.axes import fraction, tick_values
from figrepro.figure.formats import tick_labels
from figrepro.figure.spec import Axis
from figrepro.terminal.charset import Charset
from figrepro.terminal.lines import fit, start_of_centred
from figrepro.terminal.strokes import is_within

_OFF_CELL = 0.02
_LEAST_GAP = 1


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick: its label, and where it stands as a fraction of the axis."""

    label: str
    at: float

    def cell(self, cells: int) -> int:
        """The row or column where it stands on an axis of that many."""
        return round(self.at * (cells - 1))


def ticks_of(axis: Axis, most_columns: int, charset: Charset) -> list[Tick]:
    """The ticks within the limits of a resolved axis, with labels of at most `most_columns`."""
    values = tick_values(axis)
    labels = tick_labels(values, axis)
    ticks = [
        Tick(fit(charset.write(label), most_columns, charset.ellipsis), fraction(value, axis))
        for value, label in zip(values, labels, strict=True)
    ]
    return [tick for tick in ticks if is_within(tick.at)]


def even_cells(most: int, ticks: Sequence[Tick]) -> int:
    """How many rows or columns to use so that ticks fall into the middle of cells.

    At least seven of eight are used; where no such number suits all ticks, all are.
    """
    return next((cells for cells in range(most, most * 7 // 8, -1) if _suits(cells, ticks)), most)


def _suits(cells: int, ticks: Sequence[Tick]) -> bool:
    return all(abs(tick.at * (cells - 1) - tick.cell(cells)) < _OFF_CELL for tick in ticks)


def in_rows(ticks: Sequence[Tick], rows: int) -> dict[int, str]:
    """The labels of an upright axis by row, counted from below; every n-th if not all have room."""
    for every in count(1):
        labels = {tick.cell(rows): tick.label for tick in ticks[::every]}
        if len(labels) == len(ticks[::every]):
            break
    return labels


@dataclass(frozen=True, slots=True)
class LevelLabels:
    """The labels below a level axis: the columns of their ticks, and the lines of text."""

    columns: frozenset[int]
    lines: tuple[str, ...]


def in_columns(
    ticks: Sequence[Tick], columns: int, *, left: int, width: int, most_lines: int
) -> LevelLabels:
    """The labels below an axis that begins at column `left` of lines `width` columns wide.

    Labels that collide move to a further line; every n-th is shown if there are not lines enough.
    """
    for every in count(1):
        shown = ticks[::every]
        lines = _lines_of(shown, columns, left, width)
        if len(lines) <= most_lines:
            break
    return LevelLabels(frozenset(tick.cell(columns) for tick in shown), tuple(lines))


def _lines_of(ticks: Sequence[Tick], columns: int, left: int, width: int) -> list[str]:
    lines: list[str] = []
    for tick in ticks:
        start = start_of_centred(tick.label, left + tick.cell(columns), width)
        for number, line in enumerate([*lines, ""]):
            end = cell_len(line)
            if start >= end + _LEAST_GAP or not line:
                lines[number:] = [line + " " * (start - end) + tick.label, *lines[number + 1 :]]
                break
    return lines
