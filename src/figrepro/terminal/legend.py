"""The legend: which symbol stands for which series."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from figrepro.figure.model import Figure
from figrepro.terminal.charset import Charset
from figrepro.terminal.lines import wrap
from figrepro.terminal.pen import Pen

LEGEND_GAP = 3
"""Columns between two entries, and between the picture and a legend beside it."""

_SYMBOL_WIDTH = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: a symbol with what it stands for, or a title without a symbol."""

    label: str
    symbol: str = ""
    owner: int | None = None

    @property
    def width(self) -> int:
        """Columns that it takes."""
        return cell_len(self.label) + (_SYMBOL_WIDTH if self.symbol else 0)

    def written(self, pen: Pen) -> str:
        """The entry with its symbol in colour."""
        return f"{pen.paint(self.symbol, self.owner)} {self.label}" if self.symbol else self.label


def legend_of(figure: Figure, symbols: Sequence[str], charset: Charset) -> list[Entry]:
    """The legend; several series have one even where the drawing has none: symbols differ."""
    legend = figure.spec.legend
    if not legend.show and len(symbols) == 1:
        return []
    title = [Entry(charset.write(legend.title))] if legend.title else []
    return title + [
        Entry(charset.write(figure.spec.series[one.name].label or ""), symbol, owner)
        for owner, (one, symbol) in enumerate(zip(figure.series, symbols, strict=True))
    ]


def legend_below(legend: Sequence[Entry], width: int, pen: Pen) -> Iterator[str]:
    """The entries one after the other; one that is wider than a line goes on in the next."""
    line, used = "", 0
    for entry in legend:
        first, *rest = wrap(entry.label, width - _SYMBOL_WIDTH) or [""]
        start = replace(entry, label=first)
        if used and (rest or used + LEGEND_GAP + start.width > width):
            yield line
            line, used = "", 0
        gap = LEGEND_GAP if used else 0
        line += " " * gap + start.written(pen)
        used += gap + start.width
        if rest:
            yield line
            yield from (" " * _SYMBOL_WIDTH + part for part in rest)
            line, used = "", 0
    if used:
        yield line
