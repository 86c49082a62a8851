"""The picture between the axes: lines of braille dots and a symbol for every known point."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import cycle
from operator import or_

from plotille import Canvas

from figrepro.figure.vocabulary import Line
from figrepro.terminal.strokes import Bar, Place, Shape, Stroke

DOTS_ACROSS, DOTS_UP = 2, 4
"""Dots in a cell."""

_BLANK = 0x2800
_DASHES: dict[Line, tuple[tuple[int, int], ...]] = {
    "dashed": ((6, 4),),
    "dashdot": ((8, 3), (2, 3)),
    "dotted": ((2, 4),),
}
"""Lengths of ink and gap, in dots."""
_STEPS_ASIDE = (1, -1, 2, -2, 3, -3)


@dataclass(frozen=True, slots=True)
class Area:
    """The cells between the axes.

    Both limits of an axis lie in the middle of a cell: a symbol on a limit is whole, and ticks can
    fall on whole cells.
    """

    columns: int
    rows: int

    def dot(self, place: Place) -> tuple[int, int]:
        """The dot at a place within the limits, counted from the lower left."""
        across = place.across * (self.columns - 1) * DOTS_ACROSS + (DOTS_ACROSS - 1) / 2
        up = place.up * (self.rows - 1) * DOTS_UP + (DOTS_UP - 1) / 2
        return round(across), round(up)

    def cell(self, place: Place) -> tuple[int, int]:
        """The column and row of a place within the limits, counted from the lower left."""
        across, up = self.dot(place)
        return across // DOTS_ACROSS, up // DOTS_UP


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell.

    Attributes:
        owner: The number of the series whose colour it has; None in an empty cell.
        pattern: The braille dots that are set, as bits.
        symbol: The symbol of a point.
    """

    owner: int | None = None
    pattern: int = 0
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawn series.

    Attributes:
        rows: The cells of each row, the uppermost row first.
        aside: How many symbols had to move to a cell beside their own, which others took.
        hidden: How many found no free cell there.
    """

    rows: tuple[tuple[Cell, ...], ...]
    aside: int
    hidden: int


@dataclass(frozen=True, slots=True)
class Mark:
    """The symbol of a point, of the series with the number `owner`."""

    owner: int
    symbol: str
    place: Place


def draw(shapes: Sequence[Shape], marks: Sequence[Mark], area: Area) -> Picture:
    """The picture of all shapes, with the marks on top."""
    layers = [list(_patterns(shape, area)) for shape in shapes]
    grid = [
        [
            _merged([layer[row][column] for layer in layers], column)
            for column in range(area.columns)
        ]
        for row in range(area.rows)
    ]
    placed = _placed(marks, area)
    for (column, row), mark in placed.cells.items():
        grid[row][column] = Cell(mark.owner, symbol=mark.symbol)
    return Picture(tuple(tuple(row) for row in reversed(grid)), placed.aside, placed.hidden)


def _merged(patterns: Sequence[int], column: int) -> Cell:
    """The cell with the dots of all series; from column to column they take turns as its owner.

    So of two lines that run over each other, neither hides the other's colour.
    """
    owners = [owner for owner, pattern in enumerate(patterns) if pattern]
    if not owners:
        return Cell()
    return Cell(owners[column % len(owners)], reduce(or_, patterns))


def _patterns(shape: Shape, area: Area) -> Iterator[list[int]]:
    """The braille dots of a shape, the lowest row first."""
    width, height = area.columns * DOTS_ACROSS, area.rows * DOTS_UP
    canvas = Canvas(area.columns, area.rows, xmin=0, ymin=0, xmax=width, ymax=height)
    for bar in shape.bars:
        _fill(canvas, bar, area)
    _draw_line(canvas, shape.line, _DASHES.get(shape.style.line or "solid", ()), area)
    for stroke in shape.reach:
        canvas.line(*area.dot(stroke.start), *area.dot(stroke.end))
    for text in reversed(canvas.plot(linesep="\n").split("\n")):
        yield [ord(character) - _BLANK for character in text]


def _fill(canvas: Canvas, bar: Bar, area: Area) -> None:
    """Fills whole columns, as many for every bar, so that neighbours never share one."""
    middle, _ = area.cell(Place(bar.across, bar.foot))
    room = int(bar.width * (area.columns - 1))
    columns = max(1, room - (room % 2 == 0))  # an odd number has a middle, for the symbol
    left = (middle - columns // 2) * DOTS_ACROSS
    foot, top = (area.dot(Place(bar.across, end))[1] for end in (bar.foot, bar.top))
    lowest = 0 if bar.foot == 0 else foot  # down to the axis, not to the middle of the last row
    for across in range(left, left + columns * DOTS_ACROSS, 2 if bar.is_striped else 1):
        canvas.line(across, lowest, across, top)


def _draw_line(
    canvas: Canvas, strokes: Iterable[Stroke], dashes: tuple[tuple[int, int], ...], area: Area
) -> None:
    """Draws strokes one after the other; the dashes run on from each to the next."""
    drawn = 0
    for stroke in strokes:
        (left, low), (right, high) = area.dot(stroke.start), area.dot(stroke.end)
        run, rise = right - left, high - low
        length = max(abs(run), abs(rise))
        for ends in _dashes(length, dashes, drawn):
            shares = [end / max(1, length) for end in ends]
            (x0, y0), (x1, y1) = ((left + part * run, low + part * rise) for part in shares)
            canvas.line(x0, y0, x1, y1)
        drawn += length


def _dashes(
    length: int, dashes: tuple[tuple[int, int], ...], drawn: int
) -> Iterator[tuple[int, int]]:
    """First and last dot of every dash on a stroke, when `drawn` dots of the line came before."""
    if not dashes:
        yield 0, length
        return
    start = -(drawn % sum(ink + gap for ink, gap in dashes))
    for ink, gap in cycle(dashes):
        first, last = max(0, start), min(start + ink - 1, length)
        if first <= last:
            yield first, last
        start += ink + gap
        if start > length:
            return


@dataclass(frozen=True, slots=True)
class _Placed:
    """The cell of every mark that found one, and how many did not find their own, or any."""

    cells: dict[tuple[int, int], Mark]
    aside: int
    hidden: int


def _placed(marks: Sequence[Mark], area: Area) -> _Placed:
    """Gives each cell to the first series with a point there, and others the nearest free cell.

    Series that share a value would otherwise hide each other: here, none is on top.
    """
    cells: dict[tuple[int, int], Mark] = {}
    late: dict[tuple[int, int, int], Mark] = {}
    for mark in marks:
        if mark.place.is_inside:
            cell = area.cell(mark.place)
            if cells.setdefault(cell, mark).owner != mark.owner:
                late.setdefault((*cell, mark.owner), mark)
    hidden = 0
    for (column, row, _), mark in late.items():
        free = (
            (column + step, row)
            for step in _STEPS_ASIDE
            if 0 <= column + step < area.columns and (column + step, row) not in cells
        )
        beside = next(free, None)
        if beside is None:
            hidden += 1
        else:
            cells[beside] = mark
    return _Placed(cells, len(late) - hidden, hidden)
