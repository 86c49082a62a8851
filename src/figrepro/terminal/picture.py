"""The picture between the axes of a panel: braille dots, and a symbol for every known point."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import or_

from msgspec.structs import replace

from figrepro.chart.chart import Panel
from figrepro.chart.placing import place_layers
from figrepro.marks.layer import Frame, Placed
from figrepro.terminal.charset import BRAILLE
from figrepro.terminal.dots import Cell, Grid, patterns_of
from figrepro.terminal.legend import Symbol

Cells = dict[Cell, tuple[Symbol, str]]
"""The characters in cells that are not empty, with the symbols of the series that they are of."""

_STEPS_ASIDE = (1, -1, 2, -2, 3, -3)


@dataclass(frozen=True, slots=True)
class Picture:
    """A panel on a grid of cells.

    Attributes:
        layers: Its layers, on the box of the grid.
        grid: The grid.
        cells: What is drawn.
        aside: How many symbols had to move to a cell beside their own, which others took.
        hidden: How many found no free cell there.
    """

    layers: Sequence[Placed]
    grid: Grid
    cells: Cells
    aside: int
    hidden: int

    @property
    def lines(self) -> Iterator[str]:
        """Its rows from above; neighbours of one colour share its codes."""
        for row in reversed(range(self.grid.rows)):
            cells = (self.cells.get((at, row), (None, " ")) for at in range(self.grid.columns))
            line = ""
            for symbol, run in groupby(cells, key=lambda cell: cell[0]):
                text = "".join(character for _, character in run)
                line += symbol.paint(text) if symbol else text
            yield line


def draw_picture(panel: Panel, grid: Grid, symbols: Mapping[str, Symbol]) -> Picture:
    """The picture of a panel on a grid, with the symbols of its series on top."""
    frame = Frame(panel.x, panel.y, grid.box, grid.box, pixel=1.0)
    layers = [_in_place(placed) for placed in place_layers(panel, frame)]
    dots = _dots(layers, grid, symbols)
    on_top, aside, hidden = _place_symbols(layers, grid, symbols)
    return Picture(layers, grid, {**dots, **on_top}, aside, hidden)


def _in_place(placed: Placed) -> Placed:
    """The layer with its ranges at their places: where several share one, symbols move by cells."""
    return replace(placed, spots=tuple(replace(spot, aside=0.0) for spot in placed.spots))


def _dots(layers: Sequence[Placed], grid: Grid, symbols: Mapping[str, Symbol]) -> Cells:
    """The dots of all layers; from column to column, those in one cell take turns as its owner.

    So of two lines that run over each other, neither hides the other's colour.
    """
    beside = [placed.number for placed in layers if placed.layer.mark.is_side_by_side]
    found: dict[Cell, list[tuple[Symbol, int]]] = {}
    for placed in layers:
        patterns = patterns_of(placed, grid, is_striped=placed.number in beside[1::2])
        for cell, pattern in patterns.items():
            found.setdefault(cell, []).append((symbols[placed.layer.name], pattern))
    return {
        cell: (
            owners[cell[0] % len(owners)][0],
            chr(BRAILLE + reduce(or_, (pattern for _, pattern in owners))),
        )
        for cell, owners in found.items()
    }


def _place_symbols(
    layers: Sequence[Placed], grid: Grid, symbols: Mapping[str, Symbol]
) -> tuple[Cells, int, int]:
    """Gives each cell to the first series with a point there, and others the nearest free cell.

    Series that share a value would otherwise hide each other: here, none is on top.
    """
    cells: Cells = {}
    late: dict[tuple[Cell, Symbol], str] = {}
    for placed in layers:
        symbol = symbols[placed.layer.name]
        for spot in placed.shown:
            cell = grid.cell(*spot.vertex)
            character = symbol.hollow if spot.is_range else symbol.filled
            if cells.setdefault(cell, (symbol, character))[0] != symbol:
                late.setdefault((cell, symbol), character)
    hidden = 0
    for ((column, row), symbol), character in late.items():
        beside = ((column + step, row) for step in _STEPS_ASIDE)
        free = [cell for cell in beside if 0 <= cell[0] < grid.columns and cell not in cells]
        if free:
            cells[free[0]] = symbol, character
        else:
            hidden += 1
    return cells, len(late) - hidden, hidden
